import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import h5wasm, { ready } from 'h5wasm/node';
import type { File } from 'h5wasm/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importOdMatrix } from '../formats/od-import.ts';
import type { OdOptions, OdResult } from '../formats/od-import.ts';
import { newModelFiles } from '../new-model.ts';
import { readModel } from '../read-model.ts';
import { isHdf5File, withOmxFile } from './read-omx.ts';

const files = newModelFiles();
const { model } = readModel(files);
if (model === undefined) throw new Error('The new model does not read.');
const known = model;
const ids = model.tables.zone.map(({ zoneId }) => zoneId as string);
const [first = '', second = ''] = ids;

let folder = '';
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-omx-'));
  await ready;
});
afterAll(() => rm(folder, { recursive: true }));

/** A file as OMX programs write them, with matrices packed by zlib in chunks of rows. */
function write(fill: (file: File) => void): string {
  const path = join(folder, `made-${String((made += 1))}.omx`);
  const file = new h5wasm.File(path, 'w');
  file.create_attribute('OMX_VERSION', '0.2');
  fill(file);
  file.close();
  return path;
}

function addMatrix(file: File, name: string, values: readonly number[], shape: number[]): void {
  if (!file.keys().includes('data')) file.create_group('data');
  const chunks = [1, shape[1] ?? 1];
  const data = Float64Array.from(values);
  file.create_dataset({ name: `data/${name}`, data, shape, ...(shape.length === 2 ? { chunks, compression: 4 } : {}) });
}

function addMapping(file: File, name: string, data: string[] | Int32Array | BigInt64Array): void {
  if (!file.keys().includes('lookup')) file.create_group('lookup');
  file.create_dataset({ name: `lookup/${name}`, data });
}

async function read(path: string, options: OdOptions = {}): Promise<OdResult | undefined> {
  const given = { file: 'made.omx', period: '2023-Q1', ...options };
  return withOmxFile(path, (omx) => importOdMatrix(files, known, omx, given));
}

async function messages(path: string, options: OdOptions = {}): Promise<readonly string[]> {
  return ((await read(path, options))?.findings ?? []).map(({ message, remedy }) => `${message} >> ${remedy}`);
}

