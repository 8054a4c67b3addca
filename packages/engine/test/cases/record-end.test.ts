import { describe, expect, test } from 'vitest';
import { checkModel } from '../../src/checks/check-model.ts';
import { findFlows } from '../../src/flows/find-flows.ts';
import { isRefusal } from '../../src/findings/refusal.ts';
import type { Refusal } from '../../src/findings/refusal.ts';
import type { Model, ModelDraft } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import { describeRegimes } from '../../src/regimes/describe-regimes.ts';
import { findRelations } from '../../src/relations/find-relations.ts';
import { relationProfile } from '../../src/relations/profile.ts';
import { findRoutes } from '../../src/routing/find-routes.ts';
import { reach } from '../../src/routing/reach.ts';
import { decideActs } from '../../src/sanctions/decide.ts';
import type { NodeId } from '../../src/units/id.ts';
import { modelWith, quarter } from './flow-model.ts';

const config = { datasetName: 'Text', referenceYear: 2023, referenceDate: '2023-06-01', defaultCommodityId: 'box' };
const s = { sourceId: ['s'] };

/** One event and one state that goes on, with the record ending as said; quarter 2 of 2023 has demand. */
function modelUntil(recordEnd?: string, change: ModelDraft = {}): Model {
  return modelWith({
    config: [recordEnd === undefined ? config : { ...config, recordEnd }],
    actor: [
      { actorId: 'AAA', name: 'Alpha', kind: 'state' },
      { actorId: 'BBB', name: 'Bravo', kind: 'state' },
    ],
    dimension: [{ dimensionId: 'all', name: 'All', halfLifeDays: 730, levelTerms: [] }],
    event: [
      {
        eventId: 'e1',
        date: '2022-05-01',
        actorAId: 'AAA',
        actorBId: 'BBB',
        eventType: 'COERCE',
        cameoCode: '190',
        goldstein: -10,
        title: 'They fight',
        ...s,
      },
    ],
    regime: [
      {
        regimeId: 'strait',
        name: 'The Strait',
        selector: 'link:a-b-rail',
        kind: 'conflict',
        recordFrom: '2020-01-01',
        recordTo: '2022-12-31',
      },
    ],
    regime_state: [{ regimeId: 'strait', state: 'open', validFrom: '2022-06-01', ...s }],
    ...change,
  });
}

const [from, to] = [['a' as NodeId], ['d' as NodeId]];

function given<Answer>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

/** What each kind of answer about a day says of the record. */
const answers: readonly (readonly [string, (model: Model, day: string) => readonly string[]])[] = [
  ['routes', (model, depart) => given(findRoutes(compile(model), { from, to, depart })).notes ?? []],
  ['reach', (model, depart) => given(reach(compile(model), { from, depart })).notes ?? []],
  ['regimes', (model, on) => given(describeRegimes(model, { on })).notes ?? []],
  ['relations', (model, to) => given(findRelations(model, { dyads: ['AAA-BBB'], step: 'month', to })).notes],
  ['relations on a day', (model, on) => given(findRelations(model, { dyads: ['AAA-BBB'], on })).notes],
  ['a relation', (model, date) => given(relationProfile(model, { dyad: 'AAA-BBB', date })).notes],
  ['acts', (model, date) => given(decideActs(model, { nodes: from, date })).notes],
];

describe('the end of the record', () => {
  test.each(answers)('RE01 %s of a day after it say so, of its last day and before do not', (_, ask) => {
    const about = (day: string, end?: string): readonly string[] =>
      ask(modelUntil(end), day).filter((note) => note.includes('record'));
    expect(about('2023-06-30', '2023-05-31')).toEqual([
      'The record of this model ends on 2023-05-31: what it says of later days is the state of that day carried on, not known to be so.',
    ]);
    expect(about('2023-05-31', '2023-05-31')).toEqual([]);
    expect(about('2023-06-30')).toEqual([]);
  });

  test('RE02 flows of a period that runs beyond it say so', () => {
    const notes = (end: string): readonly string[] =>
      given(findFlows(compile(modelUntil(end)), { period: quarter })).notes.filter((note) => note.includes('record'));
    expect(notes('2023-06-30')).toEqual([]);
    expect(notes('2023-06-29')).toHaveLength(1);
  });

  test('RE03 answers without a note have no such field', () => {
    const model = modelUntil('2023-12-31');
    expect(given(findRoutes(compile(model), { from, to }))).not.toHaveProperty('notes');
    expect(given(describeRegimes(model))).not.toHaveProperty('notes');
  });

  test('RE04 a month or a year ends with its last day', () => {
    const of = (end: string): number =>
      (given(describeRegimes(modelUntil(end), { on: '2023-06-30' })).notes ?? []).length;
    expect([of('2023-06'), of('2023'), of('2023-05')]).toEqual([0, 0, 1]);
  });

  test('RE05 it cannot lie before a state or an event of the record', () => {
    const faults = (end: string): readonly string[] =>
      checkModel(modelUntil(end)).flatMap(({ code, message }) => (code === 'record-end-early' ? [message] : []));
    expect(faults('2022-06-01')).toEqual([]);
    expect(faults('2022-05-31')).toEqual([
      'The record is said to end on 2022-05-31, but regime_state.csv has 2022-06-01 in row 2.',
    ]);
    expect(faults('2022-04')).toEqual([
      'The record is said to end on 2022-04, but regime_state.csv has 2022-06-01 in row 2 and 1 later days more.',
    ]);
  });

  test('RE06 a refusal stays one', () => {
    expect(isRefusal(describeRegimes(modelUntil('2023-05-31'), { on: 'soon' }))).toBe(true);
  });
});
