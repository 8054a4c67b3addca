// GMNS as people write it: what programs around it leave out, add, or mean by another name.

import { checkModel, compile, findFlows, isRefusal } from '@meridian/engine';
import type { Finding, Model } from '@meridian/engine';
import { describe, expect, test } from 'vitest';
import { importGmns } from './gmns-import.ts';
import type { ImportOptions } from './import-result.ts';

const node = 'node_id,x_coord,y_coord,zone_id\n1,24,47,1\n2,24.004,47,\n3,24.01,47,2\n';
/** The distances between its nodes, in km. */
const [first, second] = [0.305, 0.457];
const network = (link: string, files: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  'node.csv': node,
  'link.csv': link,
  ...files,
});
const linksOf = (columns: string, cells: readonly string[], lengths: readonly number[] = [first, second]): string =>
  `link_id,from_node_id,to_node_id,length,allowed_uses,${columns}\n` +
  cells
    .map((cell, k) => `${String(k + 1)},${String(k + 1)},${String(k + 2)},${String(lengths[k])},auto,${cell}\n`)
    .join('');
const twoWay = linksOf('directed', ['0', '0']);

function read(
  files: Readonly<Record<string, string>>,
  options: ImportOptions = {},
): { readonly model: Model | undefined; readonly findings: readonly Finding[] } {
  return importGmns(new Map(Object.entries(files)), options);
}
const told = ({ findings }: ReturnType<typeof read>): readonly string[] =>
  findings
    .filter(({ code, column }) => code !== 'import-assumed' || column !== undefined)
    .map(({ severity, code, row, column }) =>
      [severity, code, column, row].filter((part) => part !== undefined).join(' '),
    );
const modelOf = (result: ReturnType<typeof read>): Model => {
  if (result.model === undefined) throw new Error(JSON.stringify(result.findings));
  return result.model;
};
const kmOf = (result: ReturnType<typeof read>): readonly number[] =>
  modelOf(result).tables.link.map(({ lengthKm }) => Number(lengthKm.toFixed(3)));
const inUnit = (perKm: number): readonly number[] => [first, second].map((km) => Number((km * perKm).toPrecision(5)));

describe('units', () => {
  test.each([
    ['m', 1000],
    ['ft', 3280.84],
    ['mi', 0.621371],
    ['km', 1],
  ])('01 lengths in %s that state no unit are found out and said', (unit, perKm) => {
    const files = network(linksOf('directed', ['1', '1'], inUnit(perKm)));
    const result = read(files);
    expect(kmOf(result)).toEqual([first, second]);
    expect(result.findings.find(({ column }) => column === 'long_length')?.message).toContain(`${unit} was taken`);
    expect(checkModel(modelOf(result))).toEqual([]);
  });

  test('02 where no unit fits, nothing is taken for kilometers', () => {
    const files = network(linksOf('directed', ['1', '1'], [7, 3]));
    expect(told(read(files))).toContain('error unit-unknown long_length');
    expect(kmOf(read(files, { lengthUnit: 'km' }))).toEqual([7, 3]);
  });

  test('03 a stated unit that the map contradicts is one error, which the option mends', () => {
    const files = network(linksOf('directed', ['1', '1'], inUnit(1000)), { 'config.csv': 'long_length\nkm\n' });
    expect(told(read(files))).toEqual(['error length-unit-mismatch length']);
    expect(kmOf(read(files, { lengthUnit: 'm' }))).toEqual([first, second]);
    expect(told(read(files, { lengthUnit: 'mi' }))).toContain('error length-unit-mismatch length');
  });

  test('04 before 0.95 lengths of links were in the short unit', () => {
    const files = network(linksOf('directed', ['1', '1'], inUnit(3280.84)), {
      'config.csv': 'short_length,long_length,speed\nfeet,miles,mph\n',
    });
    expect(told(read(files))).toEqual(['warning import-doubtful length']);
    expect(kmOf(read(files))).toEqual([first, second]);
  });

  test('05 speed goes with length where it is not stated, and the option decides', () => {
    const files = network(linksOf('directed,free_speed', ['1,30', '1,30'], inUnit(0.621371)));
    const speedOf = (options: ImportOptions): number | undefined =>
      modelOf(read(files, options)).tables.link[0]?.freeSpeedKmh;
    expect(speedOf({})).toBeCloseTo(48.28, 2);
    expect(speedOf({ speedUnit: 'm/s' })).toBeCloseTo(108, 6);
  });

  test('06 the free speed of a motorway is capped for freight, one of none is left out', () => {
    const result = read(network(linksOf('directed,free_speed', ['1,130', '1,0'])));
    expect(modelOf(result).tables.link.map(({ freeSpeedKmh }) => freeSpeedKmh)).toEqual([110, undefined]);
    expect(told(result)).toEqual(
      expect.arrayContaining(['warning import-doubtful free_speed', 'info import-assumed free_speed']),
    );
    expect(checkModel(modelOf(result))).toEqual([]);
  });

  test('07 a length a little below the distance of rounded coordinates is the distance', () => {
    const far = node.replace('24.004', '24.4').replace('24.01', '25');
    const link = linksOf('directed', ['1', '1'], [30.4, 44]);
    const result = read({ ...network(link), 'node.csv': far }, { lengthUnit: 'km' });
    expect(kmOf(result)).toEqual([30.4, expect.closeTo(45.68, 1)]);
    expect(told(result)).toContain('warning import-doubtful length');
  });
});

