import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { meridian, newFolder } from './meridian.ts';

const sample = (name: string): string => fileURLToPath(new URL(`events/${name}`, import.meta.url));

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

describe('meridian relations --events', () => {
  it('puts a register of one’s own in place of the model’s; bad rows are told and counted, the good kept', async () => {
    const args = ['--dyad', 'IRN-AZE', '--events', sample('register.csv'), '--format', 'register', '--to', '2023'];
    const { status, out, err } = await meridian(['relations', ...args, '--json', '--draws', '2']);
    expect(status).toBe(0);
    const answer = JSON.parse(out) as Answer & { readonly rows: object; readonly findings: readonly object[] };
    expect(answer.rows).toEqual({ read: 6, kept: 2 });
    expect(answer.rejected).toEqual({ 'same-state': 1, 'unknown-code': 1, 'future-date': 1, 'wrong-column-count': 1 });
    expect(answer.findings).toHaveLength(4);
    expect(answer.dyads[0]?.top.map(({ eventId }) => eventId)).toEqual(['E1', 'E2']);
    expect(err).toContain('row 4, column actor_b_iso3: the row pairs IRN with itself');
  });

  it('reads GDELT to months and writes the series', async () => {
    const file = `${await newFolder()}.csv`;
    const args = [
      '--dyad',
      'IRN-AZE',
      '--events',
      sample('gdelt2.csv'),
      '--format',
      'gdelt2',
      '--step',
      'month',
      '--to',
      '2023',
    ];
    const { status, out } = await meridian(['relations', ...args, '--series', file]);
    expect(status).toBe(0);
    expect(out).toMatch(/Rows left out: .*1 cut-off-last-line/);
    const [header, ...rows] = (await readFile(file, 'utf8')).trim().split(/\r?\n/);
    expect(header).toBe('dyad,dimension,date,index,level,events,p10,p90');
    expect(rows).toHaveLength(12);
    expect(rows.at(-1)).toMatch(/^IRN-AZE,all,2023-12-31,/);
  });

  it.each([
    [['--events', sample('gdelt2.csv')], 2, '--events and --format go together'],
    [['--format', 'gdelt2'], 2, '--events and --format go together'],
    [['--events', sample('gdelt2.csv'), '--format', 'cameo'], 2, '--format knows gdelt1, gdelt2'],
    [
      ['--events', sample('gdelt2.csv'), '--format', 'gdelt2', '--dimension', 'trade'],
      2,
      'only the register has subjects',
    ],
    [['--events', sample('gdelt2.csv'), '--format', 'gdelt1'], 1, 'it looks like gdelt2'],
    [['--events', 'nothing.csv', '--format', 'gdelt1'], 1, 'there is no such file or folder'],
    [['--series', 'series.txt'], 2, '--series writes .csv'],
  ])('says what is wrong with %s', async (args, expected, words) => {
    const { status, err } = await meridian(['relations', ...args]);
    expect(status).toBe(expected);
    expect(err).toContain(words);
  });
});
