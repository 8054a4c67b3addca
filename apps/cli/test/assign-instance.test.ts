import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { meridian, newFolder } from './meridian.ts';

/** Braess's network (1968) with demand of 6: three ways of 2 each, of cost 92. */
const net = [
  '<NUMBER OF ZONES> 2',
  '<NUMBER OF NODES> 4',
  '<FIRST THRU NODE> 1',
  '<NUMBER OF LINKS> 5',
  '<END OF METADATA>',
  '~\tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed\ttoll\tlink_type\t;',
  '\t3\t2\t1\t1\t50\t0.02\t1\t0\t0\t1\t;',
  '\t1\t3\t1\t1\t0.00000001\t1000000000\t1\t0\t0\t1\t;',
  '\t1\t4\t1\t1\t50\t0.02\t1\t0\t0\t1\t;',
  '\t3\t4\t1\t1\t10\t0.1\t1\t0\t0\t1\t;',
  '\t4\t2\t1\t1\t0.00000001\t1000000000\t1\t0\t0\t1\t;',
];
const trips = '<NUMBER OF ZONES> 2\n<TOTAL OD FLOW> 7.0\n<END OF METADATA>\nOrigin 1\n1 : 1.0; 2 : 6.0;\n';

let folder = '';
let files: readonly string[] = [];

beforeEach(async () => {
  folder = await newFolder();
  await mkdir(folder);
  const [netFile, tripsFile] = [join(folder, 'braess_net.tntp'), join(folder, 'braess_trips.tntp')];
  await writeFile(netFile, `${net.join('\n')}\n`);
  await writeFile(tripsFile, trips);
  files = ['--tntp', netFile, '--trips', tripsFile];
});

