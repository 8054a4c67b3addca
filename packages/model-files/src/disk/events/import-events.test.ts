import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gdeltRow, importContent as read, linesOf as lines } from './event-samples.ts';
import { importEvents } from './import-events.ts';
import type { ImportedEvents } from './import-events.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-events-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const all = [{ a: 'IRN', b: 'AZE' }];
const codesOf = ({ findings }: ImportedEvents): readonly string[] => findings.map(({ code }) => code);

/** Counts add up: every row is either kept or rejected for one reason. */
function expectSum({ rows, rejected }: ImportedEvents): void {
  const left = Object.values(rejected).reduce((sum, count) => sum + count, 0);
  expect(rows.kept + left).toBe(rows.read);
}

describe('GDELT', () => {
  const sound = [
    gdeltRow({ id: 1 }),
    gdeltRow({ id: 2, code: '057', day: '20230511', a: 'AZE', b: 'IRN', place: 'AJ' }),
    gdeltRow({ id: 3, code: '190', day: '20230612' }),
  ];

  test('01 becomes months with counts, medians and classes of conflict, by direction', async () => {
    const { dyadMonths, rows, rejected, events } = await read('gdelt2', lines(...sound), { dyads: all });
    expect([rows, rejected]).toEqual([{ read: 3, kept: 3 }, {}]);
    expect(dyadMonths).toEqual([
      {
        a: 'AZE',
        b: 'IRN',
        month: '2023-05',
        events: 1,
        mutual: 0,
        medianGoldstein: 8,
        medianPlover: 5,
        materialConflict: 0,
        verbalConflict: 0,
      },
      {
        a: 'IRN',
        b: 'AZE',
        month: '2023-05',
        events: 1,
        mutual: 0,
        medianGoldstein: 1.9,
        medianPlover: 4,
        materialConflict: 0,
        verbalConflict: 0,
      },
      {
        a: 'IRN',
        b: 'AZE',
        month: '2023-06',
        events: 1,
        mutual: 0,
        medianGoldstein: -10,
        medianPlover: -9,
        materialConflict: 1,
        verbalConflict: 0,
      },
    ]);
    expect(events.map(({ id, place, host }) => [id, place, host])).toEqual([
      ['1', 'IRN', 'paper.example'],
      ['2', 'AZE', 'paper.example'],
      ['3', 'IRN', 'paper.example'],
    ]);
  });

  test('02 of one act told twice by a host the report with more mentions stays; another host tells another act', async () => {
    const twice = lines(
      gdeltRow({ id: 5, code: '042' }),
      gdeltRow({ id: 6, code: '043', mentions: 20 }),
      gdeltRow({ id: 7, code: '042', url: 'https://other.example/x' }),
    );
    const { events, rejected } = await read('gdelt2', twice, { dyads: all });
    expect(events.map(({ id }) => id)).toEqual(['6', '7']);
    expect(rejected).toEqual({ duplicate: 1 });
  });

  test.each([
    ['no-two-states', { b: '' }],
    ['no-two-states', { b: 'EUR' }],
    ['same-state', { b: 'IRN' }],
    ['statement', { code: '012' }],
    ['too-few-sources', { sources: 1 }],
    ['bad-date', { day: '20230230' }],
    ['future-date', { day: '20270101' }],
    ['unknown-country', { a: 'QQQ' }],
    ['unknown-code', { code: '999' }],
  ] as const)('03 rejects and counts: %s', async (reason, cells) => {
    for (const engine of ['duckdb', 'stream'] as const) {
      const { rows, rejected } = await read('gdelt2', lines(...sound, gdeltRow({ id: 9, ...cells })), { engine });
      expect([rows.kept, rejected]).toEqual([3, { [reason]: 1 }]);
    }
  });

  const messy = Buffer.concat([
    Buffer.from(lines(...sound, gdeltRow({ id: 10, b: '' }), 'too\tfew', `${gdeltRow({ id: 11 })}\tone\tmore`)),
    Buffer.from(gdeltRow({ id: 12, url: 'https://a.example/\u0001' })).map((byte) => (byte === 1 ? 0xff : byte)),
    Buffer.from(`\n${gdeltRow({ id: 13, day: '20230613' })}\n${gdeltRow({ id: 14 }).slice(0, 60)}`),
  ]);

  test('04 keeps the good rows of a file that is cut in the middle, holds broken lines and bytes of another encoding', async () => {
    const found = await read('gdelt2', messy);
    expectSum(found);
    expect(found.rows).toEqual({ read: 9, kept: 4 });
    expect(found.rejected).toEqual({
      'no-two-states': 1,
      'wrong-column-count': 2,
      'bad-encoding': 1,
      'cut-off-last-line': 1,
    });
    expect(found.examples).toContainEqual({
      reason: 'cut-off-last-line',
      file: 'events.csv',
      row: 9,
      found: '39 cells, not 61',
    });
  });

  test('05 both engines give the same, on sound, broken and messy files', async () => {
    const broken = lines(...sound, 'too\tfew', gdeltRow({ id: 20, day: '20230613' }), gdeltRow({ id: 21, a: 'ROM' }));
    for (const content of [lines(...sound), broken, messy]) {
      const [first, second] = [
        await read('gdelt2', content, { engine: 'duckdb', dyads: all }),
        await read('gdelt2', content, { engine: 'stream', dyads: all }),
      ];
      const comparable = ({ dyadMonths, events, rows, rejected }: ImportedEvents): object => ({
        dyadMonths,
        events,
        rows,
        rejected,
      });
      expect(comparable(first)).toEqual(comparable(second));
    }
    expect((await read('gdelt2', broken, { engine: 'duckdb' })).engine).toBe('duckdb');
  });

  test('06 both engines give the same on random rows', async () => {
    const cells = fc.record({
      id: fc.integer({ min: 1, max: 99 }),
      day: fc.constantFrom('20230510', '20230511', '20230631', '20300101', '00250304', ''),
      a: fc.constantFrom('IRN', 'AZE', 'ROM', 'ROU', 'EUR', 'GZS', '', 'QQQ'),
      b: fc.constantFrom('IRN', 'AZE', 'RUS', 'WSB', ''),
      code: fc.constantFrom('042', '043', '190', '012', '9', '1246', ''),
      mentions: fc.constantFrom(-1, 0, 1, 2, 3, 1.5, 9000, 1e12),
      sources: fc.integer({ min: 1, max: 3 }),
      url: fc.constantFrom(
        ...['https://a.example/1', 'http://www.a.example/2', 'HTTPS://WWW.A.example:80', 'HTTPS://B.example'],
        ...['http://www./3', 'http://www.www.a.example', 'no address', ''],
      ),
      isShort: fc.boolean(),
    });
    const table = fc.array(cells, { minLength: 1, maxLength: 60 });
    const task = fc.constantFrom<'gdelt1' | 'gdelt2'>('gdelt1', 'gdelt2');
    await fc.assert(
      fc.asyncProperty(table, task, fc.integer({ min: 1, max: 4 }), async (rows, format, leastSources) => {
        const content = lines(...rows.map((row) => gdeltRow(row, format === 'gdelt2' ? 61 : row.isShort ? 57 : 58)));
        const [first, second] = [
          await read(format, content, { engine: 'duckdb', leastSources, dyads: all }),
          await read(format, content, { engine: 'stream', leastSources, dyads: all }),
        ];
        expectSum(first);
        expect(first.engine).toBe('duckdb');
        expect([first.rows, first.rejected, first.dyadMonths, first.events]).toEqual([
          second.rows,
          second.rejected,
          second.dyadMonths,
          second.events,
        ]);
      }),
      { seed: 7, numRuns: 45 },
    );
  });

  test('06a days in a form that GDELT never writes are left to the stream engine', async () => {
    const found = await read('gdelt2', lines(...sound, gdeltRow({ id: 9, day: '2023-07-01' })), { engine: 'duckdb' });
    expect([found.engine, found.rows, found.dyadMonths.length]).toEqual(['stream', { read: 4, kept: 4 }, 4]);
  });

  test('06b no line is lost for its length: one that no buffer of the scan holds is left to the stream engine', async () => {
    const before = Array.from({ length: 12_000 }, (_, row) => gdeltRow({ id: 1000 + row, a: '' }));
    for (const [bytes, engine] of [
      [2_000_000, 'duckdb'],
      [9_000_000, 'stream'],
    ] as const) {
      const long = gdeltRow({ id: 4, day: '20230701', url: `https://a.example/${'x'.repeat(bytes)}` });
      const found = await read('gdelt2', lines(...before, long, ...sound), { engine: 'duckdb' });
      expect([found.engine, found.rows]).toEqual([engine, { read: 12_004, kept: 4 }]);
    }
  });

  test('07 reads GDELT 1, archives and folders, and a file of UTF-16', async () => {
    const old = [1, 2, 3].map((id) => gdeltRow({ id, day: `2005010${String(id)}` }, 58));
    const home = join(folder, 'many');
    await mkdir(home);
    await writeFile(join(home, '1.csv.gz'), gzipSync(lines(old[0] ?? '')));
    await writeFile(join(home, '2.zip'), zipSync({ '2.csv': Buffer.from(lines(old[1] ?? '')) }));
    await writeFile(
      join(home, '3.csv'),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(lines(old[2] ?? ''), 'utf16le')]),
    );
    const found = await importEvents([home], { format: 'gdelt1', today: '2026-01-01' });
    expect([found.rows, found.findings]).toEqual([{ read: 3, kept: 3 }, []]);
  });

  test('08 a file of another format, none, or one over a limit is one clear finding', async () => {
    const wrong = await read(
      'gdelt2',
      lines('event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2', 'x,1,2,3,4,5'),
    );
    expect(codesOf(wrong)).toEqual(['file-unreadable']);
    expect(wrong.findings[0]?.message).toContain('it looks like acled');
    const none = await importEvents([join(folder, 'nothing.csv')], { format: 'gdelt2', today: '2026-01-01' });
    expect(codesOf(none)).toEqual(['file-missing']);
    const long = await read('gdelt2', lines(...sound), { limits: { rows: 2 } });
    expect(codesOf(long)).toEqual(['file-too-large']);
  });

  test('09 can be stopped', async () => {
    await expect(read('gdelt2', lines(...sound), { signal: { aborted: true } })).rejects.toThrow(
      'stopped before its end',
    );
  });
});

