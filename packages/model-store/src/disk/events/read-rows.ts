import { decodeRow, HEAD_LINES, readCells, shapeOf } from '../../formats/events/row-shape.ts';
import type { FileShape } from '../../formats/events/row-shape.ts';
import type { EventLedger } from '../../formats/events/event-ledger.ts';
import type { EventReader } from '../../formats/events/event-reader.ts';
import { endsInQuotes, splitCells } from '../../formats/events/row-text.ts';
import type { FaultList } from '../../fault-list.ts';
import type { EventLine, LineBatch } from './lines.ts';

/** A cell in quotation marks may hold so many line ends; one that holds more was never closed. */
const quotedLinesLimit = 50;

/** Text of a line as the reader takes it: bytes (Latin-1) where it decodes columns itself. */
export function lineText(reader: EventReader, bytes: Uint8Array): string | undefined {
  // sets without header are the ones whose columns come as bytes
  return reader.hasHeader
    ? decodeRow(bytes)
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
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
    } else for (const line of lines) this.#take(file, line);
    if (isLast) this.#release(file);
  }

  #begin(): void {
    this.#waiting = [];
    this.#held = [];
    this.#shape = undefined;
    this.#isStranger = false;
    this.#records = 0;
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
    this.#records = this.#reader.hasHeader ? 1 : 0;
    const rows = this.#reader.hasHeader ? this.#waiting.slice(1) : this.#waiting;
    this.#waiting = [];
    for (const line of rows) this.#take(file, line);
  }

  #take(file: string, line: EventLine): void {
    if (this.#reader.quotes !== 'rows') {
      if (line.bytes.length > 0) this.#add(file, lineText(this.#reader, line.bytes), line.number, line.isOpenEnded);
      return;
    }
    this.#held.push(line);
    const text = this.#heldText();
    if (text === undefined || !endsInQuotes(text)) {
      const [first] = this.#held;
      const isOpenEnded = this.#held.at(-1)?.isOpenEnded === true;
      this.#held = [];
      this.#records += 1;
      if (first !== undefined && text !== '') this.#add(file, text, this.#records, isOpenEnded);
    } else if (this.#held.length > quotedLinesLimit) this.#release(file);
  }

  /** A quotation mark that is not closed spoils its line alone: the lines after it are tried again. */
  #release(file: string): void {
    const [first, ...others] = this.#held;
    if (first === undefined) return;
    this.#held = [];
    this.#records += 1;
    const reason = first.isOpenEnded ? 'cut-off-last-line' : 'wrong-column-count';
    this.#ledger.addMisshapen(reason, file, this.#records);
    for (const line of others) this.#take(file, line);
    if (others.at(-1)?.isOpenEnded === true) this.#release(file);
  }

  #heldText(): string | undefined {
    const texts = this.#held.map(({ bytes }) => lineText(this.#reader, bytes));
    return texts.every((text) => text !== undefined) ? texts.join('\n') : undefined;
  }

  #add(file: string, text: string | undefined, row: number, isOpenEnded: boolean): void {
    if (this.#shape === undefined) return;
    if (text === undefined) {
      this.#ledger.addMisshapen('bad-encoding', file, row);
      return;
    }
    const { separator, rows } = this.#shape;
    const cells = splitCells(text, separator, this.#reader.quotes);
    const result = readCells(rows, cells, isOpenEnded, this.#today, row);
    if (result === 'wrong-column-count' || result === 'cut-off-last-line' || result === 'bad-encoding')
      this.#ledger.addMisshapen(result, file, row);
    else this.#ledger.add(result, file, row);
  }
}
