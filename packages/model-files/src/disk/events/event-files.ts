import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Unzip, UnzipInflate } from 'fflate';
import type { UnzipFile } from 'fflate';
import type { FaultList } from '../../fault-list.ts';
import { formatBytes, formatCount } from '../../limits.ts';
import { EventLimitPassed } from './event-limits.ts';
import type { EventLimits } from './event-limits.ts';

/** A file on disk that holds one file of events, or an archive of several. */
export interface EventSource {
  readonly path: string;
  readonly name: string;
  readonly packing: 'plain' | 'gzip' | 'zip';
  readonly bytes: number;
}

/** Bytes of a file of events, unpacked; `name` is that of the file, or of archive and entry. */
export interface EventPiece {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const kinds = /\.(csv|tsv|txt|tab|gz|zip)$/i;
const pieceBytes = 1 << 20;

/** The files that paths name, those in folders by name; what is not there is a finding. */
export async function listEventSources(
  paths: readonly string[],
  limits: EventLimits,
  faults: FaultList,
): Promise<readonly EventSource[]> {
  const sources: EventSource[] = [];
  for (const path of paths) {
    const status = await stat(path).catch(() => undefined);
    if (status === undefined) {
      faults.add(
        'file-missing',
        { file: path },
        'there is no such file or folder.',
        'Name a file of events, an archive of such, or a folder that holds them.',
      );
      continue;
    }
    if (!status.isDirectory()) sources.push(await sourceOf(path, basename(path), status.size));
    else {
      const entries = (await readdir(path)).filter((name) => kinds.test(name) && !name.startsWith('.')).sort();
      if (entries.length === 0)
        faults.add(
          'file-missing',
          { file: path },
          'the folder holds no file of events.',
          'Put .csv, .tsv, .txt, .gz or .zip files into it.',
        );
      for (const name of entries) {
        const inside = await stat(join(path, name));
        if (inside.isFile()) sources.push(await sourceOf(join(path, name), name, inside.size));
      }
    }
  }
  if (sources.length > limits.files) throw new EventLimitPassed(filesMessage(sources.length, limits));
  return sources;
}

function filesMessage(count: number, limits: EventLimits): string {
  return `there are ${formatCount(count)} files; one import reads ${formatCount(limits.files)} at most`;
}

/** What a file begins with says how it is packed, whatever its name. */
async function sourceOf(path: string, name: string, bytes: number): Promise<EventSource> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    const isZip = bytesRead === 4 && buffer[0] === 0x50 && buffer[1] === 0x4b && (buffer[2] === 3 || buffer[2] === 5);
    const isGzip = bytesRead >= 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    return { path, name, bytes, packing: isZip ? 'zip' : isGzip ? 'gzip' : 'plain' };
  } finally {
    await handle.close();
  }
}

/** Counts what is unpacked against the limits of the whole import. */
export class EventBudget {
  readonly #limits: EventLimits;
  #bytes = 0;
  #files = 0;

  constructor(limits: EventLimits) {
    this.#limits = limits;
  }

  takeFile(): void {
    this.#files += 1;
    if (this.#files > this.#limits.files) throw new EventLimitPassed(filesMessage(this.#files, this.#limits));
  }

  takeBytes(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.#limits.bytes)
      throw new EventLimitPassed(
        `the files have more than ${formatBytes(this.#limits.bytes)} unpacked, which is the most that one import reads`,
      );
  }

  takeRows(rows: number): void {
    if (rows > this.#limits.rows)
      throw new EventLimitPassed(
        `the files have more than ${formatCount(this.#limits.rows)} rows, which is the most that one import reads`,
      );
  }

  takeKept(events: number): void {
    if (events > this.#limits.kept)
      throw new EventLimitPassed(
        `more than ${formatCount(this.#limits.kept)} events are left after the filter, which is the most that is kept in memory`,
      );
  }
}

/** Unpacked bytes of a source, piece by piece. An archive that is damaged or cut off ends early, with a finding. */
export async function* readPieces(
  source: EventSource,
  budget: EventBudget,
  faults: FaultList,
): AsyncGenerator<EventPiece> {
  try {
    let name: string | undefined;
    for await (const piece of source.packing === 'zip' ? unzipPieces(source) : plainPieces(source)) {
      if (piece.name !== name) budget.takeFile();
      name = piece.name;
      budget.takeBytes(piece.bytes.length);
      yield piece;
    }
  } catch (error) {
    if (error instanceof EventLimitPassed || source.packing === 'plain') throw error;
    faults.add(
      'total-mismatch',
      { file: source.name },
      'the archive is damaged or was cut off; the rows before the damage are read.',
      'Fetch the file again.',
    );
  }
}

async function* plainPieces({ path, name, packing }: EventSource): AsyncGenerator<EventPiece> {
  const file = createReadStream(path, { highWaterMark: pieceBytes });
  // an error of the file reaches the reader of the last stream
  const stream = packing === 'gzip' ? pipeline(file, createGunzip({ chunkSize: pieceBytes }), () => undefined) : file;
  for await (const bytes of stream as AsyncIterable<Uint8Array>) yield { name, bytes };
}

async function* unzipPieces({ path, name }: EventSource): AsyncGenerator<EventPiece> {
  const waiting: EventPiece[] = [];
  const state: { error: Error | undefined; open: number } = { error: undefined, open: 0 };
  const unzip = new Unzip((entry: UnzipFile) => {
    if (!kinds.test(entry.name) || /(^|\/)(__MACOSX\/|\.)/.test(entry.name)) return;
    state.open += 1;
    entry.ondata = (error, bytes, isFinal) => {
      if (error !== null) state.error = error;
      else if (bytes.length > 0) waiting.push({ name: `${name}/${entry.name}`, bytes });
      if (isFinal) state.open -= 1;
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 16 }) as AsyncIterable<Uint8Array>) {
    unzip.push(piece);
    yield* waiting.splice(0);
    if (state.error !== undefined) throw state.error;
  }
  unzip.push(new Uint8Array(0), true);
  yield* waiting.splice(0);
  if (state.open > 0) throw new Error('an entry of the archive does not end');
}
