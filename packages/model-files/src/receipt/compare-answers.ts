import type { Model } from '@meridian/engine';
import { digestAnswer, formatAnswer, withoutRun } from './answer-text.ts';
import { digestModel, digestRows } from './model-digest.ts';
import type { Receipt } from './receipt.ts';
import type { ReceiptFile } from './receipt-file.ts';
import type { Sha256 } from './sha256.ts';

/** One thing that is other now than it was then. */
export interface RunDifference {
  readonly what: 'meridian' | 'node' | 'model' | 'table' | 'row' | 'file' | 'question' | 'answer';
  /** Which: a table, TABLE.ROW, a file, a path into the answer. */
  readonly id: string;
  /** `gone`: a file that is no longer there. `unread`: one that was read then and is not now, or the other way. */
  readonly change: 'added' | 'removed' | 'changed' | 'reordered' | 'gone' | 'unread';
  readonly before: string | null;
  readonly after: string | null;
}

/** `meridian.rerun/1`. */
export interface RerunAnswer {
  readonly schema: 'meridian.rerun/1';
  /** The answer of now is that of then, to the last digit. */
  readonly same: boolean;
  readonly differences: readonly RunDifference[];
  /** Differences beyond those that are listed. */
  readonly leftOut: number;
  readonly notes: readonly string[];
}

/** A run of then: as a file of a receipt, or as a whole saved answer. */
export type FormerRun =
  | { readonly kind: 'receipt'; readonly file: ReceiptFile }
  | { readonly kind: 'answer'; readonly answer: object; readonly receipt: Receipt };

/** The same question asked now. */
export interface LaterRun {
  /** Undefined where there is none any more: the question is refused, or a file that it names is gone. */
  readonly answer: object | undefined;
  readonly receipt: Receipt;
  readonly model: Model | undefined;
}

/** Most differences of a kind that are listed; the others are counted. */
const mostListed = 200;

/** What two runs of one question differ in: the answer, and what it rests on. */
export function compareRuns(former: FormerRun, later: LaterRun, sha256?: Sha256): RerunAnswer {
  const before = former.kind === 'receipt' ? former.file.receipt : former.receipt;
  const then = former.kind === 'receipt' ? former.file.answer.sha256 : digestAnswer(former.answer, sha256);
  const now = later.answer === undefined ? undefined : digestAnswer(later.answer, sha256);
  const same = then === now;
  const all = [
    runDifferences(before, later.receipt),
    modelDifferences(former, before, later, sha256),
    fileDifferences(before, later.receipt),
    same ? [] : answerDifferences(former, then, now, later.answer),
  ];
  const kept = all.map((each) => each.slice(0, mostListed));
  return {
    schema: 'meridian.rerun/1',
    same,
    differences: kept.flat(),
    leftOut: all.flat().length - kept.flat().length,
    notes: notesOn(former, before, later),
  };
}

function changed(what: RunDifference['what'], id: string, before: unknown, after: unknown): readonly RunDifference[] {
  const [then, now] = [textOf(before), textOf(after)];
  return then === now ? [] : [{ what, id, change: 'changed', before: then, after: now }];
}

/** A value in a line: a text as it is, all else as JSON; null where there is none. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function runDifferences(before: Receipt, after: Receipt): readonly RunDifference[] {
  const keys = [...new Set([...Object.keys(before.question), ...Object.keys(after.question)])];
  return [
    ...changed('meridian', 'version', before.meridian, after.meridian),
    ...changed('node', 'major', before.node, after.node),
    // a default that is another now
    ...keys.flatMap((key) => changed('question', key, before.question[key], after.question[key])),
  ];
}

function modelDifferences(
  former: FormerRun,
  before: Receipt,
  { receipt, model }: LaterRun,
  sha256: Sha256 | undefined,
): readonly RunDifference[] {
  const whole = changed('model', receipt.model?.name ?? '', before.model?.sha256, receipt.model?.sha256);
  if (whole.length === 0 || former.kind === 'answer' || model === undefined) return whole;
  const { tables, rows } = former.file;
  const [newTables, newRows] = [digestModel(model, sha256).tables, digestRows(model, sha256)] as readonly [
    ReceiptFile['tables'],
    ReceiptFile['rows'],
  ];
  const names = [...new Set([...Object.keys(tables), ...Object.keys(newTables)])];
  return [
    ...whole,
    ...names
      .filter((table) => tables[table]?.sha256 !== newTables[table]?.sha256)
      .flatMap((table) => rowDifferences(table, rows[table] ?? [], newRows[table] ?? [])),
  ];
}

type Rows = ReceiptFile['rows'][string];

/** Rows of a table of which one side has none of that name, or another; where all are there, they stand in another order. */
function rowDifferences(table: string, before: Rows, after: Rows): readonly RunDifference[] {
  const [then, now] = [byName(before), byName(after)];
  const named = (name: string): string => `${table}.${name}`;
  const found = [...new Set([...then.keys(), ...now.keys()])].flatMap((name): readonly RunDifference[] => {
    const [was, is] = [then.get(name) ?? null, now.get(name) ?? null];
    if (was === is) return [];
    const change = was === null ? 'added' : is === null ? 'removed' : 'changed';
    return [{ what: 'row', id: named(name), change, before: was, after: is }];
  });
  return found.length > 0 ? found : [{ what: 'table', id: table, change: 'reordered', before: null, after: null }];
}

