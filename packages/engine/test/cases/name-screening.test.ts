import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scoreName } from '../../src/names/ofac-score.ts';

interface Recorded {
  readonly query: string;
  readonly name: string;
  /** -1: not shown with the slider at 80. */
  readonly score: number;
}

const file = new URL('../golden/name-screening/ofac-name-scores.csv', import.meta.url);
const recorded: readonly Recorded[] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [, query = '', name = '', score = ''] = /^("[^"]*"|[^,]*),("[^"]*"|[^,]*),(-?\d+)\s*$/.exec(line) ?? [];
    return { query: query.replaceAll('"', ''), name: name.replaceAll('"', ''), score: Number(score) };
  });
const shown = recorded.filter(({ score }) => score >= 0);

describe('name screening against the recorded scores of OFAC', () => {
  it('01 holds 170 pairs, of which 164 have a score', () => {
    expect([recorded.length, shown.length]).toEqual([170, 164]);
  });

  it('02 comes within 5 points of at least 96 per cent of the scores, and within 1.3 on the mean', () => {
    const off = shown.map(({ query, name, score }) => Math.abs(Math.round(scoreName(query, name).score) - score));
    expect(off.filter((each) => each <= 5).length / shown.length).toBeGreaterThanOrEqual(0.96);
    expect(off.reduce((sum, each) => sum + each, 0) / shown.length).toBeLessThan(1.3);
  });

  it('03 keeps below 80 what was not shown, but for two pairs that it means to find', () => {
    const above = recorded.filter(({ query, name, score }) => score < 0 && scoreName(query, name).score >= 80);
    // OFAC reads neither words written in one nor Cyrillic; a screening that missed them would be the worse one
    expect(above.map(({ query }) => query)).toEqual(['ALQAEDA', 'Владимир Путин']);
  });

  it('04 has the known quirks: a part of two letters is dropped, and the order of names matters', () => {
    expect(scoreName('KIM JONG UN', 'KIM, Jong Man').score).toBe(100);
    expect(scoreName('PUTIN', 'PUTIN, Vladimir').score).toBe(100);
    expect(scoreName('VLADIMIR PUTIN', 'PUTIN').score).toBeLessThan(60);
    expect(scoreName('GEORGE BUSH', 'GEORGIOU, Georgios').score).toBeGreaterThan(80);
    expect(scoreName('BUSH GEORGE', 'GEORGIOU, Georgios').score).toBeLessThan(50);
  });
});
