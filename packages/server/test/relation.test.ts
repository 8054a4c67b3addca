import { createModel } from '@meridian/engine';
import { actorProfileSchema, problemSchema, relationProfileSchema } from '@meridian/api-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../src/index.ts';
import type { App } from '../src/index.ts';

let app: App;

beforeAll(async () => {
  const event = ['2019-05-01', '2020-05-01', '2021-05-01'].map((date) => ({
    eventId: date,
    date,
    actorAId: 'AAA',
    actorBId: 'BBB',
    direction: 'mutual',
    eventType: 'SUPPORT',
    cameoCode: '057',
    title: 'They sign',
  }));
  const model = createModel('pair', {
    actor: ['AAA', 'BBB'].map((actorId) => ({ actorId, name: actorId, kind: 'state' })),
    event,
    membership: [{ actorId: 'BBB', format: 'UNION', role: 'member' }],
    driver: [{ driverId: 'war', name: 'War', unit: '0 to 1', dyads: ['AAA-BBB'] }],
  });
  app = await createServer({ model });
});

afterAll(() => app.close());

describe('GET /api/relation and /api/actor', () => {
  it('answers a pair as of a date in the agreed form', async () => {
    const reply = await app.inject(
      '/api/relation?dyad=AAA-BBB&on=2020&confidence=true&halfLife=365&level=none&blocs=UNION',
    );
    expect(reply.statusCode).toBe(200);
    const profile = relationProfileSchema.parse(reply.json());
    expect(profile).toMatchObject({
      date: '2020-12-31',
      index: { eventCount: 2 },
      settings: { confidence: true, halfLifeDays: 365, level: 'none' },
      hedging: { ofA: { blocs: [{ name: 'UNION', share: 1 }] } },
    });
    expect(profile.drivers).toHaveLength(1);
  });

  it('answers an actor', async () => {
    const reply = await app.inject('/api/actor?actor=AAA&blocs=UNION');
    expect(actorProfileSchema.parse(reply.json())).toMatchObject({ date: '2021-06-30', events: 3, diversity: 0 });
  });

  it.each([
    ['/api/relation?dyad=AAA-XXX', 'no actor “XXX”'],
    ['/api/relation?dyad=AAA', 'takes a pair of actors'],
    ['/api/relation', 'dyad'],
    ['/api/relation?dyad=AAA-BBB&scores=mine', 'scores'],
    ['/api/actor?actor=AAA&on=soon', 'not “soon”'],
  ])('%s is a problem that says what is wrong', async (url, words) => {
    const reply = await app.inject(url);
    expect(reply.statusCode).toBe(400);
    expect(JSON.stringify(problemSchema.parse(reply.json()))).toContain(words);
  });

  it('stands in the description of the API', async () => {
    const description = await app.inject('/api/openapi.json');
    expect(Object.keys(description.json<{ paths: object }>().paths)).toEqual(
      expect.arrayContaining(['/api/relation', '/api/actor']),
    );
  });
});
