import type { ImportedEvent, RejectionReason } from './imported-event.ts';

/** Reads the rows of one file of an event set. */
export interface EventRows {
  /** Columns of each row; one more that is empty at the end of the line is let pass. */
  readonly columnCount: number;
  /**
   * Places of the columns that are read, where the cells come as bytes (Latin-1) and only these have to be UTF-8.
   * Undefined: the whole line has to be.
   */
  readonly byteColumns: readonly number[] | undefined;
  /** The event of a row, or why it has none. `today` is a day from 1970-01-01; `row` the line in the file. */
  readonly read: (cells: readonly string[], today: number, row: number) => ImportedEvent | RejectionReason;
}

export type Quotes = 'none' | 'cells' | 'rows';

/** What sets the files of an event set apart. */
export interface EventReader {
  readonly separator: 'tab' | 'detected';
  /**
   * What quotation marks mean: nothing; around a whole cell, that they are no part of it; or, as in CSV, that the cell
   * may hold separators and line ends.
   */
  readonly quotes: Quotes;
  readonly hasHeader: boolean;
  /** Rows of a file whose first line has these cells; a text says why the file is not of the set. */
  readonly open: (cells: readonly string[], file: string) => EventRows | string;
  /** What makes two rows one act. */
  readonly keyOf: (event: ImportedEvent) => string;
  /** Told of rows that are rejected for their form, or as duplicates; those that `read` rejects it reports itself. */
  readonly report?: (reason: RejectionReason, file: string, row: number, event?: ImportedEvent) => void;
}

/** Key of a set whose rows name no page: day, dyad and root code (or type), a mutual dyad in either order. */
export function keyOfAct(event: ImportedEvent): string {
  const [first, second] = event.direction === 'mutual' && event.a > event.b ? [event.b, event.a] : [event.a, event.b];
  return `${event.day}|${first}|${second}|${event.direction}|${event.code?.slice(0, 2) ?? event.type ?? ''}`;
}

/** Places of named columns in a header; a text names those that are missing. */
export function placesOf<Name extends string>(
  header: readonly string[],
  names: readonly Name[],
): Readonly<Record<Name, number>> | string {
  const folded = header.map((cell) => cell.trim().toLowerCase());
  const places = Object.fromEntries(names.map((name) => [name, folded.indexOf(name.toLowerCase())]));
  const missing = names.filter((name) => places[name] === -1);
  if (missing.length === 0) return places as Record<Name, number>;
  return `its first line has no column ${missing.map((name) => `“${name}”`).join(', ')}`;
}

/** An empty cell, or one that says that there is nothing, as undefined. */
function valueOf(cell: string | undefined): string | undefined {
  const text = (cell ?? '').trim();
  return text === '' || text === 'None' || text === 'NULL' || text === 'NA' || text === 'nan' ? undefined : text;
}

/** Reader of a set whose files begin with the names of their columns; `read` is given each row by these names. */
export function headedReader<Name extends string>(set: {
  readonly separator: EventReader['separator'];
  readonly quotes: Quotes;
  readonly columns: readonly Name[];
  readonly read: (cell: (column: Name) => string | undefined, today: number) => ImportedEvent | RejectionReason;
}): EventReader {
  return {
    separator: set.separator,
    quotes: set.quotes,
    hasHeader: true,
    open: (header) => {
      const places = placesOf(header, set.columns);
      if (typeof places === 'string') return places;
      return {
        columnCount: header.length,
        byteColumns: undefined,
        read: (cells, today) => set.read((column) => valueOf(cells[places[column]]), today),
      };
    },
    keyOf: keyOfAct,
  };
}
