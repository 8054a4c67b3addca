import { entriesBy } from '../units/index.ts';
import { isRefusal } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { parseSelector, select } from '../model/selector.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { underChanges } from '../network/under-changes.ts';
import { waterOn } from '../network/water.ts';
import { formatChange } from '../scenario/change.ts';
import type { NetworkChange } from '../scenario/change.ts';
import { readChange } from '../scenario/read-change.ts';
import { undoneChanges } from '../scenario/undone-changes.ts';
import { facilitiesIn } from './capacity.ts';
import { periodState } from './period-state.ts';
import type { PeriodState } from './period-state.ts';

/** The state of a period with changes in it, and what of them does not act, in words. */
export interface ChangedState {
  readonly state: PeriodState;
  readonly notes: readonly string[];
}

/** The state of the same period under changes; refused where one of them makes no sense. */
export function changedState(
  base: PeriodState,
  changes: readonly NetworkChange[],
  comply: readonly string[],
): ChangedState | Refusal {
  if (changes.length === 0) return { state: base, notes: [] };
  const network = underChanges(base.network, changes);
  if (isRefusal(network)) return network;
  const state = periodState(network, base.period, comply);
  if (isRefusal(state)) return state;
  const idle = changes.flatMap((change) => idleNote(base, change) ?? []);
  const undone = undoneChanges(base.network.model, changes).map(
    ([change, by]) => `${formatChange(change)} does nothing: ${formatChange(by)} comes after it.`,
  );
  return { state, notes: [...idle, ...undone] };
}

/** Why a change does nothing, where the model does not know what it would act on. */
function idleNote(base: PeriodState, change: NetworkChange): string | undefined {
  const { kind, selector, value = 0 } = change;
  if (kind === 'capacity')
    return hasCapacity(base, change)
      ? undefined
      : `The model knows no capacity of ${selector}: the change does nothing.`;
  if (kind !== 'water_level' || isFelt(base.network, selector, value)) return undefined;
  return `No ship on ${selector} touches the ground at ${String(value)} m: the change does nothing, or its draughts are not known.`;
}

function hasCapacity({ network: { model }, facilities, capacity }: PeriodState, change: NetworkChange): boolean {
  const read = readChange(model, change);
  const parsed = isRefusal(read) ? read : parseSelector(read.selects ?? '');
  if (isRefusal(parsed)) return false;
  const isIn = facilitiesIn(model, select(model, parsed));
  return [...entriesBy(facilities.list)].some(([f, facility]) => at(capacity, f) < Infinity && isIn(facility));
}

/** Whether a water level alone makes a ship carry more or less. */
function isFelt({ model }: Network, selector: string, meters: number): boolean {
  const still = { ...model, tables: { ...model.tables, water_level: [] } };
  const water = waterOn(still, 0, [{ selector, meters }]);
  return !isRefusal(water) && water.ratioOfLink.size > 0;
}
