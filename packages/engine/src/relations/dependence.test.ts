import { describe, expect, test } from 'vitest';
import { firstDay } from '../calendar/date.ts';
import { createModel } from '../model/model.ts';
import type { Model, ModelDraft } from '../model/model.ts';
import { dependence } from './dependence.ts';
import type { Dependence } from './dependence.ts';
import { registerEvents } from './relation-event.ts';

type EventDraft = NonNullable<ModelDraft['event']>[number];

/** A visit (042, 1.9) or a criticism (111, -2) of one towards the other. */
function act(eventId: string, a: string, b: string, cameoCode = '042', date = '2021-05-05'): EventDraft {
  return {
    eventId,
    date,
    actorAId: a,
    actorBId: b,
    direction: 'a_to_b',
    eventType: 'CONSULT',
    cameoCode,
    title: eventId,
  };
}

function modelOf(more: ModelDraft): Model {
  return createModel('pair', {
    actor: [
      { actorId: 'AAA', name: 'Alpha', kind: 'state', tradeUsd: 1000 },
      { actorId: 'BBB', name: 'Bravo', kind: 'state', tradeUsd: 200 },
      { actorId: 'CCC', name: 'Charlie', kind: 'state' },
    ],
    ...more,
  });
}

function ask(more: ModelDraft, a = 'AAA', b = 'BBB', date = '2022-01-01'): Dependence {
  const model = modelOf(more);
  const reading = { scores: 'goldstein', weighByConfidence: false } as const;
  return dependence(model, registerEvents(model), a, b, firstDay(date) ?? 0, reading);
}

const needs = (found: Dependence, measure: string): string | null | undefined =>
  found.needsMore.find((each) => each.measure === measure)?.actor;

describe('dependence', () => {
  const trade = [
    { tradeId: 't1', fromCountry: 'BBB', toCountry: 'AAA', period: '2019', usd: 50, use: 'turnover', sourceId: ['s1'] },
    {
      tradeId: 't2',
      fromCountry: 'AAA',
      toCountry: 'BBB',
      period: '2020-07/2020-12',
      usd: 50,
      use: 'turnover',
      sourceId: ['s2'],
    },
    { tradeId: 't3', fromCountry: 'AAA', toCountry: 'BBB', period: '2020', usd: 9999, use: 'shown', sourceId: ['s3'] },
  ] as const;

  test('01 the side for which the trade is a greater share needs it more', () => {
    const found = ask({ trade });
    const perYear = (50 * 365.25) / 184;
    expect(found.trade).toMatchObject({ period: '2020-07/2020-12', sources: ['s2'] });
    expect(found.trade?.usdPerYear).toBeCloseTo(perYear, 9);
    expect(found.trade?.shareOfA).toBeCloseTo(perYear / 1000, 12);
    expect(found.trade?.shareOfB).toBeCloseTo(perYear / 200, 12);
    expect(needs(found, 'trade')).toBe('BBB');
    expect(ask({ trade }, 'AAA', 'BBB', '2019-06-01').trade?.period).toBe('2019');
  });

  test('02 what is not known is said to be so', () => {
    const found = ask({ trade: [{ ...trade[0], fromCountry: 'CCC' }] }, 'AAA', 'CCC');
    expect(found.trade).toMatchObject({ shareOfB: null });
    expect(found.needsMore.map(({ actor }) => actor)).toEqual([null, null, null]);
    expect(found.needsMore[0]?.why).toContain('whole trade of CCC');
    expect(ask({}).trade).toBeNull();
  });

  test('03 friendly acts of one side alone: counts, sums, and a difference only where it is sure', () => {
    const event = [
      ...['1', '2', '3', '4', '5', '6'].map((id) => act(`a${id}`, 'AAA', 'BBB')),
      act('b1', 'BBB', 'AAA'),
      act('b2', 'BBB', 'AAA', '111'),
      { ...act('m1', 'BBB', 'AAA', '057'), direction: 'mutual' },
      act('old', 'BBB', 'AAA', '042', '2016-12-31'),
      act('later', 'BBB', 'AAA', '042', '2022-01-02'),
    ];
    const { initiatives, needsMore } = ask({ event });
    expect(initiatives.aToB).toMatchObject({ events: 6, positiveEvents: 6, negative: 0 });
    expect(initiatives.aToB.positive).toBeCloseTo(6 * 1.9, 12);
    expect(initiatives.bToA).toEqual({ events: 2, positiveEvents: 1, positive: 1.9, negative: -2 });
    expect(initiatives.mutual).toMatchObject({ events: 1, positive: 8 });
    expect(initiatives.shareOfA).toBeCloseTo(6 / 7, 12);
    expect(needsMore[1]?.actor).toBe('AAA');
    // three of four may be chance
    expect(needs(ask({ event: [...event.slice(0, 3), ...event.slice(6, 7)] }), 'initiatives')).toBe('even');
    // the same seen from the other side
    expect(needs(ask({ event }, 'BBB', 'AAA'), 'initiatives')).toBe('AAA');
  });

  test('04 finance in force, newest first; the side that receives needs more', () => {
    const row = { actorAId: 'BBB', actorBId: 'AAA', dimensionId: 'trade', kind: 'finance', sourceId: ['s'] } as const;
    const relation = [
      { ...row, relationId: 'f1', providerId: 'AAA', usd: 7, what: 'Credit', validFrom: '2015' },
      { ...row, relationId: 'f2', providerId: 'AAA', what: 'Arms', validFrom: '2020-05' },
      { ...row, relationId: 'f3', providerId: 'BBB', what: 'Gas' },
      { ...row, relationId: 'over', providerId: 'BBB', what: 'Grain', validTo: '2021' },
      { ...row, relationId: 'deal', kind: 'agreement', what: 'No money' },
    ];
    const found = ask({ relation });
    expect(found.finance.map(({ relationId, usd, until }) => [relationId, usd, until])).toEqual([
      ['f2', null, null],
      ['f1', 7, null],
      ['f3', null, null],
    ]);
    expect(needs(found, 'finance')).toBe('BBB');
    expect(needs(ask({ relation: relation.slice(1, 3) }), 'finance')).toBe('even');
    expect(needs(ask({ relation: [{ ...row, relationId: 'f', what: 'By somebody' }] }), 'finance')).toBeNull();
  });
});
