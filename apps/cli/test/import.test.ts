import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { meridian, newFolder } from './meridian.ts';

/** Writes files into a folder of their own. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await newFolder();
  await mkdir(folder);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const node = 'node_id,x_coord,y_coord\n1,24,47\n2,24.1,47\n3,24.2,47\n';
const header = 'link_id,from_node_id,to_node_id,directed,length,free_speed,allowed_uses\n';
const gmns = (length: number, speed: number): Readonly<Record<string, string>> => ({
  'node.csv': node,
  'link.csv': `${header}1,1,2,1,${String(length)},${String(speed)},auto\n2,2,3,1,${String(length)},60,auto\n`,
  'config.csv': 'long_length,speed\nkm,kph\n',
});

describe('import', () => {
  it('ends with 0 where the model opens', async () => {
    const to = await newFolder();
    const { status, out } = await meridian(['import', 'gmns', await folderWith(gmns(7.7, 60)), '--to', to]);
    expect(status).toBe(0);
    expect(out).toContain('2 links. Assumptions');
    expect((await meridian(['check', to])).status).toBe(0);
  });

  it('says that a model with errors opens nowhere, and ends with 1', async () => {
    const source = await folderWith(gmns(7.7, 900));
    const to = await newFolder();
    const { status, out, err } = await meridian(['import', 'gmns', source, '--to', to]);
    expect(status).toBe(1);
    expect(out).toContain('but it has 1 error and opens nowhere until they are mended');
    expect(err).toContain('900 km/h is no commercial speed');
    const json = await meridian(['import', 'gmns', source, '--to', await newFolder(), '--json']);
    expect(json.status).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({ schema: 'meridian.import/1', ok: false, links: 2 });
  });

  it('refuses a unit that the map contradicts with one error, and takes the option that it names', async () => {
    const source = await folderWith(gmns(7700, 60));
    const refused = await meridian(['import', 'gmns', source, '--to', await newFolder()]);
    expect(refused.status).toBe(1);
    expect(refused.err.match(/^error/gm)).toHaveLength(1);
    expect(refused.err).toContain('--length-unit m');
    expect(
      (await meridian(['import', 'gmns', source, '--to', await newFolder(), '--length-unit', 'meters'])).status,
    ).toBe(0);
  });

  it('knows units by name, and where they belong', async () => {
    const source = await folderWith(gmns(7.7, 60));
    const of = async (...options: readonly string[]): Promise<readonly [number, string]> => {
      const { status, err } = await meridian(['import', 'gmns', source, '--to', await newFolder(), ...options]);
      return [status, err];
    };
    expect(await of('--length-unit', 'furlong')).toEqual([
      2,
      'error: --length-unit knows km, m, mi, nmi, ft, yd, cm, mm, not “furlong”.',
    ]);
    expect(await of('--speed-unit', 'mach')).toEqual([2, 'error: --speed-unit knows km/h, mph, kn, m/s, not “mach”.']);
    expect((await of('--demand-hours', '0'))[0]).toBe(2);
    const csv = await meridian(['import', 'csv', source, '--to', await newFolder(), '--length-unit', 'm']);
    expect([csv.status, csv.err]).toEqual([2, 'error: --length-unit belongs to gmns, geojson, tntp, not to csv.']);
  });

  it('shows what was left out where that is why nothing is left, and no fault of files that nobody wrote', async () => {
    const walked = { 'node.csv': node, 'link.csv': `${header}1,1,2,1,7.7,5,walk\n` };
    const { status, err } = await meridian(['import', 'gmns', await folderWith(walked), '--to', await newFolder()]);
    expect(status).toBe(1);
    expect(err).toContain('the link carries no freight');
    expect(err).not.toMatch(/mode[.]csv|datapackage[.]json|transfer[.]csv/);
  });
});

const net = (first: number, named = 'NUMBER OF LINKS'): string =>
  `<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 3\n<FIRST THRU NODE> 1\n<${named}> 3\n<END OF METADATA>\n` +
  `1 2 90 7.7 ${String(first)} 0.15 4 60 0 1 ;\n1 3 120 9 8 0.15 4 60 0 1 ;\n3 2 120 9 8 0.15 4 60 0 1 ;\n`;
const instance = {
  'vale_roads.tntp': net(9),
  'vale_od.tntp': '<NUMBER OF ZONES> 2\n<TOTAL OD FLOW> 260\n<END OF METADATA>\nOrigin 1\n2 : 260;\n',
  'vale_xy.tntp': 'node x y ;\n1 24 47 ;\n2 24.1 47 ;\n3 24.05 47.06 ;\n',
};

describe('import tntp', () => {
  it('takes the named file for the net, finds the others by what they hold, and names them', async () => {
    const folder = await folderWith(instance);
    const to = await newFolder();
    const { status, err } = await meridian(['import', 'tntp', join(folder, 'vale_roads.tntp'), '--to', to]);
    expect(status).toBe(0);
    expect(err).toContain('vale_roads.tntp: it was read as the net; beside it "vale_xy.tntp" and "vale_od.tntp".');
    expect(err).toContain('km was taken');
  });

  it('says that a trips file is no net', async () => {
    const folder = await folderWith(instance);
    const { status, err } = await meridian(['import', 'tntp', join(folder, 'vale_od.tntp'), '--to', await newFolder()]);
    expect(status).toBe(1);
    expect(err).toContain('vale_od.tntp: this is a trips file, not a net.\n    Name the net: vale_roads.tntp.');
  });

  it('gives a model whose flows are those of the instance, in the file and back', async () => {
    const folder = await folderWith(instance);
    const to = await newFolder();
    await meridian(['import', 'tntp', folder, '--to', to]);
    const flows = async (args: readonly string[]): Promise<Readonly<Record<string, unknown>>> =>
      JSON.parse((await meridian(['assign', ...args, '--method', 'bush', '--gap', '1e-11', '--json'])).out) as Record<
        string,
        unknown
      >;
    const { links } = await flows(['--model', to]);
    const volumeOf = (id: string): number =>
      (links as readonly { readonly link: string; readonly tonnesForward: number }[]).find(({ link }) => link === id)
        ?.tonnesForward ?? 0;
    const [direct, around] = [volumeOf('1-2'), volumeOf('1-3')];
    expect(direct + around).toBeCloseTo(260, 6);
    // the two ways take the same time
    expect(9 * (1 + 0.15 * (direct / 90) ** 4)).toBeCloseTo(16 * (1 + 0.15 * (around / 120) ** 4), 4);
    const out = await newFolder();
    expect((await meridian(['export', 'tntp', '--model', to, '--out', out])).status).toBe(0);
    const back = await newFolder();
    expect((await meridian(['import', 'tntp', out, '--to', back])).status).toBe(0);
  });
});
