// OMX, the open matrix format: an HDF5 file with square matrices in the group data and, in lookup, mappings that give the
// zone of each row and column (https://github.com/osPlanning/omx, specification 0.2).

import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import type { OdCell } from './od-cells.ts';

/** An OMX file that is open; matrices are read a few rows at a time. */
export interface OmxFile {
  /** Shapes by name; undefined where it holds no numbers. */
  readonly matrices: ReadonlyMap<string, readonly number[] | undefined>;
  /** Zones by name of the mapping, in the order of rows and columns. */
  readonly mappings: ReadonlyMap<string, readonly string[]>;
  /** The rows of a matrix, one after another. */
  readonly rows: (matrix: string) => Iterable<ArrayLike<number>>;
}

export interface OmxOptions {
  readonly matrix?: string | undefined;
  readonly mapping?: string | undefined;
}

/** Most cells of a matrix, which is one of 20,000 zones: more take minutes, and a model has no room for them. */
const mostCells = 400_000_000;

/** The pairs of one matrix; undefined, with a finding, where it is not clear which or how. */
export function readOmxCells(
  file: string,
  omx: OmxFile,
  { matrix, mapping }: OmxOptions,
  isZone: (text: string) => boolean,
  faults: FaultList,
): Iterable<OdCell> | undefined {
  const name = matrixOf(file, [...omx.matrices.keys()], matrix, faults);
  if (name === undefined) return undefined;
  const zones = sizeOf(file, name, omx.matrices.get(name), faults);
  if (zones === undefined) return undefined;
  const ids = mappingOf(file, omx, mapping, { matrix: name, zones }, isZone, faults);
  return ids === undefined ? undefined : listCells(omx, name, ids);
}

function* listCells(omx: OmxFile, matrix: string, ids: readonly string[]): Generator<OdCell> {
  let index = 0;
  for (const values of omx.rows(matrix)) {
    const from = ids[index] ?? '';
    index += 1;
    for (let column = 0; column < ids.length; column += 1) {
      const value = values[column] ?? 0;
      // most cells of a large matrix are 0
      if (value !== 0) yield { from, to: ids[column] ?? '', tonnes: String(value), row: index, column: matrix };
    }
  }
}

function matrixOf(
  file: string,
  names: readonly string[],
  asked: string | undefined,
  faults: FaultList,
): string | undefined {
  const listed = names.join(', ');
  if (names.length === 0) {
    const fault = 'the file is HDF5, and no OMX: its group "data" holds no matrix.';
    faults.add(
      'file-unreadable',
      { file },
      fault,
      'Write the matrix as OMX, or as CSV with origin,destination,tonnes.',
    );
    return undefined;
  }
  if (asked !== undefined && !names.includes(asked)) {
    const fault = `the file has no matrix ${quote(asked)}.`;
    faults.add('query-invalid', { file, found: asked }, fault, `Its matrices are ${listed}: name one with --matrix.`);
    return undefined;
  }
  const name = asked ?? names[0] ?? '';
  if (asked === undefined && names.length > 1) {
    const fault = `the file has ${formatCount(names.length)} matrices: ${listed}.`;
    faults.add('query-invalid', { file, found: listed }, fault, 'Say which is the demand with --matrix NAME.');
    return undefined;
  }
  const fault = `the matrix ${quote(name)} (of ${listed}) was read as metric tonnes.`;
  faults.add('import-assumed', { file, column: name }, fault, 'Convert it to tonnes if it is in another unit.');
  return name;
}

function sizeOf(
  file: string,
  name: string,
  shape: readonly number[] | undefined,
  faults: FaultList,
): number | undefined {
  const [rows = 0, columns = 0] = shape ?? [];
  const place = { file, column: name };
  if (shape === undefined) {
    faults.add('cell-type', place, 'the matrix does not hold numbers.', 'Name another with --matrix.');
    return undefined;
  }
  if (shape.length !== 2 || rows !== columns || rows === 0) {
    const fault = `the matrix has the shape ${shape.join(' x ')}, and is no square of zones.`;
    faults.add('row-count', { ...place, found: shape.join(' x ') }, fault, 'Name a square matrix with --matrix.');
    return undefined;
  }
  if (rows * columns > mostCells) {
    const fault = `the matrix has ${formatCount(rows)} zones; the limit is ${formatCount(Math.sqrt(mostCells))}.`;
    faults.add('file-too-large', { ...place, found: String(rows) }, fault, 'Put zones together.');
    return undefined;
  }
  return rows;
}

/** The zone of each row: by the mapping that is asked for, by the only one, or by the only one whose zones the model has. */
function mappingOf(
  file: string,
  { mappings }: OmxFile,
  asked: string | undefined,
  { matrix, zones }: { readonly matrix: string; readonly zones: number },
  isZone: (text: string) => boolean,
  faults: FaultList,
): readonly string[] | undefined {
  const names = [...mappings.keys()];
  const listed = names.join(', ');
  if (asked !== undefined && !mappings.has(asked)) {
    const remedy = names.length === 0 ? 'It has none: leave --mapping out.' : `Its mappings are ${listed}.`;
    faults.add('query-invalid', { file, found: asked }, `the file has no mapping ${quote(asked)}.`, remedy);
    return undefined;
  }
  if (names.length === 0) {
    const fault = `the file has no mapping; the rows of ${quote(matrix)} were read as the zones 1 to ${String(zones)}.`;
    faults.add(
      'import-assumed',
      { file, column: 'lookup' },
      fault,
      'Write a mapping into the group "lookup" if that is wrong.',
    );
    return Array.from({ length: zones }, (_, index) => String(index + 1));
  }
  const fitting = names.filter((name) => mappings.get(name)?.length === zones && mappings.get(name)?.every(isZone));
  const name = asked ?? (names.length === 1 ? names[0] : fitting.length === 1 ? fitting[0] : undefined);
  if (name === undefined) {
    const fault = `the file has ${formatCount(names.length)} mappings, and ${fitting.length === 0 ? 'the zones of none are all in the model' : 'those of several are'}: ${listed}.`;
    faults.add('query-invalid', { file, found: listed }, fault, 'Say which gives the zones with --mapping NAME.');
    return undefined;
  }
  const ids = mappings.get(name) ?? [];
  const place = { file, column: name };
  if (ids.length !== zones) {
    const fault = `the mapping ${quote(name)} has ${formatCount(ids.length)} zones, and the matrix ${quote(matrix)} ${formatCount(zones)}.`;
    const found = String(ids.length);
    faults.add('count-mismatch', { ...place, found }, fault, 'Name another with --mapping, or write the file again.');
    return undefined;
  }
  faults.add(
    'import-assumed',
    place,
    `the zones are those of the mapping ${quote(name)} (of ${listed}).`,
    'Name another with --mapping if that is wrong.',
  );
  return ids;
}
