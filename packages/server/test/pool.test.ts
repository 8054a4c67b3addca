import { fileURLToPath } from 'node:url';
import type { Model } from '@meridian/engine';
import { loadModelFolder } from '@meridian/model-files/disk';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createServer } from '../src/index.ts';
import type { App, PoolLimits } from '../src/index.ts';

/** The longest question that the limits of the contract allow. */
const slow = '/api/relations?draws=2000&step=month&from=1992';

let model: Model;
const apps: App[] = [];

beforeAll(async () => {
  const read = await loadModelFolder(fileURLToPath(new URL('../../../models/instc', import.meta.url)));
  if (read.model === undefined) throw new Error('instc does not read');
  model = read.model;
});
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

async function listen(poolLimits: PoolLimits): Promise<string> {
  const app = await createServer({ model, poolLimits });
  apps.push(app);
  return app.listen({ port: 0, host: '127.0.0.1' });
}

describe('long questions', () => {
  it('keep no other client waiting: small answers and other questions come first', async () => {
    const address = await listen({ threads: 2, mostWaiting: 8 });
    let isAnswered = false;
    const answered = fetch(address + slow).then((response) => {
      isAnswered = true;
      return response;
    });
    const others = ['/api/model', '/api/places?q=as', '/api/regimes', '/api/routes?from=INNSA&to=Moscow', '/api/model'];
    for (const other of others) expect((await fetch(address + other)).status).toBe(200);
    expect(isAnswered).toBe(false);
    expect((await answered).status).toBe(200);
  });

  it('are dropped when their client leaves, which is no fault, and make room for others', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const address = await listen({ threads: 1, mostWaiting: 1 });
      // a thread is warm once it has answered
      expect((await fetch(`${address}/api/regimes`)).status).toBe(200);
      const leaving = new AbortController();
      const refused: Response[] = [];
      const questions = [1, 2, 3, 4].map(() => fetch(address + slow, { signal: leaving.signal }));
      // one is being answered and one waits; the two that are refused are so at once
      await new Promise<void>((resolve) => {
        for (const question of questions)
          question.then(
            (response) => {
              if (refused.push(response) === 2) resolve();
            },
            () => undefined,
          );
      });
      for (const response of refused) {
        expect(response.headers.get('retry-after')).not.toBeNull();
        expect(await response.json()).toMatchObject({ status: 503, title: 'Too many questions wait' });
      }
      leaving.abort();
      const ends = await Promise.allSettled(questions);
      expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(2);
      let regimes = await fetch(`${address}/api/regimes`);
      while (regimes.status === 503) regimes = await fetch(`${address}/api/regimes`);
      expect(await regimes.json()).toMatchObject({ schema: 'meridian.regimes/1' });
      expect(told).not.toHaveBeenCalled();
    } finally {
      told.mockRestore();
    }
  });
});
