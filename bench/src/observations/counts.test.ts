import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadBuiltIn } from '../suites/model.ts';
import { countedOverAll, missesWithoutReason, offBy, withCounts } from './counts.ts';

const page = readFileSync(fileURLToPath(new URL('../../../docs/method/assignment.md', import.meta.url)), 'utf8');

describe('the flows beside counted volumes', () => {
  const counts = loadBuiltIn().then(countedOverAll);

  it('are on their page as they stand (else: node bench/src/observations/write-counts.ts)', async () => {
    expect(withCounts(page, await counts)).toBe(page);
  });

  it('say why they are off, wherever that is by more than a factor of two', async () => {
    expect(missesWithoutReason(await counts)).toEqual([]);
  });

  it('are no farther off where nothing was fitted than by a factor of 2.2', async () => {
    const held = offBy(await counts, 'held_out');
    expect(held.counts).toBeGreaterThan(20);
    expect(held.factor).toBeLessThan(2.2);
  });
});