describe('one-way', () => {
  const waysOf = (columns: string, cells: readonly string[]): readonly unknown[] =>
    modelOf(read(network(linksOf(columns, cells)))).tables.link.map((link) => [
      link.fromNodeId,
      link.toNodeId,
      link.directed,
    ]);

  test('08 dir_flag is the way of travel where directed is left out', () => {
    expect(waysOf('dir_flag', ['1', '-1'])).toEqual([
      ['1', '2', true],
      ['3', '2', true],
    ]);
    expect(waysOf('dir_flag', ['0', '1'])[0]).toEqual(['1', '2', false]);
    expect(waysOf('directed,dir_flag', [',1', ',1'])).toEqual([
      ['1', '2', true],
      ['2', '3', true],
    ]);
  });

  test('09 with both, dir_flag is that of the shape points', () => {
    expect(waysOf('directed,dir_flag', ['1,-1', '0,1'])).toEqual([
      ['1', '2', true],
      ['2', '3', false],
    ]);
  });

  test.each(['1.0', 'T', 'yes', 'TRUE', 'Y'])('10 directed as %s', (word) => {
    expect(waysOf('directed', [word, word])).toEqual([
      ['1', '2', true],
      ['2', '3', true],
    ]);
  });

  test('11 with neither it is said; opposite links are one-way each', () => {
    const plain = read(network(linksOf('name', ['a', 'b'])));
    expect(told(plain)).toContain('warning import-doubtful directed');
    expect(modelOf(plain).tables.link.map(({ directed }) => directed)).toEqual([false, false]);
    const pairs =
      'link_id,from_node_id,to_node_id,length,allowed_uses\n1,1,2,0.305,auto\n2,2,1,0.305,auto\n3,2,3,0.457,auto\n';
    expect(modelOf(read(network(pairs))).tables.link.map(({ directed }) => directed)).toEqual([true, true, true]);
  });
});

