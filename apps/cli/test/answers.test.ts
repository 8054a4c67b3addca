// Every command's --json in the strict form of the contract: a field that the contract does not have fails here, too.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as contract from '@meridian/api-contract';
import { receiptFileSchema, rerunAnswerSchema } from '@meridian/api-contract';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ZodType } from 'zod';
import { meridian, newFolder } from './meridian.ts';

let folder: string;

beforeEach(async () => {
  folder = await newFolder();
});

async function answerOf(...args: readonly string[]): Promise<unknown> {
  const { out, err, status } = await meridian([...args, '--json']);
  expect({ status, err: status === 0 ? '' : err }).toEqual({ status: 0, err: '' });
  return JSON.parse(out);
}

const net = '<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 2\n<FIRST THRU NODE> 1\n<NUMBER OF LINKS> 2\n<END OF METADATA>\n';
const link = (from: number, to: number): string => `\t${from}\t${to}\t10\t1\t5\t0.15\t4\t0\t0\t1\t;\n`;
const trips = '<NUMBER OF ZONES> 2\n<TOTAL OD FLOW> 7.0\n<END OF METADATA>\n\nOrigin 1\n 2 : 7.0;\n';

describe('the answer of every command', () => {
  it.each<readonly [string, ZodType, readonly string[]]>([
    ['route', contract.routesAnswerSchema, ['--from', 'Nhava Sheva', '--to', 'Moscow', '--comply', 'EU,US']],
    ['reach', contract.reachAnswerSchema, ['--from', 'Bandar Abbas', '--hours', '480', '--comply', 'EU']],
    [
      'assign',
      contract.modelAssignmentSchema,
      ['--gap', '1e-3', '--change', 'close:country:AZE', '--select', 'corridor:eastern'],
    ],
    ['criticality', contract.criticalityAnswerSchema, ['--by', 'passage', '--most', '1']],
    [
      'relations',
      contract.relationsAnswerSchema,
      ['--dyad', 'IRN-AZE', '--from', '2022', '--step', 'year', '--draws', '10'],
    ],
    ['relation', contract.relationProfileSchema, ['IRN-RUS']],
    ['relation', contract.actorProfileSchema, ['IRN', '--blocs', 'NATO,EU']],
    ['regimes', contract.regimesAnswerSchema, ['--on', '2026-03-06']],
    ['screen', contract.screeningAnswerSchema, ['IRISL', '--port', 'Chabahar', '--date', '2025-10-15']],
    ['explain', contract.explanationSchema, ['mode.rail.co2e_g_per_tonne_km']],
    ['check', contract.checkAnswerSchema, []],
  ])('%s: strict, with a receipt of the built-in model', async (command, schema, args) => {
    const answer = await answerOf(command, ...args);
    expect(schema.safeParse(answer).error?.issues ?? []).toEqual([]);
    const { receipt } = answer as { readonly receipt: { readonly question: object; readonly model: object } };
    expect(receipt.question).toMatchObject({ ask: command });
    expect(receipt.model).toMatchObject({ name: 'instc' });
  });

  it('of what makes files: new, import, export, and of files that are read: a batch, an instance, an OD matrix', async () => {
    const strict = async (schema: ZodType, ...args: readonly string[]): Promise<void> =>
      expect(schema.safeParse(await answerOf(...args)).error?.issues ?? [], args.join(' ')).toEqual([]);
    await strict(contract.newAnswerSchema, 'new', folder);
    await strict(contract.exportAnswerSchema, 'export', 'csv', '--model', folder, '--out', `${folder}-csv`);
    await strict(contract.importAnswerSchema, 'import', 'csv', `${folder}-csv`, '--to', `${folder}-again`);
    const inside = (name: string): string => join(folder, name);
    await writeFile(inside('pairs.csv'), 'origin,destination,tonnes,commodity,period\nalpha,echo,5,general,2025-Q1\n');
    await writeFile(inside('n.tntp'), `${net}~\n${link(1, 2)}${link(2, 1)}`);
    await writeFile(inside('t.tntp'), trips);
    const of = ['--tntp', inside('n.tntp'), '--trips', inside('t.tntp')];
    await strict(
      contract.instanceAssignmentSchema,
      'assign',
      ...of,
      '--select',
      '1-2',
      '--change',
      'capacity:link:1-2=0.5',
    );
    await writeFile(inside('names.csv'), 'name\nIRISL\n');
    await writeFile(
      inside('list.csv'),
      'id,schema,name,aliases,countries\nx,Company,Islamic Republic of Iran Shipping Lines,IRISL,ir\n',
    );
    await strict(
      contract.screeningBatchAnswerSchema,
      'screen',
      '--batch',
      inside('names.csv'),
      '--list',
      inside('list.csv'),
    );
  });

  it('of input at fault too', async () => {
    const { out, status } = await meridian(['route', '--from', 'Atlantis', '--to', 'Moscow', '--json']);
    expect(status).toBe(1);
    expect(contract.faultAnswerSchema.safeParse(JSON.parse(out))).toMatchObject({ success: true });
  });
});

