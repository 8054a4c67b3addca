import { exportGeoJson, exportGmns, newModelFiles, readModel } from '@meridian/model-files';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { DroppedFile } from '../worker/protocol.ts';
import { readDroppedFiles } from './read-dropped-files.ts';

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
const dropped = (files: ReadonlyMap<string, Uint8Array | string>, folder = ''): readonly DroppedFile[] =>
  [...files].map(([path, content]) => ({ path: `${folder}${path}`, bytes: bytesOf(content) }));
const example = newModelFiles();
const { model } = readModel(example);
if (model === undefined) throw new Error('the example model does not read');
const codes = (files: readonly DroppedFile[]): readonly string[] =>
  readDroppedFiles(files).findings.map(({ code }) => code);
const errors = (files: readonly DroppedFile[]): readonly string[] =>
  readDroppedFiles(files)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
const broken = (file: string, from: string | RegExp, to: string): readonly DroppedFile[] => {
  const text = String(example.get(file));
  expect(text.replace(from, to)).not.toBe(text);
  return dropped(new Map([...example, [file, text.replace(from, to)]]));
};

describe('readDroppedFiles', () => {
  it('opens a folder with its name, and a zip of it', () => {
    const folder = dropped(example, 'my-corridor/');
    const zip = zipSync(Object.fromEntries(folder.map(({ path, bytes }) => [path, bytes])));
    for (const files of [folder, dropped(example), [{ path: 'my-corridor.zip', bytes: zip }]]) {
      const read = readDroppedFiles([
        ...files,
        ...(files.length > 1 ? [{ path: 'my-corridor/.DS_Store', bytes: bytesOf('x') }] : []),
      ]);
      expect(read.format).toBe('meridian');
      expect(read.model?.tables.link.length).toBe(model.tables.link.length);
    }
  });

  it('opens GMNS, GeoJSON and plain tables', () => {
    const gmns = new Map([...exportGmns(model)].map(([path, text]) => [path, text] as const));
    expect(readDroppedFiles(dropped(gmns))).toMatchObject({
      format: gmns.has('datapackage.json') ? 'meridian' : 'gmns',
    });
    const lines = readDroppedFiles([{ path: 'lines.geojson', bytes: bytesOf(exportGeoJson(model)) }]);
    expect(lines.format).toBe('geojson');
    expect(lines.model?.tables.link.length).toBe(model.tables.link.length);
    const tables = new Map([...example].filter(([path]) => path === 'node.csv' || path === 'link.csv'));
    const plain = readDroppedFiles(dropped(tables));
    expect(plain.format).toBe('csv');
    expect(plain.model?.tables.node.length).toBe(model.tables.node.length);
    const minimal = new Map([
      ['node.csv', 'node_id,x_coord,y_coord\n1,50,40\n2,51,41\n'],
      ['link.csv', 'link_id,from_node_id,to_node_id,directed,allowed_uses\n1,1,2,0,rail\n'],
    ]);
    expect(readDroppedFiles(dropped(minimal))).toMatchObject({ format: 'gmns' });
  });

  it('says what is wrong, where, and does not open', () => {
    const [link] = model.tables.link;
    const files = broken('link.csv', `,${link?.toNodeId ?? ''},`, ',nowhere,');
    const read = readDroppedFiles(files);
    const at = read.findings.findIndex(({ code }) => code === 'reference-broken');
    expect(read.findings[at]).toMatchObject({ file: 'link.csv', row: 2, column: 'to_node_id' });
    expect(read.positions[at]).toHaveLength(2);
    expect(errors(broken('config.csv', /\d{4}-\d{2}-\d{2}/, '2024-02-30'))).toContain('date-invalid');
  });

  it.each([
    ['nothing', [], 'folder-empty'],
    ['hidden files alone', [{ path: '.DS_Store', bytes: bytesOf('x') }], 'folder-empty'],
    ['a picture', [{ path: 'map.pdf', bytes: bytesOf('%PDF-1.7') }], 'folder-empty'],
    ['a damaged zip', [{ path: 'a.zip', bytes: bytesOf('PK no zip') }], 'file-unreadable'],
    ['JSON that is no GeoJSON', [{ path: 'a.json', bytes: bytesOf('{"a":1') }], 'file-unreadable'],
    [
      'a zip that leaves its folder',
      [{ path: 'a.zip', bytes: zipSync({ '../node.csv': bytesOf('node_id\n') }) }],
      'path-outside',
    ],
  ])('answers %s with a finding and a remedy', (_, files, code) => {
    expect(codes(files)).toContain(code);
    expect(readDroppedFiles(files).findings.every(({ remedy }) => remedy !== '')).toBe(true);
    expect(readDroppedFiles(files).model).toBeUndefined();
  });

  it.each([
    ['traversal', '../node.csv'],
    ['traversal further down', 'a/../../node.csv'],
    ['an absolute path', '/etc/node.csv'],
    ['a drive', 'C:/node.csv'],
    ['a backslash', '..\\node.csv'],
  ])('refuses %s in the name of a file', (_, path) => {
    const read = readDroppedFiles([...dropped(example), { path, bytes: bytesOf('node_id\n') }]);
    expect(read.findings).toMatchObject([{ code: 'path-outside', found: path }]);
    expect(read.model).toBeUndefined();
  });

  it('keeps to the limits of bytes and count, in folders and in archives', () => {
    const files = dropped(example);
    const zip = zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])));
    const limits = [{ fileCount: files.length - 1 }, { modelBytes: 1000 }, { fileBytes: 100 }];
    for (const limit of limits) {
      for (const given of [files, [{ path: 'a.zip', bytes: zip }]]) {
        const read = readDroppedFiles(given, limit);
        expect(read.findings.map(({ code }) => code)).toContain('file-too-large');
        expect(read.model).toBeUndefined();
      }
    }
    expect(readDroppedFiles(files, { fileCount: files.length }).findings).toEqual([]);
  });

  it('finds the model under any number of folders, and says what it left beside', () => {
    const readme = { path: 'work/README.md', bytes: bytesOf('notes') };
    for (const folder of ['my-corridor/', 'work/2026/my-corridor/'])
      expect(readDroppedFiles(dropped(example, folder))).toMatchObject({ format: 'meridian', findings: [] });
    expect(readDroppedFiles([readme, ...dropped(example, 'work/my-corridor/')])).toMatchObject({
      format: 'meridian',
      findings: [{ code: 'import-ignored', severity: 'info' }],
    });
    const two = readDroppedFiles([...dropped(example, 'work/one/'), ...dropped(example, 'work/two/')]);
    expect(two).toMatchObject({ model: undefined, findings: [{ code: 'folder-empty' }] });
    expect(two.findings[0]?.message).toContain('work/one, work/two');
  });

  it('opens GeoJSON and archives with a note beside them, and asks which of several', () => {
    const note = { path: 'README.md', bytes: bytesOf('notes') };
    const lines = { path: 'lines.geojson', bytes: bytesOf(exportGeoJson(model)) };
    const packed = { path: 'packed.zip', bytes: zipSync({ 'lines.geojson': lines.bytes }) };
    expect(readDroppedFiles([lines, note])).toMatchObject({ format: 'geojson', model: { title: 'lines' } });
    expect(readDroppedFiles([packed, note])).toMatchObject({ format: 'geojson', model: { title: 'packed' } });
    expect(errors([lines, { ...lines, path: 'more.geojson' }])).toEqual(['folder-empty']);
    expect(errors([packed, { ...packed, path: 'more.zip' }])).toEqual(['folder-empty']);
    const sheet = readDroppedFiles([{ path: 'model.xlsx', bytes: bytesOf('PK') }]);
    expect(sheet.findings[0]?.remedy).toContain('Save each sheet as CSV');
    const damaged = readDroppedFiles([{ ...packed, bytes: packed.bytes.subarray(0, packed.bytes.length / 2) }]);
    expect(damaged.findings).toMatchObject([{ code: 'file-unreadable', file: 'packed.zip' }]);
    expect(damaged.findings[0]?.message).toMatch(/^packed\.zip: /);
  });

  it('does not take tables of Meridian for GMNS: a missing mode_id is told', () => {
    const link = String(example.get('link.csv')).replace('mode_id', 'mode');
    const withoutPackage = new Map([...example].filter(([path]) => path !== 'datapackage.json'));
    for (const files of [withoutPackage, new Map([['node.csv', String(example.get('node.csv'))]])]) {
      const read = readDroppedFiles(dropped(new Map([...files, ['link.csv', link]])));
      expect(read.format).toBe('csv');
      expect(read.findings.map(({ code }) => code)).toContain('column-missing');
      expect(read.model).toBeUndefined();
    }
    const semicolons = new Map([
      ['node.csv', 'node_id;name;x_coord;y_coord;node_type\na;A;50;40;seaport\nb;B;51;41;seaport\n'],
      ['link.csv', 'link_id;from_node_id;to_node_id;mode_id;length\nab;a;b;rail;200\n'],
    ]);
    expect(readDroppedFiles(dropped(semicolons))).toMatchObject({ format: 'csv', model: { title: 'imported' } });
  });

  it('finds a length below the great circle, and shows evidence that does not fit where its cell is', () => {
    const lengths = broken('link.csv', ...lengthOf(0));
    const short = readDroppedFiles(lengths);
    const at = short.findings.findIndex(({ code }) => code === 'length-below-great-circle');
    expect(short.findings[at]).toMatchObject({ file: 'link.csv', row: 2, column: 'length' });
    expect(short.positions[at]).toHaveLength(2);
    const evidence = `table,row_key,column,value,source_id\nlink,${model.tables.link[0]?.linkId ?? ''},length,99999,${model.tables.source[0]?.sourceId ?? ''}\n`;
    const files = new Map([...example].filter(([path]) => path !== 'datapackage.json'));
    const rival = readDroppedFiles(dropped(new Map([...files, ['evidence.csv', evidence]])));
    const mismatch = rival.findings.findIndex(({ code }) => code === 'evidence-mismatch');
    expect(rival.findings[mismatch]).toBeDefined();
    expect(rival.positions[mismatch]).toHaveLength(2);
  });
});

/** The first link's row with another length, as a replacement of text. */
function lengthOf(lengthKm: number): readonly [string, string] {
  const [header = '', first = ''] = String(example.get('link.csv')).split(/\r?\n/);
  const cells = first.split(',');
  cells[header.split(',').indexOf('length')] = String(lengthKm);
  return [first, cells.join(',')];
}
