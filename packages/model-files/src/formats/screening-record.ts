import { numberColumn, resultTable, textColumn } from '@meridian/engine';
import type { ColumnOf, ResultTable, ScreeningAnswer } from '@meridian/engine';

/** What was screened, against which state of which list, when and how, to be kept. */
export interface ScreeningRecord {
  readonly schema: 'meridian.screening-record/1';
  /** Day and time of the screening (UTC). */
  readonly screenedAt: string;
  /** The program and its version. */
  readonly program: string;
  readonly list: ScreeningAnswer['list'];
  readonly method: string | null;
  readonly threshold: number | null;
  readonly queries: readonly Pick<
    ScreeningAnswer,
    'query' | 'found' | 'matches' | 'foundAt' | 'notCompared' | 'notes'
  >[];
  readonly notice: string;
}

/** The record of answers that one list gave. */
export function screeningRecord(
  answers: readonly ScreeningAnswer[],
  screenedAt: string,
  program: string,
): ScreeningRecord {
  const [first] = answers;
  return {
    schema: 'meridian.screening-record/1',
    screenedAt,
    program,
    list: first?.list ?? null,
    method: first?.query.method ?? null,
    threshold: first?.query.threshold ?? null,
    queries: answers.map(({ query, found, matches, foundAt, notCompared, notes }) => ({
      query,
      found,
      matches,
      foundAt,
      notCompared,
      notes,
    })),
    notice: first?.notice ?? '',
  };
}

type ScreenedQuery = ScreeningRecord['queries'][number];

/** A match of a name, or a name that matched nothing. */
interface MatchRow {
  readonly query: ScreenedQuery;
  readonly match: ScreenedQuery['matches'][number] | undefined;
  /** From 1. */
  readonly rank: number | undefined;
}

/** The record as a table: a row a match, and one row for a name that matched nothing. */
export function screeningRecordTable(record: ScreeningRecord): ResultTable {
  const { screenedAt, program, list, method, threshold } = record;
  const columns: readonly ColumnOf<MatchRow>[] = [
    textColumn('screened_at', 'Day and time of the screening (UTC).', () => screenedAt),
    textColumn('program', 'The program and its version.', () => program),
    textColumn('list', 'Name of the list.', () => list?.name),
    textColumn('list_sha256', 'Checksum of the list.', () => list?.sha256),
    textColumn('list_date', 'Date of the list.', () => list?.date),
    numberColumn('list_entities', undefined, 'Entities that were compared.', () => list?.entities),
    textColumn('method', 'Method of comparison.', () => method),
    numberColumn('threshold', undefined, 'Least score of a match, 0 to 100.', () => threshold),
    ...matchColumns,
  ];
  const rows = record.queries.flatMap((query): readonly MatchRow[] =>
    query.matches.length === 0
      ? [{ query, match: undefined, rank: undefined }]
      : query.matches.map((match, place) => ({ query, match, rank: place + 1 })),
  );
  return resultTable('screening_record', columns, rows);
}

const matchColumns: readonly ColumnOf<MatchRow>[] = [
  textColumn('query', 'The name that was looked for.', ({ query }) => query.query.name),
  textColumn('compared_as', 'The names that stood for it.', ({ query }) => query.query.compared.join(' | ')),
  numberColumn('found', undefined, 'Entities at or over the threshold.', ({ query }) => query.found),
  numberColumn('rank', undefined, 'Place of this match, from 1.', ({ rank }) => rank),
  numberColumn('score', undefined, '0 to 100.', ({ match }) => match?.score),
  textColumn('id', 'Entity of the list.', ({ match }) => match?.id),
  textColumn('name', 'Its name.', ({ match }) => match?.name),
  textColumn('schema', 'What it is.', ({ match }) => match?.schema),
  textColumn('countries', 'Its countries.', ({ match }) => match?.countries.join(' ')),
  textColumn('because', 'Why it matches.', ({ match }) => match?.because.map(({ text }) => text).join('; ')),
  textColumn('sanctions', 'Authority, program and day of each sanction.', ({ match }) =>
    match?.sanctions
      .map(({ authority, program, from }) => [authority, program, from].filter((each) => each !== null).join(' '))
      .join('; '),
  ),
  textColumn('not_compared', 'What could not be compared.', ({ query }) =>
    query.notCompared.map(({ text }) => text).join(' '),
  ),
  textColumn('notes', 'What else is to be known.', ({ query }) => query.notes.join(' ')),
];
