import { createHash } from 'node:crypto';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { meridian, newFolder } from './meridian.ts';

const list = `id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen,last_seen,last_change
T1,Person,"VELDANOV, Radomir",Радомир Велданов,,zz,,,XX SDN: ZEMBLA,,,test,,,
T2,Company,Quorvex Shipping JSC,,,zz,,,,,,test,,,
T3,Person,วราภรณ์ สุขใจ,,,,,,,,,test,,,
`;

const changed = new Date('2024-05-17T10:00:00Z');

async function fileOf(text: string, ending = ''): Promise<string> {
  const path = `${await newFolder()}${ending}`;
  await writeFile(path, text);
  // the date of a list is that of its file
  await utimes(path, changed, changed);
  return path;
}

interface Batch {
  readonly schema: string;
  readonly answers: readonly {
    readonly query: { readonly name: string };
    readonly found: number;
    readonly matches: readonly { readonly id: string; readonly score: number }[];
  }[];
}

describe('meridian screen --batch', () => {
  it('01 screens a name a line, each once, and shows the best match of each', async () => {
    const names = await fileOf('Radomir Veldanov\n\nOAO Quorvex Shipping\nErna Lindqvist\r\nRadomir Veldanov\n?!\n');
    const { status, out, err } = await meridian(['screen', '--batch', names, '--list', await fileOf(list)]);
    expect(status).toBe(0);
    expect(out).toContain('2 of 3 names score 70 or more against 3 entities');
    expect(out).toMatch(/Radomir Veldanov +1 +100\.0 +VELDANOV, Radomir +T1/);
    expect(out).toMatch(/OAO Quorvex Shipping +1 +\d+\.\d +Quorvex Shipping JSC +T2/);
    expect(out).not.toContain('Erna');
    expect(out).toContain('Entities a name, by threshold:');
    expect(out).toMatch(/Not compared: .*Thai/);
    expect(out).toContain('no legal advice');
    expect(err).toContain('“?!” holds no letter or number');
  });

  it('02 takes the column of names of a table, and prints every answer as JSON', async () => {
    const names = await fileOf('\uFEFFref;name;city\n7;"Veldanov; Radomir";Zemblin\n8;Erna Lindqvist;Oslo\n');
    const { status, out } = await meridian(['screen', '--batch', names, '--list', await fileOf(list), '--json']);
    expect(status).toBe(0);
    const { schema, answers } = JSON.parse(out) as Batch;
    expect(schema).toBe('meridian.screening-batch/1');
    expect(answers.map(({ query, found }) => [query.name, found])).toEqual([
      ['Veldanov; Radomir', 1],
      ['Erna Lindqvist', 0],
    ]);
    expect(answers[0]?.matches[0]).toMatchObject({ id: 'T1', score: 100 });
  });

  it('03 gives the answers that the names give one by one', async () => {
    const [path, names] = [await fileOf(list), ['Радомир Велданов', 'Quorvex', 'R. Veldanof', 'วราภรณ์ สุขใจ']];
    const batch = await fileOf(names.join('\n'));
    const { out } = await meridian(['screen', '--batch', batch, '--list', path, '--threshold', '60', '--json']);
    const alone: unknown[] = [];
    for (const name of names) {
      const ran = await meridian(['screen', name, '--list', path, '--threshold', '60', '--json']);
      alone.push((JSON.parse(ran.out) as Batch['answers'][number]).matches);
    }
    expect((JSON.parse(out) as Batch).answers.map(({ matches }) => matches)).toEqual(alone);
  });

  it('04 says what makes no sense in one message', async () => {
    const path = await fileOf(list);
    const empty = await meridian(['screen', '--batch', await fileOf('\n\n'), '--list', path]);
    expect([empty.status, empty.err]).toEqual([1, expect.stringContaining('holds no name')]);
    const missing = await meridian(['screen', '--batch', '/nowhere/names.txt', '--list', path]);
    expect([missing.status, missing.err]).toEqual([1, expect.stringContaining('there is no such file')]);
    for (const args of [
      ['--batch', path],
      ['Erna', '--batch', path, '--list', path],
    ])
      expect((await meridian(['screen', ...args])).status).toBe(2);
  });
});

