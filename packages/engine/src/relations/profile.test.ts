import { isRefusal } from '../findings/refusal.ts';
import { describe, expect, test } from 'vitest';
import { createModel } from '../model/model.ts';
import type { ModelDraft } from '../model/model.ts';
import { findRelations } from './find-relations.ts';
import { actorProfile, relationProfile } from './profile.ts';
import type { RelationProfile, RelationProfileQuery } from './profile-answer.ts';
import { refused } from '../../test/cases/refused.ts';

type EventDraft = NonNullable<ModelDraft['event']>[number];

function act(date: string, a: string, b: string, cameoCode: string, more: EventDraft = {}): EventDraft {
  const eventId = `${date}-${a}-${b}-${cameoCode}`;
  return {
    eventId,
    date,
    actorAId: a,
    actorBId: b,
    direction: 'mutual',
    eventType: 'SUPPORT',
    cameoCode,
    title: eventId,
    ...more,
  };
}

/** Every quarter from 2005 to 2020 something between Alpha and Bravo: colder to 2013, warmer since; Charlie seldom. */
const years = Array.from({ length: 16 }, (_, at) => String(2005 + at));
const draft: ModelDraft = {
  actor: ['AAA', 'BBB', 'CCC', 'DDD'].map((actorId) => ({ actorId, name: `State ${actorId}`, kind: 'state' })),
  dimension: [
    { dimensionId: 'all', name: 'All', halfLifeDays: 730, levelTerms: ['alliance'] },
    { dimensionId: 'trade', name: 'Trade', tags: ['trade'], halfLifeDays: 1460, levelTerms: [] },
  ],
  event: [
    ...years.flatMap((year) =>
      ['02', '05', '08', '11'].map((month) =>
        act(`${year}-${month}-10`, 'AAA', 'BBB', year < '2013' ? '111' : '057', {
          tags: month === '02' ? ['trade'] : [],
        }),
      ),
    ),
    ...years.slice(0, 6).map((year) => act(`${year}-03-03`, 'AAA', 'CCC', '042')),
  ],
  relation: [
    {
      relationId: 'r',
      actorAId: 'AAA',
      actorBId: 'BBB',
      kind: 'alliance',
      obligation: 'defense',
      validFrom: '2019',
      what: 'Pact',
    },
  ],
  membership: [
    { actorId: 'AAA', format: 'UNION', role: 'member' },
    { actorId: 'BBB', format: 'UNION', role: 'member' },
  ],
  driver: [{ driverId: 'war', name: 'War', unit: '0 to 1', dyads: ['BBB-AAA'] }],
  driver_state: [{ driverId: 'war', level: 1, validFrom: '2013-01-01' }],
};
const model = createModel('profile', draft);

function ask(query: Partial<RelationProfileQuery> = {}, of = model): RelationProfile {
  const answer = relationProfile(of, { dyad: 'AAA-BBB', ...query });
  return isRefusal(answer) ? expect.fail(answer.message) : answer;
}

