// A receipt inside the file that it belongs to, where the format has room for it.
import Papa from 'papaparse';
import { checksumOf } from '../zip-checksum.ts';
import type { Receipt } from './receipt.ts';

/** Under what name a receipt stands in PNG and Parquet, whose metadata are names with texts. */
export const receiptKeyword = 'meridian:receipt';

/** A drawing with its receipt as the element `metadata` (SVG 2, 5.8), before what it draws. */
export function svgWithReceipt(svg: string, receipt: Receipt): string {
  const text = JSON.stringify(receipt).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return svg.replace(/^(\s*<svg\b[^>]*>)/, (head) => `${head}<metadata id="${receiptKeyword}">${text}</metadata>`);
}

/** A FeatureCollection, as text, with its receipt as the foreign member `receipt` (RFC 7946, 6.1). */
export function geoJsonWithReceipt(geoJson: string, receipt: Receipt): string {
  const [head] = /^\s*\{\s*"type":\s*"FeatureCollection",/.exec(geoJson) ?? [];
  if (head === undefined) throw new Error(`A FeatureCollection begins with its type, not with ${geoJson.slice(0, 40)}`);
  return `${head}"receipt":${JSON.stringify(receipt)},${geoJson.slice(head.length)}`;
}

const signatureBytes = 8;
/** Length, type and checksum of a chunk. */
const chunkFrame = 12;

/** A PNG with its receipt as an iTXt chunk (PNG 3, 11.3.3.4: UTF-8, not packed), behind the header chunk. */
export function pngWithReceipt(png: Uint8Array, receipt: Receipt): Uint8Array {
  const encoder = new TextEncoder();
  // keyword, 0, not packed: 0, method: 0, no language: 0, no translated keyword: 0, text
  const body = [...encoder.encode(receiptKeyword), 0, 0, 0, 0, 0, ...encoder.encode(JSON.stringify(receipt))];
  const chunk = new Uint8Array(chunkFrame + body.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length);
  chunk.set(encoder.encode('iTXt'), 4);
  chunk.set(body, 8);
  view.setUint32(8 + body.length, checksumOf(chunk.subarray(4, 8 + body.length)));
  const headerEnd = signatureBytes + chunkFrame + new DataView(png.buffer, png.byteOffset).getUint32(signatureBytes);
  const result = new Uint8Array(png.length + chunk.length);
  result.set(png.subarray(0, headerEnd));
  result.set(chunk, headerEnd);
  result.set(png.subarray(headerEnd), headerEnd + chunk.length);
  return result;
}

/** The file beside a table of text that tells of it: `flows.csv` has `flows.csv.metadata.json`. */
export function metadataName(fileName: string): string {
  return `${fileName}.metadata.json`;
}

/** What a CSV file is, as CSV on the Web has it (W3C, 2015): its columns, and the receipt as a note. */
export function csvMetadata(fileName: string, csv: string, receipt: Receipt): string {
  const header = Papa.parse<string[]>(csv, { preview: 1, delimiter: ',' }).data[0] ?? [];
  const metadata = {
    '@context': 'http://www.w3.org/ns/csvw',
    url: fileName,
    tableSchema: { columns: header.map((title) => ({ titles: title })) },
    notes: [{ receipt }],
  };
  return `${JSON.stringify(metadata, undefined, 2)}\n`;
}
