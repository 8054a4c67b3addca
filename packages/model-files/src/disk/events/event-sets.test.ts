import { describe, expect, test } from 'vitest';
import { gdeltRow, importContent, linesOf } from './event-samples.ts';
import type { ImportedEvents } from './import-events.ts';

const dyads = [
  { a: 'KAZ', b: 'UZB' },
  { a: 'MDA', b: 'UZB' },
];

/** Kept events in short, and the counts of the others. */
function inShort({ events, rejected }: ImportedEvents): readonly [readonly string[], object] {
  return [events.map(({ id, date, a, b, code, type }) => `${id} ${date} ${a}>${b} ${code ?? type ?? ''}`), rejected];
}

describe('ICEWS', () => {
  const header = 'Event ID\tEvent Date\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Country';

  test('01 a file of months first: one row that has a 13th day tells it of all', async () => {
    const found = await importContent(
      'icews',
      linesOf(
        header,
        '1\t5/9/2017\tKazakhstan\tMake a visit\t042\t1.9\tUzbekistan',
        '2\t9/30/2017\tUzbekistan\tHost a visit\t043\t2.8\tKazakhstan',
        // the code that ICEWS has for threats of repression
        '3\t10/1/2017\tUzbekistan\tThreaten with repression\t13y\t-7\tKazakhstan',
      ),
      { dyads },
    );
    expect(inShort(found)).toEqual([
      ['1 2017-05-09 KAZ>UZB 042', '2 2017-09-30 UZB>KAZ 043', '3 2017-10-01 UZB>KAZ 137'],
      {},
    ]);
    expect(found.findings.map(({ code, message }) => [code, message.includes('month first')])).toEqual([
      ['import-assumed', true],
    ]);
  });

  test('02 a file of days first is one too; where rows contradict, dates of two readings are rejected', async () => {
    const row = (id: string, date: string): string => `${id}\t${date}\tKazakhstan\tConsult\t040\t1\tUzbekistan`;
    const days = await importContent('icews', linesOf(header, row('1', '5/9/2017'), row('2', '30/9/2017')), { dyads });
    expect(inShort(days)[0]).toEqual(['1 2017-09-05 KAZ>UZB 040', '2 2017-09-30 KAZ>UZB 040']);
    const both = await importContent(
      'icews',
      linesOf(header, row('1', '5/9/2017'), row('2', '30/9/2017'), row('3', '9/28/2017')),
      { dyads },
    );
    expect(inShort(both)).toEqual([['3 2017-09-28 KAZ>UZB 040', '2 2017-09-30 KAZ>UZB 040'], { 'ambiguous-date': 1 }]);
    expect(both.findings[0]?.message).toContain('"5/9/2017"');
  });

  test('03 without a column of codes the text of the event gives it, in any case; other texts are named', async () => {
    const found = await importContent(
      'icews',
      linesOf(
        'Event ID\tEvent Date\tSource Country\tEvent Text\tIntensity\tTarget Country',
        '1\t2017-01-20\tKazakhstan\timpose embargo, boycott, or sanctions\t-8\tUzbekistan',
        '2\t2017-01-21\tKazakhstan\tThreaten with repression\t-7\tUzbekistan',
        '3\t2017-01-22\tKazakhstan\tMake statement\t0\tUzbekistan',
        '4\t2017-01-23\tKazakhstan\tDance\t0\tUzbekistan',
      ),
      { dyads },
    );
    expect(inShort(found)).toEqual([
      ['1 2017-01-20 KAZ>UZB 163', '2 2017-01-21 KAZ>UZB 137'],
      { statement: 1, 'unknown-code': 1 },
    ]);
    expect(found.examples).toContainEqual({
      reason: 'statement',
      file: 'events.csv',
      row: 4,
      column: 'Event Text',
      found: 'Make statement',
    });
    expect(found.examples).toContainEqual({
      reason: 'unknown-code',
      file: 'events.csv',
      row: 5,
      column: 'Event Text',
      found: 'Dance',
    });
  });

  test('04 an id is one event whatever its dates, and of reports of an act one stays, in any order of rows', async () => {
    const rows = [
      '7\t2013-11-12\tKazakhstan\tConsult\t040\t1\tUzbekistan',
      '7\t2014-01-01\tKazakhstan\tConsult\t040\t1\tUzbekistan',
      // the same day and kind of act as the second date of 7, which does not count
      '8\t2014-01-01\tKazakhstan\tMake a visit\t042\t1.9\tUzbekistan',
      '9\t2014-01-01\tKazakhstan\tHost a visit\t043\t2.8\tUzbekistan',
    ];
    for (const order of [rows, rows.toReversed()])
      expect(inShort(await importContent('icews', linesOf(header, ...order), { dyads }))).toEqual([
        ['7 2013-11-12 KAZ>UZB 040', '8 2014-01-01 KAZ>UZB 042'],
        { duplicate: 2 },
      ]);
  });

  test('05 names of states turned round, columns of another program, commas for tabs, no UTF-8', async () => {
    const text = linesOf(
      'Event.ID,Event.Date,Source.Name,Source.Country,CAMEO.Code,Intensity,Target.Country',
      '1,2018-03-04,"Café, the ministry",Uzbekistan,43,2.8,"Moldova, Republic of"',
    );
    const found = await importContent('icews', Buffer.from(text, 'latin1'), { dyads });
    expect(inShort(found)).toEqual([['1 2018-03-04 UZB>MDA 043'], {}]);
  });

  test('06 a header without what is needed, or with it twice, is one finding that names it', async () => {
    const messageOf = async (line: string): Promise<string | undefined> =>
      (await importContent('icews', linesOf(line, 'x'))).findings[0]?.message;
    expect(await messageOf('Event ID\tEvent Date\tSource Country\tTarget Country')).toContain(
      'no column “CAMEO Code” nor “Event Text”',
    );
    expect(await messageOf(`${header}\tEvent Date`)).toContain('“Event Date” twice');
  });
});

