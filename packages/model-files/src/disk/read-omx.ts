import { open } from 'node:fs/promises';
import type { Dataset, Group } from 'h5wasm/node';
import type { OmxFile } from '../formats/od-omx.ts';

/** The first bytes of every HDF5 file. */
const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** Cells of a matrix that are in memory at a time. */
const blockCells = 1_000_000;

/** Whether a file is HDF5, whatever it is called. */
export async function isHdf5File(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(signature.length), 0, signature.length, 0);
    return bytesRead === signature.length && signature.every((byte, at) => buffer[at] === byte);
  } finally {
    await handle.close();
  }
}

/**
 * Opens an OMX file for as long as `use` runs; undefined where HDF5 finds it cut short or damaged. The library, of four
 * megabytes, is loaded here and nowhere else.
 */
export async function withOmxFile<T>(path: string, use: (file: OmxFile) => T): Promise<T | undefined> {
  const { ready, File, Group: GroupClass, Dataset: DatasetClass } = await import('h5wasm/node');
  // faults of the library become exceptions; else it prints them
  (await ready).activate_throwing_error_handler();
  let file: InstanceType<typeof File>;
  try {
    file = new File(path, 'r');
  } catch {
    return undefined;
  }
  const datasets = (name: string): ReadonlyMap<string, Dataset> => {
    const group = file.keys().includes(name) ? file.get(name) : null;
    if (!(group instanceof GroupClass)) return new Map();
    return new Map(
      group.keys().flatMap((key): [string, Dataset][] => {
        const each = childOf(group, key);
        return each instanceof DatasetClass ? [[key, each]] : [];
      }),
    );
  };
  try {
    const [matrices, mappings] = [datasets('data'), datasets('lookup')];
    return use({
      matrices: new Map([...matrices].map(([name, each]) => [name, isNumeric(each) ? (each.shape ?? []) : undefined])),
      mappings: new Map([...mappings].map(([name, each]) => [name, textsOf(each)])),
      rows: (name) => rowsOf(matrices.get(name)),
    });
  } finally {
    file.close();
  }
}

/** A link that leads nowhere is no fault of the others. */
function childOf(group: Group, key: string): unknown {
  try {
    return group.get(key);
  } catch {
    return undefined;
  }
}

/** Classes 0 and 1 of HDF5 are whole numbers and floating ones. */
function isNumeric({ metadata }: Dataset): boolean {
  return metadata.type === 0 || metadata.type === 1;
}

function textsOf(dataset: Dataset): readonly string[] {
  const { value } = dataset;
  const list = Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as Iterable<unknown>) : [];
  return list.map((each) => String(each).replace(/\0+$/, '').trim());
}

function* rowsOf(dataset: Dataset | undefined): Generator<ArrayLike<number>> {
  const [rows = 0, columns = 0] = dataset?.shape ?? [];
  if (dataset === undefined || columns === 0) return;
  const { chunks } = dataset.metadata;
  // whole chunks, each of which has to be unpacked at once
  const chunkRows = Math.max(1, chunks?.[0] ?? 1);
  const height = Math.max(1, Math.floor(blockCells / columns / chunkRows)) * chunkRows;
  for (let row = 0; row < rows; row += height) {
    const end = Math.min(rows, row + height);
    const block = numbersOf(dataset.slice([[row, end], []]));
    for (let at = 0; at < end - row; at += 1) yield block.subarray(at * columns, (at + 1) * columns);
  }
}

/** Numbers of any width; whole ones of 64 bits as the nearest double. */
function numbersOf(values: unknown): Float64Array {
  if (values instanceof Float64Array) return values;
  if (!ArrayBuffer.isView(values)) throw new TypeError('seen a block of a matrix without numbers, expected an array');
  return Float64Array.from(values as unknown as Iterable<number | bigint>, Number);
}
