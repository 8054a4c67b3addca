export type Direction = 'ascending' | 'descending';

/** Rows by a value; equals keep their order, and what is not known comes last. */
export function sortRows<Row>(
  rows: readonly Row[],
  value: (row: Row) => number | string | undefined,
  direction: Direction,
): readonly Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [first, second] = [value(a), value(b)];
    if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
    if (typeof first === 'number' && typeof second === 'number') return sign * (first - second);
    return sign * String(first).localeCompare(String(second), 'en');
  });
}
