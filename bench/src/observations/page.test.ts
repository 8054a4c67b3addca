import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadBuiltIn } from '../suites/model.ts';
import { compareObservations } from './compare.ts';
import { formatPage } from './page.ts';
import { isFar, reasonOf } from './reasons.ts';
import { summarize } from './summary.ts';

const model = loadBuiltIn();
const comparison = model.then(compareObservations);

describe('the comparison with published figures', () => {
  it('is on its page as it stands', async () => {
    const page = readFileSync(
      fileURLToPath(new URL('../../../docs/method/published-figures.md', import.meta.url)),
      'utf8',
    );
    expect(formatPage(await model)).toBe(page);
  });

  it('holds times and costs to a half, distances to a tenth, on the median', async () => {
    const { compared } = await comparison;
    const of = (measure: string): number =>
      summarize(compared.filter((each) => each.measure === measure)).medianAbsolute;
    expect(compared.length).toBeGreaterThan(40);
    expect(of('time')).toBeLessThan(1 / 3);
    expect(of('cost')).toBeLessThan(1 / 2);
    expect(of('distance')).toBeLessThan(0.1);
  });

  it('gives a reason for each figure that is missed by more than a factor of two', async () => {
    const { compared } = await comparison;
    expect(compared.filter((each) => isFar(each) && reasonOf(each) === '')).toEqual([]);
  });
});