describe('ids and columns', () => {
  test('12 ids such as 1.0 are whole numbers, unless the column has names', () => {
    const floats = network(twoWay, {
      'node.csv': 'node_id,x_coord,y_coord,zone_id\n1.0,24,47,1.0\n2.0,24.004,47,\n3.0,24.01,47,2.0\n',
      'demand.csv': 'o_zone_id,d_zone_id,volume\n1,2,5\n',
    });
    expect(modelOf(read(floats)).tables.zone.map(({ zoneId, nodeId }) => [zoneId, nodeId])).toEqual([
      ['1', '1'],
      ['2', '3'],
    ]);
    const named = network(twoWay, { 'node.csv': node.replace('24.01,47,2', '24.01,47,v2.0') });
    expect(modelOf(read(named)).tables.zone.map(({ zoneId }) => zoneId)).toEqual(['1', 'v2.0']);
  });

  test('13 a column named twice is an error that names it', () => {
    const repeated = twoWay.replace('directed', 'length').replaceAll('auto,0', 'auto,900');
    expect(told(read(network(repeated)))).toEqual(['error column-repeated length 1']);
  });

  test('14 names cut after ten letters are recognized; a missing one is one error', () => {
    const cut = twoWay.replace('from_node_id', 'from_node_').replace('allowed_uses', 'allowed_us');
    expect(modelOf(read(network(cut))).tables.link.map(({ fromNodeId }) => fromNodeId)).toEqual(['1', '2']);
    const missing = read(network(twoWay.replace('from_node_id', 'start')));
    expect(told(missing)).toEqual(['error column-missing from_node_id 1']);
  });

  test('15 an unknown node is named, and nothing that follows from it', () => {
    const stray = 'link_id,from_node_id,to_node_id,directed,allowed_uses\n1,1,2,1,auto\n2,88,3,1,auto\n';
    const result = read(network(stray));
    expect(told(result)).toEqual(['error reference-broken from_node_id 3']);
    expect(result.findings.find(({ severity }) => severity === 'error')?.message).toContain('"88"');
  });

  test('16 parts of a line that follow each other are one line', () => {
    const geometry = '"MULTILINESTRING ((24 47, 24.002 47), (24.002 47, 24.004 47))"';
    const result = read(network(linksOf('directed,geometry', [`1,${geometry}`, '1,'])));
    expect(modelOf(result).tables.link[0]?.geometry).toBe('LINESTRING (24 47, 24.002 47, 24.004 47)');
  });
});

describe('coordinates', () => {
  test('17 degrees on a near datum are read, others are refused once', () => {
    const of = (crs: string): ReturnType<typeof read> =>
      read(network(twoWay, { 'config.csv': `crs,long_length\n${crs},km\n` }));
    for (const crs of ['4326', 'EPSG:4326', 'WGS84', '']) expect(told(of(crs))).toEqual([]);
    for (const crs of ['EPSG:4269', 'epsg:4258']) expect(told(of(crs))).toEqual(['info import-assumed crs 2']);
    expect(told(of('EPSG:32634'))).toEqual(['error unit-unknown crs 2']);
    const meters = 'node_id,x_coord,y_coord\n1,500000,5200000\n2,500300,5200000\n3,500750,5200000\n';
    expect(told(read(network(twoWay, { 'node.csv': meters })))).toEqual(['error cell-range x_coord']);
  });
});

describe('zones and demand', () => {
  test('18 of several nodes of a zone it is one that freight reaches, the centroid before others', () => {
    const nodes = (rows: string): string => `node_id,x_coord,y_coord,zone_id,is_centroid\n${rows}`;
    const standOf = (rows: string): readonly unknown[] => {
      const result = read(network(twoWay, { 'node.csv': nodes(rows) }));
      expect(told(result)).toContain('info import-assumed zone_id');
      return modelOf(result).tables.zone.map(({ nodeId }) => nodeId);
    };
    expect(standOf('9,23.99,47,7,\n1,24,47,7,\n2,24.004,47,,\n3,24.01,47,8,\n')).toEqual(['1', '3']);
    expect(standOf('9,23.99,47,7,1\n1,24,47,7,\n2,24.004,47,7,1\n3,24.01,47,8,\n')).toEqual(['2', '3']);
  });

  test('19 empty volumes are no demand; others are named as the file names them', () => {
    const demand = (rows: string): ReturnType<typeof read> =>
      read(network(twoWay, { 'demand.csv': `o_zone_id,d_zone_id,volume\n${rows}` }));
    expect(modelOf(demand('1,1,\n1,2,5\n')).tables.demand.map(({ tonnes }) => tonnes)).toEqual([5]);
    expect(told(demand('1,1,\n1,2,5\n'))).toContain('info import-ignored volume');
    expect(told(demand('1,2,five\n2,1,-1\n')).filter((line) => line.startsWith('error'))).toEqual([
      'error cell-type volume 2',
      'error cell-range volume 3',
    ]);
  });

  test('20 a zone without node is one error, however many rows name it', () => {
    const rows = Array.from({ length: 40 }, () => '77,1,3\n').join('');
    const result = read(network(twoWay, { 'demand.csv': `o_zone_id,d_zone_id,volume\n${rows}` }));
    const errors = result.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ message }) => message)).toEqual([
      'demand.csv, row 2, column o_zone_id: no node has the zone "77" (and 39 more that name it).',
    ]);
  });
});

