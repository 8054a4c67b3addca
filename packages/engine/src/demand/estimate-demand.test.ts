import { describe, expect, it } from 'vitest';
import { createModel } from '../model/model.ts';
import type { Model, ModelDraft } from '../model/model.ts';
import { compile } from '../network/compile.ts';
import { estimateDemand } from './estimate-demand.ts';
import { tradeByQuarter } from './trade-by-quarter.ts';

/** Figures as the reader of files gives them; a draft takes text alone. */
const n = (value: number): never => value as never;

/**
 * Senders a1 and a2 and receivers b1 and b2 on a line a2 - a1 - b1 - b2 of railways of 100, 500 and 100 km at 1 USD per
 * tonne and km; nothing else costs anything.
 */
function model(change: ModelDraft = {}): Model {
  const mass = (zoneId: string, figures: Record<string, never>): Record<string, unknown> => ({
    zoneId,
    commodityId: 'grain',
    ...figures,
  });
  const link = (from: string, to: string, lengthKm: number): Record<string, unknown> => ({
    linkId: `${from}-${to}`,
    fromNodeId: from,
    toNodeId: to,
    modeId: 'rail',
    lengthKm,
    status: 'open',
  });
  const draft: Record<string, readonly Record<string, unknown>[]> = {
    config: [{ datasetName: 'test', referenceDate: '2023-06-01', defaultCommodityId: 'grain' }],
    node: ['a1', 'a2', 'b1', 'b2'].map((nodeId) => ({
      nodeId,
      nodeType: 'rail_station',
      country: nodeId.startsWith('a') ? 'XAA' : 'XBB',
    })),
    mode: [{ modeId: 'rail', path: 'rail', speedKmh: 50, usdPerTonneKm: 1 }],
    link: [link('a2', 'a1', 100), link('a1', 'b1', 500), link('b1', 'b2', 100)],
    transfer: [{ transferId: 'load', nodeType: 'rail_station', toModeId: 'rail', dwellMedianHours: 0 }],
    commodity: [{ commodityId: 'grain', unit: 'tonne', valueOfTimeUsdPerTonneHour: 0, valueUsdPerTonne: 200 }],
    zone: ['a1', 'a2', 'b1', 'b2'].map((nodeId) => ({ zoneId: `z${nodeId}`, nodeId })),
    generation: [
      mass('za1', { production: n(3) }),
      mass('za2', { production: n(1) }),
      mass('zb1', { attraction: n(1) }),
      mass('zb2', { attraction: n(1) }),
    ],
    trade: [trade('2023', { tonnes: n(400_000) })],
    ...change,
  };
  return createModel('test', draft);
}

function trade(period: string, figures: Record<string, never>): Record<string, unknown> {
  return {
    tradeId: period,
    fromCountry: 'XAA',
    toCountry: 'XBB',
    period,
    commodityId: 'grain',
    use: 'demand',
    ...figures,
  };
}

const rows = (...records: Record<string, unknown>[]): ModelDraft => ({ trade: records });

function byQuarter(given: Model): Readonly<Record<string, number>> {
  return Object.fromEntries(tradeByQuarter(given).map(({ quarter, tonnes }) => [quarter.name, Math.round(tonnes)]));
}

describe('tradeByQuarter', () => {
  it('spreads a year evenly where no season is known, else by that of the pair, of the sender or of all', () => {
    expect(byQuarter(model())).toEqual({
      '2023-Q1': 100_000,
      '2023-Q2': 100_000,
      '2023-Q3': 100_000,
      '2023-Q4': 100_000,
    });
    const shares = (from: string | undefined, to: string | undefined, ...values: number[]): Record<string, unknown>[] =>
      values.map((share, index) => ({
        commodityId: 'grain',
        fromCountry: from,
        toCountry: to,
        quarter: index + 1,
        share,
      }));
    const all = shares(undefined, undefined, 1, 0, 0, 0);
    const sender = shares('XAA', undefined, 0.1, 0.2, 0.4, 0.3);
    const pair = shares('XAA', 'XBB', 0, 0, 0.5, 0.5);
    const ofSeason = (...rows: Record<string, unknown>[]): readonly number[] =>
      Object.values(byQuarter(model({ seasonality: rows })));
    expect(ofSeason(...all)).toEqual([400_000]);
    expect(ofSeason(...all, ...sender)).toEqual([40_000, 80_000, 160_000, 120_000]);
    expect(ofSeason(...all, ...sender, ...pair)).toEqual([200_000, 200_000]);
    expect(ofSeason(...shares('XCC', undefined, 0, 0, 0, 1))).toEqual([100_000, 100_000, 100_000, 100_000]);
  });

  it('takes the weight from the value where only that is known', () => {
    expect(byQuarter(model(rows(trade('2023-Q1', { usd: n(2_000_000) }))))).toEqual({ '2023-Q1': 10_000 });
  });

  it('carries years of another calendar over to quarters, whole where partly covered', () => {
    const last = trade('2023-03-21/2024-03-19', { tonnes: n(400_000) });
    // 11 days of the first quarter of 2023 and 79 of that of 2024 lie in it: those quarters are not whole and left out
    const whole = 11 / 90 + 3 + 79 / 91;
    expect(byQuarter(model(rows(last)))).toEqual({
      '2023-Q2': Math.round(400_000 / whole),
      '2023-Q3': Math.round(400_000 / whole),
      '2023-Q4': Math.round(400_000 / whole),
    });
    // 79 days of the year before and 11 of this one make the first quarter
    const before = trade('2022-03-21/2023-03-20', { tonnes: n(800_000) });
    const wholeBefore = 11 / 90 + 3 + 79 / 90;
    const both = byQuarter(model(rows(before, last)));
    expect(Object.keys(both)).toEqual(['2022-Q2', '2022-Q3', '2022-Q4', '2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4']);
    expect(both['2023-Q1']).toBe(Math.round((800_000 / wholeBefore) * (79 / 90) + (400_000 / whole) * (11 / 90)));
    // and where another pair covers the quarter, eleven days of it give its pace
    const whose = { ...trade('2024-Q1', { tonnes: n(1) }), toCountry: 'XCC' };
    const partial = tradeByQuarter(model(rows(last, whose))).find(({ quarter }) => quarter.name === '2024-Q1');
    expect(partial?.tonnes).toBeCloseTo(400_000 / whole, 6);
  });

  it('leaves out rows that are only shown', () => {
    expect(byQuarter(model(rows(trade('2023', { tonnes: n(1), use: 'shown' as never }))))).toEqual({});
  });
});