describe('assign --tntp', () => {
  it('prints the flows’ figures as JSON', async () => {
    const { status, out, err } = await meridian(['assign', ...files, '--gap', '1e-10', '--json']);
    expect([status, err]).toEqual([0, '']);
    const answer = JSON.parse(out) as Record<string, unknown>;
    expect(answer).toMatchObject({
      ...{ schema: 'meridian.assignment/1', method: 'bush', converged: true, branches: [], calibration: [] },
      ...{ lostTonnes: 0, zones: 2, nodes: 4, links: 5, demand: 6, intrazonalDemand: 1, findings: [] },
    });
    expect(answer['totalCost']).toBeCloseTo(552, 5);
    expect(answer['relativeGap']).toBeLessThanOrEqual(1e-10);
    expect(Object.keys(answer['seconds'] as object)).toEqual(['read', 'compile', 'solve']);
    expect(answer['averageExcessCost']).toBeTypeOf('number');
    expect(answer['iterations']).toBeTypeOf('number');
  });

  it('writes flows in the order of the net file, and skims', async () => {
    const [flows, skims] = [join(folder, 'flows.csv'), join(folder, 'skims.csv')];
    const { err } = await meridian(['assign', ...files, '--gap', '1e-12', '--flows', flows, '--skims', skims]);
    expect(err).toBe(`Wrote ${flows}\nWrote ${skims}`);
    const rows = (await readFile(flows, 'utf8')).trimEnd().split('\n');
    expect(rows[0]).toBe('from,to,volume,cost');
    const cells = rows.slice(1).map((row) => row.split(',').map((cell) => Math.round(Number(cell) * 1e4) / 1e4));
    expect(cells).toEqual([
      [3, 2, 2, 52],
      [1, 3, 4, 40],
      [1, 4, 2, 52],
      [3, 4, 2, 12],
      [4, 2, 4, 40],
    ]);
    expect(await readFile(skims, 'utf8')).toMatch(
      /^origin,destination,cost\n1,2,92\.?\d*\n$|^origin,destination,cost\n1,2,91\.9999\d*\n$/,
    );
  });

  it('tells the users of a link', async () => {
    const { out } = await meridian(['assign', ...files, '--gap', '1e-12', '--select', '3-4', '--json']);
    const { select } = JSON.parse(out) as { readonly select: { readonly volume: number } };
    expect(select.volume).toBeCloseTo(2, 5);
    expect(select).toMatchObject({ links: 1, origins: [{ zone: 1 }], destinations: [{ zone: 2 }] });
    const printed = await meridian(['assign', ...files, '--select', '3-4']);
    expect(printed.out).toContain('Users of 3-4:');
    expect(printed.out).toContain('Fullest links:');
    const none = await meridian(['assign', ...files, '--select', '3-1']);
    expect([none.status, none.err]).toEqual([1, expect.stringContaining('Links from 3 lead to 2, 4.')]);
  });

  it('takes classes with demand and weights of their own', async () => {
    const twice = [...files, '--trips', files[3] ?? '', '--demand-factor', '0.5,0.25', '--distance-weight', '0,2'];
    const { out } = await meridian(['assign', ...twice, '--json']);
    expect(JSON.parse(out)).toMatchObject({
      demand: 4.5,
      intrazonalDemand: 0.75,
      classes: [
        { id: 'class-1', demand: 3, distanceWeight: 0 },
        { id: 'class-2', demand: 1.5, distanceWeight: 2 },
      ],
    });
  });

  it('takes a linear program where capacities are hard', async () => {
    const { out } = await meridian(['assign', ...files, '--method', 'lp', '--json']);
    // each of the two links out of zone 1 lets 1 pass
    expect(JSON.parse(out)).toMatchObject({ method: 'lp', converged: true, lostTonnes: 4 });
  });

  it('does not reach the gap, and says so: that is an answer', async () => {
    const run = await meridian(['assign', ...files, '--gap', '0', '--max-iterations', '1', '--json']);
    expect(run.status).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({
      converged: false,
      stop: expect.stringMatching(/iterations|stalled/) as string,
    });
  });

  it('counts demand that no way carries as lost, with a warning', async () => {
    const head = net.slice(0, 6).join('\n').replace('LINKS> 5', 'LINKS> 2');
    await writeFile(files[1] ?? '', `${head}\n1 3 1 1 1 0 0 0 0 1\n2 1 1 1 1 0 0 0 0 1\n`);
    await writeFile(files[3] ?? '', trips.replace('2 : 6.0', '2 : 5.0;\nOrigin 2\n1 : 1.0'));
    const { status, out } = await meridian(['assign', ...files, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      lostTonnes: 5,
      demand: 6,
      findings: [{ code: 'zone-without-link', row: 5 }],
    });
  });

  it.each([
    [['--method', 'magic'], '--method knows aon, msa, fw, cfw, bfw, bush, sue, so, lp, not “magic”'],
    [['--gap', '-1e-6'], '--gap takes a number from 0 to 1'],
    [['--max-iterations', '1.5'], '--max-iterations takes a whole number'],
    [['--distance-weight', '0,1,2', '--demand-factor', '1,2'], '--demand-factor has 2 entries for 3 classes'],
    [['--toll-weight', '-1'], '--toll-weight takes numbers of at least 0'],
    [['--select', 'x'], '--select takes the two nodes of a link'],
    [['--flows', 'flows.parquet'], 'writes .csv'],
    [['--period', '2023'], '--period belongs to a model'],
    [['--change', 'shut:link:1-3'], 'does not begin with one of close, open'],
    [['--change', 'capacity:link:1-3'], 'does not end with = and a number'],
  ])('ends with 2 on %j', async (args, message) => {
    const { status, err } = await meridian(['assign', ...files, ...args]);
    expect(err).toContain(message);
    expect(status).toBe(2);
  });

  it('ends with 1 where a file cannot be written, and says where', async () => {
    const { status, err } = await meridian(['assign', ...files, '--flows', join('no', 'such', 'flows.csv')]);
    expect(err).toContain('--flows: there is no folder');
    expect(status).toBe(1);
  });

  it('closes a link, and tells what differs from the instance without the change', async () => {
    const closed = [...files, '--gap', '1e-12', '--change', 'close:link:3-4'];
    const { status, out } = await meridian(['assign', ...closed, '--json']);
    expect(status).toBe(0);
    // Braess: without the link between, two ways of 3 each, of cost 83
    const { totalCost, comparison } = JSON.parse(out) as {
      readonly totalCost: number;
      readonly comparison: {
        readonly totalCost: number;
        readonly converged: boolean;
        readonly links: readonly { readonly from: number; readonly to: number; readonly after: number }[];
      };
    };
    expect(totalCost).toBeCloseTo(6 * 83, 5);
    expect(comparison.totalCost).toBeCloseTo(6 * 83 - 552, 5);
    expect(comparison).toMatchObject({ demand: 0, lost: 0, converged: true });
    expect(comparison.links[0]).toMatchObject({ from: 3, to: 4, after: 0 });
    const printed = await meridian(['assign', ...closed]);
    expect(printed.out).toContain(
      'Against the instance without the change: demand +0, lost +0, total cost −54; 5 links differ',
    );
  });

  it.each([
    ['demand:=2', { demand: 12, intrazonalDemand: 2 }],
    ['demand:zone:2=0.5', { demand: 3, intrazonalDemand: 1 }],
    ['close:node:2', { demand: 6, lostTonnes: 6 }],
  ])('takes %s', async (change, expected) => {
    const { out } = await meridian(['assign', ...files, '--change', change, '--json']);
    expect(JSON.parse(out)).toMatchObject(expected);
  });

  it.each([
    [
      'close:country:AZE',
      'error --change: “country:AZE” selects nothing of an instance.\n    An instance knows close:link:A-B',
    ],
    ['close:link:3-1', 'has no link from 3 to 1.\n    Links from 3 lead to 2, 4'],
    ['open:link:1-3', '“open” is nothing that an instance has'],
    ['capacity:link:1-3=0', 'What lets nothing pass is close:link:1-3'],
    ['demand:zone:9=2', 'has no zone 9.\n    It has the zones 1 to 2. See meridian assign --help.'],
    ['demand:country:AZE=2', 'is no demand of an instance'],
  ])('ends with 1 on --change %s and says what can be changed', async (change, message) => {
    const { status, err } = await meridian(['assign', ...files, '--change', change]);
    expect([status, err]).toEqual([1, expect.stringContaining(message)]);
  });

  it('scales capacity and free-flow time of a link', async () => {
    const gap = ['--gap', '1e-12', '--json'];
    const slower = await meridian(['assign', ...files, ...gap, '--change', 'hours:link:3-4=100']);
    expect((JSON.parse(slower.out) as { readonly totalCost: number }).totalCost).toBeCloseTo(6 * 83, 5);
    const wider = await meridian(['assign', ...files, ...gap, '--change', 'capacity:link:1-3=1e6;link:4-2=1']);
    expect(wider.status).toBe(1);
    const wide = ['--change', 'capacity:link:1-3;link:4-2=1e9'];
    // the two steep links cost nothing: all take 1-3-4-2, at 10 + 6 against 50 and more
    const both = JSON.parse((await meridian(['assign', ...files, ...gap, ...wide])).out) as {
      readonly totalCost: number;
    };
    expect(both.totalCost).toBeCloseTo(6 * 16, 4);
    const printed = (await meridian(['assign', ...files, '--change', 'capacity:link:3-4=8'])).out;
    expect(printed).toMatch(/^3-4 +\S+ +8 /m);
  });

  it('says that a limit of time was too short for any flows', async () => {
    const { status, err } = await meridian(['assign', ...files, '--max-seconds', '0']);
    expect([status, err]).toEqual([
      1,
      expect.stringContaining('--max-seconds: The limit of 0 s ended before there were any flows'),
    ]);
  });

  it('ends with 2 without trips', async () => {
    const { status, err } = await meridian(['assign', ...files.slice(0, 2)]);
    expect([status, err]).toEqual([2, expect.stringContaining('--trips TRIPS.tntp')]);
  });

  it('ends with 1 where files are missing or at fault, and names every fault', async () => {
    const gone = await meridian(['assign', '--tntp', join(folder, 'a'), '--trips', join(folder, 'b'), '--json']);
    expect(gone.status).toBe(1);
    expect(JSON.parse(gone.out)).toMatchObject({ findings: [{ code: 'file-missing' }, { code: 'file-missing' }] });
    await writeFile(
      files[1] ?? '',
      net.join('\n').replace('0.02\t1\t0', '0.02\tNaN\t0').replace('\t1\t4\t1', '\t1\t4\t-1'),
    );
    await writeFile(files[3] ?? '', trips.replace('2 : 6', '3 : 6'));
    const faulty = await meridian(['assign', ...files]);
    expect(faulty.status).toBe(1);
    expect(faulty.err).toContain('braess_net.tntp, row 7, column power: "NaN" is not a number.');
    expect(faulty.err).toContain('braess_net.tntp, row 9, column capacity: -1 is below 0.');
    expect(faulty.err).toContain('braess_trips.tntp, row 5, column destination: "3" is no zone.');
  });
});

