import { createModel } from '@meridian/engine';
import { problemSchema, regimesAnswerSchema, routesAnswerSchema } from '@meridian/api-contract';
import { newModelFiles, readModel } from '@meridian/model-files';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../src/index.ts';
import type { App } from '../src/index.ts';

let app: App;

/** The example corridor with a war that shuts the railway from alpha on 2 March 2023. */
beforeAll(async () => {
  const { model } = readModel(newModelFiles());
  if (model === undefined) throw new Error('the example model does not read');
  const link = model.tables.link.find(({ modeId }) => modeId === 'rail');
  const { tables } = createModel('regimes', {
    regime: [
      {
        regimeId: 'pass',
        name: 'The Pass',
        selector: `link:${link?.linkId ?? ''}`,
        kind: 'border',
        recordFrom: '2013-01-01',
        recordTo: '2022-12-31',
      },
    ],
    regime_effect: [{ regimeId: 'pass', state: 'restricted', hoursAdded: 5 }],
    event: [{ eventId: 'e1', date: '2023-03-01', actorAId: 'AAA', actorBId: 'BBB', title: 'The pass is guarded' }],
    regime_state: [
      { regimeId: 'pass', state: 'restricted', validFrom: '2023-03-02', eventId: ['e1'], sourceId: ['s'] },
    ],
    driver: [{ driverId: 'war', name: 'War', unit: 'index' }],
    driver_state: [{ driverId: 'war', level: 2, validFrom: '2023-01-01', sourceId: ['s'] }],
    dependency: [
      {
        dependencyId: 'd',
        regimeId: 'pass',
        fromState: 'open',
        toState: 'restricted',
        onKind: 'driver',
        on: 'war',
        effect: 0.5,
        sourceId: ['s'],
      },
    ],
  });
  const { regime, regime_effect, regime_state, event, driver, driver_state, dependency } = tables;
  app = await createServer({
    model: {
      ...model,
      tables: { ...model.tables, regime, regime_effect, regime_state, event, driver, driver_state, dependency },
    },
  });
});
afterAll(() => app.close());

describe('GET /api/regimes', () => {
  it('answers in the form that it describes, with states, events, rates and outlook', async () => {
    const response = await app.inject('/api/regimes?on=2023-04-01');
    expect(response.statusCode).toBe(200);
    const { regimes, changes, date } = regimesAnswerSchema.parse(response.json());
    expect([date, changes]).toEqual(['2023-04-01', ['2023-03-02']]);
    const [pass] = regimes;
    expect(pass).toMatchObject({
      id: 'pass',
      state: 'restricted',
      since: '2023-03-02',
      until: null,
      linkCount: 1,
      effect: { forbidden: false, hoursAdded: 5, costFactor: 1 },
      events: [{ id: 'e1', date: '2023-03-01', title: 'The pass is guarded' }],
    });
    const shutting = pass?.rates.find(({ from }) => from === 'open');
    expect(shutting?.perYear).toBeCloseTo((0.5 / (3652 / 365.25 + 1)) * Math.exp(1), 12);
    expect(shutting?.factors).toMatchObject([{ on: 'war', value: 2 }]);
  });

  it('says what of the question makes no sense', async () => {
    for (const [url, words] of [
      ['/api/regimes?on=2023-4-1', 'on takes a day YYYY-MM-DD'],
      ['/api/regimes?on=2023-02-30', 'not “2023-02-30”'],
      ['/api/regimes?regime=pas', 'It has pass'],
      ['/api/regimes?when=now', 'when'],
    ] as const) {
      const response = await app.inject(url);
      expect(response.statusCode).toBe(400);
      expect(problemSchema.parse(response.json()).detail).toContain(words);
    }
  });

  it('is named in the OpenAPI description', async () => {
    const { paths } = (await app.inject('/api/openapi.json')).json<{ paths: Record<string, object> }>();
    expect(paths).toHaveProperty('/api/regimes');
  });
});

it('GET /api/routes tells the regimes that the routes pass, with their events', async () => {
  const response = await app.inject('/api/routes?from=alpha&to=echo&depart=2023-04-01');
  const { regimes } = routesAnswerSchema.parse(response.json());
  expect(regimes).toMatchObject([{ id: 'pass', state: 'restricted', events: [{ id: 'e1' }] }]);
});
