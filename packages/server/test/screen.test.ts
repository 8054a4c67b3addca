import { createModel } from '@meridian/engine';
import { problemSchema, screeningAnswerSchema } from '@meridian/api-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../src/index.ts';
import type { App } from '../src/index.ts';

const act = { imposingParty: 'US', target: 'ports', legalAct: 'An act', validFrom: '2018-11-05', sourceId: ['s'] };
const model = createModel('ports', {
  config: [{ referenceDate: '2020-01-01', defaultCommodityId: 'box' }],
  node: [
    { nodeId: 'east', name: 'East Port', unlocode: 'XXEST', country: 'XXX', aliases: ['Vostok'], xCoord: 1, yCoord: 1 },
    { nodeId: 'west', name: 'West Port', country: 'XXX', xCoord: 2, yCoord: 1 },
  ],
  mode: [{ modeId: 'sea', name: 'Sea', way: 'sea', speedKmh: 30 }],
  link: [{ linkId: 'lane', fromNodeId: 'east', toNodeId: 'west', modeId: 'sea', lengthKm: 120 }],
  commodity: [{ commodityId: 'box', name: 'Boxes', unit: 'teu' }],
  sanction: [
    { ...act, sanctionId: 'us', selector: 'node:east&mode:sea' },
    {
      ...act,
      sanctionId: 'us-free',
      exempts: ['us'],
      selector: 'node:east',
      validFrom: '2018-11-06',
      validTo: '2025-09-28',
    },
  ],
});
const list = [
  { id: 'a', schema: 'Company', caption: 'Vostok Shipping', properties: { name: ['Vostok Shipping'] } },
  { id: 's', schema: 'Sanction', properties: { entity: ['a'], authority: ['OFAC'], startDate: ['2020-01-01'] } },
]
  .map((each) => JSON.stringify(each))
  .join('\n');

let app: App;
beforeAll(async () => {
  app = await createServer({ model });
});
afterAll(() => app.close());

async function ask(
  url: string,
  payload?: object,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const response = await app.inject(payload === undefined ? url : { method: 'POST', url, payload });
  return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
}

describe('GET /api/screen', () => {
  it.each([
    ['2018-11-05', 'forbidden', null],
    ['2018-11-06', 'exempt', 'us-free'],
    ['2025-09-29', 'forbidden', null],
    ['2018-01-01', 'not touched', null],
  ])('01 decides on a port on %s: %s', async (date, verdict, exception) => {
    const { status, body } = await ask(`/api/screen?port=XXEST&date=${date}&comply=US`);
    expect(status).toBe(200);
    expect(screeningAnswerSchema.safeParse(body)).toMatchObject({ success: true });
    expect(body).toMatchObject({ schema: 'meridian.screening/1', verdict, matches: [], list: null });
    expect((body['decidedBy'] as { exception: string | null } | null)?.exception ?? null).toBe(exception);
    expect(body['notice']).toContain('no legal advice');
  });

  it('02 looks for a name in what the acts name, by any name of a place', async () => {
    for (const name of ['Vostok', 'xxest', 'east']) {
      const { body } = await ask(`/api/screen?name=${name}&date=2026-01-01`);
      expect(screeningAnswerSchema.safeParse(body)).toMatchObject({ success: true });
      expect(body, name).toMatchObject({ verdict: null, list: { format: 'model' } });
      expect((body['matches'] as { id: string; score: number }[])[0], name).toMatchObject({
        id: 'node:east',
        score: 100,
      });
    }
  });

  it.each([
    ['/api/screen', 'Name a place or a carrier', 'port'],
    ['/api/screen?port=atlantis', 'No place is called “atlantis”', 'port'],
    ['/api/screen?port=east&comply=EU', 'no sanctions by “EU”. It has US', 'comply'],
    ['/api/screen?port=east&date=2020-02-31', 'not “2020-02-31”', 'date'],
    ['/api/screen?port=east&date=soon', 'date takes a day YYYY-MM-DD', 'date'],
    ['/api/screen?name=%3F', 'holds no letter or number', 'name'],
    ['/api/screen?name=x&threshold=200', 'threshold takes a number from 0 to 100, not “200”', 'threshold'],
  ])('03 says what is wrong with %s, as problem details', async (url, detail, field) => {
    const { status, body } = await ask(url);
    expect(status).toBe(400);
    expect(problemSchema.safeParse(body)).toMatchObject({ success: true });
    expect(body['detail']).toContain(detail);
    expect(body['refusal']).toMatchObject({ field });
  });
});

describe('POST /api/screen', () => {
  it('04 screens a list that is sent, with the sanctions on its matches', async () => {
    const { status, body } = await ask('/api/screen', { name: 'Vostok Shiping', list: `${list}\nnot json` });
    expect(status).toBe(200);
    expect(screeningAnswerSchema.safeParse(body)).toMatchObject({ success: true });
    expect(body).toMatchObject({
      list: { format: 'ftm', entities: 1, sanctions: 1, skipped: { 'the line is not JSON': 1 } },
      found: 1,
      matches: [{ id: 'a', sanctions: [{ authority: 'OFAC', from: '2020-01-01' }] }],
    });
  });

  it.each([
    [{ name: 'x', list: 'a,b\n1,2' }, 'is no list of persons, firms and ships: it begins with “a,b”'],
    [{ name: 'x', list: '' }, 'it is empty'],
    [{ name: 'Vostok', list, format: 'targets' }, 'The list is in the format ftm, not targets.'],
    [{ name: 'x' }, 'list is not given'],
    [{ name: 'x', list, colour: 1 }, 'no field “colour”'],
  ])('05 says what is wrong with the request', async (payload, detail) => {
    const { status, body } = await ask('/api/screen', payload);
    expect(status).toBe(400);
    expect(body['detail']).toContain(detail);
  });

  it('06 is in the OpenAPI description', async () => {
    const { body } = await ask('/api/openapi.json');
    expect(Object.keys((body['paths'] as Record<string, object>)['/api/screen'] ?? {}).sort()).toEqual(['get', 'post']);
  });
});
