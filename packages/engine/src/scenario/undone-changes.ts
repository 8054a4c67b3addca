import { isRefusal } from '../findings/refusal.ts';
import type { Model } from '../model/model.ts';
import { parseSelector, select } from '../model/selector.ts';
import type { NetworkChange } from './change.ts';
import { readChange } from './read-change.ts';

/** Changes of which nothing is left, each with the later one that undoes it: closed and then opened, or opened and then closed. */
export function undoneChanges(
  model: Model,
  changes: readonly NetworkChange[],
): readonly (readonly [NetworkChange, NetworkChange])[] {
  const sets = changes.map((change) => rowsOf(model, change));
  return changes.flatMap((change, index) => {
    const by = changes.find((later, at) => at > index && undoes(change, later) && holds(sets[at], sets[index]));
    return by === undefined ? [] : [[change, by] as const];
  });
}

function undoes(change: NetworkChange, later: NetworkChange): boolean {
  const isOpposite =
    (change.kind === 'close' && later.kind === 'open') ||
    ((change.kind === 'open' || change.kind === 'build') && later.kind === 'close');
  // a change with dates leaves the other what lies outside them
  return isOpposite && later.from === undefined && later.to === undefined;
}

/** Links and services that a change names; undefined where it opens or closes nothing. */
function rowsOf(model: Model, change: NetworkChange): ReadonlySet<string> | undefined {
  if (change.kind !== 'close' && change.kind !== 'open' && change.kind !== 'build') return undefined;
  const read = readChange(model, change);
  const parsed = isRefusal(read) ? read : parseSelector(read.selects ?? '');
  if (isRefusal(parsed)) return undefined;
  const { links, services } = select(model, parsed);
  return new Set<string>([...links, ...services]);
}

function holds(outer: ReadonlySet<string> | undefined, inner: ReadonlySet<string> | undefined): boolean {
  return outer !== undefined && inner !== undefined && [...inner].every((id) => outer.has(id));
}
