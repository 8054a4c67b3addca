import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadBuiltIn } from '../suites/model.ts';
import { compareObservations, summarize } from './compare.ts';
import { formatPage } from './page.ts';

describe('the comparison with published figures', () => {
  it('is on its page as it stands', async () => {
    const page = readFileSync(
      fileURLToPath(new URL('../../../docs/method/published-figures.md', import.meta.url)),
      'utf8',
    );
    expect(formatPage(await loadBuiltIn())).toBe(page);
  });

  it('holds times to a half and distances to a tenth, on the median', async () => {
    const { compared } = compareObservations(await loadBuiltIn());
    const of = (measure: string): number =>
      summarize(compared.filter((each) => each.measure === measure)).medianAbsolute;
    expect(compared.length).toBeGreaterThan(40);
    expect(of('time')).toBeLessThan(1 / 2);
    expect(of('distance')).toBeLessThan(0.1);
  });
});
