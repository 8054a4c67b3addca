import { orderToldBy } from './event-day.ts';
import type { DateOrder } from './event-day.ts';
import type { ImportedEvent, Rejection, RejectionReason } from './imported-event.ts';

/** What a row is read with. */
export interface RowContext {
  /** Days from 1970-01-01. */
  readonly today: number;
  /** Line in the file. */
  readonly row: number;
  /** Of the dates of the file; undefined while nothing tells it. */
  readonly dateOrder: DateOrder | undefined;
}

/** Reads the rows of one file of an event set. */
export interface EventRows {
  /** Columns of each row. */
  readonly columnCount: number;
  /** Cells that a row has at the least, where the last columns may be missing. */
  readonly fewestCells: number;
  /** So many cells more may stand at the end of a line where they are empty. */
  readonly emptyCells: number;
  /**
   * Places of the columns that are read, where the cells come as bytes (Latin-1) and only these have to be UTF-8.
   * Undefined: the whole line has to be.
   */
  readonly byteColumns: readonly number[] | undefined;
  /** The order of day and month that the date of a row proves; undefined where it proves none. */
  readonly dateOrderOf: (cells: readonly string[]) => DateOrder | undefined;
  /** The event of a row, or why it has none. */
  readonly read: (cells: readonly string[], context: RowContext) => ImportedEvent | Rejection;
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
  /** Whether a line that is not UTF-8 is read as Windows-1252: where names of states and codes are all that is read. */
  readonly takesWindows1252: boolean;
  /** The order of day and month in files whose rows do not tell it; undefined: such a date is not read. */
  readonly usualDateOrder: DateOrder | undefined;
  /** Rows of a file whose first line has these cells; a text says why the file is not of the set. */
  readonly open: (cells: readonly string[], file: string) => EventRows | string;
  /** Reader of files of a set without header to which somebody has given one. */
  readonly headed?: EventReader;
  /** What makes two rows one: of the rows that agree in the first one stays, of those that are left then by the next. */
  readonly keys: readonly ((event: ImportedEvent) => string)[];
  /** Told of rows that are rejected for their form, or as duplicates; those that `read` rejects it reports itself. */
  readonly report?: (reason: RejectionReason, file: string, row: number, event?: ImportedEvent) => void;
}

/** Key of a set whose rows name no page: day, dyad and root code (or type), a mutual dyad in either order. */
export function keyOfAct(event: ImportedEvent): string {
  const [first, second] = event.direction === 'mutual' && event.a > event.b ? [event.b, event.a] : [event.a, event.b];
  return `${event.day}|${first}|${second}|${event.direction}|${event.code?.slice(0, 2) ?? event.type ?? ''}`;
}

/** Key of a set that gives each event an id of its own. */
export function keyOfId({ id }: ImportedEvent): string {
  return id;
}

/** A name of a column as other programs keep it too: `Event Date`, `event_date`, `Event.Date`. */
function foldColumn(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** An empty cell, or one that says that there is nothing, as undefined. */
function valueOf(cell: string | undefined): string | undefined {
  const text = (cell ?? '').trim();
  return text === '' || /^(?:none|null|na|n\/a|nan)$/i.test(text) ? undefined : text;
}

/** The value of a column in a row; undefined where the cell is empty or the file has no such column. */
export type CellReader<Name extends string> = (column: Name) => string | undefined;

export interface HeadedSet<Name extends string> {
  readonly separator: EventReader['separator'];
  readonly quotes: Quotes;
  /** Columns that a file has to have, and those that it may have. */
  readonly columns: readonly Name[];
  readonly optional?: readonly Name[];
  /** Groups of optional columns of which a file has to have one. */
  readonly oneOf?: readonly Name[];
  /** Other names of a column. */
  readonly aliases?: Readonly<Partial<Record<Name, readonly string[]>>>;
  readonly dateColumn: Name;
  readonly usualDateOrder?: DateOrder;
  readonly keys: EventReader['keys'];
  readonly read: (cell: CellReader<Name>, context: RowContext) => ImportedEvent | Rejection;
}

/** Reader of a set whose files begin with the names of their columns; `read` is given each row by these names. */
export function headedReader<Name extends string>(set: HeadedSet<Name>): EventReader {
  return {
    separator: set.separator,
    quotes: set.quotes,
    hasHeader: true,
    takesWindows1252: true,
    usualDateOrder: set.usualDateOrder,
    open: (header) => {
      const places = placesOf(header, set);
      if (typeof places === 'string') return places;
      const readerOf =
        (cells: readonly string[]): CellReader<Name> =>
        (column) =>
          valueOf(cells[places.get(column) ?? -1]);
      // spare separators at the end of a header name no column
      const columnCount = header.findLastIndex((name) => name.trim() !== '') + 1;
      return {
        columnCount,
        fewestCells: columnCount,
        emptyCells: Infinity,
        byteColumns: undefined,
        dateOrderOf: (cells) => orderToldBy(readerOf(cells)(set.dateColumn) ?? ''),
        read: (cells, context) => set.read(readerOf(cells), context),
      };
    },
    keys: set.keys,
  };
}

/** Places of the columns of a set in a header; a text names those that are missing, or stand there twice. */
function placesOf<Name extends string>(
  header: readonly string[],
  { columns, optional = [], oneOf = [], aliases }: Pick<HeadedSet<Name>, 'columns' | 'optional' | 'oneOf' | 'aliases'>,
): ReadonlyMap<Name, number> | string {
  const folded = header.map(foldColumn);
  const places = new Map<Name, number>();
  for (const column of [...columns, ...optional, ...oneOf]) {
    const names = new Set([column, ...(aliases?.[column] ?? [])].map(foldColumn));
    const found = folded.flatMap((name, place) => (names.has(name) ? [place] : []));
    if (found.length > 1) return `its first line names the column ${inQuotes([column])} twice`;
    if (found[0] !== undefined) places.set(column, found[0]);
  }
  const missing = columns.filter((column) => !places.has(column));
  const lacksOne = oneOf.length > 0 && !oneOf.some((column) => places.has(column));
  if (missing.length === 0 && !lacksOne) return places;
  const named = [
    ...(missing.length > 0 ? [inQuotes(missing)] : []),
    ...(lacksOne ? [oneOf.map((name) => inQuotes([name])).join(' nor ')] : []),
  ];
  return `its first line has no column ${named.join(', ')}`;
}

function inQuotes(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(', ');
}
