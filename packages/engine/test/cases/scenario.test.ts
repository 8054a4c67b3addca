import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/findings/refusal.ts';
import type { Refusal } from '../../src/findings/refusal.ts';
import { checkModel } from '../../src/checks/check-model.ts';
import type { Model, ModelDraft } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import { linkStates } from '../../src/network/link-states.ts';
import { overlay } from '../../src/network/overlay.ts';
import { findRoutes } from '../../src/routing/find-routes.ts';
import { reach } from '../../src/routing/reach.ts';
import { applyScenario } from '../../src/scenario/apply-scenario.ts';
import { changeKinds, formatChange, parseChange } from '../../src/scenario/change.ts';
import type { NetworkChange } from '../../src/scenario/change.ts';
import { undoneChanges } from '../../src/scenario/undone-changes.ts';
import type { NodeId } from '../../src/units/id.ts';
import { ask, change, links, modelWith, tonnesOf } from './flow-model.ts';

const s = { sourceId: ['s'] };
const changes = (...texts: string[]): readonly NetworkChange[] => texts.map(change);

function changed(model: Model, list: readonly NetworkChange[]): Model {
  const made = applyScenario(model, list);
  if (isRefusal(made)) throw new Error(made.message);
  return made;
}

function refusalOf(model: Model, ...list: NetworkChange[]): Refusal {
  const made = applyScenario(model, list);
  if (!isRefusal(made)) throw new Error('expected a refusal');
  return made;
}

/** How links are drawn on a day. */
function drawn(model: Model, list: readonly NetworkChange[], depart = '2023-05-16'): Record<string, string> {
  const state = overlay(compile(model), { depart, changes: list });
  if (isRefusal(state)) throw new Error(state.message);
  return Object.fromEntries([...linkStates(state)].map(([id, { state: each }]) => [id, each]));
}

const regime: ModelDraft = {
  regime: [
    {
      regimeId: 'pass',
      name: 'The Pass',
      selector: 'link:a-b-rail',
      kind: 'border',
      recordFrom: '2020',
      recordTo: '2023',
      ...s,
    },
  ],
  regime_effect: [
    { regimeId: 'pass', state: 'restricted', hoursFactor: 2, ...s },
    { regimeId: 'pass', state: 'closed', forbidden: true, ...s },
  ],
};
const closedNow: ModelDraft = {
  ...regime,
  regime_state: [{ regimeId: 'pass', state: 'closed', validFrom: '2023-01-01', ...s }],
};

describe('changes in their order', () => {
  test('S01 what is opened after it was closed is open, on the map and in the flows', () => {
    const list = changes('close:corridor:west', 'open:link:a-b-rail;link:b-d-rail');
    expect(drawn(modelWith(), list)).toMatchObject({ 'a-b-rail': 'open', 'b-d-rail': 'open' });
    expect(tonnesOf(ask(modelWith(), { changes: list }), 'a-b-rail')).toBeCloseTo(
      tonnesOf(ask(modelWith()), 'a-b-rail'),
      6,
    );
    const part = changes('close:corridor:west', 'open:link:a-b-rail');
    expect(drawn(modelWith(), part)).toMatchObject({ 'a-b-rail': 'open', 'b-d-rail': 'closed' });
    expect(tonnesOf(ask(modelWith(), { changes: part }), 'a-b-rail')).toBe(0);
  });

  test('S02 what is closed after it was opened is closed', () => {
    const list = changes('open:corridor:west', 'close:link:a-b-rail');
    expect(drawn(modelWith(), list)).toMatchObject({ 'a-b-rail': 'closed', 'b-d-rail': 'open' });
    expect(tonnesOf(ask(modelWith(), { changes: list }), 'a-b-rail')).toBe(0);
  });

  test('S03 opening lifts a regime and a status, building a status alone; a factor stays', () => {
    const planned = `${links}\n  b-c rail 10 status=planned`;
    const model = modelWith({ ...closedNow, project: [{ projectId: 'line', name: 'Line' }] }, planned);
    const link = model.tables.link.map((row) =>
      row.linkId === 'b-c-rail' ? { ...row, projectId: 'line' as never } : row,
    );
    const withProject = { ...model, tables: { ...model.tables, link } };
    expect(drawn(withProject, [])).toMatchObject({ 'a-b-rail': 'closed', 'b-c-rail': 'planned' });
    expect(drawn(withProject, changes('open:link:a-b-rail', 'build:project:line'))).toMatchObject({
      'a-b-rail': 'open',
      'b-c-rail': 'open',
    });
    expect(drawn(withProject, changes('build:project:line', 'close:node:c'))).toMatchObject({ 'b-c-rail': 'closed' });
    const slow = overlay(compile(modelWith()), { changes: changes('hours:link:a-b-rail=3', 'open:link:a-b-rail') });
    const plain = overlay(compile(modelWith()), {});
    if (isRefusal(slow) || isRefusal(plain)) throw new Error('refused');
    const arc = slow.network.arcs.findIndex(({ kind, link: row }) => kind === 'move' && row === 0);
    expect(slow.minutes[arc]).toBe(3 * (plain.minutes[arc] ?? 0));
  });

  test('S04 a change of which nothing is left is told with the one that undoes it', () => {
    const list = changes('close:link:a-b-rail', 'open:corridor:west', 'close:link:c-d-rail');
    expect(undoneChanges(modelWith(), list).map((pair) => pair.map(formatChange))).toEqual([
      ['close:link:a-b-rail', 'open:corridor:west'],
    ]);
    expect(ask(modelWith(), { changes: list }).notes).toContain(
      'close:link:a-b-rail does nothing: open:corridor:west comes after it.',
    );
    const dated = [change('close:link:a-b-rail'), { ...change('open:corridor:west'), from: '2024' }];
    expect(undoneChanges(modelWith(), dated)).toEqual([]);
  });
});

