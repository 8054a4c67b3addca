import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { meridian, newFolder } from './meridian.ts';

interface Check {
  readonly ok: boolean;
  readonly findings: readonly unknown[];
  readonly coverage: Readonly<Record<string, { readonly values: number; readonly assumed: number }>>;
}

describe('a model of one’s own', () => {
  it('is made, passes its check, and fails it with file, row and column once it is broken', async () => {
    const folder = await newFolder();
    expect((await meridian(['new', folder])).status).toBe(0);

    const sound = await meridian(['check', folder, '--json']);
    expect(sound.status).toBe(0);
    const { ok, findings, coverage } = JSON.parse(sound.out) as Check;
    expect({ ok, findings }).toEqual({ ok: true, findings: [] });
    expect(coverage['link']?.values).toBeGreaterThan(0);

    const file = join(folder, 'link.csv');
    const text = await readFile(file, 'utf8');
    const [header = '', first = '', ...rest] = text.split('\n');
    const at = header.split(',').indexOf('to_node_id');
    const cells = first.split(',');
    cells[at] = 'nowhere';
    await writeFile(file, [header, cells.join(','), ...rest].join('\n'));
    const broken = await meridian(['check', folder]);
    expect(broken.status).toBe(1);
    expect(broken.err).toContain('error link.csv:2:to_node_id node.csv has no row “nowhere”.');
  });

  it('is not made over something that is there', async () => {
    const folder = await newFolder();
    await meridian(['new', folder]);
    const again = await meridian(['new', folder]);
    expect(again.status).toBe(1);
    expect(again.err).toContain('not empty');
  });

  it('leaves as GMNS and GeoJSON and comes back', async () => {
    const folder = await newFolder();
    await meridian(['new', folder]);
    const gmns = await newFolder();
    expect((await meridian(['export', 'gmns', '--model', folder, '--out', gmns])).status).toBe(0);
    const back = await newFolder();
    const imported = await meridian(['import', 'gmns', gmns, '--to', back, '--json']);
    expect(imported.status).toBe(0);
    const links = (await meridian(['export', 'csv', '--model', folder, '--table', 'link'])).out.split('\n').length - 1;
    expect(JSON.parse(imported.out)).toMatchObject({ schema: 'meridian.import/1', links });
    expect((await meridian(['check', back])).status).toBe(0);
  });
});
