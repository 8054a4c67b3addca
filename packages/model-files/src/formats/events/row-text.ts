import type { Quotes } from './event-reader.ts';

/** The separator that splits a header into most cells: comma, semicolon or tab. */
export function detectSeparator(header: string): string {
  const count = (separator: string): number => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

/**
 * Cells of a row. Quotation marks around a cell are taken off and doubled ones inside are one (RFC 4180); only where
 * quotes are of `rows` may a cell hold the separator.
 */
export function splitCells(line: string, separator: string, quotes: Quotes): readonly string[] {
  if (quotes === 'none' || !line.includes('"')) return line.split(separator);
  if (quotes === 'cells') return line.split(separator).map(unquote);
  const cells: string[] = [];
  let start = 0;
  while (start <= line.length) {
    const end = line[start] === '"' ? endOfQuoted(line, start) : start;
    const next = line.indexOf(separator, end);
    const stop = next < 0 ? line.length : next;
    cells.push(unquote(line.slice(start, stop)));
    start = stop + 1;
  }
  return cells;
}

/** Place after the quotation mark that closes the one at `start`; the end of the line where none does. */
function endOfQuoted(line: string, start: number): number {
  for (let place = start + 1; ; place += 1) {
    place = line.indexOf('"', place);
    if (place < 0) return line.length;
    if (line[place + 1] !== '"') return place + 1;
    place += 1;
  }
}

function unquote(cell: string): string {
  if (cell.length < 2 || !cell.startsWith('"') || !cell.endsWith('"')) return cell;
  return cell.slice(1, -1).replaceAll('""', '"');
}

/** Whether a quotation mark is open at the end of the text, so that the row goes on in the next line. */
export function endsInQuotes(text: string): boolean {
  let count = 0;
  for (let place = text.indexOf('"'); place >= 0; place = text.indexOf('"', place + 1)) count += 1;
  return count % 2 === 1;
}
