import type { Position, ResultTable } from '@meridian/engine';
import { receiptKeyword } from '../receipt/embed.ts';
import type { Receipt } from '../receipt/receipt.ts';

/**
 * A table of results as Parquet: text as strings, figures as doubles, null where nothing is known; the receipt as metadata
 * of the file. Where its rows are lines it is GeoParquet 1.1 with `geometry`, well-known binary in longitude and latitude on
 * WGS 84.
 */
export async function resultParquet({ columns, rows, features }: ResultTable, receipt?: Receipt): Promise<Uint8Array> {
  // loaded when it is asked for: few runs write Parquet
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const data = columns.map(({ name, type }, column) => ({
    name,
    type: type === 'text' ? ('STRING' as const) : ('DOUBLE' as const),
    data: rows.map((row) => row[column] ?? null),
  }));
  const lines = features?.lines;
  const geometry = lines?.map((line) => (line === undefined ? null : lineBinary(line)));
  const buffer = parquetWriteBuffer({
    columnData: [
      ...data,
      ...(geometry === undefined ? [] : [{ name: 'geometry', type: 'BYTE_ARRAY' as const, data: geometry }]),
    ],
    kvMetadata: [
      ...(lines === undefined ? [] : [{ key: 'geo', value: JSON.stringify(geoMetadata(lines)) }]),
      ...(receipt === undefined ? [] : [{ key: receiptKeyword, value: JSON.stringify(receipt) }]),
    ],
    createdBy: 'Meridian',
  });
  return new Uint8Array(buffer);
}

function geoMetadata(lines: readonly (readonly Position[] | undefined)[]): object {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (const [x, y] of line ?? []) {
      [west, south] = [Math.min(west, x), Math.min(south, y)];
      [east, north] = [Math.max(east, x), Math.max(north, y)];
    }
  }
  const bbox = west <= east ? { bbox: [west, south, east, north] } : {};
  const column = { encoding: 'WKB', geometry_types: ['LineString'], ...bbox };
  return { version: '1.1.0', primary_column: 'geometry', columns: { geometry: column } };
}

/** A line as well-known binary (ISO 19125): byte order, type 2, number of points, then x and y of each. */
function lineBinary(line: readonly Position[]): Uint8Array {
  const bytes = new Uint8Array(9 + 16 * line.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setUint32(1, 2, true);
  view.setUint32(5, line.length, true);
  for (const [index, [x, y]] of line.entries()) {
    view.setFloat64(9 + 16 * index, x, true);
    view.setFloat64(17 + 16 * index, y, true);
  }
  return bytes;
}
