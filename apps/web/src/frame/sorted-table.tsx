import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { MoreRows, firstRows } from './more-rows.tsx';
import { sortRows } from './sort-rows.ts';
import type { Direction } from './sort-rows.ts';

/** A column of a table that can be sorted by it. */
export interface Column<Row> {
  readonly title: string;
  /** By which rows are sorted, what is not known last, either way; without it the column sorts nothing. */
  readonly value?: (row: Row) => number | string | undefined;
  /** What is shown; default: the value. */
  readonly cell?: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
}

/** A table that is sorted by a click on a heading, numbers from the greatest first; long ones grow by a click. */
export function SortedTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  sortedBy,
}: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Title of the column by which it is sorted at first. */
  readonly sortedBy: string;
}): ReactNode {
  const [sort, setSort] = useState<{ readonly title: string; readonly direction: Direction }>({
    title: sortedBy,
    direction: 'descending',
  });
  const [most, setMost] = useState(firstRows);
  const column = columns.find(({ title }) => title === sort.title);
  const sorted = useMemo(
    () => (column?.value === undefined ? rows : sortRows(rows, column.value, sort.direction)),
    [rows, column, sort.direction],
  );
  const toggle = ({ title, isNumber = false }: Column<Row>): void => {
    const first: Direction = isNumber ? 'descending' : 'ascending';
    const other: Direction = isNumber ? 'ascending' : 'descending';
    setSort((before) => ({ title, direction: before.title === title && before.direction === first ? other : first }));
  };
  return (
    <div>
      <table className="data">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((each) => (
              <th
                key={each.title}
                scope="col"
                className={each.isNumber === true ? 'number' : undefined}
                aria-sort={each.title === sort.title ? sort.direction : undefined}
              >
                {each.value === undefined ? (
                  each.title
                ) : (
                  <button type="button" className="sort" onClick={() => toggle(each)}>
                    {each.title}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, most).map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, value, cell, isNumber }) => (
                <td key={title} className={isNumber === true ? 'number' : undefined}>
                  {cell === undefined ? value?.(row) : cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <MoreRows shown={most} total={sorted.length} onMore={setMost} />
    </div>
  );
}
