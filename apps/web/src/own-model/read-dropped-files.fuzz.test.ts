import { exportGeoJson, exportGmns, newModelFiles, readModel } from '@meridian/model-files';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { DroppedFile } from '../worker/protocol.ts';
import { readDroppedFiles } from './read-dropped-files.ts';

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
const dropped = (files: ReadonlyMap<string, Uint8Array | string>): readonly DroppedFile[] =>
  [...files].map(([path, content]) => ({ path, bytes: bytesOf(content) }));
const example = newModelFiles();
const { model } = readModel(example);
if (model === undefined) throw new Error('the example model does not read');

describe('readDroppedFiles', () => {
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

  it('throws nothing where a sound file is damaged', () => {
    const gmns = new Map(exportGmns(model));
    const lines = new Map([['lines.geojson', exportGeoJson(model)]]);
    const zip = new Map([['a.zip', zipSync(Object.fromEntries(dropped(example).map((f) => [f.path, f.bytes])))]]);
    const sound = [example, gmns, lines, zip].map((files) => dropped(files));
    const damage = fc.record({
      files: fc.constantFrom(...sound),
      file: fc.nat(),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(40),
      text: fc.oneof(fc.constantFrom('', ',', '"', '\n', '-1', '1e999', '{}', 'null', '2024-02-30'), fc.string()),
    });
    fc.assert(
      fc.property(damage, ({ files, file, at, length, text }) => {
        const damaged = files.map((each, index) => {
          if (index !== file % files.length) return each;
          const start = Math.floor(at * each.bytes.length);
          const rest = each.bytes.subarray(start + length);
          return { ...each, bytes: Uint8Array.from([...each.bytes.subarray(0, start), ...bytesOf(text), ...rest]) };
        });
        const read = readDroppedFiles(damaged);
        expect(read.positions).toHaveLength(read.findings.length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