describe('POLECAT', () => {
  const header = 'Event ID\tEvent Date\tEvent Type\tEvent Mode\tActor Country\tRecipient Country';

  test('07 tabs to spare after rows or after the header are no cells', async () => {
    const rows = ['a\t2023-02-03\tAID\t\tKAZ\tUZB\t\t\t', 'b\t2023-02-04\tAGREE\t\tUZB\tKAZ'];
    for (const first of [header, `${header}\t\t`]) {
      const found = await importContent('polecat', linesOf(first, ...rows), { dyads });
      expect(inShort(found)).toEqual([['a 2023-02-03 KAZ>UZB AID', 'b 2023-02-04 UZB>KAZ AGREE'], {}]);
    }
    const filled = await importContent('polecat', linesOf(header, `${rows[1] ?? ''}\t\tx`));
    expect(filled.rejected).toEqual({ 'wrong-column-count': 1 });
  });

  test('08 a state named twice is one; a list of two is of no one pair', async () => {
    const row = (id: string, actor: string): string => `${id}\t2023-02-03\tAID\t\t${actor}\tUZB`;
    const found = await importContent(
      'polecat',
      linesOf(header, row('a', 'KAZ; kaz;None'), row('b', 'KAZ;Moldova'), row('c', 'None;'), row('d', 'Ruritania')),
      { dyads },
    );
    expect(inShort(found)).toEqual([
      ['a 2023-02-03 KAZ>UZB AID'],
      { 'no-two-states': 1, 'several-states': 1, 'unknown-country': 1 },
    ]);
  });
});

describe('ACLED', () => {
  const header = 'event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2';
  const clash = (id: string, date: string): string =>
    `${id},${date},Battles,Armed clash,Military Forces of Kazakhstan (2019-),Border Guard of Uzbekistan`;

  test('09 events of one day are events, by their ids; the same id twice is one', async () => {
    const found = await importContent(
      'acled',
      linesOf(header, clash('A1', '2024-05-06'), clash('A2', '2024-05-06'), clash('A2', '2024-05-06')),
    );
    expect([found.rows.kept, found.rejected]).toEqual([2, { duplicate: 1 }]);
    expect(found.dyadMonths.map(({ a, events, mutual }) => [a, events, mutual])).toEqual([
      ['KAZ', 2, 2],
      ['UZB', 2, 2],
    ]);
  });

  test('10 dates of all forms, a year before 1900, a missing id: each its own reason, with the cell', async () => {
    const found = await importContent(
      'acled',
      linesOf(
        header,
        clash('A1', '9-Sept-24'),
        clash('A2', '10 September 2024'),
        clash('A3', '2024/09/11'),
        clash('A4', '0024-09-12'),
        clash('A5', '3/4/2024'),
        clash('', '2024-09-13'),
      ),
      { dyads },
    );
    expect(found.events.map(({ date }) => date)).toEqual(['2024-09-09', '2024-09-10', '2024-09-11']);
    expect(found.rejected).toEqual({ 'no-id': 1, 'bad-date': 1, 'ambiguous-date': 1 });
    expect(found.examples.map(({ row, column, found: cell }) => [row, column, cell])).toEqual([
      [5, 'event_date', '0024-09-12'],
      [7, 'event_id_cnty', undefined],
      [6, 'event_date', '3/4/2024'],
    ]);
  });
});

