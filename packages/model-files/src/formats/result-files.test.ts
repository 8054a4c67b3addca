import { createModel, flowsTable } from '@meridian/engine';
import type { FlowsAnswer, LinkFlow, Model } from '@meridian/engine';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { resultCsv } from './result-csv.ts';
import { resultGeoJson } from './result-geojson.ts';
import { resultParquet } from './result-parquet.ts';

const model: Model = createModel('small', {
  node: [
    { nodeId: 'a', name: 'Port, "A"', xCoord: 10, yCoord: 20 },
    { nodeId: 'b', name: 'B', xCoord: 11, yCoord: 21 },
  ],
  link: [
    { linkId: 'ab', fromNodeId: 'a', toNodeId: 'b', modeId: 'rail', corridorId: 'west', name: 'Line' },
    { linkId: 'ba', fromNodeId: 'b', toNodeId: 'a', modeId: 'sea', geometry: 'LINESTRING (11 21, 10 22, 10 20)' },
  ],
  commodity: [{ commodityId: 'box' }, { commodityId: 'ore' }],
});

function flow(link: string, given: Partial<LinkFlow>): LinkFlow {
  const none = { tonnesForward: 0, tonnesBackward: 0, tonnesByCommodity: [0, 0], tonneKm: 0 };
  return { ...none, capacityTonnes: undefined, load: undefined, ...given, link };
}

const answer: FlowsAnswer = {
  schema: 'meridian.assignment/1',
  period: '2023-Q1',
  days: 90,
  date: '2023-02-15',
  method: 'sue',
  converged: true,
  stop: 'gap',
  relativeGap: 0,
  averageExcessCost: 0,
  beckmann: 0,
  totalCost: 0,
  iterations: 1,
  branches: [],
  demandTonnes: 8.3,
  lostTonnes: 0,
  unservedTonnes: 0,
  tonneKm: 1045.5,
  tonneDays: 0,
  co2eTonnes: 0,
  bottlenecks: [],
  calibration: [],
  notes: [],
  links: [
    flow('ab', {
      tonnesForward: 0.1,
      tonnesBackward: 0.2,
      tonnesByCommodity: [0.1, 0.2],
      tonneKm: 45.5,
      capacityTonnes: 3,
      load: 0.1,
    }),
    flow('ba', { tonnesForward: 7, tonnesByCommodity: [7, 0], tonneKm: 1000 }),
    flow('gone', { tonnesForward: 1 }),
  ],
};

test('01 CSV: names, both directions and commodities, to the last bit', () => {
  expect(resultCsv(flowsTable(answer, model))).toBe(
    [
      'period,link_id,name,from_node_id,from_name,to_node_id,to_name,mode,branch,tonnes,tonnes_forward,tonnes_backward,tonnes_box,tonnes_ore,tonne_km,capacity_tonnes,load',
      '2023-Q1,ab,Line,a,"Port, ""A""",b,B,rail,west,0.30000000000000004,0.1,0.2,0.1,0.2,45.5,3,0.1',
      '2023-Q1,ba,,b,B,a,"Port, ""A""",sea,,7,7,0,7,0,1000,,',
      '2023-Q1,gone,,,,,,,,1,1,0,0,0,0,,',
      '',
    ].join('\n'),
  );
});

test('02 GeoJSON: lines as drawn or straight, null where the link is unknown', () => {
  const { name, features } = JSON.parse(resultGeoJson(flowsTable(answer, model))) as {
    readonly name: string;
    readonly features: readonly { readonly geometry: object | null; readonly properties: object }[];
  };
  expect(name).toBe('small-flows-2023-Q1');
  expect(features.map(({ geometry }) => geometry)).toEqual([
    { type: 'LineString', coordinates: [[10, 20], [11, 21]] }, // prettier-ignore
    { type: 'LineString', coordinates: [[11, 21], [10, 22], [10, 20]] }, // prettier-ignore
    null,
  ]);
  expect(features[0]?.properties).toMatchObject({ link_id: 'ab', branch: 'west', tonnes_ore: 0.2, load: 0.1 });
  expect(Object.keys(features[1]?.properties ?? {})).not.toContain('load');
});

test('03 Parquet comes back: doubles to the last bit, nulls, geometry and its metadata', async () => {
  const bytes = await resultParquet(flowsTable(answer, model));
  const file = bytes.slice().buffer;
  const rows = await parquetReadObjects({ file });
  const header = resultCsv(flowsTable(answer, model)).split('\n')[0]?.split(',') ?? [];
  expect(Object.keys(rows[0] ?? {})).toEqual([...header, 'geometry']);
  expect(rows[0]).toMatchObject({ from_name: 'Port, "A"', tonnes: 0.1 + 0.2, load: 0.1, branch: 'west' });
  expect(rows[1]).toMatchObject({
    branch: null,
    load: null,
    geometry: { type: 'LineString', coordinates: [[11, 21], [10, 22], [10, 20]] }, // prettier-ignore
  });
  expect(rows[2]).toMatchObject({ link_id: 'gone', geometry: null });
  const geo = parquetMetadata(file).key_value_metadata?.find(({ key }) => key === 'geo')?.value ?? '';
  expect(JSON.parse(geo)).toMatchObject({
    version: '1.1.0',
    primary_column: 'geometry',
    columns: { geometry: { encoding: 'WKB', bbox: [10, 20, 11, 22] } },
  });
});

test('04 no flows at all', async () => {
  const none = { ...answer, links: [] };
  expect(resultCsv(flowsTable(none, model)).split('\n')).toHaveLength(2);
  expect(JSON.parse(resultGeoJson(flowsTable(none, model)))).toMatchObject({ features: [] });
  expect(await parquetReadObjects({ file: (await resultParquet(flowsTable(none, model))).slice().buffer })).toEqual([]);
});
