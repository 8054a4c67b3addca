import { displayWidth } from './terminal.ts';

export interface TableColumn {
  readonly title: string;
  readonly align?: 'right';
  /** May be cut to fit the terminal; columns that are not flexible never are. */
  readonly flexible?: true;
}

const gap = 2;
const leastFlexible = 8;

/**
 * Rows as aligned text that fits `width` characters: flexible columns share what is left and are cut with “…”.
 * A table whose fixed columns alone are wider than the terminal stays as wide as it is.
 */
export function formatTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const natural = columns.map((column, at) =>
    Math.max(displayWidth(column.title), ...rows.map((row) => displayWidth(row[at] ?? ''))),
  );
  const widths = fitWidths(columns, natural, width);
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, at) => pad(cut(cells[at] ?? '', widths[at] ?? 0), widths[at] ?? 0, column.align === 'right'))
      .join(' '.repeat(gap))
      .trimEnd();
  return [line(columns.map(({ title }) => title)), ...rows.map(line)].join('\n');
}

function fitWidths(columns: readonly TableColumn[], natural: readonly number[], width: number): readonly number[] {
  const total = natural.reduce((sum, each) => sum + each, 0) + gap * (columns.length - 1);
  let excess = total - width;
  const widths = [...natural];
  while (excess > 0) {
    // the widest flexible column gives way first, so that short ones stay readable
    let widest = -1;
    for (const [at, column] of columns.entries()) {
      const own = widths[at] ?? 0;
      if (column.flexible === true && own > leastFlexible && own > (widths[widest] ?? 0)) widest = at;
    }
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

function cut(text: string, width: number): string {
  return displayWidth(text) <= width ? text : `${[...text].slice(0, width - 1).join('')}…`;
}

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return right ? space + text : text + space;
}
