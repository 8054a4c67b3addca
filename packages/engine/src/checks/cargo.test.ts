import { describe, expect, it } from 'vitest';
import { createModel } from '../model/model.ts';
import type { Model, ModelDraft } from '../model/model.ts';
import { checkCargo } from './cargo.ts';
import { checkModel } from './check-model.ts';

const model = (change: ModelDraft): Model =>
  createModel('ports', {
    node: ['p', 'q', 'inland'].map((nodeId) => ({ nodeId, name: nodeId, nodeType: 'seaport', country: 'XA' })),
    mode: [
      { modeId: 'sea', name: 'Ship', way: 'sea', speedKmh: 25 },
      { modeId: 'rail', name: 'Rail', way: 'rail', speedKmh: 25 },
    ],
    link: [
      { linkId: 'p-q', fromNodeId: 'p', toNodeId: 'q', modeId: 'sea', lengthKm: 100 },
      { linkId: 'q-inland', fromNodeId: 'q', toNodeId: 'inland', modeId: 'rail', lengthKm: 100 },
    ],
    commodity: [
      { commodityId: 'box', name: 'Boxes', unit: 'teu', tonnesPerTeu: 10 },
      { commodityId: 'grain', name: 'Grain', unit: 'tonne' },
    ],
    ...change,
  });
const told = (change: ModelDraft): readonly (readonly unknown[])[] =>
  checkCargo(model(change)).map(({ code, row, column, found }) => [code, row, column, found]);

describe('berths', () => {
  const berth = { berthId: 'quay', name: 'Quay', nodeId: 'q', commodityIds: ['grain'] };
  it('are where ships come, and take what the port takes', () => {
    expect(told({ berth: [berth] })).toEqual([]);
    expect(told({ berth: [{ ...berth, nodeId: 'inland' }] })).toEqual([
      ['berth-without-ships', 2, 'node_id', 'inland'],
    ]);
    const node = [{ nodeId: 'q', name: 'Q', nodeType: 'seaport', commodityIds: ['box'] }];
    expect(told({ berth: [berth], node })).toEqual([['berth-cargo', 2, 'commodity_ids', 'grain']]);
  });
  it('name places and cargo that exist, and end after they begin', () => {
    const findings = checkModel(
      model({
        berth: [{ ...berth, commodityIds: ['gold'], nodeId: 'z', validFrom: '2024', validTo: '2023' }],
      }),
    ).filter(({ file }) => file === 'berth.csv');
    expect(findings.map(({ code, column }) => [code, column])).toEqual(
      expect.arrayContaining([
        ['reference-broken', 'node_id'],
        ['reference-broken', 'commodity_ids'],
        ['dates-reversed', 'valid_to'],
      ]),
    );
  });
});

describe('a service', () => {
  const stops: ModelDraft = {
    service: [{ serviceId: 's', name: 'S', modeId: 'sea', capacityTeu: 100 }],
    service_stop: [
      { serviceId: 's', stopSequence: 1, nodeId: 'p' },
      { serviceId: 's', stopSequence: 2, nodeId: 'q' },
    ],
  };
  const port = (commodityIds: readonly string[]): ModelDraft => ({
    ...stops,
    node: [
      { nodeId: 'p', name: 'P', nodeType: 'seaport' },
      { nodeId: 'q', name: 'Q', nodeType: 'seaport', commodityIds },
    ],
  });
  it('stops where some of its cargo is taken', () => {
    expect(told(stops)).toEqual([]);
    expect(told(port(['box', 'grain']))).toEqual([]);
    expect(told(port(['grain']))).toEqual([['stop-without-cargo', 3, 'node_id', 'q']]);
    const berth = [{ berthId: 'b', name: 'B', nodeId: 'q', commodityIds: ['grain'] }];
    expect(told({ ...stops, berth })).toEqual([['stop-without-cargo', 3, 'node_id', 'q']]);
  });
  it('carries any cargo where its room does not tell', () => {
    expect(told({ ...port(['grain']), service: [{ serviceId: 's', name: 'S', modeId: 'sea' }] })).toEqual([]);
  });
});
