import { readFile, writeFile } from 'node:fs/promises';
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
    expect(out).toMatch(/index +level +lag +events/);
    expect(out).toMatch(/all events [+−]\d.*; lag of the level [+−]?\d/);
    expect(out).toMatch(/Trade in the level: turnover of 2024, as a share of all trade \d.* of that of IRN in 2023/);
  });

  it('says not known before the first act of a pair', async () => {
    const { out } = await meridian([
      'relations',
      '--dyad',
      'IRN-ISR',
      '--from',
      '1980',
      '--to',
      '1985',
      '--step',
      'year',
    ]);
    expect(out).toMatch(/1985-12-31 +not known +[+−]?\d\.\d\d +not known +not known +not known/);
    expect(out).toContain('An index is not known before the first event of its pair: IRN-ISR');
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
    [['--from', '2020-13'], 1, 'not “2020-13”'],
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
    expect(header).toBe('dyad,dimension,date,index,level,lag,events,p10,p90');
    expect(rows).toHaveLength(12);
    expect(rows.at(-1)).toMatch(/^IRN-AZE,all,2023-12-31,/);
  });

  /** A file of events with these lines. */
  async function eventFile(...lines: readonly string[]): Promise<string> {
    const path = `${await newFolder()}.csv`;
    await writeFile(path, `${lines.join('\n')}\n`);
    return path;
  }

  const icews = 'Event ID\tEvent Date\tSource Country\tCAMEO Code\tIntensity\tTarget Country';

  it('ends with status 1 where no row is kept, and shows the cell that each reason rests on', async () => {
    const path = await eventFile(icews, '1\t2018-02-31\tIran\t040\t1\tOman', '2\t2018-02-03\tIran\t040\t1\tRuritania');
    const { status, out, err } = await meridian(['relations', '--events', path, '--format', 'icews', '--json']);
    expect([status, err]).toEqual([1, '']);
    const { findings } = JSON.parse(out) as { readonly findings: readonly { code: string; message: string }[] };
    expect(findings.map(({ code }) => code)).toEqual(['events-none-kept']);
    expect(findings[0]?.message).toContain('none of the 2 rows is kept: 1 bad-date, 1 unknown-country');
    expect(findings[0]?.message).toMatch(/row 2, Event Date “2018-02-31”.* row 3, Target Country “Ruritania”/);
    const empty = await meridian(['relations', '--events', await eventFile(icews), '--format', 'icews']);
    expect([empty.status, empty.err]).toEqual([1, expect.stringContaining('there is no row below the header')]);
  });

  it('takes any two states, with events or without, and says how many kept events are not shown', async () => {
    const path = await eventFile(
      icews,
      '1\t2018-02-03\tPeru\t040\t1\tChile',
      '2\t2018-02-04\tIran\t040\t1\tIraq',
      '3\t2018-02-05\tIran\t040\t1\tNowhere',
    );
    const of = async (
      ...args: readonly string[]
    ): Promise<Answer & { readonly notes: readonly string[]; readonly examples: object }> =>
      JSON.parse(
        (await meridian(['relations', '--events', path, '--format', 'icews', '--json', ...args])).out,
      ) as never;
    const peru = await of('--dyad', 'PER-CHL');
    expect(peru.dyads[0]?.series.length).toBeGreaterThan(0);
    expect(peru.notes.join(' ')).toContain('1 of the 2 kept are of pairs that are not shown.');
    expect(peru.examples).toEqual([
      {
        reason: 'unknown-country',
        column: 'Target Country',
        found: 'Nowhere',
        file: expect.any(String) as string,
        row: 4,
      },
    ]);
    expect((await of('--dyad', 'PER-BOL')).dyads[0]?.top).toEqual([]);
    const all = await of();
    expect(all.dyads.map(({ dyad }) => dyad)).not.toContain('CHL-PER');
    expect(all.notes.join(' ')).toContain('(--dyad A-B shows any two states)');
    const wrong = await meridian(['relations', '--events', path, '--format', 'icews', '--dyad', 'PER-ZZZ']);
    expect([wrong.status, wrong.err]).toEqual([1, expect.stringContaining('it is no code of a state')]);
  });

  it('scores POLECAT by PLOVER, the only table that has its types', async () => {
    const path = await eventFile(
      'Event ID\tEvent Date\tEvent Type\tEvent Mode\tActor Country\tRecipient Country',
      'a\t2023-01-05\tAID\t\tIRN\tARM',
    );
    const args = ['relations', '--events', path, '--format', 'polecat', '--dyad', 'IRN-ARM'];
    const { out } = await meridian(args);
    expect(out).toContain('PLOVER scores');
    expect(out).toMatch(/\+0\.\d+ +10\.0 +2023-01/);
    const { status, err } = await meridian([...args, '--scores', 'goldstein']);
    expect([status, err]).toEqual([2, expect.stringContaining('no CAMEO codes')]);
  });

  it('says what share of GDELT one source alone reports, and takes it when asked to', async () => {
    const header = 'GLOBALEVENTID,SQLDATE,Actor1CountryCode,Actor2CountryCode,EventCode,NumMentions,NumSources';
    const path = await eventFile(
      header,
      '1,20230105,IRN,ARM,042,2,1',
      '2,20230106,IRN,ARM,042,9,4',
      '3,20230107,IRN,,042,9,4',
    );
    const args = ['relations', '--events', path, '--format', 'gdelt2', '--dyad', 'IRN-ARM'];
    expect((await meridian(args)).out).toContain('Of 2 acts between two states 1 (50 %) have fewer than 2 sources');
    expect((await meridian([...args, '--least-sources', '1'])).out).toContain('2 events of GDELT 2');
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
    [
      ['--events', sample('register.csv'), '--format', 'register', '--least-sources', '1'],
      2,
      'only files of GDELT say',
    ],
    [['--series', 'series.txt'], 2, '--series writes .csv'],
  ])('says what is wrong with %s', async (args, expected, words) => {
    const { status, err } = await meridian(['relations', ...args]);
    expect(status).toBe(expected);
    expect(err).toContain(words);
  });
});
