import { expect, test } from 'vitest';
import { createModel } from '../model/model.ts';
import { checkEvents } from './events.ts';

const good = {
  eventId: 'e1',
  date: '2023-05-17',
  actorAId: 'AAA',
  actorBId: 'BBB',
  eventType: 'SUPPORT',
  cameoCode: '057',
  title: 'They sign',
};

function findingsOf(...events: readonly object[]): readonly string[] {
  const model = createModel('test', { event: events.map((event) => ({ ...good, ...event })) });
  return checkEvents(model, '2026-01-01').map(
    ({ code, row, column, found }) => `${code} ${String(row)} ${column ?? ''} ${found ?? ''}`,
  );
}

test('01 a sound register has no findings', () => {
  expect(
    findingsOf(
      {},
      { eventId: 'e2', date: '2024', cameoCode: '042', eventType: 'CONSULT', mode: 'visit', goldstein: 1.9 },
    ),
  ).toEqual([]);
});

test.each([
  ['an unknown code', { cameoCode: '999' }, 'event-code-unknown 2 cameo_code 999'],
  ['a code that lost its zero', { cameoCode: '57' }, 'event-code-unknown 2 cameo_code 57'],
  ['a type that is not that of the code', { eventType: 'ASSAULT' }, 'event-type-mismatch 2 event_type ASSAULT'],
  ['a mode of another type', { mode: 'visit' }, 'event-mode-unknown 2 mode visit'],
  ['a score that is not that of the code', { goldstein: 3 }, 'event-score-mismatch 2 goldstein 3'],
  ['a date after today', { date: '2026-01-02' }, 'event-in-future 2 date 2026-01-02'],
  ['an actor with itself', { actorBId: 'AAA' }, 'dyad-with-itself 2 actor_b_id AAA'],
])('02 %s', (_, change, finding) => {
  expect(findingsOf(change)).toEqual([finding]);
});

test('03 the same event twice, also the other way round', () => {
  expect(findingsOf({}, { eventId: 'e2', actorAId: 'BBB', actorBId: 'AAA', title: 'they sign ' })).toEqual([
    'event-repeated 3 event_id e2',
  ]);
  expect(findingsOf({}, { eventId: 'e2', title: 'They sign something else' })).toEqual([]);
});

test('04 a spelling with a leading zero is offered', () => {
  const model = createModel('test', { event: [{ ...good, cameoCode: '57' }] });
  expect(checkEvents(model, undefined)[0]?.remedy).toContain('057');
});