describe('relation profile', () => {
  test('01 the index is that of the series of relations', () => {
    for (const date of ['2010-03-31', '2019-12-31']) {
      const series = findRelations(model, { dyads: ['AAA-BBB'], to: date, step: 'quarter', draws: 2 });
      const end = isRefusal(series) ? undefined : series.dyads[0]?.series.at(-1);
      const { index } = ask({ date });
      expect(index.index).toBeCloseTo(end?.index ?? Number.NaN, 12);
      expect(index.level).toBeCloseTo(end?.level ?? Number.NaN, 12);
      expect(index.level + (index.lag ?? NaN) + (index.events ?? NaN)).toBeCloseTo(index.index ?? NaN, 12);
      expect(index.lag).toBeCloseTo(end?.lag ?? NaN, 12);
    }
  });

  test('02 nothing that comes after the date is known on it', () => {
    const cut = createModel('cut', {
      ...draft,
      event: (draft.event ?? []).filter(({ date = '' }) => date <= '2014-12-31'),
    });
    expect(ask({ date: '2014' })).toEqual(ask({ date: '2014' }, cut));
    expect(ask({ date: '2014' }).index).toMatchObject({ eventCount: 40, lastEvent: '2014-11-10' });
  });

  test('03 convergence: change, its place in the own past, and the field', () => {
    const { convergence, date } = ask({ date: '2016-12-31' });
    const [now, before] = [ask({ date }).index, ask({ date: '2013-12-31' }).index];
    expect(convergence.change).toBeCloseTo((now.index ?? NaN) - (before.index ?? NaN), 12);
    expect(convergence.levelChange).toBe(0);
    // quarters from the end of March 2008 to the end of September 2016
    expect(convergence).toMatchObject({ pastChanges: 35, apart: 2 });
    const earlier = Array.from({ length: 35 }, (_, at) => {
      const [year, quarter] = [2008 + Math.floor(at / 4), at % 4];
      const end = ['03-31', '06-30', '09-30', '12-31'][quarter] ?? '';
      return (
        (ask({ date: `${String(year)}-${end}` }).index.index ?? NaN) -
        (ask({ date: `${String(year - 3)}-${end}` }).index.index ?? NaN)
      );
    });
    const lower = earlier.filter((change) => change < (convergence.change ?? 0) - 1e-12).length;
    expect(convergence.percentile).toBeCloseTo(lower / 35, 12);
    const other = ask({ dyad: 'CCC-AAA', date }).convergence;
    expect(convergence.field).toMatchObject({ pairs: 2, rank: 1 });
    expect(other.field).toMatchObject({ pairs: 2, rank: 2 });
    expect(convergence.field.median).toBeCloseTo(((convergence.change ?? 0) + (other.change ?? 0)) / 2, 12);
  });

  test('04 a pair that is younger than three years has no change; one without events no index', () => {
    expect(ask({ date: '2007-06-30' }).convergence).toMatchObject({ before: null, change: null, percentile: null });
    const none = ask({ dyad: 'CCC-DDD', date: '2016' });
    expect(none.index).toEqual({
      index: null,
      level: 0,
      lag: null,
      events: null,
      eventCount: 0,
      firstEvent: null,
      lastEvent: null,
    });
    expect(none.breaks).toMatchObject({ quarters: 0, mean: null, breaks: [] });
    expect(none.notes[0]).toContain('No event');
  });

  test('05 breaks are those of quarters that are over, and the driver is found for either order of the pair', () => {
    const { breaks, drivers } = ask({ date: '2017-02-20' });
    expect(breaks).toMatchObject({ from: '2005-Q1', to: '2016-Q4', quarters: 48, events: 48 });
    expect(breaks.breaks).toMatchObject([{ date: '2013-01-01', meanBefore: -2, meanAfter: 8, p: 0.001 }]);
    expect(drivers).toMatchObject([
      { driver: 'war', from: '2008-Q1', quarters: 36, changes: 1, verdict: 'too_little' },
    ]);
    expect(drivers[0]?.words).toContain('Too little to tell, on 1 quarter in which it moves');
  });

  test('06 a dimension takes its own events; the date defaults to the end of the quarter of the last event', () => {
    expect(ask({ dimension: 'trade' })).toMatchObject({
      date: '2020-12-31',
      index: { eventCount: 16 },
      dimension: 'trade',
    });
    expect(ask().alignment.now.obligations).toMatchObject({ s: 1, bondsOfA: 1, bondsOfB: 1 });
    expect(ask()).toMatchObject({ alignment: { beforeDate: '2017-12-31', before: { obligations: null } } });
  });

  test('07 it is plain JSON and the same each time', () => {
    const profile = ask();
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
    expect(ask()).toEqual(profile);
  });

  test.each([
    [{ dyad: 'AAA' }, 'dyad: “AAA” is not a pair'],
    [{ dyad: 'AAA-XXX' }, 'no actor “XXX”. It has AAA, BBB, CCC, DDD'],
    [{ dimension: 'love' }, 'no dimension “love”. It has all, trade'],
    [{ date: 'yesterday' }, 'on: “yesterday” is no date'],
    [{ blocs: ['EAST'] }, 'no format “EAST”. It has UNION'],
  ])('08 a question that makes no sense is answered in words: %o', (query, words) => {
    expect(refused(relationProfile(model, { dyad: 'AAA-BBB', ...query }))).toContain(words);
  });

  test('09 a model without politics says so', () => {
    expect(refused(relationProfile(createModel('empty', {}), { dyad: 'AAA-BBB' }))).toContain(
      'no actors and no events',
    );
  });
});

describe('actor profile', () => {
  test('10 partners, and how much goes to fellow members', () => {
    const profile = actorProfile(model, { actor: 'aaa', date: '2013-03-31' });
    expect(profile).toMatchObject({
      schema: 'meridian.actor-profile/1',
      actor: 'AAA',
      name: 'State AAA',
      date: '2013-03-31',
      // one paper of 2013 with BBB (8), visits of 2009 and 2010 with CCC (1.9); that of 3 March 2008 is older than five years
      events: 3,
      partners: [
        { name: 'BBB', share: expect.closeTo(8 / 11.8, 12) as number },
        { name: 'CCC', share: expect.closeTo(3.8 / 11.8, 12) as number },
      ],
      withFellowMembers: expect.closeTo(8 / 11.8, 12) as number,
      blocs: null,
    });
    expect(actorProfile(model, { actor: 'AAA', date: '2013-03-31', blocs: ['UNION'] })).toMatchObject({
      blocs: [{ name: 'UNION' }, { name: 'none' }],
    });
    expect(refused(actorProfile(model, { actor: 'XXX' }))).toContain('actor: The model has no actor “XXX”');
  });
});