describe('OMX', () => {
  test('01 one matrix and one mapping: the pairs with tonnes, and which were taken', async () => {
    const path = write((file) => {
      addMatrix(file, 'trucks', [0, 1.5, NaN, 2, 4, 0, 0, 0, 0], [3, 3]);
      addMapping(file, 'zone', [first, second, 'a zone without cargo']);
    });
    expect(await isHdf5File(path)).toBe(true);
    const result = await read(path);
    expect(result).toMatchObject({ pairs: 3, tonnes: 7.5 });
    const demand = result?.files === undefined ? [] : (readModel(result.files).model?.tables.demand ?? []);
    expect(demand.map((row) => [row.fromZoneId, row.toZoneId, row.tonnes])).toEqual([
      [first, second, 1.5],
      [second, first, 2],
      [second, second, 4],
    ]);
    const told = result?.findings.map(({ message }) => message) ?? [];
    expect(told[0]).toContain('"trucks" (of trucks)');
    expect(told[1]).toContain('mapping "zone" (of zone)');
    expect(told[2]).toBe('made.omx: pairs without a value: 1; they were read as without demand.');
  });

  test('02 several matrices or mappings are listed, and named by options', async () => {
    const path = write((file) => {
      addMatrix(file, 'cars', [0, 1, 0, 0], [2, 2]);
      addMatrix(file, 'trucks', [0, 0, 5, 0], [2, 2]);
      addMapping(file, 'there', [first, second]);
      addMapping(file, 'back', [second, first]);
    });
    expect(await messages(path)).toEqual([
      'made.omx: the file has 2 matrices: cars, trucks. >> Say which is the demand with --matrix NAME.',
    ]);
    expect(await messages(path, { matrix: 'ships' })).toEqual([
      'made.omx: the file has no matrix "ships". >> Its matrices are cars, trucks: name one with --matrix.',
    ]);
    expect((await messages(path, { matrix: 'cars' })).at(-1)).toContain('of several are: back, there.');
    const result = await read(path, { matrix: 'trucks', mapping: 'back' });
    const demand = result?.files === undefined ? [] : (readModel(result.files).model?.tables.demand ?? []);
    expect(demand.map((row) => [row.fromZoneId, row.toZoneId, row.tonnes])).toEqual([[first, second, 5]]);
  });

  test('03 of several mappings the only one whose zones the model has is taken; whole numbers of 64 bits are ids', async () => {
    const path = write((file) => {
      addMatrix(file, 'trucks', [0, 1, 2, 0], [2, 2]);
      addMapping(file, 'index', BigInt64Array.from([1n, 2n]));
      addMapping(file, 'zone', [first, second]);
    });
    expect(await read(path)).toMatchObject({ pairs: 2, tonnes: 3 });
    expect((await messages(path, { mapping: 'index' })).at(-1)).toContain('no row for 2 ids of the file: 1, 2');
  });

  test('04 what is no square, no number, of another size or no OMX is said so', async () => {
    const long = write((file) => {
      addMatrix(file, 'm', [1, 2, 3, 4, 5, 6], [2, 3]);
    });
    expect((await messages(long)).at(-1)).toContain('shape 2 x 3, and is no square');
    const flat = write((file) => {
      addMatrix(file, 'm', [1, 2], [2]);
    });
    expect((await messages(flat)).at(-1)).toContain('shape 2, and is no square');
    const text = write((file) => {
      file.create_group('data');
      file.create_dataset({ name: 'data/m', data: ['a', 'b'] });
    });
    expect((await messages(text)).at(-1)).toContain('does not hold numbers');
    const short = write((file) => {
      addMatrix(file, 'm', [0, 1, 2, 0], [2, 2]);
      addMapping(file, 'zone', Int32Array.from([1, 2, 3]));
    });
    expect((await messages(short)).at(-1)).toContain('has 3 zones, and the matrix "m" 2');
    const other = write((file) => {
      file.create_group('results');
    });
    expect(await messages(other)).toEqual([expect.stringContaining('the file is HDF5, and no OMX')]);
  });

  test('05 without a mapping rows are the zones 1 to n, which is said; negative values are one finding', async () => {
    const path = write((file) => {
      addMatrix(file, 'm', [0, 1, 2, 0], [2, 2]);
    });
    const told = await messages(path);
    expect(told[1]).toContain('no mapping; the rows of "m" were read as the zones 1 to 2');
    expect(told[2]).toContain('no row for 2 ids of the file: 1, 2 (4 times in the file)');
    const below = write((file) => {
      addMatrix(file, 'm', [0, -1, -2, 0], [2, 2]);
      addMapping(file, 'zone', [first, second]);
    });
    const [, , fault = '', ...more] = await messages(below);
    expect(fault).toContain('row 1, column m: -1, -2 (2 times in the file): below 0.');
    expect(more).toEqual([]);
  });

  test('06 a file that is cut short cannot be opened; as a table of text it is said what it is', async () => {
    const whole = write((file) => {
      addMatrix(file, 'm', [0, 1, 2, 0], [2, 2]);
    });
    const cut = join(folder, 'cut.omx');
    await writeFile(cut, (await readFile(whole)).subarray(0, 900));
    expect(await isHdf5File(cut)).toBe(true);
    expect(await read(cut)).toBeUndefined();
    const { findings } = importOdMatrix(files, known, await readFile(whole));
    expect(findings.map(({ message }) => message)).toEqual(['od.csv: the file is HDF5 (OMX matrices are), not text.']);
  });

  test('07 a matrix of more cells than one piece keeps its rows in order', async () => {
    const size = 1201;
    const values = Float64Array.from({ length: size * size }, (_, at) => (at % 5 === 0 ? at : 0));
    const path = write((file) => {
      file.create_group('data');
      file.create_dataset({ name: 'data/m', data: values, shape: [size, size], chunks: [64, 64], compression: 1 });
    });
    const sums = await withOmxFile(path, (omx) => {
      const rows = [...omx.rows('m')].map((row) => Array.from(row).reduce((sum, each) => sum + each, 0));
      return [rows.length, rows[0], rows[1200]];
    });
    const sumOf = (row: number): number =>
      values.subarray(row * size, (row + 1) * size).reduce((sum, each) => sum + each, 0);
    expect(sums).toEqual([size, sumOf(0), sumOf(1200)]);
  });
});
