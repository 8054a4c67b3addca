import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { csvMetadata, geoJsonWithReceipt, pngWithReceipt, svgWithReceipt } from './embed.ts';
import { createReceipt } from './receipt.ts';

const edge = { meridian: '1.2.3', node: 24, at: '2026-11-28T10:00:00.000Z' };
const receipt = createReceipt({ question: { ask: 'map', name: 'A & <B> é' }, model: undefined }, edge);

test('01 SVG: the first element of the drawing, escaped', () => {
  const svg = svgWithReceipt('<svg width="1">\n<rect/></svg>', receipt);
  const text = /^<svg width="1"><metadata id="meridian:receipt">(.*)<\/metadata>\n<rect\/><\/svg>$/.exec(svg)?.[1];
  expect(text).not.toMatch(/<|&(?!amp;|lt;|gt;)/);
  const read = text?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  expect(JSON.parse(read ?? '')).toEqual(receipt);
});

test('02 PNG: a chunk that readers pass over, with a sound checksum, and the same pixels', () => {
  const picture = new PNG({ width: 3, height: 2 });
  picture.data.fill(200);
  const bytes = pngWithReceipt(new Uint8Array(PNG.sync.write(picture)), receipt);
  // checks every checksum
  expect(PNG.sync.read(Buffer.from(bytes), { checkCRC: true }).data).toEqual(picture.data);
  const text = new TextDecoder().decode(bytes);
  const start = text.indexOf('iTXtmeridian:receipt\0\0\0\0\0') + 'iTXtmeridian:receipt\0\0\0\0\0'.length;
  expect(text.slice(start)).toContain(JSON.stringify(receipt));
});

test('03 GeoJSON: a foreign member; what is no collection is a broken promise', () => {
  expect(JSON.parse(geoJsonWithReceipt('{"type":"FeatureCollection","features":[]}', receipt))).toEqual({
    type: 'FeatureCollection',
    receipt,
    features: [],
  });
  expect(() => geoJsonWithReceipt('[]', receipt)).toThrow(/FeatureCollection/);
});

test('04 CSV: a file beside it, with the columns that it has', () => {
  expect(JSON.parse(csvMetadata('a.csv', 'x,"y, z"\n1,2\n', receipt))).toMatchObject({
    url: 'a.csv',
    tableSchema: { columns: [{ titles: 'x' }, { titles: 'y, z' }] },
    notes: [{ receipt }],
  });
});
