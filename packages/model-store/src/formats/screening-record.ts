import type { ScreeningAnswer } from '@meridian/engine';
import { formatCsv } from '../cell-text.ts';

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

const columns = [
  'screened_at',
  'program',
  'list',
  'list_sha256',
  'list_date',
  'list_entities',
  'method',
  'threshold',
  'query',
  'compared_as',
  'found',
  'rank',
  'score',
  'id',
  'name',
  'schema',
  'countries',
  'because',
  'sanctions',
  'not_compared',
  'notes',
];

/** The record as a table: a row a match, and one row for a name that matched nothing. */
export function screeningRecordCsv(record: ScreeningRecord): string {
  const { screenedAt, program, list, method, threshold } = record;
  const head = [
    screenedAt,
    program,
    list?.name ?? '',
    list?.sha256 ?? '',
    list?.date ?? '',
    String(list?.entities ?? ''),
    method ?? '',
    String(threshold ?? ''),
  ];
  const rows = record.queries.flatMap(({ query, found, matches, notCompared, notes }) => {
    const asked = [...head, query.name ?? '', query.compared.join(' | '), String(found)];
    const rest = [notCompared.map(({ text }) => text).join(' '), notes.join(' ')];
    if (matches.length === 0) return [[...asked, '', '', '', '', '', '', '', '', ...rest]];
    return matches.map(({ score, id, name, schema, countries, because, sanctions }, place) => [
      ...asked,
      String(place + 1),
      String(score),
      id,
      name,
      schema,
      countries.join(' '),
      because.map(({ text }) => text).join('; '),
      sanctions
        .map(({ authority, program: under, from }) =>
          [authority, under, from].filter((each) => each !== null).join(' '),
        )
        .join('; '),
      ...rest,
    ]);
  });
  return formatCsv(columns, rows);
}
