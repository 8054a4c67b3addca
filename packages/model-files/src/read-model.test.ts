import { describe, expect, test } from 'vitest';
import { readModel } from './read-model.ts';
import { filesWith, printFindings, smallFiles } from './testing/small-files.ts';

const print = (changes: Parameters<typeof filesWith>[0]): readonly string[] =>
  printFindings(readModel(filesWith(changes)).findings);

test('01 a sound model is read without a finding', () => {
  const { model, findings } = readModel(filesWith({}));
  expect(findings).toEqual([]);
  expect(model?.name).toBe('small');
  expect(model?.title).toBe('Small');
  expect(model?.tables.node[1]).toMatchObject({
    row: 3,
    nodeId: 'b',
    xCoord: 11,
    yCoord: 20.5,
    aliases: [],
    country: undefined,
  });
  expect(model?.tables.link[0]).toMatchObject({ lengthKm: 150, directed: false, status: 'open' });
});

test('02 a byte-order mark, Windows line ends, blank rows and blanks at the ends of cells are read silently', () => {
  const node =
    '\ufeff' + (smallFiles['node.csv'] ?? '').replaceAll('\n', '\r\n').replace('a,A,', '\r\n,,,,\r\n a , A ,');
  const { model, findings } = readModel(filesWith({ 'node.csv': new TextEncoder().encode(node) }));
  expect(findings).toEqual([]);
  expect(model?.tables.node.map(({ row, nodeId, name }) => [row, nodeId, name])).toEqual([
    [4, 'a', 'A'],
    [5, 'b', 'B'],
  ]);
});

test('03 all faults are reported at once, and nothing is half-loaded', () => {
  const { model, findings } = readModel(
    filesWith({ 'node.csv': 'node_id,name,x_coord,y_coord,node_type\na,,x,20,seaport\n', 'link.csv': undefined }),
  );
  expect(model).toBeUndefined();
  expect(findings.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'file-missing link.csv',
    'cell-required node.csv',
    'cell-type node.csv',
  ]);
});

test('04 warnings do not stop the reading', () => {
  const { model, findings } = readModel(filesWith({ 'passage.csv': 'passage_id,name,link_ids\np,P,ab\n' }));
  expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
  expect(model).toBeDefined();
});

test('05 of faults of one kind in one column, fifty are listed and the others are counted', () => {
  const rows = Array.from({ length: 1200 }, (_, index) => `n${String(index)},N,x,20,seaport`).join('\n');
  const { findings } = readModel(filesWith({ 'node.csv': `node_id,name,x_coord,y_coord,node_type\n${rows}\n` }));
  expect(findings).toHaveLength(51);
  expect(findings.at(-1)).toEqual({
    code: 'cell-type',
    severity: 'error',
    file: 'node.csv',
    row: undefined,
    column: 'x_coord',
    found: undefined,
    message: 'node.csv, column x_coord: 1,150 more of the fault cell-type, 1,200 in all; the first 50 are listed.',
    remedy: 'Mend the listed ones first; one cause often stands behind all.',
  });
});

describe('units of link', () => {
  const config = 'dataset_name,long_length,speed,reference_year,reference_date,default_commodity_id\n';
  const link = 'link_id,from_node_id,to_node_id,mode_id,length,free_speed\nab,a,b,rail,100,50\n';

  test('06 miles become kilometers, in evidence too', () => {
    const { model } = readModel(
      filesWith({
        'datapackage.json': JSON.stringify({
          name: 'small',
          resources: ['config', 'node', 'link', 'mode', 'commodity', 'source', 'evidence'].map((name) => ({
            name,
            path: `./${name}.csv`,
          })),
        }),
        'config.csv': `${config}Small,mi,mph,2024,2024,box\n`,
        'link.csv': link,
        'evidence.csv':
          'table,row_key,column,value,value_low,source_id\nlink,ab,length,100,90,s\nlink,ab,free_speed,50,,s\nnode,a,x_coord,10,,s\n',
      }),
    );
    expect(model?.tables.config[0]).toMatchObject({ longLength: 'km', speed: 'km/h' });
    expect(model?.tables.link[0]).toMatchObject({ lengthKm: 160.9344, freeSpeedKmh: 80.4672 });
    expect(model?.tables.evidence.map(({ value, valueLow }) => [value, valueLow])).toEqual([
      ['160.9344', 144.84096],
      ['80.4672', undefined],
      ['10', undefined],
    ]);
  });

  test('07 an unknown unit is an error', () => {
    expect(print({ 'config.csv': `${config}Small,miles,furlong,2024,2024,box\n` })).toEqual([
      'error unit-unknown config.csv, row 2, column long_length: "miles" is not a unit that Meridian knows. >> Write mi. Allowed are: km, m, mi, nmi, ft, yd, cm, mm.',
      'error unit-unknown config.csv, row 2, column speed: "furlong" is not a unit that Meridian knows. >> Allowed are: km/h, mph, kn, m/s.',
    ]);
  });
});

describe('the row of config', () => {
  test('08 none', () => {
    expect(print({ 'config.csv': 'dataset_name,reference_year,reference_date,default_commodity_id\n' })).toEqual([
      'error row-count config.csv, row 2: config has no row. >> Add one row: the title, the reference date and the default commodity of the model.',
    ]);
  });

  test('09 two', () => {
    expect(print({ 'config.csv': `${smallFiles['config.csv'] ?? ''}Again,2024,2024,box\n` })).toEqual([
      'error row-count config.csv, row 3: config may have one row only. >> Delete the row.',
    ]);
  });
});
