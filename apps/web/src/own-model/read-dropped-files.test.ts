import { exportGeoJson, exportGmns, newModelFiles, readModel } from '@meridian/model-store';
import fc from 'fast-check';
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

  it('throws nothing, whatever is dropped', () => {
    const file = fc.record({
      path: fc.constantFrom('node.csv', 'link.csv', 'datapackage.json', 'a.zip', 'x/y.geojson', 'z.json', 'config.csv'),
      bytes: fc.uint8Array({ maxLength: 60 }),
    });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 4 }), (files) => {
        const read = readDroppedFiles(files);
        expect(read.positions).toHaveLength(read.findings.length);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
