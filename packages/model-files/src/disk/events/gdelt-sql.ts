import { GDELT_MENTIONS_LIMIT, GDELT_NUMBER_LIMIT, tooFewSources } from '../../formats/events/gdelt.ts';
import type { GdeltColumn, GdeltLayout } from '../../formats/events/gdelt.ts';
import type { RejectionReason } from '../../formats/events/imported-event.ts';

/** Ids are below this power of two: with mentions of 13 bits and codes of 10 they fit into one whole number of 63. */
const idRange = 2 ** 40;

/** A text of SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The files of a layout, each column as text; lines of another form go to `rejects`. */
function scanSql(paths: readonly string[], { columnCount, places }: GdeltLayout): string {
  const names = Array.from({ length: columnCount }, (_, place) => nameOf(place, places));
  const columns = names.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(', ');
  return (
    `read_csv([${paths.map(sqlText).join(', ')}], columns = {${columns}}, auto_detect = false, header = false, delim = '\t', ` +
    `quote = '', escape = '', compression = 'none', store_rejects = true, rejects_table = 'rejects', rejects_scan = 'scans')`
  );
}

function nameOf(place: number, places: Readonly<Record<GdeltColumn, number>>): string {
  const found = Object.entries(places).find(([, at]) => at === place);
  return found?.[0] ?? `unread${String(place)}`;
}

const wholeNumber = (column: string): string =>
  `(CAST(TRY_CAST(${column} AS BIGINT) AS VARCHAR) = ${column} AND TRY_CAST(${column} AS BIGINT) BETWEEN 0 AND ${String(GDELT_NUMBER_LIMIT)})`;

/** Reasons that the pass itself finds, each by one letter: a text of a few bytes is hashed where it stands. */
const letters = {
  a: 'no-two-states',
  b: 'same-state',
  c: 'statement',
  d: 'too-few-sources',
  e: 'bad-number',
} as const satisfies Readonly<Record<string, RejectionReason>>;

/** Whether the number of sources is one of the least so many that are too few. */
function tooFewSql(leastSources: number): string {
  return leastSources === 0
    ? 'false'
    : `coalesce(sources IN (${tooFewSources(leastSources).map(sqlText).join(', ')}), false)`;
}

/** The letter of the first reason that holds; cheap ones first, since most rows end there. */
const letterSql = (leastSources: number): string => `CASE
  WHEN stateA IS NULL OR stateB IS NULL THEN 'a'
  WHEN stateA = stateB THEN 'b'
  WHEN code[1:2] IN ('01', '02') THEN 'c'
  WHEN ${tooFewSql(leastSources)} THEN 'd'
  WHEN NOT coalesce(${wholeNumber('id')} AND ${wholeNumber('mentions')} AND ${wholeNumber('sources')}, false) THEN 'e'
END`;
const reasonSql = `CASE parts[1] ${Object.entries(letters)
  .map(([letter, reason]) => `WHEN '${letter}' THEN '${reason}'`)
  .join(' ')} END`;

/** What follows the scheme up to the path, as `hostOf` has it; the address itself where it has no host. */
const foundHost = `lower(regexp_extract(url, '^[A-Za-z][A-Za-z0-9+.-]*://(?:[Ww][Ww][Ww][.])?([^/:?#]+)', 1))`;
const hostSql = `CASE WHEN ${foundHost} <> '' THEN ${foundHost} ELSE coalesce(url, '') END`;
/** Larger for more mentions, then for the smaller id. */
const rankSql = `(least(CAST(mentions AS BIGINT), ${String(GDELT_MENTIONS_LIMIT)}) * ${String(idRange)} + (${String(idRange - 1)} - CAST(id AS BIGINT)))`;

/** The table of groups: rejected rows by reason, others by everything that is in the key of an act or is judged later. */
export const groupsTableSql = `CREATE TEMP TABLE groups (reason VARCHAR, day VARCHAR, stateA VARCHAR, stateB VARCHAR, code VARCHAR, host VARCHAR, best BIGINT, rows BIGINT)`;

/**
 * One pass over the files: rejected rows are counted, others grouped with the best report of each group. The key is one
 * text, the letter of a rejected row or the parts of an act joined by tabs: six columns as key take a third longer.
 */
