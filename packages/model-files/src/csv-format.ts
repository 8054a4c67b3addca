/** CSV text after RFC 4180, with `\n` as line end; cells are as they are given. */
export function formatCsv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

/** A cell that holds a separator, a quotation mark or the end of a line, or blanks at an end, stands in quotation marks. */
function quoted(cell: string): string {
  return /[",\r\n\uFEFF]|^ | $/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
