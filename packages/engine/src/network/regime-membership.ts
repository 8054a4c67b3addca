import { createMemo } from '../memo/memo.ts';
import type { Selection } from '../model/selector.ts';
import { arcsOfSelection } from './arcs-of-rows.ts';
import { at } from './at.ts';
import type { Network } from './network.ts';

/** Which regimes rule each arc, whatever their states: sets of them by number, the empty set first. */
export interface Membership {
  /** By arc: index in `members`. */
  readonly regimeSet: Int32Array;
  /** Indices of regimes, ascending, of each set. */
  readonly members: readonly (readonly number[])[];
}

/** Cargoes of a model, whose regimes differ by commodity, with and without a change: an array by arc each. */
const mostMemberships = 24;
const memberships = createMemo<Membership>(mostMemberships);

/** Selections are kept with the tables that they are of. */
const numbers = new WeakMap<Selection, number>();
let nextNumber = 1;

/** A number that tells a selection from any other. */
export function numberOfSelection(selection: Selection): number {
  let number = numbers.get(selection);
  if (number === undefined) {
    number = nextNumber;
    nextNumber += 1;
    numbers.set(selection, number);
  }
  return number;
}

/** The regimes that rule each arc, given what each of them selects (undefined: nothing); made once for the topology. */
export function membershipOf(network: Network, selections: readonly (Selection | undefined)[]): Membership {
  const key = selections.map((each) => (each === undefined ? 0 : numberOfSelection(each))).join(' ');
  return memberships.of(network.arcs, key, () => makeMembership(network, selections));
}

function makeMembership(network: Network, selections: readonly (Selection | undefined)[]): Membership {
  const ruling: number[][] = network.arcs.map(() => []);
  for (const [regime, selection] of selections.entries()) {
    if (selection === undefined) continue;
    for (const arc of arcsOfSelection(network, selection)) at(ruling, arc).push(regime);
  }
  const members: (readonly number[])[] = [[]];
  const known = new Map<string, number>([['', 0]]);
  const regimeSet = Int32Array.from(ruling, (list) => {
    const key = list.join(' ');
    let set = known.get(key);
    if (set === undefined) known.set(key, (set = members.push(list) - 1));
    return set;
  });
  return { regimeSet, members };
}
