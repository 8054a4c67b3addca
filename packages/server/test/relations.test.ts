import { fileURLToPath } from 'node:url';
import { relationsAnswerSchema } from '@meridian/api-contract';
import { loadModelFolder } from '@meridian/model-files/disk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../src/index.ts';
import type { App } from '../src/index.ts';

let app: App;

beforeAll(async () => {
  const { model } = await loadModelFolder(fileURLToPath(new URL('../../../models/instc', import.meta.url)));
  if (model === undefined) throw new Error('the built-in model does not read');
  app = await createServer({ model });
});
afterAll(() => app.close());

interface Series {
  readonly dyads: readonly {
    readonly dyad: string;
    readonly dimension: string;
    readonly series: readonly Readonly<Record<'index' | 'level' | 'lag' | 'events', number>>[];
  }[];
}

async function ask(query: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await app.inject(`/api/relations?${query}`);
  return { status: response.statusCode, body: response.json<unknown>() };
}

describe('GET /api/relations', () => {
  it('answers in the form that it describes, for the pairs and dimensions asked for', async () => {
    const { status, body } = await ask(
      'dyad=IRN-AZE,RUS%3EIRN&dimension=all,trade&from=2020&to=2023&step=year&draws=20',
    );
    expect(status).toBe(200);
    expect(relationsAnswerSchema.safeParse(body)).toMatchObject({ success: true });
    const { dyads } = body as Series;
    expect(dyads.map(({ dyad, dimension }) => `${dyad} ${dimension}`)).toEqual([
      'IRN-AZE all',
      'IRN-AZE trade',
      'RUS>IRN all',
      'RUS>IRN trade',
    ]);
    for (const { series } of dyads) {
      expect(series).toHaveLength(4);
      for (const { index, level, lag, events } of series) expect(level + lag + events).toBeCloseTo(index, 12);
    }
  });

  it('follows its switches', async () => {
    const last = async (query: string): Promise<number> => {
      const { body } = await ask(`dyad=IRN-AZE&to=2023&step=year&draws=2&${query}`);
      return (body as Series).dyads[0]?.series.at(-1)?.index ?? Number.NaN;
    };
    const values = await Promise.all(
      ['', 'scores=plover', 'halfLife=90', 'confidence=true', 'level=none'].map((query) => last(query)),
    );
    expect(new Set(values).size).toBe(5);
    // the register's own figure at the end of 2023 with level 0
    expect(values[4]).toBeCloseTo(-0.92, 2);
  });

  it.each([
    ['dyad=IRN-IRN', 'pairs IRN with itself'],
    ['dyad=IRN-XYZ', 'no actor “XYZ”'],
    ['dimension=love', 'no dimension “love”'],
    ['halfLife=0', 'halfLife'],
    ['step=week', 'step'],
    ['confidence=perhaps', 'confidence'],
  ])('answers %s with problem details', async (query, words) => {
    const { status, body } = await ask(query);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(words);
  });
});
