import { decodeRow, HEAD_LINES, readCells, shapeOf } from '../../formats/events/row-shape.ts';
import type { FileShape } from '../../formats/events/row-shape.ts';
import type { EventLedger } from '../../formats/events/event-ledger.ts';
import type { DateOrder } from '../../formats/events/event-day.ts';
import type { EventReader, RowContext } from '../../formats/events/event-reader.ts';
import type { ImportedEvent, Rejection } from '../../formats/events/imported-event.ts';
import { endsInQuotes, splitCells } from '../../formats/events/row-text.ts';
import { quote } from '../../fault-list.ts';
import type { FaultList } from '../../fault-list.ts';
import { formatCount } from '../../limits.ts';
import type { EventLine, LineBatch } from './lines.ts';

/** A cell in quotation marks may hold so many line ends; one that holds more was never closed. */
const quotedLinesLimit = 50;

const windows1252 = new TextDecoder('windows-1252');

/** Text of a line as the reader takes it: bytes (Latin-1) where it decodes columns itself; undefined where it cannot be read. */
export function lineText(reader: EventReader, bytes: Uint8Array): string | undefined {
  // sets without header are the ones whose columns come as bytes
  if (!reader.hasHeader) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return decodeRow(bytes) ?? (reader.takesWindows1252 ? windows1252.decode(bytes) : undefined);
}

/** Says that a file is not of the set it is read as. */
export function reportStranger(faults: FaultList, format: string, file: string, problem: string): void {
  faults.add(
    'file-unreadable',
    { file },
    `the file is not of the format ${format}: ${problem}.`,
    'Name the format that the file has, or the file that has the format.',
  );
}

/** A row whose date waits for the order of day and month in its file. */
interface WaitingRow {
  readonly cells: readonly string[];
  readonly row: number;
}

/** Reads the lines of one file after another into a ledger. */
export class RowReader {
  readonly #reader: EventReader;
  readonly #format: string;
  readonly #ledger: EventLedger;
  readonly #today: number;
  readonly #faults: FaultList;
  #waiting: EventLine[] = [];
  #held: EventLine[] = [];
  #shape: FileShape | undefined;
  #isStranger = false;
  /** Records so far, where a row may go over several lines; else the number of the line counts. */
  #records = 0;
  #orders = new Set<DateOrder>();
  #undated: WaitingRow[] = [];

  constructor(reader: EventReader, format: string, ledger: EventLedger, today: number, faults: FaultList) {
    this.#reader = reader;
    this.#format = format;
    this.#ledger = ledger;
    this.#today = today;
    this.#faults = faults;
  }

