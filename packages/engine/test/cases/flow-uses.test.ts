import { isRefusal } from '../../src/findings/refusal.ts';
import { describe, expect, test } from 'vitest';
import { criticalitySteps } from '../../src/criticality/criticality.ts';
import type { CriticalityQuery } from '../../src/criticality/criticality.ts';
import { drain } from '../../src/steps/pump.ts';
import { describeFlows } from '../../src/flows/find-flows.ts';
import { demandPeriods } from '../../src/demand/od-matrix.ts';
import { selectFlows } from '../../src/flows/select-flows.ts';
import { skimFlows } from '../../src/flows/skim-flows.ts';
import { flowsSteps } from '../../src/flows/period-flows.ts';
import { compile } from '../../src/network/compile.ts';
import { skim } from '../../src/routing/skim.ts';
import type { NodeId } from '../../src/units/id.ts';
import { quarter, modelWith, ask, tonnesOf } from './flow-model.ts';
import { refused } from './refused.ts';

describe('uses', () => {
  test('U01 select-link: who uses a branch, each tonne once', () => {
    const answer = selectFlows(compile(modelWith()), { period: quarter, gap: 1e-9, select: 'corridor:west' });
    if (isRefusal(answer)) throw new Error(answer.message);
    const west2 = tonnesOf(ask(modelWith()), 'a-b-rail');
    expect(answer.tonnes).toBeCloseTo(west2, 6);
    expect(answer.origins).toEqual([{ id: 'a', tonnes: answer.tonnes }]);
    expect(answer.pairs.map(({ from, to, commodity }) => [from, to, commodity])).toEqual([['a', 'd', 'box']]);
    expect(answer.links.map(({ id }) => id)).toEqual(['a-b-rail', 'b-d-rail']);
    expect(refused(selectFlows(compile(modelWith()), { period: quarter, select: 'corridor:north' }))).toContain(
      'select: The model has no corridor “north”. It has ',
    );
    expect(
      refused(selectFlows(compile(modelWith()), { period: quarter, method: 'bfw', select: 'corridor:west' })),
    ).toContain('select: The method bfw keeps no paths');
  });

  test('U02 skims of the one path of a pair are those of routing', () => {
    const network = compile(modelWith());
    const solved = drain(flowsSteps(network, { period: quarter }));
    if (isRefusal(solved)) throw new Error(solved.message);
    const row = skimFlows(solved).find(({ to }) => to === 'e');
    const whole = skim(network, ['a' as NodeId], ['e' as NodeId], { depart: '2023-05-16', teu: 100 });
    if (isRefusal(whole)) throw new Error(whole.message);
    expect(row?.paths).toBe(1);
    expect(row?.hours).toBeCloseTo(whole.hours[0]?.[0] ?? NaN, 6);
    expect(row?.usdPerTonne).toBeCloseTo((whole.costUsd[0]?.[0] ?? NaN) / 1000, 6);
    expect(row?.generalizedUsdPerTonne).toBeCloseTo((whole.generalizedCostUsd[0]?.[0] ?? NaN) / 1000, 6);
    expect(row?.distanceKm).toBe(100);
    expect(describeFlows(solved).links.length).toBe(5);
  });

  test('U03 counts: links that must be used too, countries, boxes, and periods that fit', () => {
    const observation = [
      ...['w', 'both', 'boxes', 'other'].map((id) => ({
        observationId: id,
        measure: 'volume',
        period: quarter,
        valueLow: 1,
        valueHigh: 3,
        unit: id === 'boxes' ? 'TEU' : 't',
        kind: 'actual',
        sourceId: ['s'],
      })),
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
    const count = [
      { countId: 'c1', observationId: 'w', selector: 'link:a-b-rail', use: 'fit' },
      { countId: 'c2', observationId: 'both', selector: 'link:a-b-rail', alsoSelector: 'link:c-d-rail', use: 'shown' },
      { countId: 'c3', observationId: 'boxes', selector: 'link:a-b-rail', use: 'held_out' },
      { countId: 'c4', observationId: 'other', selector: 'link:a-b-rail', toCountries: ['XE'], use: 'shown' },
      { countId: 'c5', observationId: 'year', selector: 'link:a-b-rail', use: 'fit' },
    ];
    const answer = ask(modelWith({ observation, count }));
    const rows = new Map(answer.calibration.map((each) => [each.count, each]));
    const moved = tonnesOf(answer, 'a-b-rail');
    expect(rows.get('c1')).toMatchObject({ observed: 2, observedLow: 1, observedHigh: 3, unit: 't', heldOut: false });
    expect(rows.get('c1')?.modelled).toBeCloseTo(moved, 6);
    expect(rows.get('c2')?.modelled).toBe(0);
    expect(rows.get('c3')?.modelled).toBeCloseTo(moved / 10, 6);
    expect(rows.get('c3')?.heldOut).toBe(true);
    expect(rows.get('c4')?.modelled).toBe(0);
    // a year is not one of its quarters
    expect(rows.has('c5')).toBe(false);
  });

  test('U04 criticality: what is lost without each, by hand', () => {
    const run = (query: Pick<CriticalityQuery, 'by' | 'most'>): ReturnType<typeof drain> =>
      drain(criticalitySteps(compile(modelWith()), { period: quarter, gap: 1e-9, ...query }));
    const byNode = run({ by: 'node' }) as { readonly items: readonly Record<string, number | string>[] };
    const item = (id: string): Record<string, number | string> | undefined =>
      byNode.items.find((each) => each['id'] === id);
    expect(item('d')?.['lostTonnes']).toBeCloseTo(9100, 2);
    expect(item('d')?.['disconnectedPairs']).toBe(1);
    expect(item('b')?.['lostTonnes']).toBeCloseTo(0, 2);
    const base = ask(modelWith());
    const moved = tonnesOf(base, 'a-b-rail');
    // its cargo goes 200 km and 4 h farther, for 20 USD more
    expect(item('b')?.['addedTonneKm']).toBeCloseTo(200 * moved, 0);
    expect(item('b')?.['addedUsd']).toBeCloseTo(20 * moved, 0);
    expect(item('b')?.['addedTonneDays']).toBeCloseTo((4 / 24) * moved, 0);
    expect(byNode.items[0]?.['id']).toBe('a');
    const links2 = run({ by: 'link', most: 2 }) as { readonly items: readonly { readonly id: string }[] };
    expect(links2.items.length).toBe(2);
    expect(refused(run({ by: 'planet' as 'link' }))).toContain('by: “planet” cannot be taken away. It is one of');
  });

  test('U05 periods with demand, and years from quarters', () => {
    expect(demandPeriods(compile(modelWith()))).toEqual([quarter]);
    const rows = modelWith().tables.demand;
    const quarters = ['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4'];
    const year = ask(modelWith({ demand: quarters.flatMap((period) => rows.map((row) => ({ ...row, period }))) }), {
      period: '2023',
    });
    expect([year.days, year.demandTonnes]).toEqual([365, 40_040]);
    const half = ask(
      modelWith({
        demand: [
          { fromZoneId: 'a', toZoneId: 'd', commodityId: 'box', period: '2023', tonnes: 36_500, sourceId: ['s'] },
        ],
      }),
    );
    expect(half.demandTonnes).toBeCloseTo(9100, 6);
  });
});
