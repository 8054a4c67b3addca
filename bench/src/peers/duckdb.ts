import { DuckDBInstance } from '@duckdb/node-api';

const used: Readonly<Record<number, string>> = {
  0: 'id',
  1: 'day',
  7: 'a',
  17: 'b',
  26: 'code',
  31: 'mentions',
  32: 'sources',
  60: 'url',
};

/**
 * Months of pairs from a file of GDELT 2 by one query with the filter and the deduplication of the import, and no more: bad rows are
 * not counted, codes not looked up. Returns the acts that are left.
 */
export async function bareGdeltQuery(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const columns = Array.from({ length: 61 }, (_, place) => `'${used[place] ?? `c${String(place)}`}': 'VARCHAR'`).join(
    ', ',
  );
  const reader = await connection.runAndReadAll(`
    WITH rows AS (
      SELECT day, a, b, code[1:2] AS root, regexp_extract(lower(url), '^[a-z]+://(?:www[.])?([^/:?#]+)', 1) AS host,
        max(CAST(mentions AS BIGINT) * 1099511627776 - CAST(id AS BIGINT)) AS best
      FROM read_csv('${path}', columns = {${columns}}, auto_detect = false, header = false, delim = '\t', quote = '', escape = '')
      WHERE a IS NOT NULL AND b IS NOT NULL AND a <> b AND code[1:2] NOT IN ('01', '02') AND CAST(sources AS BIGINT) >= 2
        AND a NOT IN ('AFR', 'EUR') AND b NOT IN ('AFR', 'EUR')
      GROUP BY ALL),
    months AS (SELECT a, b, day[1:6] AS month, count(*) AS events, median(best) AS middle FROM rows GROUP BY ALL)
    SELECT sum(events) FROM months`);
  const acts = Number(reader.getRowsJS()[0]?.[0] ?? 0);
  connection.closeSync();
  instance.closeSync();
  return acts;
}
