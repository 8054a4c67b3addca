import { describe, expect, test } from 'vitest';
import { criticalitySteps } from '../../src/criticality/criticality.ts';
import { isRefusal } from '../../src/findings/refusal.ts';
import { selectFlows } from '../../src/flows/select-flows.ts';
import { skimFlows } from '../../src/flows/skim-flows.ts';
import { flowsSteps } from '../../src/flows/period-flows.ts';
import { compile } from '../../src/network/compile.ts';
import { drain } from '../../src/steps/pump.ts';
import type { Model } from '../../src/model/model.ts';
import { ask, change, links, modelWith, tonnesOf } from './flow-model.ts';

const quarters = ['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4'];
const tonnes = [9_100, 20_000, 500, 40_000];

/** Demand by quarter, and a western railway that is there in the first half of the year alone. */
function byQuarter(): Model {
  const demand = quarters.map((period, k) => ({
    fromZoneId: 'a',
    toZoneId: 'd',
    commodityId: 'box',
    period,
    tonnes: tonnes[k] ?? 0,
    sourceId: ['s'],
  }));
  const link = modelWith({}, links).tables.link.map((row) => ({
    ...row,
    capacityTPerDay: 300,
    ...(row.linkId === 'a-b-rail' ? { validTo: '2023-06-30' } : {}),
  }));
  const observation = [
    {
      observationId: 'year',
      measure: 'volume',
      period: '2023',
      valueLow: 1,
      valueHigh: 1,
      unit: 't',
      kind: 'actual',
      sourceId: ['s'],
    },
  ];
  const count = [{ countId: 'c-year', observationId: 'year', selector: 'link:a-b-rail', use: 'held_out' as const }];
  return modelWith({ demand, link, observation, count });
}

describe('a period of several quarters', () => {
  const model = byQuarter();
  const parts = quarters.map((period) => ask(model, { period }));
  const year = ask(model, { period: '2023' });
  const sum = (figure: (answer: typeof year) => number): number =>
    parts.reduce((all, answer) => all + figure(answer), 0);

  test('Y01 carries what its quarters carry, each on the network of its own', () => {
    expect(tonnesOf(year, 'a-b-rail')).toBeGreaterThan(1000);
    for (const { link } of year.links)
      expect(tonnesOf(year, link)).toBeCloseTo(
        sum((own) => tonnesOf(own, link)),
        6,
      );
    for (const figure of [
      'demandTonnes',
      'lostTonnes',
      'tonneKm',
      'tonneDays',
      'co2eTonnes',
      'totalCost',
      'days',
    ] as const)
      expect(year[figure]).toBeCloseTo(
        sum((own) => own[figure]),
        5,
      );
    for (const [k, { tonnes: all }] of year.branches.entries())
      expect(all).toBeCloseTo(
        sum(({ branches }) => branches[k]?.tonnes ?? 0),
        6,
      );
    expect(year.period).toBe('2023');
    expect(year.notes.join(' ')).toContain('2023-Q3 (2023-08-16)');
  });

  test('Y02 chokes where one of its quarters does', () => {
    for (const bottleneck of year.bottlenecks) {
      const own = parts.flatMap(({ bottlenecks }) => bottlenecks.filter(({ row }) => row === bottleneck.row));
      expect(bottleneck.load).toBe(Math.max(...own.map(({ load }) => load)));
      expect(bottleneck.queueUsd).toBeCloseTo(
        own.reduce((all, { queueUsd }) => all + queueUsd, 0),
        6,
      );
    }
    const link = year.links.find((each) => each.link === 'b-d-rail');
    expect(link?.capacityTonnes).toBeCloseTo(300 * 365, 6);
  });

  test('Y03 counts are those of the days of each quarter', () => {
    const [counted] = year.calibration;
    expect(counted?.modelled).toBeCloseTo(tonnesOf(year, 'a-b-rail'), 6);
  });

  test('Y04 who uses a link, skims and criticality are those of all its quarters', () => {
    const network = compile(model);
    const users = selectFlows(network, { period: '2023', gap: 1e-9, select: 'link:a-b-rail' });
    if (isRefusal(users)) throw new Error(users.message);
    expect(users.tonnes).toBeCloseTo(tonnesOf(year, 'a-b-rail'), 6);
    const solved = drain(flowsSteps(network, { period: '2023', gap: 1e-9 }));
    if (isRefusal(solved)) throw new Error(solved.message);
    const rows = skimFlows(solved);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.demandTonnes).toBeCloseTo(69_600, 6);
    const moved = year.demandTonnes - year.lostTonnes;
    expect((rows[0]?.distanceKm ?? 0) * moved).toBeCloseTo(year.tonneKm, 3);
    const critical = drain(criticalitySteps(network, { by: 'link', period: '2023' }));
    if (isRefusal(critical)) throw new Error(critical.message);
    expect(critical.period).toBe('2023');
    const item = critical.items.find(({ id }) => id === 'a-b-rail');
    expect(item?.tonnes).toBeCloseTo(tonnesOf(year, 'a-b-rail'), -1);
  });

  test('Y05 a what-if holds in each of them', () => {
    const closed = ask(model, { period: '2023', changes: [change('close:link:a-c-rail')] });
    expect(tonnesOf(closed, 'a-c-rail')).toBe(0);
    expect(tonnesOf(closed, 'a-b-rail')).toBeGreaterThan(tonnesOf(year, 'a-b-rail'));
  });

  test('Y06 a year of which demand is known as a year alone is one state, a half-quarter is cut to its days', () => {
    const annual = modelWith({
      demand: [{ fromZoneId: 'a', toZoneId: 'd', commodityId: 'box', period: '2023', tonnes: 9_100, sourceId: ['s'] }],
    });
    expect(ask(annual, { period: '2023' }).notes).toEqual([]);
    const half = ask(model, { period: '2023-02-15/2023-04-30' });
    expect(half.days).toBe(75);
    expect(half.demandTonnes).toBeCloseTo((9_100 * 45) / 90 + (20_000 * 30) / 91, 6);
  });
});