describe('other sets', () => {
  const header =
    'Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude';
  const icews = (id: string, source: string, code: string, intensity: string, target: string): string =>
    [
      id,
      '2014-03-02',
      'x',
      '',
      source,
      'text',
      code,
      intensity,
      'y',
      '',
      target,
      '1',
      '1',
      'p',
      '',
      '',
      '',
      '',
      '',
      '',
    ].join('\t');

  test('10 ICEWS: names to states, codes that lost a zero by their intensity', async () => {
    const { events, rejected } = await read(
      'icews',
      lines(
        header,
        icews('1', 'Iran', '42', '1.9', 'Azerbaijan'),
        icews('2', 'Russian Federation', '190', '-10', 'Ukraine'),
        icews('3', 'Narnia', '042', '1.9', 'Iran'),
      ),
      { dyads: [...all, { a: 'RUS', b: 'UKR' }] },
    );
    expect(events.map(({ a, b, code, goldstein }) => [a, b, code, goldstein])).toEqual([
      ['IRN', 'AZE', '042', 1.9],
      ['RUS', 'UKR', '190', -10],
    ]);
    expect(rejected).toEqual({ 'unknown-country': 1 });
  });

  test('11 POLECAT: PLOVER types and modes, no Goldstein score', async () => {
    const { dyadMonths, rejected } = await read(
      'polecat',
      lines(
        'Event ID\tEvent Date\tEvent Type\tEvent Mode\tActor Country\tRecipient Country',
        'a\t2023-05-10\tCONSULT\tvisit\tIRN\tAZE',
        'b\t2023-05-10\tASSAULT\taerial\tISR\tIRN',
        'c\t2023-05-10\tCONSULT\tvisit\tIRN;RUS\tAZE',
      ),
    );
    expect(dyadMonths.map(({ a, medianGoldstein, medianPlover }) => [a, medianGoldstein, medianPlover])).toEqual([
      ['IRN', undefined, 4],
      ['ISR', undefined, -9.5],
    ]);
    expect(rejected).toEqual({ 'several-states': 1 });
  });

  test('12 ACLED: state forces of two countries, quoted cells, both directions', async () => {
    const row = (id: string, sub: string, actor1: string, actor2: string): string =>
      `${id},"17 January 2024",Battles,${sub},"${actor1}","${actor2}","a note, with ""quotes""\nand a line"`;
    const { dyadMonths, rejected, rows } = await read(
      'acled',
      lines(
        'event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,notes',
        row(
          'PAK1',
          'Air/drone strike',
          'Military Forces of Iran (1989-) Islamic Revolutionary Guard Corps',
          'Military Forces of Pakistan (2022-2024)',
        ),
        row('PAK2', 'Armed clash', 'Military Forces of Iran (1989-)', 'Jaish al-Adl'),
      ),
    );
    expect(dyadMonths.map(({ a, b, month, events }) => [a, b, month, events])).toEqual([
      ['IRN', 'PAK', '2024-01', 1],
      ['PAK', 'IRN', '2024-01', 1],
    ]);
    expect([rows, rejected]).toEqual([{ read: 2, kept: 1 }, { 'no-two-states': 1 }]);
  });
});