describe('capacity', () => {
  // two ways from 1 to 2, by 3 (10 minutes) and by 4 (12); volumes at equilibrium by hand below
  const nodes = 'node_id,x_coord,y_coord,zone_id\n1,24,47,1\n2,24.2,47,2\n3,24.1,47.01,\n4,24.1,46.95,\n';
  const rows = (capacities: readonly [number, number], lanes: number): string =>
    'link_id,from_node_id,to_node_id,directed,length,free_speed,lanes,capacity,allowed_uses\n' +
    [
      ['1,3', 8, 96, capacities[0]],
      ['3,2', 8, 96, capacities[0]],
      ['1,4', 10, 100, capacities[1]],
      ['4,2', 10, 100, capacities[1]],
    ]
      .map(([ends, km, kmh, capacity], k) =>
        [String(k + 1), ends, '1', km, kmh, lanes, Number(capacity) / lanes, 'auto'].join(','),
      )
      .join('\n');
  const volumesOf = (files: Readonly<Record<string, string>>, options: ImportOptions = {}): readonly number[] => {
    const model = modelOf(read({ 'node.csv': nodes, 'config.csv': 'long_length,speed\nkm,kph\n', ...files }, options));
    const answer = findFlows(compile(model), { method: 'bush', gap: 1e-12 });
    if (isRefusal(answer)) throw new Error(answer.message);
    expect(answer.lostTonnes).toBe(0);
    return ['1', '3'].map((id) => answer.links.find(({ link }) => link === id)?.tonnesForward ?? 0);
  };
  const minutes = (free: number, load: number): number => free * (1 + 0.15 * load ** 4);

  test.each([1, 2])('21 vehicles an hour and demand of an hour meet in one unit (%s lanes)', (lanes) => {
    const demand = 'o_zone_id,d_zone_id,volume\n1,2,4000\n';
    const [upper = 0, lower = 0] = volumesOf({ 'link.csv': rows([2000, 1500], lanes), 'demand.csv': demand });
    expect(upper + lower).toBeCloseTo(4000, 6);
    expect(minutes(10, upper / 2000)).toBeCloseTo(minutes(12, lower / 1500), 4);
    expect(lower).toBeGreaterThan(1000);
  });

  test('22 demand of more hours meets the capacity of as many', () => {
    const hour = volumesOf({
      'link.csv': rows([2000, 1500], 1),
      'demand.csv': 'o_zone_id,d_zone_id,volume\n1,2,4000\n',
    });
    const three = volumesOf(
      { 'link.csv': rows([2000, 1500], 1), 'demand.csv': 'o_zone_id,d_zone_id,volume\n1,2,12000\n' },
      { demandHours: 3 },
    );
    expect(three.map((volume) => volume / 3)).toEqual(hour.map((volume): unknown => expect.closeTo(volume, 3)));
  });

  test('23 a link with a capacity that is open both ways has it each way', () => {
    const result = read(network(linksOf('directed,capacity', ['0,900', '1,900'])));
    const links = modelOf(result).tables.link;
    expect(
      links.map(({ linkId, fromNodeId, directed, capacityTPerDay }) => [linkId, fromNodeId, directed, capacityTPerDay]),
    ).toEqual([
      ['1', '1', true, 21_600],
      ['2', '2', true, 21_600],
      ['1-back', '2', true, 21_600],
    ]);
  });
});