describe('GDELT with a header', () => {
  const header = 'SQLDATE,GLOBALEVENTID,Actor1CountryCode,Actor2CountryCode,EventCode,NumMentions,NumSources,SOURCEURL';

  test('11 is read by the names of its columns, codes that lost a zero and dates with signs included', async () => {
    const found = await importContent(
      'gdelt2',
      linesOf(
        header,
        '20190110,1,KAZ,UZB,057,10,5,"https://a.example/x,y"',
        '2019-01-11,2,KAZ,UZB,57,10,5,https://a.example/z',
        '20190112,3,KAZ,UZB,20,10,5,',
        '20190113,4,KAZ,UZB,042,10,1,',
      ),
      { dyads },
    );
    expect(inShort(found)).toEqual([
      ['1 2019-01-10 KAZ>UZB 057', '2 2019-01-11 KAZ>UZB 057'],
      { statement: 1, 'too-few-sources': 1 },
    ]);
    expect([found.engine, found.events[0]?.host]).toEqual(['stream', 'a.example']);
  });

  test('12 a header above rows of all 61 columns is no row, in files of tabs too', async () => {
    const names = new Map([
      [0, 'GLOBALEVENTID'],
      [1, 'Day'],
      [7, 'Actor1CountryCode'],
      [17, 'Actor2CountryCode'],
      [26, 'EventCode'],
      [31, 'NumMentions'],
      [32, 'NumSources'],
      [60, 'SOURCEURL'],
    ]);
    const first = Array.from({ length: 61 }, (_, place) => names.get(place) ?? `column${String(place)}`).join('\t');
    const found = await importContent('gdelt2', linesOf(first, gdeltRow({ id: 5, url: 'https://a.example/"x' })));
    expect([found.rows, found.rejected]).toEqual([{ read: 1, kept: 1 }, {}]);
  });

  test('13 without what is needed it is a finding that names both forms', async () => {
    const found = await importContent('gdelt1', linesOf('GLOBALEVENTID,SQLDATE,EventCode', '1,20190110,057'));
    expect(found.findings[0]?.message).toMatch(/not 57 or 58, and its first line has no column “Actor1CountryCode”/);
  });
});

test('14 GDELT keeps events of so many sources as are asked for', async () => {
  const content = linesOf(
    ...[1, 2, 3].map((sources) => gdeltRow({ id: sources, sources, day: `2023051${String(sources)}` })),
  );
  for (const engine of ['duckdb', 'stream'] as const) {
    const kept = [1, 2, 3].map(async (leastSources) => {
      const { rows, rejected } = await importContent('gdelt2', content, { engine, leastSources });
      return [rows.kept, rejected['too-few-sources'] ?? 0];
    });
    expect(await Promise.all(kept)).toEqual([
      [3, 0],
      [2, 1],
      [1, 2],
    ]);
  }
});

test('15 rows of GDELT 1 with and without the page of the report stand in one file, and their ids are whole', async () => {
  const rows = [
    gdeltRow({ id: 1001, day: '20120110' }, 57),
    gdeltRow({ id: 1002, day: '20140110' }, 58),
    gdeltRow({ id: 1003, day: '20120112' }, 57),
    gdeltRow({ id: 1004, day: '20120113' }, 57).slice(0, -30),
  ];
  for (const engine of ['duckdb', 'stream'] as const) {
    const found = await importContent('gdelt1', linesOf(...rows), { engine, dyads: [{ a: 'IRN', b: 'AZE' }] });
    expect(found.engine).toBe(engine);
    expect(found.events.map(({ id, host }) => [id, host])).toEqual([
      ['1001', ''],
      ['1003', ''],
      ['1002', 'paper.example'],
    ]);
    expect(found.rejected).toEqual({ 'wrong-column-count': 1 });
  }
});

test('16 classes of conflict are those of GDELT’s rows: inquiries are cooperation, protest is of words', async () => {
  const codes = ['090', '141', '130', '150'];
  const content = linesOf(
    ...codes.map((code, place) => gdeltRow({ id: place + 1, code, day: `2023051${String(place)}` })),
  );
  const { dyadMonths } = await importContent('gdelt2', content);
  expect(dyadMonths.map(({ materialConflict, verbalConflict }) => [materialConflict, verbalConflict])).toEqual([
    [1, 2],
  ]);
});