describe('a question asked twice', () => {
  const route = ['route', '--from', 'alpha', '--to', 'echo'] as const;

  it('has the same answer, byte for byte, but for the hour of the receipt', async () => {
    const [one, two] = [await answerOf(...route, '--model', await made()), await answerOf(...route, '--model', folder)];
    const at = { receipt: { at: expect.any(String) as string } };
    expect(one).toMatchObject(at);
    const plain = (answer: unknown): string => JSON.stringify(answer).replace(/"at":"[^"]*"/, '');
    expect(plain(two)).toBe(plain(one));
  });

  it('is the same by its receipt, whatever folder and form the model has, and is another once a row is', async () => {
    const receipt = join(folder, '..', 'receipt.json');
    await meridian([...route, '--model', await made(), '--receipt', receipt]);
    expect(receiptFileSchema.safeParse(JSON.parse(await readFile(receipt, 'utf8'))).error).toBeUndefined();
    expect(await answerOf('rerun', receipt)).toMatchObject({ same: true, differences: [] });

    // the same rows in another form: quoted, in another order of columns, with Windows line ends
    const other = `${folder}-other`;
    await meridian(['new', other]);
    const path = join(other, 'transfer.csv');
    const [head = '', ...rows] = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const quoted = [head, ...rows.map((row) => row.replace(/^([^,]*)/, '"$1"'))].join('\r\n');
    await writeFile(path, `${quoted}\r\n`);
    expect(await answerOf('rerun', receipt, '--model', other)).toMatchObject({ same: true, differences: [] });

    await writeFile(
      path,
      [head, ...rows.map((row) => row.replace(/^(load-seaport-sea,.*false),18,/, '$1,40,'))].join('\n'),
    );
    const changed = rerunAnswerSchema.parse(await answerOf('rerun', receipt, '--model', other));
    expect(changed.same).toBe(false);
    expect(changed.differences.map(({ what, id, change }) => [what, id, change])).toEqual([
      ['model', 'example-corridor', 'changed'],
      ['row', 'transfer.load-seaport-sea', 'changed'],
      ['answer', '', 'changed'],
    ]);

    await writeFile(path, [head, ...rows.toReversed()].join('\n'));
    const turned = rerunAnswerSchema.parse(await answerOf('rerun', receipt, '--model', other));
    expect(turned.differences).toContainEqual({
      what: 'table',
      id: 'transfer',
      change: 'reordered',
      before: null,
      after: null,
    });
  });

  it('tells the path into a saved answer that differs, a refusal, and a file that has gone', async () => {
    const saved = join(folder, '..', 'answer.json');
    const answer = (await answerOf(...route, '--model', await made())) as { frontSize: number };
    await writeFile(saved, JSON.stringify({ ...answer, frontSize: answer.frontSize + 1 }));
    expect(await answerOf('rerun', saved, '--model', folder)).toMatchObject({
      same: false,
      differences: [
        { what: 'answer', id: 'frontSize', before: String(answer.frontSize + 1), after: String(answer.frontSize) },
      ],
    });
    expect(await answerOf('rerun', saved, '--model', join(import.meta.dirname, '../../../models/instc'))).toMatchObject(
      { same: false, notes: expect.arrayContaining([expect.stringContaining('refused')]) as string[] },
    );

    const list = join(folder, 'list.csv');
    const receipt = join(folder, '..', 'screened.json');
    await writeFile(list, 'id,schema,name,aliases,countries\nx,Company,Some Line,,ir\n');
    await meridian(['screen', 'Some Line', '--list', list, '--receipt', receipt]);
    await writeFile(list, 'id,schema,name,aliases,countries\nx,Company,Some Lines,,ir\n');
    const other = rerunAnswerSchema.parse(await answerOf('rerun', receipt));
    expect(other.differences[0]).toMatchObject({ what: 'file', id: 'list.csv', change: 'changed' });
    await writeFile(receipt, (await readFile(receipt, 'utf8')).replaceAll('list.csv', 'gone.csv'));
    expect(await answerOf('rerun', receipt)).toMatchObject({
      differences: [
        { what: 'file', id: 'gone.csv', change: 'gone' },
        { what: 'answer', change: 'removed' },
      ],
    });
  });

  it.each([
    ['{', 'no JSON'],
    ['[]', 'no receipt and no answer'],
    ['{"schema":"meridian.routes/1","routes":[]}', 'receipt: Invalid input'],
    ['{"schema":"meridian.receipt/1","receipt":{}}', 'no whole receipt'],
  ])('is refused in words where the receipt is bad: %s', async (text, words) => {
    await mkdir(folder, { recursive: true });
    const path = join(folder, 'bad.json');
    await writeFile(path, text);
    const { status, err } = await meridian(['rerun', path]);
    expect(status).toBe(1);
    expect(err).toContain(words);
  });

  async function made(): Promise<string> {
    await meridian(['new', folder]);
    return folder;
  }
});
