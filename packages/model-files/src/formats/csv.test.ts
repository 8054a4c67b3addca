import { checkModel } from '@meridian/engine';
import { expect, test } from 'vitest';
import { newModelFiles } from '../new-model.ts';
import { readModel } from '../read-model.ts';
import { printFindings } from '../testing/small-files.ts';
import { exportCsv, importCsv } from './csv.ts';

const node =
  'node_id,name,x_coord,y_coord,node_type,country,source_id\na,A,10,50,seaport,XAA,s\nb,B,11,50,dry_port,XBB,s\n';
const link = 'link_id,from_node_id,to_node_id,mode_id,length,source_id\nab,a,b,rail,80,s\n';
const source = 'source_id,title,kind\ns,Yearbook,published\n';

test('01 one table goes out as CSV with every column of its schema', () => {
  const { model } = readModel(newModelFiles());
  expect(model && exportCsv(model, 'zone')).toBe('zone_id,name,node_id\nzone-alpha,Alpha,alpha\nzone-echo,Echo,echo\n');
});

test('02 a folder of tables without datapackage.json comes in; what is missing is filled in and passes the checks', () => {
  const { model, findings } = importCsv(
    new Map([
      ['node.csv', node],
      ['link.csv', link],
      ['source.csv', source],
      ['nodes_old.csv', 'x'],
    ]),
    { name: 'mine', referenceDate: '2026-03-01' },
  );
  expect(printFindings(findings).map((text) => text.split(' >> ')[0])).toEqual([
    'info import-ignored nodes_old.csv: "nodes_old.csv" is no table of a model and was left out.',
    'info import-assumed commodity.csv: the imported files have no such table; 1 row was filled in with round figures.',
    'info import-assumed config.csv: the imported files have no such table; 1 row was filled in with round figures.',
    'info import-assumed mode.csv: the imported files have no such table; 1 row was filled in with round figures.',
    'info import-assumed transfer.csv: the imported files have no such table; 2 rows were filled in with round figures.',
    'info import-assumed crossing.csv: the imported files have no such table; 1 row was filled in with round figures.',
  ]);
  expect(model?.name).toBe('mine');
  expect(model?.tables.config[0]).toMatchObject({
    datasetName: 'mine',
    referenceYear: 2026,
    referenceDate: '2026-03-01',
    defaultCommodityId: 'container',
  });
  expect(model?.tables.source.map(({ sourceId, kind }) => [sourceId, kind])).toEqual([
    ['s', 'published'],
    ['import-assumption', 'assumption'],
  ]);
  expect(model && checkModel(model)).toEqual([]);
});

test('03 tables that are there stay as they are, faults and all', () => {
  const files = newModelFiles();
  files.delete('datapackage.json');
  const whole = importCsv(files, { name: 'example-corridor', title: 'Example corridor' });
  expect(whole.findings).toEqual([]);
  expect(whole.model).toEqual(readModel(newModelFiles()).model);
  const { model, findings } = importCsv(
    new Map([
      ['node.csv', node],
      ['link.csv', link.replaceAll(',', ';')],
      ['source.csv', source.replace('published', 'publishd')],
    ]),
  );
  expect(model).toBeUndefined();
  expect(
    findings.filter(({ severity }) => severity !== 'info').map(({ code, file, row }) => [code, file, row]),
  ).toEqual([
    ['separator', 'link.csv', 1],
    ['cell-value', 'source.csv', 2],
  ]);
});

test('04 an unknown mode is given the figures of road, and that is said', () => {
  const { model, findings } = importCsv(
    new Map([
      ['node.csv', node],
      ['link.csv', link.replace('rail', 'cargo-tram')],
      ['source.csv', source],
    ]),
  );
  expect(model?.tables.mode[0]).toMatchObject({ modeId: 'cargo-tram', way: 'road', sourceId: ['import-assumption'] });
  expect(printFindings(findings)).toContain(
    'info import-assumed mode.csv: nothing is known of the mode "cargo-tram"; it was given the figures of road. >> Add mode.csv, or name the mode one of: rail, road, sea, river, ferry, air, pipeline.',
  );
});
