import { checkModel } from '@meridian/engine';
import { describe, expect, test } from 'vitest';
import { newModelFiles } from '../new-model.ts';
import { readModel } from '../read-model.ts';
import { printFindings } from '../testing/small-files.ts';
import { exportGmns } from './gmns-export.ts';
import { importGmns } from './gmns-import.ts';
import { gmnsColumns } from './gmns-terms.ts';

const node =
  'node_id,name,x_coord,y_coord,node_type,zone_id\n1,One,10,50,seaport,z1\n2,,10.5,50,,\n3,Three,11,50,parking lot,z3\n';
const config = 'dataset_name,long_length,speed,crs\nTown,mile,mph,EPSG:4326\n';
const filled = (table: string, rows: string): string =>
  `info import-assumed ${table}.csv: the imported files have no such table; ${rows} filled in with round figures. >> Look for the source import-assumption and replace what you know better.`;
const read = (files: Readonly<Record<string, string>>): ReturnType<typeof importGmns> =>
  importGmns(new Map(Object.entries(files)));

/** Findings without those that say which tables were filled in. */
const print = (files: Readonly<Record<string, string>>): readonly string[] =>
  printFindings(read(files).findings).filter((line) => !line.includes('the imported files have no such table'));

test('01 round trip: what GMNS can hold comes back', () => {
  const { model } = readModel(newModelFiles());
  if (model === undefined) throw new Error('The new model does not read.');
  const { model: back, findings } = importGmns(exportGmns(model));
  expect(printFindings(findings)).toEqual([
    filled('commodity', '1 row was'),
    filled('mode', '3 rows were'),
    filled('transfer', '18 rows were'),
  ]);
  expect(back?.title).toBe(model.title);
  expect(
    back?.tables.node.map(({ nodeId, name, xCoord, yCoord, nodeType }) => [nodeId, name, xCoord, yCoord, nodeType]),
  ).toEqual(
    model.tables.node.map(({ nodeId, name, xCoord, yCoord, nodeType }) => [nodeId, name, xCoord, yCoord, nodeType]),
  );
  const linkCells = (m: typeof model): unknown =>
    m.tables.link.map(({ linkId, name, fromNodeId, toNodeId, directed, lengthKm, modeId }) => [
      linkId,
      name,
      fromNodeId,
      toNodeId,
      directed,
      lengthKm,
      modeId,
    ]);
  expect(back && linkCells(back)).toEqual(linkCells(model));
  expect(back?.tables.zone.map(({ zoneId, nodeId }) => [zoneId, nodeId])).toEqual(
    model.tables.zone.map(({ zoneId, nodeId }) => [zoneId, nodeId]),
  );
  expect(back && checkModel(back)).toEqual([]);
});

test('02 only columns of GMNS are written', () => {
  const { model } = readModel(newModelFiles());
  if (model === undefined) throw new Error('The new model does not read.');
  for (const [file, text] of exportGmns(model)) {
    const known: readonly string[] = gmnsColumns[file.replace('.csv', '') as keyof typeof gmnsColumns];
    expect(
      text
        .split('\n')[0]
        ?.split(',')
        .filter((column) => !known.includes(column)),
    ).toEqual([]);
  }
});

