import type { NetworkChange } from '@meridian/engine';

/**
 * The changes with one more. Whatever was said of the same thing before and would be said again is replaced, so that
 * closing what was opened does not leave both; the order in which they were made stays.
 */
export function addChange(changes: readonly NetworkChange[], change: NetworkChange): NetworkChange[] {
  const clashes = ({ kind, selector }: NetworkChange): boolean =>
    selector === change.selector && (kind === change.kind || (isState(kind) && isState(change.kind)));
  return [...changes.filter((each) => !clashes(each)), change];
}

function isState(kind: NetworkChange['kind']): boolean {
  return kind === 'close' || kind === 'open';
}

/** The changes with another value for one of them. */
export function tuneChange(changes: readonly NetworkChange[], index: number, value: number): NetworkChange[] {
  return changes.map((change, at) => (at === index ? { ...change, value } : change));
}

/** The changes without one of them; null where none is left, which is the address's default. */
export function removeChange(changes: readonly NetworkChange[], index: number): NetworkChange[] | null {
  const left = changes.filter((_, at) => at !== index);
  return left.length === 0 ? null : left;
}