  push({ file, lines, isFirst, isLast }: LineBatch): void {
    if (isFirst) this.#begin();
    if (this.#isStranger) return;
    if (this.#shape === undefined) {
      for (const line of lines) if (line.bytes.length > 0) this.#waiting.push(line);
      const enough = this.#reader.hasHeader ? 1 : HEAD_LINES;
      if (this.#waiting.length < enough && !isLast) return;
      this.#open(file);
    } else for (const line of lines) this.#take(file, line, this.#shape);
    if (!isLast || this.#shape === undefined) return;
    this.#release(file, this.#shape);
    this.#date(file, this.#shape);
  }

  #begin(): void {
    this.#waiting = [];
    this.#held = [];
    this.#shape = undefined;
    this.#isStranger = false;
    this.#records = 0;
    this.#orders = new Set();
    this.#undated = [];
  }

  #open(file: string): void {
    const texts = this.#waiting.slice(0, HEAD_LINES).map(({ bytes }) => lineText(this.#reader, bytes) ?? '');
    const shape = shapeOf(this.#reader, texts, file);
    if (typeof shape === 'string') {
      this.#isStranger = true;
      reportStranger(this.#faults, this.#format, file, shape);
      return;
    }
    this.#shape = shape;
    this.#records = shape.reader.hasHeader ? 1 : 0;
    const rows = shape.reader.hasHeader ? this.#waiting.slice(1) : this.#waiting;
    this.#waiting = [];
    for (const line of rows) this.#take(file, line, shape);
  }

  #take(file: string, line: EventLine, shape: FileShape): void {
    if (shape.quotes !== 'rows') {
      if (line.bytes.length > 0)
        this.#add(file, lineText(shape.reader, line.bytes), line.number, line.isOpenEnded, shape);
      return;
    }
    this.#held.push(line);
    const text = this.#heldText(shape);
    if (text === undefined || !endsInQuotes(text)) {
      const [first] = this.#held;
      const isOpenEnded = this.#held.at(-1)?.isOpenEnded === true;
      this.#held = [];
      this.#records += 1;
      if (first !== undefined && text !== '') this.#add(file, text, this.#records, isOpenEnded, shape);
    } else if (this.#held.length > quotedLinesLimit) this.#release(file, shape);
  }

  /** A quotation mark that is not closed spoils its line alone: the lines after it are tried again. */
  #release(file: string, shape: FileShape): void {
    const [first, ...others] = this.#held;
    if (first === undefined) return;
    this.#held = [];
    this.#records += 1;
    const reason = first.isOpenEnded ? 'cut-off-last-line' : 'wrong-column-count';
    this.#ledger.addMisshapen({ reason, found: 'a quotation mark that is not closed' }, file, this.#records);
    for (const line of others) this.#take(file, line, shape);
    if (others.at(-1)?.isOpenEnded === true) this.#release(file, shape);
  }

  #heldText({ reader }: FileShape): string | undefined {
    const texts = this.#held.map(({ bytes }) => lineText(reader, bytes));
    return texts.every((text) => text !== undefined) ? texts.join('\n') : undefined;
  }

  #add(file: string, text: string | undefined, row: number, isOpenEnded: boolean, shape: FileShape): void {
    if (text === undefined) {
      this.#ledger.addMisshapen({ reason: 'bad-encoding' }, file, row);
      return;
    }
    const { separator, quotes, rows } = shape;
    const cells = splitCells(text, separator, quotes);
    const order = rows.dateOrderOf(cells);
    if (order !== undefined) this.#orders.add(order);
    const result = readCells(rows, cells, isOpenEnded, this.#context(row, undefined));
    if (isReason(result, 'ambiguous-date')) this.#undated.push({ cells, row });
    else if (isReason(result, 'wrong-column-count', 'cut-off-last-line', 'bad-encoding'))
      this.#ledger.addMisshapen(result, file, row);
    else this.#ledger.add(result, file, row);
  }

  /** Reads the rows whose dates have two readings by the order that the others prove, or that the set has by usage. */
  #date(file: string, { reader, rows }: FileShape): void {
    if (this.#undated.length === 0) return;
    const [told] = this.#orders;
    const isProven = this.#orders.size === 1;
    const order = isProven ? told : this.#orders.size === 0 ? reader.usualDateOrder : undefined;
    let example = '';
    for (const { cells, row } of this.#undated) {
      const result = readCells(rows, cells, false, this.#context(row, order));
      if (isReason(result, 'ambiguous-date')) example = result.found ?? example;
      this.#ledger.add(result, file, row);
    }
    reportOrder(this.#faults, file, this.#undated.length, order, isProven, example);
    this.#undated = [];
  }

  #context(row: number, dateOrder: DateOrder | undefined): RowContext {
    return { today: this.#today, row, dateOrder };
  }
}

function isReason(result: ImportedEvent | Rejection, ...reasons: readonly Rejection['reason'][]): result is Rejection {
  return 'reason' in result && reasons.includes(result.reason);
}

/** Says how dates with two readings were read, or that they were not. */
function reportOrder(
  faults: FaultList,
  file: string,
  count: number,
  order: DateOrder | undefined,
  isProven: boolean,
  example: string,
): void {
  const dates = count === 1 ? 'one date' : `${formatCount(count)} dates`;
  if (order === undefined)
    faults.add(
      'date-invalid',
      { file, found: example },
      `${dates} can be read with the day first or with the month first, such as ${quote(example)}, and the other rows do not say which.`,
      'Write the dates as YYYY-MM-DD.',
    );
  else
    faults.add(
      'import-assumed',
      { file },
      `${dates} with two readings taken with the ${order === 'day-first' ? 'day' : 'month'} first, ${isProven ? 'as other rows of the file prove' : 'as the files of the set have it'}.`,
      'Write the dates as YYYY-MM-DD if that is wrong.',
    );
}
