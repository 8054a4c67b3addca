import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createModel } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { newModelFiles, readModel } from '@meridian/model-files';
import { saveModelFolder } from '@meridian/model-files/disk';
import {
  checkAnswerSchema,
  explanationSchema,
  modelAnswerSchema,
  modelTablesAnswerSchema,
  modelsAnswerSchema,
  placesAnswerSchema,
  problemSchema,
  reachAnswerSchema,
  routesAnswerSchema,
  skimAnswerSchema,
  tableAnswerSchema,
} from '@meridian/api-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ZodType } from 'zod';
import { createServer } from '../src/index.ts';
import type { App } from '../src/index.ts';

let app: App;
let folder: string;

beforeAll(async () => {
  const { model } = readModel(newModelFiles());
  if (model === undefined) throw new Error('the example model does not read');
  folder = join(await mkdtemp(join(tmpdir(), 'meridian-server-')), 'second');
  await saveModelFolder(folder, newModelFiles());
  app = await createServer({ model, others: [{ name: 'second', title: 'Second', folder }] });
});
afterAll(async () => {
  await app.close();
  await rm(dirname(folder), { recursive: true, force: true });
});

async function get(url: string): Promise<{ readonly status: number; readonly type: string; readonly body: unknown }> {
  const response = await app.inject(url);
  return {
    status: response.statusCode,
    type: String(response.headers['content-type']),
    body: response.json<unknown>(),
  };
}

describe('the HTTP API', () => {
  it.each<readonly [string, ZodType]>([
    ['/api/model', modelAnswerSchema],
    ['/api/models', modelsAnswerSchema],
    ['/api/models/example-corridor', modelTablesAnswerSchema],
    ['/api/places?q=al', placesAnswerSchema],
    ['/api/routes?from=alpha&to=echo', routesAnswerSchema],
    ['/api/routes?from=alpha&to=echo&change=cost:mode:rail=1.2', routesAnswerSchema],
    ['/api/reach?from=alpha', reachAnswerSchema],
    ['/api/skim?from=alpha,bravo&to=echo', skimAnswerSchema],
    ['/api/explain?cell=mode.rail.speed_kmh', explanationSchema],
    ['/api/check', checkAnswerSchema],
    ['/api/tables/link?limit=2', tableAnswerSchema],
  ])('answers %s in the form that it describes', async (url, schema) => {
    const { status, body } = await get(url);
    expect(status).toBe(200);
    expect(schema.safeParse(body)).toMatchObject({ success: true });
  });

  it('offers whole models, each read once', async () => {
    const { body } = await get('/api/models');
    expect(body).toMatchObject({
      models: [
        { name: 'example-corridor', served: true },
        { name: 'second', served: false },
      ],
    });
    const first = await get('/api/models/second');
    // what was read once is kept, whatever becomes of the folder
    await rm(folder, { recursive: true });
    expect(first.body).toEqual((await get('/api/models/second')).body);
    const { tables } = first.body as { readonly tables: Model['tables'] };
    const { model } = readModel(newModelFiles());
    expect(tables).toEqual(JSON.parse(JSON.stringify(model?.tables)));
  });

  it('finds the same routes as the engine, and takes places by name', async () => {
    const { body } = await get('/api/routes?from=ALPHA&to=Echo&teu=2');
    expect(body).toMatchObject({ query: { from: ['alpha'], to: ['echo'], teu: 2 } });
    expect((body as { routes: unknown[] }).routes.length).toBeGreaterThan(0);
  });

  it.each([
    ['/api/routes?from=alpha&to=atlantis', 'No place is called “atlantis”.', 'place-unknown', 'to'],
    ['/api/routes?from=alpha', 'to is not given', 'value-missing', 'to'],
    [
      '/api/routes?from=alpha&to=echo&depart=tomorrow',
      'depart takes a day YYYY-MM-DD, with THH:MM after it',
      'value-invalid',
      'depart',
    ],
    ['/api/routes?from=alpha&to=echo&depart=2023-02-30', 'not “2023-02-30”', 'value-invalid', 'depart'],
    ['/api/routes?from=alpha&to=echo&teu=-1', 'teu takes a number from 0.01 to 100,000', 'value-invalid', 'teu'],
    ['/api/routes?from=alpha&to=echo&avoid=canal:x', 'not “canal:x”', 'value-invalid', 'avoid'],
    ['/api/routes?from=alpha&to=echo&colour=red', 'no field “colour”', 'value-unknown', 'colour'],
    ['/api/explain?cell=link.nowhere.length', 'No cell is called “link.nowhere.length”.', 'value-unknown', 'cell'],
    ['/api/tables/secrets', 'table: Invalid option', 'value-invalid', 'table'],
  ])('says what is wrong with %s, as problem details', async (url, detail, code, field) => {
    const { status, type, body } = await get(url);
    expect({ status, type }).toEqual({ status: 400, type: 'application/problem+json; charset=utf-8' });
    expect(problemSchema.safeParse(body)).toMatchObject({ success: true });
    expect((body as { detail: string }).detail).toContain(detail);
    expect(body).toMatchObject({
      refusal: { code, field, remedy: expect.stringContaining('See /api/openapi.json.') as string },
      findings: [{ column: field }],
    });
  });

  it('knows no other resource, and refuses an address that is too long', async () => {
    expect(await get('/api/models/atlantis')).toMatchObject({
      status: 404,
      body: { detail: 'There is no model “atlantis”; there are example-corridor, second.' },
    });
    expect(await get('/api/nothing')).toMatchObject({ status: 404, body: { title: 'Not found' } });
    expect(await get(`/api/places?q=${'a'.repeat(9000)}`)).toMatchObject({
      status: 414,
      body: { title: 'Address too long' },
    });
  });

  it('answers to its addresses and localhost alone, so that no page elsewhere reaches it by a name of its own', async () => {
    const ask = async (host: string): Promise<number> =>
      (await app.inject({ url: '/api/model', headers: { host } })).statusCode;
    expect([await ask('127.0.0.1:7700'), await ask('localhost:7700')]).toEqual([200, 200]);
    const { statusCode, body } = await app.inject({ url: '/api/model', headers: { host: 'rebound.example:7700' } });
    expect(statusCode).toBe(421);
    expect(JSON.parse(body)).toMatchObject({ title: 'Unknown host' });
  });

  it('describes itself in OpenAPI 3.1, every resource with its parameters', async () => {
    const { body } = await get('/api/openapi.json');
    const { openapi, paths } = body as {
      openapi: string;
      paths: Record<string, { get?: { parameters?: { name: string }[] } }>;
    };
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/api/routes',
        '/api/reach',
        '/api/explain',
        '/api/check',
        '/api/model',
        '/api/places',
        '/api/tables/{table}',
        '/api/export/geojson',
      ]),
    );
    expect(paths['/api/routes']?.get?.parameters?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['from', 'to', 'depart', 'via', 'avoid', 'comply', 'exact']),
    );
  });

  it('answers from an empty model too', async () => {
    const empty = await createServer({ model: createModel('empty', {}) });
    expect((await empty.inject('/api/model')).statusCode).toBe(200);
    expect((await empty.inject('/api/routes?from=a&to=b')).statusCode).toBe(400);
    await empty.close();
  });
});
