import { isRefusal } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { onceFromParts } from '../memo/once.ts';
import { createModel } from '../model/model.ts';
import type { Model, ModelDraft, ModelTables } from '../model/model.ts';
import type { TableName } from '../model/tables/index.ts';
import type { NetworkChange } from './change.ts';
import { formatChange } from './change.ts';
import { readChange } from './read-change.ts';
import type { ReadChange } from './read-change.ts';

/**
 * A model with changes in it, a model like any other; refused where one of them makes no sense on it.
 *
 * Closing, restricting, capacity, hours and cost are a regime in a state, in the order in which they are said, after the
 * regimes of the model. Factors multiply. What is said later stands over what was said before: `open` lifts every earlier
 * closure of what it selects (of a change, of a regime of the model, of status and dates) and no factor; `close` after it
 * closes again. `build` lifts status and dates alone. What a question avoids, and acts that it obeys, stand over all of
 * them. Water levels add up, factors of demand multiply, in tables of their own. No change touches a table that the
 * topology follows from, so that services keep the paths that they have.
 */
export function applyScenario(model: Model, changes: readonly NetworkChange[]): Model | Refusal {
  if (changes.length === 0) return model;
  const rows: Rows = {
    regime: [],
    regime_effect: [],
    regime_state: [],
    transition: [],
    source: [],
    water_level: [],
    demand_factor: [],
  };
  const known = new Set<string>(model.tables.source.map(({ sourceId }) => sourceId));
  const made = new Map<string, string>();
  const ids = freeIds(model);
  for (const change of changes) {
    const read = readChange(model, change);
    if (isRefusal(read)) return read;
    addRows(rows, read, ids(), sourcesOf(read, known, made, rows), model);
  }
  return withRows(model, rows);
}

const changedTables = [
  'regime',
  'regime_effect',
  'regime_state',
  'transition',
  'source',
  'water_level',
  'demand_factor',
] as const satisfies readonly TableName[];
type ChangedTable = (typeof changedTables)[number];
type Rows = { readonly [T in ChangedTable]: NonNullable<ModelDraft[T]>[number][] };

/** Where a change says nothing of its sources. */
const assumption = { sourceId: 'scenario', title: 'Changes of a scenario', kind: 'assumption' } as const;

/** What a record needs that has no beginning and no end. */
const always = { from: '0001-01-01', to: '9999-12-31' };

/** Names of changes that no row of the model has: change-1, change-2, ... */
function freeIds({ tables }: Model): () => string {
  const taken = new Set<string>([
    ...tables.regime.map(({ regimeId }) => regimeId),
    ...tables.water_level.map(({ waterLevelId }) => waterLevelId),
    ...tables.demand_factor.map(({ demandFactorId }) => demandFactorId),
  ]);
  let number = 0;
  return () => {
    do number += 1;
    while (taken.has(`change-${String(number)}`));
    return `change-${String(number)}`;
  };
}

/** The sources of a change as rows: those of the model by name, others as assumptions with the text as their title. */
function sourcesOf(
  { sources = [] }: ReadChange,
  known: Set<string>,
  made: Map<string, string>,
  rows: Rows,
): readonly string[] {
  if (sources.length === 0) return [assumption.sourceId];
  return sources.map((text) => {
    if (known.has(text)) return text;
    const before = made.get(text);
    if (before !== undefined) return before;
    let number = rows.source.length + 1;
    while (known.has(`scenario-${String(number)}`)) number += 1;
    const sourceId = `scenario-${String(number)}`;
    known.add(sourceId);
    made.set(text, sourceId);
    const isAddress = /^https?:\/\//.test(text);
    rows.source.push({ sourceId, title: text, kind: 'assumption', ...(isAddress ? { url: text } : {}) });
    return sourceId;
  });
}

