import type { Refusal } from '../../src/findings/refusal.ts';
import { describe, expect, test } from 'vitest';
import type { RelationsAnswer } from '../../src/relations/answer.ts';
import { eventsOfMonths } from '../../src/relations/event-months.ts';
import { findRelations } from '../../src/relations/find-relations.ts';
import { model } from './alpha-bravo.ts';

describe('an imported set', () => {
  const month = { medianGoldstein: 1, medianPlover: 1, events: 1 };

  test('18 may be asked for states of which neither model nor set knows anything, but not for what is no state', () => {
    const events = eventsOfMonths([{ ...month, a: 'DDD', b: 'EEE', month: '2020-01' }], 'a set');
    const of = (dyad: string): RelationsAnswer | Refusal =>
      findRelations(model, { dyads: [dyad], draws: 0 }, events, new Set(['DDD', 'EEE', 'FFF']));
    expect(of('DDD-FFF')).toMatchObject({ dyads: [{ eventCount: 0, series: [] }] });
    expect(of('DDD-EEE')).toMatchObject({ dyads: [{ eventCount: 1 }] });
    expect(of('DDD-QQQ')).toMatchObject({
      code: 'value-unknown',
      field: 'dyad',
      message: 'The model has no actor “QQQ”, and it is no code of a state.',
    });
  });

  test('19 of as many events as a long import has is answered', () => {
    const events = Array.from({ length: 200_000 }, (_, place) => ({
      id: String(place),
      day: 10_000 + (place % 365),
      date: '1997',
      a: 'AAA',
      b: 'BBB',
      mutual: false,
      title: `act ${String(place)}`,
      scores: { goldstein: 1, plover: 1 },
      tags: [],
      confidence: 1,
      sources: [],
    }));
    const answer = findRelations(model, { dyads: ['AAA-BBB'], level: 'none', draws: 0, step: 'year', top: 1 }, events);
    expect(answer).toMatchObject({
      dyads: [{ eventCount: 200_000, top: [{ title: expect.stringMatching(/^act /) as string }] }],
    });
  });
});