describe('demand in and out', () => {
  it('goes into a model as an OD matrix, and out as TNTP that can be assigned', async () => {
    const model = join(folder, 'model');
    await meridian(['new', model]);
    const zones = (await readFile(join(model, 'zone.csv'), 'utf8'))
      .split('\n')
      .slice(1, 3)
      .map((row) => row.split(',')[0]);
    const matrix = join(folder, 'od.csv');
    await writeFile(matrix, `from_zone,to_zone,tonnes\n${zones.join(',')},900\n`);
    const filled = join(folder, 'filled');
    const od = ['import', 'od', matrix, '--model', model, '--period', '2023-Q1', '--to', filled];
    const imported = await meridian([...od, '--json']);
    expect(imported.err).toBe('');
    expect(JSON.parse(imported.out)).toMatchObject({ schema: 'meridian.import/1', pairs: 1, tonnes: 900 });
    expect((await meridian(['check', filled])).status).toBe(0);
    expect((await meridian(od)).err).toContain('not empty');

    const out = join(folder, 'tntp');
    expect((await meridian(['export', 'tntp', '--model', filled, '--out', out])).err).toContain('Wrote');
    const name = (JSON.parse(await readFile(join(filled, 'datapackage.json'), 'utf8')) as { readonly name: string })
      .name;
    const [netFile, tripsFile] = [join(out, `${name}_net.tntp`), join(out, `${name}_trips.tntp`)];
    const assigned = await meridian(['assign', '--tntp', netFile, '--trips', tripsFile, '--json']);
    // 90 days
    expect(JSON.parse(assigned.out)).toMatchObject({ demand: 10, lostTonnes: 0, converged: true, findings: [] });

    const back = join(folder, 'back');
    expect((await meridian(['import', 'tntp', netFile, '--to', back])).status).toBe(0);
    expect((await meridian(['check', back])).status).toBe(0);
  });

  it('ends with 1 on a matrix that is not there or at fault', async () => {
    const to = join(folder, 'x');
    const gone = await meridian(['import', 'od', join(folder, 'none.csv'), '--to', to]);
    expect([gone.status, gone.err]).toEqual([1, expect.stringContaining('there is no such file')]);
    await writeFile(join(folder, 'od.csv'), 'from_zone,to_zone,tonnes\nnowhere,mundra,-1\n');
    const faulty = await meridian(['import', 'od', join(folder, 'od.csv'), '--to', to, '--json']);
    expect(faulty.status).toBe(1);
    expect(JSON.parse(faulty.out)).toMatchObject({ findings: [{ code: 'reference-broken' }, { code: 'cell-range' }] });
  });

  it('tells a table of text from OMX by its content', async () => {
    const [path, to] = [join(folder, 'matrix.csv'), join(folder, 'x')];
    // the first bytes of HDF5, and no more
    await writeFile(path, Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 0));
    const cut = await meridian(['import', 'od', path, '--to', to]);
    expect([cut.status, cut.err]).toEqual([1, expect.stringContaining('begins as HDF5 (OMX) does, and is cut short')]);
    await writeFile(path, 'o,d,tonnes\na,b,1\n');
    const text = await meridian(['import', 'od', path, '--matrix', 'm', '--to', to]);
    expect([text.status, text.err]).toEqual([2, expect.stringContaining('belong to OMX files, and this is none')]);
  });

  it('ends with 1 where a limit of time leaves no flows of a model, and says so', async () => {
    const [model, filled] = [join(folder, 'model'), join(folder, 'filled')];
    await meridian(['new', model]);
    const zones = (await readFile(join(model, 'zone.csv'), 'utf8')).split('\n').slice(1, 3);
    const matrix = join(folder, 'od.csv');
    await writeFile(matrix, `${zones.map((row) => row.split(',')[0]).join(',')},900\n`);
    await meridian(['import', 'od', matrix, '--model', model, '--period', '2023-Q1', '--to', filled]);
    const ask = ['assign', '--model', filled, '--period', '2023-Q1', '--method', 'bush', '--max-seconds'];
    const none = await meridian([...ask, '0']);
    expect([none.status, none.err]).toEqual([
      1,
      expect.stringContaining('--max-seconds: The limit of 0 s ended before there were any flows'),
    ]);
    expect((await meridian([...ask, '1000', '--json'])).status).toBe(0);
  });
});