function addRows(rows: Rows, change: ReadChange, id: string, sourceId: readonly string[], model: Model): void {
  const { kind, from, to, why, selects, amount } = change;
  if (kind === 'demand') {
    rows.demand_factor.push({
      demandFactorId: id,
      factor: amount,
      sourceId,
      ...optional({ selector: selects, validFrom: from, validTo: to, note: why }),
    });
    return;
  }
  if (kind === 'water_level') {
    rows.water_level.push({
      waterLevelId: id,
      selector: selects ?? '',
      changeM: amount,
      sourceId,
      ...optional({ validFrom: from, validTo: to, note: why }),
    });
    return;
  }
  const state = kind === 'close' ? 'closed' : 'restricted';
  rows.regime.push({
    regimeId: id,
    name: formatChange(change),
    selector: selects ?? '',
    kind: 'scenario',
    recordFrom: from ?? always.from,
    recordTo: to ?? always.to,
    sourceId,
  });
  rows.regime_effect.push({ regimeId: id, state, sourceId, ...effectOf(change, model) });
  rows.regime_state.push({
    regimeId: id,
    state,
    validFrom: from ?? always.from,
    sourceId,
    ...optional({ validTo: to, note: why }),
  });
  // what a question assumes neither comes nor goes by chance
  for (const [fromState, toState] of [
    ['open', state],
    [state, 'open'],
  ] as const)
    rows.transition.push({ regimeId: id, fromState, toState, ratePerYear: 0, sourceId });
}

/** What a change does, as an effect of its regime. */
function effectOf(
  { kind, amount, selector }: ReadChange,
  { tables }: Model,
): NonNullable<ModelDraft['regime_effect']>[number] {
  switch (kind) {
    case 'close':
      return { forbidden: true };
    case 'open':
      return { lifts: 'closures' };
    case 'build':
      return { lifts: 'status' };
    case 'capacity':
      return { capacityFactor: amount };
    case 'hours':
      return { hoursFactor: amount };
    case 'cost':
      return { costFactor: amount };
    case 'hours_added':
      return { hoursAdded: amount };
    case 'usd_per_teu_added':
      return { usdPerTeuAdded: amount };
    case 'usd_per_tonne_added':
      return { usdPerTonneAdded: amount };
    case 'restrict': {
      const id = selector.trim().slice('regime:'.length).trim();
      const own = tables.regime_effect.find(({ regimeId, state }) => regimeId === id && state === 'restricted');
      const { forbidden, capacityFactor, hoursFactor, hoursAdded, costFactor, usdPerTeuAdded, usdPerTonneAdded } =
        own ?? {};
      return optional({
        forbidden,
        capacityFactor,
        hoursFactor,
        hoursAdded,
        costFactor,
        usdPerTeuAdded,
        usdPerTonneAdded,
      });
    }
    case 'demand':
    case 'water_level':
      return {};
  }
}

/** What of an object is there. */
function optional<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** The table source with the assumption that changes rest on, one for a table, so that what follows from it is kept. */
const withAssumption = onceFromParts<ModelTables, 'source', ModelTables['source']>(['source'], ({ source }) =>
  source.some(({ sourceId }) => sourceId === assumption.sourceId)
    ? source
    : append(source, createModel('', { source: [assumption] }).tables.source),
);

function withRows(model: Model, rows: Rows): Model {
  const made = createModel('', rows).tables;
  const changed = Object.fromEntries(
    changedTables
      .filter((name) => rows[name].length > 0)
      .map((name) => [name, append<{ readonly row: number }>(model.tables[name], made[name])]),
  ) as Partial<ModelTables>;
  const restsOnAssumption = [...rows.regime, ...rows.water_level, ...rows.demand_factor].some(({ sourceId }) =>
    (sourceId as readonly string[]).includes(assumption.sourceId),
  );
  const base = restsOnAssumption ? withAssumption(model.tables) : model.tables.source;
  const source = rows.source.length === 0 ? base : append(base, made.source);
  return { ...model, tables: { ...model.tables, ...changed, source } };
}

/** Rows after those of a table, numbered on as a spreadsheet would. */
function append<T extends { readonly row: number }>(rows: readonly T[], more: readonly T[]): readonly T[] {
  const last = rows.at(-1)?.row ?? 1;
  return [...rows, ...more.map((each, index) => ({ ...each, row: last + 1 + index }))];
}