export function groupSql(paths: readonly string[], layout: GdeltLayout, leastSources: number): string {
  const url = layout.places.url < 0 ? `, CAST(NULL AS VARCHAR) AS url` : '';
  return `INSERT INTO groups
    WITH judged AS (SELECT *${url}, ${letterSql(leastSources)} AS letter FROM ${scanSql(paths, layout)}),
      grouped AS (
        SELECT CASE WHEN letter IS NULL THEN coalesce(day, '') || '\t' || stateA || '\t' || stateB || '\t' || coalesce(code, '') || '\t' || ${hostSql} ELSE letter END AS key,
          max(CASE WHEN letter IS NULL THEN ${rankSql} END) AS best, count(*) AS rows
        FROM judged GROUP BY key),
      parted AS (SELECT string_split(key, '\t') AS parts, best, rows FROM grouped)
    SELECT CASE WHEN len(parts) = 1 THEN ${reasonSql} END, ${[1, 2, 3, 4, 5].map((part) => `CASE WHEN len(parts) > 1 THEN parts[${String(part)}] END`).join(', ')}, best, rows
    FROM parted`;
}

/** Rows of the pairs of states, as the columns that are read, for their events. */
export function rowsSql(
  paths: readonly string[],
  layout: GdeltLayout,
  states: readonly string[],
  leastSources: number,
): string {
  const list = states.map(sqlText).join(', ');
  const url = layout.places.url < 0 ? `CAST(NULL AS VARCHAR)` : 'url';
  return `SELECT id, day, stateA, stateB, code, mentions, sources, place, ${url} AS url FROM ${scanSql(paths, layout)}
    WHERE stateA IN (${list}) AND stateB IN (${list}) AND stateA <> stateB AND code[1:2] NOT IN ('01', '02') AND NOT ${tooFewSql(leastSources)}`;
}

/** Groups with what days, states and codes turned out to be; the order of the reasons is that of the reader. */
export const judgeSql = `CREATE TEMP TABLE judged AS
  SELECT CASE WHEN groups.reason IS NOT NULL THEN groups.reason
      WHEN days.reason IS NOT NULL THEN days.reason
      WHEN first.iso IS NULL OR second.iso IS NULL THEN 'unknown-country'
      WHEN first.iso = 'region' OR second.iso = 'region' THEN 'no-two-states'
      WHEN first.iso = second.iso THEN 'same-state'
      WHEN codes.place IS NULL THEN 'unknown-code' END AS reason,
    days.date, first.iso AS a, second.iso AS b, codes.root, codes.place, groups.host, groups.best, groups.rows
  FROM groups
  LEFT JOIN days ON days.raw IS NOT DISTINCT FROM groups.day
  LEFT JOIN states AS first ON first.raw = groups.stateA
  LEFT JOIN states AS second ON second.raw = groups.stateB
  LEFT JOIN codes ON codes.code = groups.code`;

export const countsSql = `SELECT coalesce(reason, 'kept'), CAST(sum(rows) AS BIGINT) FROM judged GROUP BY ALL`;

/** One act of each key (ISO date, alpha-3 codes, root, host): the best report, of equal ones that with the smaller code. */
export const actsSql = `CREATE TEMP TABLE acts AS
  SELECT date || a || b || root || host AS key, any_value(a) AS a, any_value(b) AS b, any_value(date[1:7]) AS month,
    1023 - CAST(max(best * 1024 + (1023 - place)) % 1024 AS INTEGER) AS place
  FROM judged WHERE reason IS NULL GROUP BY key`;

export const keptSql = `SELECT count(*) FROM acts`;

/** Months with the medians in tenths, in which both tables of scores are written. */
export const monthsSql = `SELECT a, b, month, CAST(count(*) AS INTEGER), median(goldstein), median(plover),
    CAST(count(*) FILTER (quad = 4) AS INTEGER), CAST(count(*) FILTER (quad = 3) AS INTEGER)
  FROM acts JOIN codes USING (place) GROUP BY ALL ORDER BY a, b, month`;

/** Where the lines begin that the scan refused. */
export const rejectsSql = `SELECT file_path, line, line_byte_position FROM (SELECT DISTINCT scan_id, file_id, line, line_byte_position FROM rejects)
  JOIN (SELECT DISTINCT scan_id, file_id, file_path FROM scans) USING (scan_id, file_id) ORDER BY ALL`;
