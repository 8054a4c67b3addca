import { actOfCameo } from '../../formats/events/event-code.ts';
import { GDELT_MENTIONS_LIMIT, GDELT_NUMBER_LIMIT, gdeltColumns, tooFewSources } from '../../formats/events/gdelt.ts';
import type { GdeltColumn, GdeltLayout } from '../../formats/events/gdelt.ts';
import type { RejectionReason } from '../../formats/events/imported-event.ts';
import { EVENT_LINE_BYTES_LIMIT } from './event-limits.ts';
import {
  actOfReportSql,
  actorBits,
  bitsBelowDay,
  codeBits,
  noActor,
  noRoot,
  ordinalOfCode,
  reportSql,
  rootBits,
  statesInOrder,
} from './gdelt-numbers.ts';

/** Ids are below this power of two: with mentions of 13 bits and codes of 10 they fit into one whole number of 63. */
const idRange = 2 ** 40;
const codeRange = 2 ** codeBits;

/** A text of SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Bytes that are read at once, twice what a line may have. They stay in the cache of the processor, which is a twentieth
 * faster than the usual 32 MB; a line that is longer would be left out without a word.
 */
export const SCAN_BUFFER_BYTES = 2 * EVENT_LINE_BYTES_LIMIT;

/** The files of a layout, each column as text; lines of another form go to `rejects`. */
function scanSql(paths: readonly string[], { columnCount, places }: GdeltLayout): string {
  const names = Array.from({ length: columnCount }, (_, place) => nameOf(place, places));
  const columns = names.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(', ');
  return (
    `read_csv([${paths.map(sqlText).join(', ')}], columns = {${columns}}, auto_detect = false, header = false, delim = '\t', ` +
    `quote = '', escape = '', compression = 'none', buffer_size = ${String(SCAN_BUFFER_BYTES)}, store_rejects = true, rejects_table = 'rejects', rejects_scan = 'scans')`
  );
}

function nameOf(place: number, places: Readonly<Record<GdeltColumn, number>>): string {
  const found = Object.entries(places).find(([, at]) => at === place);
  return found?.[0] ?? `unread${String(place)}`;
}

/** The rows of the files of a layout. */
export function filesSql(paths: readonly string[], layout: GdeltLayout): string {
  const url = layout.places.url < 0 ? `, CAST(NULL AS VARCHAR) AS url` : '';
  return `SELECT *${url} FROM ${scanSql(paths, layout)}`;
}

/** One row. */
export function rowSql(cell: (column: GdeltColumn) => string): string {
  return `SELECT ${gdeltColumns.map((column) => `nullif(${sqlText(cell(column))}, '') AS ${column}`).join(', ')}`;
}

const wholeNumber = (column: string): string =>
  `(${column} >= '0' AND strlen(${column}) <= ${String(String(GDELT_NUMBER_LIMIT).length)} AND CAST(TRY_CAST(${column} AS BIGINT) AS VARCHAR) = ${column})`;

/** Reasons that a row itself shows; they stand as -1, -2 and so on as the number of an act. */
const rowReasons = [
  'no-two-states',
  'same-state',
  'statement',
  'too-few-sources',
  'bad-number',
] as const satisfies readonly RejectionReason[];

const numberOfReason = (reason: (typeof rowReasons)[number]): number => -1 - rowReasons.indexOf(reason);
const reportOfReason = (reason: (typeof rowReasons)[number]): string =>
  String(numberOfReason(reason) * 2 ** (codeBits - rootBits));

/**
 * Number of a report, or of the first reason that holds; cheap ones first, since most rows end there. One condition to a
 * branch: an OR sorts the rows that are left.
 */
const judgedReport = (leastSources: number): string => `CASE
  WHEN stateA IS NULL THEN ${reportOfReason('no-two-states')}
  WHEN stateB IS NULL THEN ${reportOfReason('no-two-states')}
  WHEN stateA = stateB THEN ${reportOfReason('same-state')}
  WHEN starts_with(code, '01') THEN ${reportOfReason('statement')}
  WHEN starts_with(code, '02') THEN ${reportOfReason('statement')}
  WHEN ${tooFewSql(leastSources)} THEN ${reportOfReason('too-few-sources')}
  WHEN NOT coalesce(${wholeNumber('id')} AND ${wholeNumber('mentions')} AND ${wholeNumber('sources')}, false) THEN ${reportOfReason('bad-number')}
  ELSE ${reportSql}
END`;

/** Whether the number of sources is one of the least so many that are too few. */
function tooFewSql(leastSources: number): string {
  const few = tooFewSources(leastSources).map(sqlText);
  return few.length === 0 ? 'false' : `coalesce(sources IN (${few.join(', ')}), false)`;
}

/**
 * What follows the scheme up to the path in small letters; the address itself where it has no host. `hostOf` cuts `www.`
 * off at once: here it is cut off later, since an expression that has to try both takes twice as long.
 */
const hostSql = `coalesce(nullif(lower(regexp_extract(url, '^[A-Za-z][A-Za-z0-9+.-]*://([^/:?#]+)', 1)), ''), url, '')`;
/** Larger for more mentions, then for the smaller id, then for the smaller code. */
const rankSql = `(least(CAST(mentions AS BIGINT), ${String(GDELT_MENTIONS_LIMIT)}) * ${String(idRange)} + (${String(idRange - 1)} - CAST(id AS BIGINT))) * ${String(codeRange)} + (${String(codeRange - 1)} - report % ${String(codeRange)})`;

