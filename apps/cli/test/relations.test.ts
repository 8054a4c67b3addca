import { describe, expect, it } from 'vitest';
import { meridian } from './meridian.ts';

interface Answer {
  readonly schema: string;
  readonly dyads: readonly {
    readonly dyad: string;
    readonly series: readonly { readonly date: string; readonly index: number }[];
    readonly top: readonly { readonly eventId: string; readonly contribution: number }[];
    readonly contributions: number;
    readonly levelMoves: number;
  }[];
  readonly rejected: Readonly<Record<string, number>>;
}

async function ask(...args: readonly string[]): Promise<Answer> {
  const { status, out, err } = await meridian(['relations', '--json', '--draws', '2', ...args]);
  expect([status, err]).toEqual([0, '']);
  return JSON.parse(out) as Answer;
}

describe('meridian relations', () => {
  it('prints the series of a pair and the events that made it', async () => {
    const { status, out } = await meridian(
      ['relations', '--dyad', 'IRN-AZE', '--from', '2020', '--to', '2025', '--step', 'year'],
      140,
    );
    expect(status).toBe(0);
    expect(out).toContain('IRN-AZE, all events: Goldstein scores, every event in full, half-life 730 days');
    expect(out).toContain('What made the part of events at the end of 2025-12-31');
    expect(out).toMatch(/EV0365 +Trilateral meeting in Baku/);
    expect(out).toContain('leaves out likeness of votes');
  });

  it('lists every pair of the register, the closest first', async () => {
    const { out } = await meridian(['relations', '--to', '2025', '--draws', '2']);
    const rows = out.split('\n').filter((line) => /^[A-Z]{2,3}-[A-Z]{2,3} /.test(line));
    expect(rows.length).toBeGreaterThan(40);
    expect(rows[0]).toMatch(/^IRN-RUS/);
    expect(rows.at(-1)).toMatch(/^EU-RUS/);
  });

  it('gives with --json the agreed form; all contributions sum to the part of events', async () => {
    const { schema, dyads, rejected } = await ask(
      '--dyad',
      'AZE-IRN',
      '--level',
      'none',
      '--to',
      '2025',
      '--step',
      'year',
      '--top',
      '1000',
    );
    expect([schema, rejected]).toEqual(['meridian.relations/1', {}]);
    const [{ dyad, series, top, contributions, levelMoves } = expect.fail('no pair')] = dyads;
    expect(dyad).toBe('AZE-IRN');
    expect(series.at(-1)?.date).toBe('2025-12-31');
    expect(top.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(contributions, 10);
    expect(levelMoves).toBe(0);
    expect(series.at(-1)?.index).toBeCloseTo(contributions, 10);
  });

  it.each([
    [['--step', 'week'], 2, '--step knows month, quarter, year, not “week”'],
    [['--scores', 'gdelt'], 2, '--scores knows goldstein, plover, not “gdelt”'],
    [['--half-life', '-3'], 2, '--half-life takes a number'],
    [['--dyad', 'IRN-IRN'], 1, 'pairs IRN with itself'],
    [['--dyad', 'IRN-ZZZ'], 1, 'no actor “ZZZ”'],
    [['--from', '2020-13'], 1, '“2020-13” is no date'],
  ])('says what is wrong with %s', async (args, expected, words) => {
    const { status, err } = await meridian(['relations', ...args]);
    expect(status).toBe(expected);
    expect(err).toContain(words);
  });
});
