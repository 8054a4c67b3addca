import { describe, expect, it } from 'vitest';
import { createModel } from '../model/model.ts';
import type { ModelDraft } from '../model/model.ts';
import { checkDemand } from './demand.ts';

type TradeDraft = NonNullable<ModelDraft['trade']>[number];

function trade(tradeId: string, period: string, change: TradeDraft = {}): TradeDraft {
  return {
    tradeId,
    fromCountry: 'XAA',
    toCountry: 'XBB',
    period,
    commodityId: 'box',
    tonnes: 100,
    use: 'demand',
    countingRule: 'customs',
    ...change,
  };
}

function without(row: TradeDraft, field: keyof TradeDraft): TradeDraft {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== field));
}

/** Two countries with a zone each that a railway joins, and a trade between them. */
const sound: ModelDraft = {
  node: [
    { nodeId: 'a', country: 'XAA', nodeType: 'rail_station' },
    { nodeId: 'b', country: 'XBB', nodeType: 'rail_station' },
  ],
  mode: [{ modeId: 'rail' }],
  link: [{ linkId: 'ab', fromNodeId: 'a', toNodeId: 'b', modeId: 'rail' }],
  transfer: [{ transferId: 'load', nodeType: 'rail_station', toModeId: 'rail' }],
  commodity: [{ commodityId: 'box', valueUsdPerTonne: 1000 }],
  zone: [
    { zoneId: 'za', nodeId: 'a' },
    { zoneId: 'zb', nodeId: 'b' },
  ],
  trade: [trade('t1', '2023')],
  generation: [
    { zoneId: 'za', commodityId: 'box', production: 1 },
    { zoneId: 'zb', commodityId: 'box', attraction: 1 },
  ],
};

function codes(change: ModelDraft): readonly string[] {
  return checkDemand(createModel('test', { ...sound, ...change })).map(
    ({ code, file, row }) => `${code} ${file}:${String(row)}`,
  );
}

describe('checkDemand', () => {
  it('finds nothing in a sound model', () => {
    expect(codes({})).toEqual([]);
  });

  it('finds a period that is none', () => {
    expect(codes({ trade: [trade('t1', 'FY2023')] })).toEqual(['period-invalid trade.csv:2']);
  });

  it('finds trade that counts the same days twice, also round a third row', () => {
    const rows = [trade('t1', '2023'), trade('t2', '2022-Q4/2023-Q1'), trade('t3', '2023-12')];
    expect(codes({ trade: rows })).toEqual(['trade-overlap trade.csv:2', 'trade-overlap trade.csv:4']);
  });

  it('lets rows that are only shown overlap', () => {
    const rows = [trade('t1', '2023'), trade('t2', '2023', { use: 'shown' })];
    expect(codes({ trade: rows })).toEqual([]);
  });

  it('finds demand that has no cargo or no weight', () => {
    const nameless = without(trade('t1', '2023'), 'commodityId');
    expect(codes({ trade: [nameless] })).toEqual(['trade-incomplete trade.csv:2']);
    const weightless = without(trade('t1', '2023'), 'tonnes');
    expect(codes({ trade: [weightless] })).toEqual(['trade-incomplete trade.csv:2']);
    expect(codes({ trade: [{ ...weightless, usd: 5000 }] })).toEqual([]);
  });

  it('finds rules that are mixed', () => {
    const rows = [trade('t1', '2023'), trade('t2', '2024', { countingRule: 'ports' })];
    expect(codes({ trade: rows })).toEqual(['trade-rules-mixed trade.csv:3']);
  });

  it('finds a country in which no zone takes part', () => {
    expect(codes({ generation: [] })).toEqual(['trade-without-zone trade.csv:2', 'trade-without-zone trade.csv:2']);
  });

  it('finds seasons that are no whole year', () => {
    const quarter = (number: number, share: number) => ({ commodityId: 'box', quarter: number, share });
    expect(codes({ seasonality: [quarter(1, 0.5), quarter(2, 0.5)] })).toEqual([]);
    expect(codes({ seasonality: [quarter(1, 0.5), quarter(2, 0.4)] })).toEqual(['season-sum seasonality.csv:2']);
  });

  it('finds a zone where cargo cannot be loaded or unloaded', () => {
    expect(codes({ transfer: [] })).toEqual(['zone-unconnected zone.csv:2', 'zone-unconnected zone.csv:3']);
    const oneWay = [{ transferId: 'load', nodeType: 'rail_station', toModeId: 'rail', directed: true }];
    expect(codes({ transfer: oneWay })).toEqual(['zone-unconnected zone.csv:2', 'zone-unconnected zone.csv:3']);
  });

  it('finds a count that cannot be compared', () => {
    const observed = (unit: string): ModelDraft => ({
      observation: [{ observationId: 'o', period: '2023', unit }],
      count: [{ countId: 'c', observationId: 'o', selector: 'link:ab' }],
    });
    expect(codes(observed('containers'))).toEqual(['count-unit count.csv:2']);
    expect(codes(observed('Mt'))).toEqual([]);
  });
});