describe('a scenario applied', () => {
  test('S05 is a model without errors, on the topology of the other, whatever is changed, twice over', () => {
    const model = modelWith({ ...regime, project: [{ projectId: 'line', name: 'Line' }] });
    const link = model.tables.link.map((row, at) => ({ ...row, ...(at === 0 ? { projectId: 'line' as never } : {}) }));
    const base = { ...model, tables: { ...model.tables, link } };
    const all = changeKinds.map((kind): NetworkChange => {
      const selector =
        kind === 'build'
          ? 'project:line'
          : kind === 'restrict'
            ? 'regime:pass'
            : kind === 'demand'
              ? 'country:XA'
              : 'corridor:west';
      return { kind, selector, value: 1.5, sources: ['s', 'https://example.org/paper'] };
    });
    const errorsOf = (each: Model): readonly string[] =>
      checkModel(each).flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));
    const once = changed(base, all);
    const twice = changed(once, all);
    // of its own the small model has a link that is shorter than the great circle
    expect(errorsOf(once)).toEqual(errorsOf(base));
    expect(errorsOf(twice)).toEqual(errorsOf(base));
    expect(compile(twice).arcs).toBe(compile(base).arcs);
    expect(new Set(twice.tables.regime.map(({ regimeId }) => regimeId)).size).toBe(twice.tables.regime.length);
  });

  test('S06 does what a regime in that state does, and nothing by chance', () => {
    const rows: ModelDraft = {
      ...regime,
      regime_effect: [{ regimeId: 'pass', state: 'restricted', costFactor: 1.3, hoursFactor: 1.7, ...s }],
      regime_state: [{ regimeId: 'pass', state: 'restricted', validFrom: '2020-01-01', ...s }],
    };
    const [said, ruled] = [
      overlay(compile(modelWith()), { changes: changes('cost:link:a-b-rail=1.3', 'hours:link:a-b-rail=1.7') }),
      overlay(compile(modelWith(rows)), {}),
    ];
    if (isRefusal(said) || isRefusal(ruled)) throw new Error('refused');
    expect([said.minutes, said.cents]).toEqual([ruled.minutes, ruled.cents]);
    const query = { from: ['a' as NodeId], to: ['d' as NodeId] };
    const [plain, dear] = [[], changes('cost:corridor:west=1.01')].map((list) =>
      findRoutes(compile(modelWith()), { ...query, changes: list }),
    );
    if (plain === undefined || dear === undefined || isRefusal(plain) || isRefusal(dear)) throw new Error('refused');
    expect(dear.routes.map(({ risk }) => risk)).toEqual(plain.routes.map(({ risk }) => risk));
    expect(dear.query.changes).toEqual(['cost:corridor:west=1.01']);
    expect(plain.query).not.toHaveProperty('changes');
  });

  test('S07 restricts a regime as its own row says, and closes what a regime selects', () => {
    const [restricted, slow] = [changes('restrict:regime:pass'), changes('hours:link:a-b-rail=2')].map((list) =>
      ask(modelWith(regime), { changes: list }),
    );
    expect(restricted?.branches).toEqual(slow?.branches);
    expect(drawn(modelWith(regime), changes('close:regime:pass&mode:rail'))).toMatchObject({ 'a-b-rail': 'closed' });
  });

  test('S08 holds on the days that it names', () => {
    const list = [{ ...change('close:link:a-b-rail'), from: '2023-05', to: '2023-06-10' }];
    const stateOn = (day: string): string | undefined => drawn(modelWith(), list, day)['a-b-rail'];
    expect(['2023-04-30', '2023-05-01', '2023-06-10', '2023-06-11'].map(stateOn)).toEqual([
      'open',
      'closed',
      'closed',
      'open',
    ]);
  });

  test('S09 acts on routes and reach too', () => {
    const network = compile(modelWith());
    const query = { from: ['a' as NodeId], to: ['d' as NodeId] };
    const answer = findRoutes(network, { ...query, changes: changes('close:corridor:west') });
    if (isRefusal(answer)) throw new Error(answer.message);
    expect(answer.routes.flatMap(({ legs }) => legs.map(({ link }) => link))).not.toContain('a-b-rail');
    expect(answer.excluded.map(({ reason }) => reason).join()).toContain(
      'closed in this what-if (close:corridor:west)',
    );
    const far = reach(network, { from: ['a' as NodeId], hours: 1000, changes: changes('close:node:d') });
    expect(isRefusal(far) || far.cities.some(({ via }) => via === 'd')).toBe(false);
  });

  test('S10 multiplies the demand of pairs that meet all terms of a group, on its days', () => {
    const demand_factor = [
      { demandFactorId: 'x', selector: 'country:XE', factor: 3, validFrom: '2023-01-01', ...s },
      { demandFactorId: 'y', selector: 'country:XE&commodity:grain', factor: 5, ...s },
      { demandFactorId: 'z', factor: 7, validTo: '2022-12-31', ...s },
    ];
    expect(ask(modelWith({ demand_factor })).demandTonnes).toBeCloseTo(9100 + 3 * 910, 6);
    expect(ask(modelWith({ demand_factor }), { changes: changes('demand:=2') }).demandTonnes).toBeCloseTo(
      2 * (9100 + 3 * 910),
      6,
    );
  });

  test('S11 adds water levels that meet, on routes as in flows', () => {
    const mode = modelWith().tables.mode.map((row) => ({
      ...row,
      payloadT: 5000,
      draughtM: 4,
      payloadTPerDraughtCm: 20,
    }));
    const link = modelWith().tables.link.map((row) => ({
      ...row,
      ...(row.linkId === 'a-b-rail' ? { draughtM: 4 } : {}),
    }));
    const model = modelWith({
      mode,
      link,
      water_level: [{ waterLevelId: 'w', selector: 'link:a-b-rail', changeM: -1, ...s }],
    });
    const centsOf = (list: readonly NetworkChange[]): number | undefined => {
      const state = overlay(compile(model), { changes: list });
      if (isRefusal(state)) throw new Error(state.message);
      return state.cents[state.network.arcs.findIndex(({ kind, link: row }) => kind === 'move' && row === 0)];
    };
    // 500 km at 1 USD; a meter takes 2,000 of 5,000 t
    expect(centsOf(changes('water_level:link:a-b-rail=1'))).toBe(50_000);
    expect(centsOf([])).toBe(Math.round(50_000 / 0.6));
    expect(drawn(model, changes('water_level:link:a-b-rail=-1.4'))).toMatchObject({ 'a-b-rail': 'closed' });
    const asked = overlay(compile(model), { water: [{ selector: 'link:a-b-rail', meters: 1 }] });
    expect(isRefusal(asked) ? [] : [...asked.water.ratioOfLink]).toEqual([]);
  });
});

