/** Cells of one row of GDELT 2; what is not named is empty. */
export interface GdeltCells {
  readonly id: number;
  readonly day?: string;
  readonly a?: string;
  readonly b?: string;
  readonly code?: string;
  readonly mentions?: number;
  readonly sources?: number;
  readonly place?: string;
  readonly url?: string;
}

/** A row in the shape of GDELT 2 (61 columns), or 1 (58). */
export function gdeltRow(cells: GdeltCells, columns: 58 | 61 = 61): string {
  const { id, day = '20230510', a = 'IRN', b = 'AZE', code = '042', mentions = 10, sources = 3 } = cells;
  const row = Array.from({ length: columns }, () => '');
  const put = (place: number, text: string): void => void (row[place] = text);
  put(0, String(id));
  put(1, day);
  put(7, a);
  put(17, b);
  put(26, code);
  put(31, String(mentions));
  put(32, String(sources));
  put(columns === 61 ? 53 : 51, cells.place ?? 'IR');
  put(columns - 1, cells.url ?? `https://www.paper.example/${String(id)}`);
  return row.join('\t');
}