describe('meridian screen --record', () => {
  it('05 keeps the list, its hash and date, the queries, the method and what was not compared, as JSON', async () => {
    const [path, record] = [await fileOf(list), `${await newFolder()}.json`];
    await meridian(['screen', 'Radomir Veldanov', '--list', path, '--record', record]);
    const kept = JSON.parse(await readFile(record, 'utf8')) as Readonly<Record<string, unknown>>;
    expect(kept).toMatchObject({
      schema: 'meridian.screening-record/1',
      program: expect.stringMatching(/^meridian \d+\.\d+/) as unknown,
      screenedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as unknown,
      list: { sha256: createHash('sha256').update(list).digest('hex'), date: '2024-05-17', entities: 3 },
      method: 'parts',
      threshold: 70,
      queries: [
        {
          query: { name: 'Radomir Veldanov' },
          found: 1,
          matches: [{ id: 'T1', score: 100 }],
          notCompared: [{ of: 'list', text: expect.stringContaining('Thai') as unknown }],
        },
      ],
    });
    expect(kept['notice']).toContain('no legal advice');
  });

  it('06 keeps a row a match as CSV, and one for a name that matched nothing', async () => {
    const [path, record] = [await fileOf(list), `${await newFolder()}.csv`];
    const names = await fileOf('Radomir Veldanov\nErna Lindqvist');
    await meridian(['screen', '--batch', names, '--list', path, '--threshold', '80', '--record', record]);
    const [head, first, second] = (await readFile(record, 'utf8')).split(/\r?\n/);
    expect(head).toMatch(/^screened_at,program,list,list_sha256,list_date,.*,not_compared,notes$/);
    expect(first).toMatch(/,2024-05-17,3,parts,80,Radomir Veldanov,[^,]*,1,1,100,T1,/);
    expect(second).toMatch(/,2024-05-17,3,parts,80,Erna Lindqvist,[^,]*,0,,,,/);
    expect(second).toContain(createHash('sha256').update(list).digest('hex'));
    expect(second).toContain('Thai');
  });

  it('07 refuses another ending before the list is read', async () => {
    const { status, err } = await meridian(['screen', 'x', '--list', '/nowhere', '--record', 'kept.txt']);
    expect([status, err]).toEqual([2, expect.stringContaining('.csv')]);
  });
});

describe('documents in records of their own', () => {
  const entity = (id: string, schema: string, properties: object): string => JSON.stringify({ id, schema, properties });
  const passport = entity('D1', 'Passport', { holder: ['H1'], passportNumber: ['ZX 4471902'] });
  const card = entity('D2', 'Identification', { holder: ['H2'], number: ['77-120-334'] });
  const holders = [
    entity('H1', 'Person', { name: ['Radomir Veldanov'] }),
    entity('H2', 'Person', { name: ['Ilka Sorvand'] }),
  ];

  it.each([
    ['before', [passport, card, ...holders]],
    ['after', [...holders, passport, card]],
  ])('08 find who holds them where they stand %s the holder', async (_, lines) => {
    const path = await fileOf(lines.join('\n'));
    for (const [number, id] of [
      ['ZX4471902', 'H1'],
      ['77120334', 'H2'],
    ] as const) {
      const { out } = await meridian(['screen', number, '--list', path, '--json']);
      const answer = JSON.parse(out) as Batch['answers'][number];
      expect([answer.found, answer.matches.map((match) => [match.id, match.score])]).toEqual([1, [[id, 100]]]);
      expect(out).toContain(id === 'H1' ? 'passport number' : 'number');
    }
  });
});
