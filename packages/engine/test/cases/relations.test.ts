import { isRefusal } from '../../src/findings/refusal.ts';
import { describe, expect, test } from 'vitest';
import { confidenceOf, pooledConfidence } from '../../src/grades/confidence.ts';
import { createModel } from '../../src/model/model.ts';
import type { ModelDraft } from '../../src/model/model.ts';
import { eventsOfMonths } from '../../src/relations/event-months.ts';
import { findRelations } from '../../src/relations/find-relations.ts';
import { countingDay } from '../../src/calendar/counting-day.ts';
import { relationIndexOn } from '../../src/relations/index-on.ts';
import { registerEvents } from '../../src/relations/relation-event.ts';
import { structuralLevel } from '../../src/relations/structural-level.ts';
import { firstDay } from '../../src/calendar/date.ts';
import { refused } from './refused.ts';
import { draft, model, ask, indexOn } from './alpha-bravo.ts';

describe('relations of a register', () => {
  test('01 a month counts as its 15th, a year as 1 July', () => {
    expect([countingDay('2020-06'), countingDay('2021'), countingDay('2020-01-10'), countingDay('2020-13')]).toEqual([
      firstDay('2020-06-15'),
      firstDay('2021-07-01'),
      firstDay('2020-01-10'),
      undefined,
    ]);
  });

  test('02 the undirected index is the same in either order and takes every act in full', () => {
    // 8 on 10 January, seen on the 31st: 0.8 faded for 21 days
    expect(indexOn('2020-01-31', { dyads: ['AAA-BBB'] })).toBeCloseTo(0.8 * 2 ** (-21 / 730), 12);
    expect(indexOn('2022-12-31', { dyads: ['BBB-AAA'] })).toBe(indexOn('2022-12-31', { dyads: ['AAA-BBB'] }));
  });

  test('03 directed, a mutual act counts by half on each side and an act of the other side not at all', () => {
    const half = 0.4 * 2 ** (-21 / 730);
    expect(indexOn('2020-01-31', { dyads: ['AAA>BBB'] })).toBeCloseTo(half, 12);
    expect(indexOn('2020-01-31', { dyads: ['BBB>AAA'] })).toBeCloseTo(half, 12);
    expect(indexOn('2020-06-30', { dyads: ['AAA>BBB'] })).toBeLessThan(-0.5);
    expect(indexOn('2020-06-30', { dyads: ['BBB>AAA'] })).toBeGreaterThan(0.3);
  });

  test('04 an event counts in each dimension that names one of its tags, with that half-life', () => {
    const counts = ask({ dyads: ['AAA-BBB'], dimensions: ['all', 'military', 'grievance'], to: '2022' }).dyads.map(
      ({ dimension, eventCount, halfLifeDays }) => [dimension, eventCount, halfLifeDays],
    );
    expect(counts).toEqual([
      ['all', 3, 730],
      ['military', 1, 365],
      ['grievance', 1, 365],
    ]);
  });

  test('05 the PLOVER table scores by type and mode', () => {
    const scores = ask({ dyads: ['AAA-BBB'], scores: 'plover', to: '2022' }).dyads[0]?.top.map(({ eventId, score }) => [
      eventId,
      score,
    ]);
    expect(new Map(scores as [string, number][])).toEqual(
      new Map([
        ['e1', 5],
        ['e2', -9],
        ['e3', 4],
      ]),
    );
  });

  test('06 confidence is that of the grades, a publisher counted once', () => {
    const [e1, e2, e3] = registerEvents(model).map(({ confidence }) => confidence);
    expect(e1).toBeCloseTo(0.75 * 0.75, 12);
    expect(e2).toBeCloseTo(0.25, 12);
    // the agency at its best (0.5625) and the paper (C3: 0.25)
    expect(e3).toBeCloseTo(1 - (1 - 0.5625) * (1 - 0.25), 12);
    const useless = { id: 'x', kind: 'published', reliability: 'E', credibility: 5 } as const;
    expect(confidenceOf(useless)).toBe(0.05);
    expect(pooledConfidence([])).toBe(0.05);
    expect(indexOn('2020-01-31', { dyads: ['AAA-BBB'], weighByConfidence: true })).toBeCloseTo(
      0.5625 * 0.8 * 2 ** (-21 / 730),
      12,
    );
  });

  test('07 named contributions, the rest and moves of the level make up the part of events', () => {
    const [dyad] = ask({ dyads: ['AAA-BBB'], level: 'structural', to: '2022', top: 3 }).dyads;
    const end = dyad?.series.at(-1);
    expect(dyad?.top.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(
      dyad?.contributions ?? 0,
      12,
    );
    expect((dyad?.contributions ?? 0) + (dyad?.levelMoves ?? 0)).toBeCloseTo(end?.events ?? 0, 12);
    expect((end?.level ?? 0) + (end?.events ?? 0)).toBeCloseTo(end?.index ?? 0, 12);
  });

  test('07b without draws both ends of the band are the index', () => {
    const [dyad] = ask({ dyads: ['AAA-BBB'], to: '2022', draws: 0 }).dyads;
    for (const { index, p10, p90 } of dyad?.series ?? []) expect([p10, p90]).toEqual([index, index]);
    expect(dyad?.series.length).toBeGreaterThan(0);
  });

  test('08 steps end on the last days of months, quarters and years', () => {
    const dates = (step: 'month' | 'quarter' | 'year', from: string, to: string): readonly string[] =>
      ask({ dyads: ['AAA-BBB'], step, from, to }).dyads[0]?.series.map(({ date }) => date) ?? [];
    expect(dates('month', '2020-01-10', '2020-03-30')).toEqual(['2020-01-31', '2020-02-29']);
    expect(dates('quarter', '2020', '2020')).toEqual(['2020-03-31', '2020-06-30', '2020-09-30', '2020-12-31']);
    expect(dates('year', '2020-05', '2021')).toEqual(['2020-12-31', '2021-12-31']);
  });

  test('08b a single day in place of steps is the index of that day, with what its acts still add', () => {
    const dyads = ['AAA-BBB'];
    const [onEnd] = ask({ dyads, on: '2020-12-31' }).dyads;
    const [year] = ask({ dyads, step: 'year', from: '2020', to: '2020' }).dyads;
    expect(onEnd?.series).toEqual(year?.series);
    expect(onEnd?.top).toEqual(year?.top);
    const [between] = ask({ dyads, on: '2020-02-03' }).dyads;
    expect(between?.series.map(({ date }) => date)).toEqual(['2020-02-03']);
    expect(between?.top.map(({ eventId }) => eventId)).toEqual(['e1']);
    expect(ask({ dyads, on: '2020-02' }).dyads[0]?.series[0]?.date).toBe('2020-02-29');
    expect(refused(findRelations(model, { on: 'soon' }))).toContain('on: “soon” is no date YYYY-MM-DD, month or year.');
  });

  test('09 every pair with events is answered when none is named', () => {
    expect(ask({ to: '2022' }).dyads.map(({ dyad }) => dyad)).toEqual(['AAA-BBB']);
  });

  test.each([
    [{ dyads: ['AAA-AAA'] }, 'pairs AAA with itself'],
    [{ dyads: ['AAA+BBB'] }, 'is not a pair A-B'],
    [{ dyads: ['AAA-XXX'] }, 'no actor “XXX”'],
    [{ dimensions: ['love'] }, 'dimension: The model has no dimension “love”. It has all, military, grievance'],
    [{ from: '2022', to: '2021' }, 'ends (2021-12-31) before it begins (2022-01-01)'],
    [{ from: 'May' }, 'from: “May” is no date'],
    [{ from: '1000', step: 'month' as const }, 'at most 2400 steps'],
  ])('10 a question that makes no sense is answered in words: %o', (query, words) => {
    expect(refused(findRelations(model, query))).toContain(words);
  });

  test('11 months of a machine-coded set enter as one act each, by their median', () => {
    const months = [
      { a: 'AAA', b: 'BBB', month: '2020-01', events: 40, medianGoldstein: 3, medianPlover: undefined },
      { a: 'BBB', b: 'AAA', month: '2020-02', events: 2, medianGoldstein: -4, medianPlover: undefined },
    ];
    const events = eventsOfMonths(months, 'GDELT');
    const answer = findRelations(
      model,
      { dyads: ['AAA>BBB'], level: 'none', to: '2020-01-31', step: 'month', draws: 2 },
      events,
    );
    if (isRefusal(answer)) expect.fail(answer.message);
    expect(answer.dyads[0]?.series.at(-1)?.index).toBeCloseTo(0.3 * 2 ** (-16 / 730), 12);
    expect(answer.dyads[0]?.top[0]?.title).toBe('40 events of GDELT, median of their scores');
  });
});

describe('the structural level', () => {
  const level = (more: ModelDraft, date: string, terms: readonly string[]): number => {
    const dated = structuralLevel(
      createModel('test', { ...draft, ...more }),
      { a: 'AAA', b: 'BBB', directed: false },
      terms,
    );
    const day = firstDay(date) ?? 0;
    return dated.findLast((step) => step.day <= day)?.level ?? expect.fail('no level');
  };

  test('12 an alliance counts by its strongest obligation while it is in force', () => {
    const relation = [
      {
        relationId: 'r1',
        actorAId: 'BBB',
        actorBId: 'AAA',
        dimensionId: 'military',
        kind: 'alliance',
        obligation: 'consultation',
        validFrom: '2010',
        what: 'Treaty',
      },
      {
        relationId: 'r2',
        actorAId: 'AAA',
        actorBId: 'BBB',
        dimensionId: 'military',
        kind: 'alliance',
        obligation: 'defense',
        validFrom: '2015',
        validTo: '2019',
        what: 'Pact',
      },
    ] as const;
    const at = (date: string): number => level({ relation }, date, ['alliance']);
    expect([at('2009-12-31'), at('2010-01-01'), at('2016-01-01'), at('2019-12-31'), at('2020-01-01')]).toEqual([
      0, 1, 3, 3, 1,
    ]);
  });

  test('13 shared formats count as a part of all formats, by role', () => {
    const membership = [
      { actorId: 'AAA', format: 'UNION', role: 'member' },
      { actorId: 'BBB', format: 'UNION', role: 'observer', validFrom: '2020' },
      { actorId: 'AAA', format: 'CLUB', role: 'member' },
    ] as const;
    expect(level({ membership }, '2019-01-01', ['formats'])).toBe(0);
    // lesser 1 of UNION over greater 2 + 2
    expect(level({ membership }, '2020-01-01', ['formats'])).toBeCloseTo(2 * 0.25, 12);
  });

  test('14 trade counts as its share of all trade of each side, from its period on', () => {
    const trade = [
      { tradeId: 't', fromCountry: 'BBB', toCountry: 'AAA', period: '2020', usd: 100, use: 'turnover' },
    ] as const;
    const share = (100 * 365.25) / 366;
    expect(level({ trade }, '2019-06-01', ['trade'])).toBe(0);
    expect(level({ trade }, '2021-06-01', ['trade'])).toBeCloseTo((2.5 * (share / 1000 + share / 500)) / 2, 12);
  });

  test('15 rivalry and sanctions lower it, each further act by half of what is left; exceptions do not count', () => {
    const relation = [
      {
        relationId: 'r',
        actorAId: 'AAA',
        actorBId: 'BBB',
        dimensionId: 'military',
        kind: 'rivalry',
        validFrom: '2000',
        what: 'Rivals',
      },
    ] as const;
    const act = { imposingParty: 'A', target: 'B', imposingActorId: ['AAA'], targetActorId: ['BBB'], legalAct: 'Act' };
    const sanction = [
      { ...act, sanctionId: 's1', validFrom: '2010-01-01' },
      { ...act, sanctionId: 's2', validFrom: '2012-01-01' },
      { ...act, sanctionId: 'x', validFrom: '2010-01-01', exempts: ['s1'] },
    ];
    const at = (date: string): number => level({ relation, sanction }, date, ['rivalry', 'sanctions']);
    expect([at('2009-01-01'), at('2010-01-01'), at('2012-01-01')]).toEqual([-1, -2, -2.5]);
  });

  test('16 a driver moves it by what a dependency says', () => {
    const more: ModelDraft = {
      driver: [{ driverId: 'war', name: 'War', unit: '0 to 1' }],
      driver_state: [{ driverId: 'war', level: 0.5, validFrom: '2022-02-24' }],
      dependency: [{ dependencyId: 'd', dyad: 'BBB-AAA', onKind: 'driver', on: 'war', effect: 1.2 }],
    };
    expect(level(more, '2022-02-23', ['drivers'])).toBe(0);
    expect(level(more, '2022-02-24', ['drivers'])).toBeCloseTo(0.6, 12);
  });

  test('17 the index starts at it and follows its moves by half in a half-life', () => {
    const relation = [
      {
        relationId: 'r',
        actorAId: 'AAA',
        actorBId: 'CCC',
        dimensionId: 'military',
        kind: 'alliance',
        obligation: 'defense',
        validFrom: '2010-01-01',
        what: 'Pact',
      },
    ] as const;
    const query = { dyads: ['AAA-CCC'], level: 'structural', step: 'year', from: '2009', to: '2011' } as const;
    // a statement of score 0, from which on the index is known
    const statement = { ...draft.event[0], eventId: 'e0', date: '2009-03-01', actorBId: 'CCC', cameoCode: '010' };
    const event = [...draft.event, statement] as NonNullable<ModelDraft['event']>;
    const answer = ask(query, createModel('test', { ...draft, relation, event }));
    const [before, , after] = answer.dyads[0]?.series ?? [];
    expect(before).toMatchObject({ index: 0, level: 0, lag: 0, events: 0 });
    // 729 days after 1 January 2010
    expect(after?.index).toBeCloseTo(3 * (1 - 2 ** (-729 / 730)), 12);
    expect(answer.dyads[0]?.levelMoves).toBeCloseTo(after?.lag ?? NaN, 12);
    expect(after?.lag).toBeCloseTo(-3 * 2 ** (-729 / 730), 12);
    expect(after?.events).toBeCloseTo(0, 12);
  });

  test('17b the index is not known before the first event of the pair, nor ever without one, and says why', () => {
    const query = { dyads: ['AAA-BBB'], level: 'structural', step: 'year', from: '2018', to: '2020' } as const;
    const answer = ask(query, createModel('test', draft));
    const unknown = { index: null, lag: null, events: null, p10: null, p90: null };
    expect(answer.dyads[0]?.series).toMatchObject([unknown, unknown, { index: expect.any(Number) as number }]);
    expect(answer.dyads[0]?.firstEvent).toBe('2020-01-10');
    expect(answer.notes.join(' ')).toContain('not known before the first event of its pair: AAA-BBB, 2020-01-10');
    const early = ask({ ...query, to: '2019' }, createModel('test', draft)).dyads[0];
    expect(early).toMatchObject({ contributions: null, levelMoves: null, top: [] });
    const never = ask({ ...query, dyads: ['BBB-CCC'] }, createModel('test', draft));
    expect(never.dyads[0]).toMatchObject({ firstEvent: null, series: [unknown, unknown, unknown] });
    expect(never.notes.join(' ')).toContain('BBB-CCC, which has none');
    const on = (date: string): number | undefined =>
      relationIndexOn(createModel('test', draft), 'AAA-BBB', undefined, firstDay(date) ?? NaN);
    expect(on('2020-01-09')).toBeUndefined();
    expect(on('2020-01-10')).toBeGreaterThan(0);
  });
});