describe('estimateDemand', () => {
  it('shares the trade of a quarter out to pairs of zones, every tonne', () => {
    const demand = estimateDemand(compile(model()));
    const q1 = demand.filter(({ period }) => period === '2023-Q1');
    expect(q1.reduce((sum, { tonnes }) => sum + tonnes, 0)).toBe(100_000);
    const of = (from: string): number =>
      q1.filter((row) => row.fromZoneId === from).reduce((sum, { tonnes }) => sum + tonnes, 0);
    expect([of('za1'), of('za2')]).toEqual([75_000, 25_000]);
    // costs of the pairs are sums over the line, so cost cannot change the balanced matrix: shares are those of masses
    expect(q1.map(({ fromZoneId, toZoneId, tonnes }) => [fromZoneId, toZoneId, tonnes])).toEqual([
      ['za1', 'zb1', 37_500],
      ['za1', 'zb2', 37_500],
      ['za2', 'zb1', 12_500],
      ['za2', 'zb2', 12_500],
    ]);
    expect(new Set(demand.map(({ period }) => period)).size).toBe(4);
  });

  it('prefers the near receiver where the costs are not sums', () => {
    // a short cut from a2 to b2: both pairs on their own lines now cost 500, the crossed ones 600
    const given = model();
    const shortcut = {
      ...given.tables.link[1]!,
      linkId: 'cut' as never,
      fromNodeId: 'a2' as never,
      toNodeId: 'b2' as never,
    };
    const cut: Model = { ...given, tables: { ...given.tables, link: [...given.tables.link, shortcut] } };
    const q1 = estimateDemand(compile(cut)).filter(({ period }) => period === '2023-Q1');
    const tonnes = (from: string, to: string): number =>
      q1.find((row) => row.fromZoneId === from && row.toZoneId === to)?.tonnes ?? 0;
    const odds = (tonnes('za1', 'zb1') * tonnes('za2', 'zb2')) / (tonnes('za1', 'zb2') * tonnes('za2', 'zb1'));
    // mean cost by masses: 3/4 of (500 + 600) / 2 and 1/4 of the same = 550; beta 1.5 / 550; the odds ratio is exp(beta 200)
    expect(odds).toBeCloseTo(Math.exp((1.5 / 550) * 200), 2);
  });

  it('drops small pairs without losing tonnes, and keeps the largest of a small trade', () => {
    const parameter = [{ parameterId: 'demand_threshold_tonnes', value: n(20_000) }];
    const demand = estimateDemand(compile(model({ parameter }))).filter(({ period }) => period === '2023-Q1');
    expect(demand.map(({ fromZoneId, tonnes }) => [fromZoneId, tonnes])).toEqual([
      ['za1', 50_000],
      ['za1', 50_000],
    ]);
    const small = estimateDemand(compile(model(rows(trade('2023-Q1', { tonnes: n(7) })))));
    expect(small.reduce((sum, { tonnes }) => sum + tonnes, 0)).toBe(7);
  });

  it('uses masses for the partner where there are some', () => {
    const given = model();
    const own = { ...given.tables.generation[1]!, partnerCountry: 'XBB' };
    const cut: Model = { ...given, tables: { ...given.tables, generation: [...given.tables.generation, own] } };
    expect(new Set(estimateDemand(compile(cut)).map(({ fromZoneId }) => fromZoneId))).toEqual(new Set(['za2']));
  });

  it('takes trade within a country between its zones, none within a zone', () => {
    const own = { ...trade('2023-Q1', { tonnes: n(900) }), toCountry: 'XAA' };
    const generation = [
      { zoneId: 'za1', commodityId: 'grain', production: n(2), attraction: n(1) },
      { zoneId: 'za2', commodityId: 'grain', production: n(1), attraction: n(2) },
    ];
    const rows = estimateDemand(compile(model({ trade: [own], generation })));
    expect(rows.every(({ fromZoneId, toZoneId }) => (fromZoneId as string) !== toZoneId)).toBe(true);
    expect(rows.reduce((sum, { tonnes }) => sum + tonnes, 0)).toBe(900);
  });

  it('is the same twice, whatever else was asked', () => {
    expect(estimateDemand(compile(model()))).toEqual(estimateDemand(compile(model())));
  });

  it('leaves out trade of a country without zones', () => {
    expect(estimateDemand(compile(model({ generation: [] })))).toEqual([]);
  });
});