describe('a register', () => {
  const header =
    'id,date,actor_a_iso3,actor_b_iso3,direction,event_type,cameo_code,goldstein,title,place,relevance,source_id';
  const good = 'E1,2023-05,IRN,AZE,mutual,SUPPORT,057,8.0,They sign,Baku,diplomatic;transit,s1';

  test('13 is read in either header, dates of months and years included', async () => {
    const model =
      'event_id,date,actor_a_id,actor_b_id,direction,event_type,mode,cameo_code,goldstein,title,place,tags,source_id';
    const plain = await read('register', lines(header, good));
    const own = await read(
      'register',
      lines(model, 'E1,2023-05,IRN,AZE,mutual,SUPPORT,,057,,They sign,Baku,diplomatic;transit,s1'),
    );
    expect(plain.events).toEqual(own.events);
    expect(plain.events[0]).toMatchObject({
      date: '2023-05',
      goldstein: 8,
      plover: 5,
      tags: ['diplomatic', 'transit'],
      sourceIds: ['s1'],
    });
  });

  test.each([
    ['future-date', 'E2,2027-01-01,IRN,AZE,mutual,SUPPORT,057,8.0,Later,Baku,diplomatic,s1', 'date'],
    ['same-state', 'E2,2023-05-01,IRN,IRN,mutual,SUPPORT,057,8.0,Alone,Baku,diplomatic,s1', 'actor_b_iso3'],
    ['unknown-code', 'E2,2023-05-01,IRN,AZE,mutual,SUPPORT,57,8.0,No zero,Baku,diplomatic,s1', 'cameo_code'],
    ['duplicate', good.replace('E1', 'E2'), undefined],
    ['wrong-column-count', 'E2,2023-05-01,IRN', undefined],
  ])('14 a bad row is a finding with its row, the good are kept: %s', async (reason, row, column) => {
    const found = await read('register', lines(header, good, row));
    expectSum(found);
    expect([found.rows, found.rejected]).toEqual([{ read: 2, kept: 1 }, { [reason]: 1 }]);
    const [finding] = found.findings;
    expect(finding?.row).toBe(3);
    if (column !== undefined) expect(finding?.column).toBe(column);
    expect(finding?.remedy).not.toBe('');
  });

  test('15 never fails on bytes of any kind, and its counts add up', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.integer({ min: 0, max: 260 }),
        fc.constantFrom('register', 'gdelt2', 'acled', 'icews'),
        async (junk, cut, format) => {
          const content = Buffer.concat([Buffer.from(lines(header, good)).subarray(0, cut), junk]);
          expectSum(await read(format, content, { engine: 'stream' }));
        },
      ),
      { seed: 11, numRuns: 120 },
    );
  });
});