/** The table of acts, and of rejected rows by reason: the host is the day as it is written where that has no eight digits. */
export const actsTableSql = `CREATE TEMP TABLE acts (act BIGINT, host VARCHAR, best BIGINT, rows BIGINT)`;

/** Rows to acts, with the best report of each, in one pass. */
export function addActsSql(rows: string, leastSources: number): string {
  return `INSERT INTO acts
    WITH numbered AS (SELECT *, ${judgedReport(leastSources)} AS report FROM (${rows})),
      ranked AS (
        SELECT ${actOfReportSql} AS act, CASE WHEN report >= ${String(2 ** (2 * actorBits + codeBits))} THEN ${hostSql} WHEN report >= 0 THEN coalesce(day, '') END AS host,
          CASE WHEN report >= 0 THEN ${rankSql} END AS rank
        FROM numbered)
    SELECT act, CASE WHEN starts_with(host, 'www.') AND host <> 'www.' THEN host[5:] ELSE host END AS site, max(rank), count(*)
    FROM ranked GROUP BY act, site`;
}

/** One row of each act where the acts of several files were added one after the other. */
export const mergeActsSql = `CREATE OR REPLACE TEMP TABLE acts AS
  SELECT act, host, max(best) AS best, CAST(sum(rows) AS BIGINT) AS rows FROM acts GROUP BY act, host`;

/** Rows of the pairs of states, as the columns that are read, for their events. */
export function rowsSql(
  paths: readonly string[],
  layout: GdeltLayout,
  states: readonly string[],
  leastSources: number,
): string {
  const list = states.map(sqlText).join(', ');
  return `SELECT ${gdeltColumns.join(', ')} FROM (${filesSql(paths, layout)})
    WHERE stateA IN (${list}) AND stateB IN (${list}) AND stateA <> stateB AND code[1:2] NOT IN ('01', '02') AND NOT ${tooFewSql(leastSources)}`;
}

const pairSize = 2 ** (2 * actorBits);

/** The days of acts by their eight digits. */
export const daysSql = `SELECT DISTINCT act >> ${String(bitsBelowDay)} AS day FROM acts WHERE day > 0`;

/** What is known of those days: why one is none, or its month. */
export const daysTableSql = `CREATE TEMP TABLE days (day BIGINT, reason VARCHAR, month VARCHAR)`;

/** Acts with the reason why one is none; the order of the reasons is that of the reader. */
const judgedActs = `(
  SELECT acts.*, month, CASE ${rowReasons.map((reason) => `WHEN act = ${String(numberOfReason(reason))} THEN ${sqlText(reason)}`).join(' ')}
      WHEN day = 0 THEN 'day'
      WHEN days.reason IS NOT NULL THEN days.reason
      WHEN a = ${String(noActor)} OR b = ${String(noActor)} THEN 'unknown-country'
      WHEN a >= ${String(statesInOrder.length)} OR b >= ${String(statesInOrder.length)} THEN 'no-two-states'
      WHEN a = b THEN 'same-state'
      WHEN act & ${String(noRoot)} = ${String(noRoot)} THEN 'unknown-code' END AS reason
  FROM (SELECT *, pair >> ${String(actorBits)} AS a, pair & ${String(noActor)} AS b
    FROM (SELECT *, act >> ${String(bitsBelowDay)} AS day, (act >> ${String(rootBits)}) & ${String(pairSize - 1)} AS pair FROM acts)) AS acts
  LEFT JOIN days USING (day))`;

/** Acts and rows by reason, NULL for those that are kept; `day`: of a day, as it is written, that has no eight digits. */
export const countsSql = `SELECT reason, CASE WHEN reason = 'day' THEN host END, CAST(count(*) AS INTEGER), CAST(sum(rows) AS INTEGER)
  FROM ${judgedActs} GROUP BY ALL`;

/** Scores of the codes in tenths, in which both tables of them are written. */
function scoresSql(): string {
  const tenths = (score: number | undefined): string => (score === undefined ? 'NULL' : String(Math.round(score * 10)));
  const rows = [...ordinalOfCode].map(([code, ordinal]) => {
    const act = actOfCameo(code);
    return `(${[ordinal, tenths(act?.goldstein), tenths(act?.plover), act?.quadClass ?? 'NULL'].join(', ')})`;
  });
  return `(VALUES ${rows.join(', ')}) AS scores(code, goldstein, plover, quad)`;
}

/** Months of pairs of states (see `pairOf`). */
export function monthsSql(): string {
  return `SELECT CAST(pair AS INTEGER), month,
    CAST(count(*) AS INTEGER), median(goldstein), median(plover),
    CAST(count(*) FILTER (quad = 4) AS INTEGER), CAST(count(*) FILTER (quad = 3) AS INTEGER)
  FROM ${judgedActs} JOIN ${scoresSql()} ON code = ${String(codeRange - 1)} - best % ${String(codeRange)}
  WHERE reason IS NULL GROUP BY ALL ORDER BY ALL`;
}

/** Where the lines begin that the scan refused. */
export const rejectsSql = `SELECT file_path, line, line_byte_position FROM (SELECT DISTINCT scan_id, file_id, line, line_byte_position FROM rejects)
  JOIN (SELECT DISTINCT scan_id, file_id, file_path FROM scans) USING (scan_id, file_id) ORDER BY ALL`;
