import type { SourceId } from '../units/id.ts';
import { formatGrade } from '../grades/grade.ts';
import { pickRule, spreadOf } from '../grades/pick.ts';
import type { EvidenceValue, Spread } from '../grades/pick.ts';
import { refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { Model, SourceRecord } from '../model/model.ts';
import { rowsById } from '../model/rows-by-id.ts';
import { cellBasis, formatCell, indexEvidence, rowKey } from './evidence-index.ts';
import type { AnyRecord, EvidenceIndex } from './evidence-index.ts';
import { nearestSpellings } from '../model/place-index.ts';
import { fieldOf } from '../model/tables/schema.ts';
import type { ColumnSchema } from '../model/tables/schema.ts';
import { tableNames, tables } from '../model/tables/index.ts';
import type { TableName } from '../model/tables/index.ts';
import { listUsers } from './users.ts';

/** One value that a source gives, as people read it. */
export interface ExplainedValue {
  readonly value: string;
  readonly source: SourceId | undefined;
  readonly title: string | undefined;
  readonly publisher: string | undefined;
  readonly url: string | undefined;
  readonly grade: string;
  readonly asOf: string | undefined;
  readonly note: string | undefined;
}

/** What a cell rests on: `meridian.explanation/1`. */
export interface Explanation extends ExplainedValue {
  readonly schema: 'meridian.explanation/1';
  readonly cell: string;
  readonly meaning: string;
  readonly unit: string | undefined;
  readonly rule: string;
  readonly spread: Spread | undefined;
  readonly rivals: readonly ExplainedValue[];
  /** Rows whose results depend on the row of this cell. */
  readonly usedBy: readonly string[];
}

/**
 * Where the value of `table.row.column` comes from. Refused where there is no such cell; a row's key
 * may hold dots, the table and the column never do.
 */
export function explainCell(model: Model, address: string): Explanation | Refusal {
  const first = address.indexOf('.');
  const last = address.lastIndexOf('.');
  const table = address.slice(0, first);
  if (first < 0 || last <= first)
    return unknownCell(address, 'It is written TABLE.ROW.COLUMN, such as link.LINK_ID.length.');
  if (!isTable(table)) return unknownCell(address, offer('table', tableNames, table));
  const schema = tables[table];
  const columns: readonly ColumnSchema[] = schema.columns;
  const column = columns.find(({ name }) => name === address.slice(last + 1));
  if (column === undefined)
    return unknownCell(
      address,
      offer(
        'column',
        columns.map(({ name }) => name),
        address.slice(last + 1),
      ),
    );
  const key = address.slice(first + 1, last);
  const records = model.tables[table] as readonly AnyRecord[];
  const record = records.find((candidate) => rowKey(schema, candidate) === key);
  if (record === undefined)
    return unknownCell(
      address,
      offer(
        'row',
        records.map((candidate) => rowKey(schema, candidate)),
        key,
      ),
    );
  return explain(model, table, record, column, key);
}

function explain(model: Model, table: TableName, record: AnyRecord, column: ColumnSchema, key: string): Explanation {
  const index = indexEvidence(model);
  const sources = rowsById(model.tables, 'source');
  const publishers = rowsById(model.tables, 'publisher');
  const describe = (value: EvidenceValue): ExplainedValue => {
    const source = sources.get(value.source.id);
    return {
      ...describeSource(source, publishers),
      value: value.value,
      grade: formatGrade(value.source, value.basis),
      asOf: value.asOf ?? source?.date,
      note: value.note ?? source?.note,
    };
  };
  const values = index.of(table, key, column.name);
  const [picked, ...rivals] = values;
  const chosen =
    picked === undefined ? describeRow(index, table, record, column, key, sources, publishers) : describe(picked);
  return {
    schema: 'meridian.explanation/1',
    cell: `${table}.${key}.${column.name}`,
    meaning: column.description,
    unit: column.unit,
    ...chosen,
    value: formatCell(record[fieldOf(column)]),
    rule: pickRule,
    spread: column.type === 'number' || column.type === 'integer' ? spreadOf(values) : undefined,
    rivals: rivals.map(describe),
    usedBy: listUsers(model, table, key),
  };
}

type Sources = ReadonlyMap<string, SourceRecord>;
type Publishers = ReadonlyMap<string, { readonly name: string }>;

/** A cell without evidence of its own: what the row rests on. */
function describeRow(
  index: EvidenceIndex,
  table: TableName,
  record: AnyRecord,
  column: ColumnSchema,
  key: string,
  sources: Sources,
  publishers: Publishers,
): Omit<ExplainedValue, 'value'> {
  const { basis, sources: ids } = cellBasis(index, table, record, column, key);
  const [id] = ids;
  const source = id === undefined ? undefined : sources.get(id);
  const graded = id === undefined ? undefined : index.sources.get(id);
  const others = ids.slice(1).join(', ');
  const reason =
    basis === 'none'
      ? 'No source is given for this cell.'
      : `The source of the whole row${others === '' ? '' : `, with ${others}`}.`;
  return {
    ...describeSource(source, publishers),
    grade: graded === undefined ? 'none' : formatGrade(graded, basis),
    asOf: source?.date,
    note: reason,
  };
}

function describeSource(
  source: SourceRecord | undefined,
  publishers: Publishers,
): Pick<ExplainedValue, 'source' | 'title' | 'publisher' | 'url'> {
  return {
    source: source?.sourceId,
    title: source?.title,
    publisher: publishers.get(source?.publisherId ?? '')?.name,
    url: source?.url,
  };
}

function isTable(text: string): text is TableName {
  return (tableNames as readonly string[]).includes(text);
}

function offer(what: string, candidates: readonly string[], text: string): string {
  const near = nearestSpellings(candidates, text, 3);
  return near.length > 0
    ? `There is no ${what} “${text}”. Nearest: ${near.join(', ')}.`
    : `There is no ${what} “${text}”.`;
}

function unknownCell(address: string, remedy: string): Refusal {
  return refuse('value-unknown', 'cell', `No cell is called “${address}”.`, remedy);
}
