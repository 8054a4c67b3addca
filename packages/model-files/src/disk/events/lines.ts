import type { EventPiece } from './event-files.ts';
import { EVENT_LINE_BYTES_LIMIT } from './event-limits.ts';

/** A line of a file of events, without its line end. */
export interface EventLine {
  readonly bytes: Uint8Array;
  /** From 1. */
  readonly number: number;
  /** Whether the file ends in it without a line end. */
  readonly isOpenEnded: boolean;
}

export interface LineBatch {
  readonly file: string;
  readonly lines: readonly EventLine[];
  /** Whether the file begins or ends with this batch. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const lineFeed = 10;
const carriageReturn = 13;

/** Pieces without byte-order marks, those of UTF-16 files as UTF-8. */
export async function* utf8Pieces(pieces: AsyncIterable<EventPiece>): AsyncGenerator<EventPiece> {
  let current: string | undefined;
  let utf16: ReturnType<typeof utf16Decoder>;
  for await (const { name, bytes } of pieces) {
    const isFirst = name !== current;
    current = name;
    if (isFirst) utf16 = utf16Decoder(bytes);
    if (utf16 !== undefined) yield { name, bytes: Buffer.from(utf16.decode(bytes, { stream: true }), 'utf8') };
    else yield { name, bytes: isFirst && hasMark(bytes) ? bytes.subarray(3) : bytes };
  }
}

/** Decoder of a file that begins with a mark of UTF-16. */
export function utf16Decoder(bytes: Uint8Array): InstanceType<typeof TextDecoder> | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  return bytes[0] === 0xfe && bytes[1] === 0xff ? new TextDecoder('utf-16be') : undefined;
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Lines of the files that follow one another in the pieces. */
export async function* readLines(pieces: AsyncIterable<EventPiece>): AsyncGenerator<LineBatch> {
  let splitter: LineSplitter | undefined;
  for await (const { name, bytes } of utf8Pieces(pieces)) {
    if (splitter?.file !== name) {
      if (splitter !== undefined) yield splitter.finish();
      splitter = new LineSplitter(name);
    }
    yield splitter.push(bytes);
  }
  if (splitter !== undefined) yield splitter.finish();
}

/** Cuts one file into lines, and holds what is left of the last one. */
class LineSplitter {
  readonly file: string;
  #rest: Uint8Array[] = [];
  #restBytes = 0;
  #number = 0;
  #isFirst = true;

  constructor(file: string) {
    this.file = file;
  }

  push(piece: Uint8Array): LineBatch {
    return this.#batch(this.#cut(piece), false);
  }

  finish(): LineBatch {
    return this.#batch(this.#restBytes > 0 ? [this.#line(new Uint8Array(0), true)] : [], true);
  }

  #batch(lines: readonly EventLine[], isLast: boolean): LineBatch {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    return { file: this.file, lines, isFirst, isLast };
  }

  #cut(piece: Uint8Array): EventLine[] {
    const lines: EventLine[] = [];
    let start = 0;
    for (let end = piece.indexOf(lineFeed); end >= 0; end = piece.indexOf(lineFeed, start)) {
      lines.push(this.#line(piece.subarray(start, end), false));
      start = end + 1;
    }
    this.#hold(piece.subarray(start));
    return lines;
  }

  /** Keeps the beginning of a line for the next piece: a copy, since a stream may use its memory again. */
  #hold(part: Uint8Array): void {
    const room = EVENT_LINE_BYTES_LIMIT - this.#restBytes;
    if (part.length === 0 || room <= 0) return;
    const kept = part.slice(0, room);
    this.#rest.push(kept);
    this.#restBytes += kept.length;
  }

  #line(part: Uint8Array, isOpenEnded: boolean): EventLine {
    let bytes = part;
    if (this.#restBytes > 0) {
      bytes = Buffer.concat([...this.#rest, part]);
      this.#rest = [];
      this.#restBytes = 0;
    }
    if (bytes.length > EVENT_LINE_BYTES_LIMIT) bytes = bytes.subarray(0, EVENT_LINE_BYTES_LIMIT);
    if (bytes.at(-1) === carriageReturn) bytes = bytes.subarray(0, -1);
    this.#number += 1;
    return { bytes, number: this.#number, isOpenEnded };
  }
}
