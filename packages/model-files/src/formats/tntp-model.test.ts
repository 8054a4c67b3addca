import { assign, checkModel } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { expect, test } from 'vitest';
import { newModelFiles } from '../new-model.ts';
import { readModel } from '../read-model.ts';
import { printFindings } from '../testing/small-files.ts';
import { exportTntp } from './tntp-export.ts';
import { importTntp } from './tntp-import.ts';
import { readTntp } from './tntp.ts';

const { model: made } = readModel(newModelFiles());
if (made === undefined) throw new Error('The new model does not read.');
const [from, to] = made.tables.zone.map(({ zoneId }) => zoneId);
const [commodity] = made.tables.commodity.map(({ commodityId }) => commodityId);
if (from === undefined || to === undefined || commodity === undefined) throw new Error('The new model is too small.');

const pair = {
  fromZoneId: from,
  toZoneId: to,
  commodityId: commodity,
  captiveTo: undefined,
  sourceId: [],
  note: undefined,
};
const model: Model = {
  ...made,
  tables: {
    ...made.tables,
    demand: [
      { ...pair, row: 2, period: '2023-Q1', tonnes: 900 },
      { ...pair, row: 3, period: '2023-Q2', tonnes: 910 },
    ],
  },
};

const fileOf = (files: ReadonlyMap<string, string>, part: string): string =>
  [...files].find(([name]) => name.endsWith(`_${part}.tntp`))?.[1] ?? '';

test('01 a model’s network and demand a day can be assigned; zones are nodes of their own', () => {
  const { files, findings } = exportTntp(model, { period: '2023-Q1' });
  expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['info import-ignored']);
  const { instance, findings: faults } = readTntp(fileOf(files, 'net'), fileOf(files, 'trips'));
  expect(printFindings(faults)).toEqual([]);
  const zones = model.tables.zone.length;
  expect(instance).toMatchObject({ demand: 10, network: { zones, firstThruNode: zones + 1 } });
  const open = model.tables.link.filter(({ status }) => status === 'open');
  const directions = open.reduce((sum, { directed }) => sum + (directed ? 1 : 2), 0);
  expect(instance?.network.linkCount).toBe(directions + 2 * zones);
  const solution = instance && assign(instance.problem, 'bush', { gap: 1e-9 });
  expect(solution).toMatchObject({ converged: true });
  expect(solution?.outside.flatMap((each) => [...each])).toEqual([0]);
});

test('02 the last period is the default, and one without demand is told', () => {
  const { files } = exportTntp(model);
  expect(fileOf(files, 'trips')).toContain('<TOTAL OD FLOW> 10\n');
  expect(fileOf(files, 'trips')).toContain('in 2023-Q2');
  const none = exportTntp(model, { period: '2031' });
  expect(none.findings.map(({ message }) => message)).toContain(
    `${model.name}_trips.tntp: the model has no demand in 2031; the trips are empty.`,
  );
  expect(fileOf(none.files, 'trips')).not.toContain('Origin');
});

const net =
  '<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 3\n<FIRST THRU NODE> 3\n<NUMBER OF LINKS> 3\n<END OF METADATA>\n1 3 10 5 30 0.15 4 0 0 1;\n1 3 20 5 60 0.15 4 0 0 1;\n3 2 10 5 30 0.15 4 0 0 1;\n';
const trips = '<END OF METADATA>\nOrigin 1\n2 : 12.5;\n';
const nodes = 'Node X Y ;\n1 50 40 ;\n2\t50.5\t40.2\t;\n3 50.2 40.1\n';

test('03 an instance becomes a model that passes its checks; what was assumed is said', () => {
  const { model: read, findings } = importTntp(
    new Map<string, string | Uint8Array>([
      ['a_net.tntp', net],
      ['a_trips.tntp', trips],
      ['a_node.tntp', new TextEncoder().encode(nodes)],
    ]),
  );
  expect(read && checkModel(read)).toEqual([]);
  expect(findings.filter(({ file }) => file === 'a_net.tntp').map(({ code, column }) => [code, column])).toEqual([
    ['import-assumed', undefined],
    ['import-assumed', 'length'],
    ['import-assumed', 'free_flow_time'],
    ['import-assumed', 'capacity'],
    ['import-doubtful', 'FIRST THRU NODE'],
  ]);
  expect(
    read?.tables.link.map(({ linkId, freeFlowHours, capacityTPerDay }) => [linkId, freeFlowHours, capacityTPerDay]),
  ).toEqual([
    ['1-3', 0.5, 10],
    ['1-3-2', 1, 20],
    ['3-2', 0.5, 10],
  ]);
  expect(read?.tables.link[0]?.lengthKm).toBeCloseTo(20.4, 1);
  expect(read?.tables.demand).toMatchObject([{ fromZoneId: '1', toZoneId: '2', tonnes: 12.5, period: '2025-01-01' }]);
  expect(read?.tables.zone.map(({ nodeId }) => nodeId)).toEqual(['1', '2']);
});

test('04 without positions in degrees there is no model', () => {
  const codes = (files: Readonly<Record<string, string>>): readonly string[] => {
    const { model: read, findings } = importTntp(new Map(Object.entries(files)));
    expect(read).toBeUndefined();
    return findings
      .filter(({ severity }) => severity === 'error')
      .map(({ code, file, row }) => `${code} ${file} ${String(row)}`);
  };
  expect(codes({ 'a_net.tntp': net })).toEqual(['file-missing <name>_node.tntp undefined']);
  expect(codes({})).toHaveLength(2);
  expect(codes({ 'a_net.tntp': net, 'a_node.tntp': nodes.replace('50 40', '500000 40') })).toEqual([
    'cell-range a_node.tntp 2',
  ]);
  expect(codes({ 'a_net.tntp': net, 'a_node.tntp': nodes.replace('3 50.2 40.1\n', '') })).toEqual([
    'reference-broken a_node.tntp undefined',
  ]);
  expect(codes({ 'a_net.tntp': net, 'a_node.tntp': nodes.replace('50.2', 'x') })).toEqual(['cell-type a_node.tntp 4']);
});