describe('import', () => {
  test('03 units are converted, lanes and capacity kept, uses become modes, lengths are measured', () => {
    const link =
      'link_id,from_node_id,to_node_id,directed,length,free_speed,lanes,capacity,allowed_uses,geometry_id,dir_flag\n' +
      'a,1,2,true,30,20,2,1800,"walk,truck",,\nb,2,3,0,NaN,,1,,rail,,\nc,1,3,1,,,1,,ship,g,-1\nd,1,2,1,1,,1,,walk,,\n';
    const { model, findings } = read({
      'config.csv': config,
      'node.csv': node,
      'link.csv': link,
      'geometry.csv': 'geometry_id,geometry\ng,"LINESTRING (11 50, 10.5 50.5, 10 50)"\n',
    });
    expect(printFindings(findings)).toEqual([
      'info import-assumed node.csv, row 4, column node_type: "parking lot" is no type of node of a model; junction was written. >> Write what stands there: seaport, rail_station, ...',
      'info import-assumed link.csv, column capacity: capacities were read as vehicles an hour and lane, times lanes; they hold for the 24 hours of each day. Travel slows as BPR has it (0.15 and 4 where no vdf_alpha and vdf_beta are stated). >> Give --demand-hours if demand is carried in other hours.',
      'info import-ignored link.csv, row 5, column allowed_uses: the link carries no freight ("walk") and was left out. >> Nothing needs to be done.',
      filled('commodity', '1 row was'),
      filled('mode', '3 rows were'),
      filled('transfer', '12 rows were'),
    ]);
    const [a, b, c] = model?.tables.link ?? [];
    expect(a).toMatchObject({
      row: 2,
      modeId: 'road',
      directed: true,
      lengthKm: 48.28032,
      freeSpeedKmh: 32.18688,
      capacityTPerDay: 2 * 1800 * 24,
      sourceId: ['import-file'],
    });
    expect(b).toMatchObject({ modeId: 'rail', directed: false, sourceId: ['import-file', 'import-calculation'] });
    expect(b?.lengthKm).toBeCloseTo(35.85, 1);
    expect(c).toMatchObject({ modeId: 'sea', geometry: 'LINESTRING (10 50, 10.5 50.5, 11 50)' });
    expect(model?.tables.link).toHaveLength(3);
    expect(model?.tables.node[1]).toMatchObject({ name: '2', nodeType: 'junction' });
    expect(model?.tables.zone.map(({ zoneId, nodeId }) => [zoneId, nodeId])).toEqual([
      ['z1', '1'],
      ['z3', '3'],
    ]);
    expect(model && checkModel(model)).toEqual([]);
  });

  test('04 what the files do not say is said to be assumed', () => {
    const link = 'link_id,from_node_id,to_node_id,directed,length\na,1,2,1,40\nb,2,3,1,40\n';
    const uses =
      'rail, train, freight_rail, ship, sea, vessel, barge, river, waterway, ferry, air, plane, pipeline, truck, trucks, auto, car, hov, all';
    expect(print({ 'node.csv': node.replace('parking lot', ''), 'link.csv': link })).toEqual([
      'info import-assumed config.csv, column long_length: the unit of length is not stated; km was taken, since 2 of 2 lengths agree with the map in it. >> Give --length-unit, or config.csv with long_length, if it is another.',
      `info import-assumed link.csv, column allowed_uses: there is no such column; all links are roads. >> Add the column if links carry other than road traffic: ${uses}.`,
    ]);
  });

  test('05 faults name the file and row that the user knows', () => {
    const link = 'link_id,from_node_id,to_node_id,directed,length,allowed_uses\na,1,2,1,"1,5",rail\na,2,3,1,40,rail\n';
    expect(
      print({
        'config.csv': config,
        'node.csv': node.replace('10,50', '10,500').replace('parking lot', ''),
        'link.csv': link,
      }),
    ).toEqual([
      'error cell-range node.csv, row 2, column y_coord: 500 is above what the column allows. >> Write a number from -90 to 90 (degree).',
      'error cell-type link.csv, row 2, column length: "1,5" is not a number. >> Write 1.5, with a point as the decimal sign.',
      'error key-repeated link.csv, row 3, column link_id: the key "a" stands in row 2 already. >> Give one of the two rows another key, or delete it.',
    ]);
  });

  test('06 without node.csv there is no model', () => {
    const { model, findings } = read({
      'link.csv': 'link_id,from_node_id,to_node_id,directed,length,allowed_uses\na,1,2,1,40,rail\n',
      'config.csv': config,
    });
    expect(model).toBeUndefined();
    expect(findings.filter(({ severity }) => severity === 'error').map(({ code, file }) => `${code} ${file}`)).toEqual([
      'file-missing node.csv',
    ]);
  });

  test('07 demand.csv beside the network, with volumes alone', () => {
    const link = 'link_id,from_node_id,to_node_id,directed,length,allowed_uses\na,1,2,1,40,rail\nb,2,3,1,40,rail\n';
    const network = { 'config.csv': config, 'node.csv': node.replace('parking lot', ''), 'link.csv': link };
    const { model, findings } = read({ ...network, 'demand.csv': 'o_zone_id,d_zone_id,volume\nz1,z3,12.5\n' });
    expect(printFindings(findings)).toContain(
      'info import-assumed demand.csv, column volume: volumes were taken for tonnes, of the period 2025 and the cargo container. >> Add columns period (2023-Q1) and commodity_id if they are others, and convert vehicles to tonnes.',
    );
    expect(model?.tables.demand).toMatchObject([
      { fromZoneId: 'z1', toZoneId: 'z3', commodityId: 'container', period: '2025', tonnes: 12.5 },
    ]);
    const broken = read({ ...network, 'demand.csv': 'o_zone_id,d_zone_id,volume\nz1,z9,1\nz3,z1,-1\n' }).findings;
    expect(broken.filter(({ severity }) => severity === 'error').map(({ code, row }) => [code, row])).toEqual([
      ['reference-broken', 2],
      ['cell-range', 3],
    ]);
  });

  test('08 demand of several cargoes and periods comes back', () => {
    const { model } = readModel(newModelFiles());
    if (model === undefined) throw new Error('The new model does not read.');
    const [from, to] = model.tables.zone.map(({ zoneId }) => zoneId);
    if (from === undefined || to === undefined) throw new Error('The new model has too few zones.');
    const commodities = [...model.tables.commodity, ...model.tables.commodity].map((row, index) => ({
      ...row,
      commodityId: `${row.commodityId}${index === 0 ? '' : '-2'}` as typeof row.commodityId,
    }));
    const demand = commodities.map(({ commodityId }, index) => ({
      ...{
        row: index + 2,
        fromZoneId: from,
        toZoneId: to,
        commodityId,
        captiveTo: undefined,
        sourceId: [],
        note: undefined,
      },
      ...{ period: `2023-Q${String(index + 1)}`, tonnes: 0.1 + index },
    }));
    const exported = exportGmns({ ...model, tables: { ...model.tables, commodity: commodities, demand } });
    const cells = ({ tables: { demand: rows } }: typeof model): unknown =>
      rows.map(({ fromZoneId, toZoneId, commodityId, period, tonnes }) => [
        fromZoneId,
        toZoneId,
        commodityId,
        period,
        tonnes,
      ]);
    const back = importGmns(exported).model;
    expect(back && cells(back)).toEqual(cells({ ...model, tables: { ...model.tables, demand } }));
    expect(back && checkModel(back)).toEqual([]);
  });
});