/** Digests by the name of the row; rows that share a name are told apart by a number, those without one by their digest. */
function byName(rows: Rows): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    rows.map(([key, digest]) => {
      const name = key === '' ? digest : key;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return [count === 1 ? name : `${name} (${count})`, digest];
    }),
  );
}

function fileDifferences(before: Receipt, after: Receipt): readonly RunDifference[] {
  const now = new Map(after.files.map(({ name, sha256 }) => [name, sha256]));
  const then = new Map(before.files.map(({ name, sha256 }) => [name, sha256]));
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((name): readonly RunDifference[] => {
    const [was, is] = [then.get(name) ?? null, now.get(name) ?? null];
    if (was === is) return [];
    return [
      { what: 'file', id: name, change: was === null || is === null ? 'unread' : 'changed', before: was, after: is },
    ];
  });
}

function answerDifferences(
  former: FormerRun,
  then: string,
  now: string | undefined,
  after: object | undefined,
): readonly RunDifference[] {
  if (after === undefined) return [{ what: 'answer', id: '', change: 'removed', before: then, after: null }];
  if (former.kind === 'receipt') return changed('answer', '', then, now);
  return pathDifferences('', JSON.parse(formatAnswer(withoutRun(former.answer), undefined)), plain(after));
}

function plain(answer: object): unknown {
  return JSON.parse(formatAnswer(withoutRun(answer), undefined));
}

/** Values that differ, by the path that leads to them: `routes[0].costUsd`. */
function pathDifferences(path: string, before: unknown, after: unknown): readonly RunDifference[] {
  if (isPlain(before) && isPlain(after)) {
    const [old, own] = [entriesOf(before), entriesOf(after)];
    const inside = (key: string): string =>
      Array.isArray(before) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    return [...new Set([...old.keys(), ...own.keys()])].flatMap((key): readonly RunDifference[] => {
      if (!own.has(key)) return [one(inside(key), 'removed', old.get(key), undefined)];
      if (!old.has(key)) return [one(inside(key), 'added', undefined, own.get(key))];
      return pathDifferences(inside(key), old.get(key), own.get(key));
    });
  }
  return Object.is(before, after) ? [] : [one(path, 'changed', before, after)];
}

/** Longest text of a value in a list of differences, in characters. */
const mostText = 200;

function one(id: string, change: RunDifference['change'], before: unknown, after: unknown): RunDifference {
  const cut = (value: unknown): string | null => textOf(value)?.slice(0, mostText) ?? null;
  return { what: 'answer', id, change, before: cut(before), after: cut(after) };
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function entriesOf(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value));
}

function notesOn(former: FormerRun, before: Receipt, { receipt }: LaterRun): readonly string[] {
  const isOther = before.model?.sha256 !== receipt.model?.sha256;
  return [
    ...(isOther && former.kind === 'answer'
      ? [
          'A saved answer has the hash of the whole model alone; --receipt FILE keeps that of each row, and tells which differ.',
        ]
      : []),
    ...(before.at.slice(0, 10) === receipt.at.slice(0, 10) || before.question['ask'] !== 'check'
      ? []
      : [
          `Asked on ${before.at.slice(0, 10)} then and on ${receipt.at.slice(0, 10)} now: what lies in the future is another.`,
        ]),
  ];
}