describe('what is no change', () => {
  test('S12 is refused by its name, with what would be right', () => {
    const model = modelWith(regime);
    expect(refusalOf(model, change('close:link:q'))).toMatchObject({ code: 'value-unknown', field: 'change' });
    expect(refusalOf(model, change('capacity:link:a-b-rail=11'))).toMatchObject({
      message: expect.stringContaining('at most 10') as string,
    });
    expect(refusalOf(model, change('build:project:bridge')).message).toContain('no project “bridge”');
    expect(refusalOf(model, change('restrict:link:a-b-rail')).message).toContain('is no regime');
    expect(refusalOf(modelWith(), change('restrict:regime:pass')).message).toContain('no regime “pass”');
    expect(refusalOf(model, { ...change('close:link:a-b-rail'), from: '2024', to: '2023' })).toMatchObject({
      code: 'values-conflict',
    });
    expect(refusalOf(model, { ...change('close:link:a-b-rail'), from: 'soon' }).message).toContain('“soon” is no date');
  });

  test('S13 is written as it is read', () => {
    for (const text of ['close:country:AZE', 'capacity:corridor:west=0.5', 'demand:=1.2', 'build:project:x'])
      expect(formatChange(change(text))).toBe(text);
    expect(parseChange('restrict:regime:x=2')).toMatchObject({
      message: expect.stringContaining('no number') as string,
    });
  });
});
