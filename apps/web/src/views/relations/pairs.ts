import { dyadKey, formatDyad, indexById, parseDyad, isRefusal } from '@meridian/engine';
import type { Model } from '@meridian/engine';

/** Two actors with acts between them, in the order of the model's actors. */
export interface Pair {
  /** `A-B`, as an address has it. */
  readonly dyad: string;
  readonly a: string;
  readonly b: string;
  readonly acts: number;
}

/** The pairs of a register, those with most acts first. */
export function listPairs({ tables }: Model): readonly Pair[] {
  const order = indexById(tables, 'actor');
  const place = (actor: string): number => order.get(actor) ?? order.size;
  const counts = new Map<string, number>();
  for (const { actorAId, actorBId } of tables.event) {
    const key = dyadKey(actorAId, actorBId);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, acts]): Pair => {
      const [a = '', b = ''] = key.split('-').toSorted((x, y) => place(x) - place(y));
      return { dyad: `${a}-${b}`, a, b, acts };
    })
    .sort((x, y) => y.acts - x.acts || place(x.a) - place(y.a) || place(x.b) - place(y.b));
}

/** Actors of the pairs, those with most acts first. */
export function actorsByActs(pairs: readonly Pair[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { a, b, acts } of pairs) {
    for (const actor of [a, b]) counts.set(actor, (counts.get(actor) ?? 0) + acts);
  }
  return [...counts].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).map(([actor]) => actor);
}

/** The same for A-B, B-A and A>B. */
export function keyOf(dyad: string): string {
  const parsed = parseDyad(dyad);
  return isRefusal(parsed) ? dyad : dyadKey(parsed.a, parsed.b);
}

/** Which way the acts of a pair are counted: both, or those of one side on the other alone. */
export type Direction = 'both' | 'forward' | 'backward';

/** `IRN>RUS` is the pair Iran-Russia, forward; the pair keeps the order in which it is listed. */
export function splitDyad(
  dyad: string,
  pairs: readonly Pair[],
): { readonly pair: Pair; readonly direction: Direction } {
  const parsed = parseDyad(dyad);
  if (isRefusal(parsed)) throw new Error(`seen “${dyad}”, expected a pair A-B or A>B`);
  const { a, b, directed } = parsed;
  const listed = pairs.find((each) => dyadKey(each.a, each.b) === dyadKey(a, b));
  const pair = listed ?? { dyad: `${a}-${b}`, a, b, acts: 0 };
  return { pair, direction: !directed ? 'both' : pair.a === a ? 'forward' : 'backward' };
}

export function joinDyad({ a, b }: Pair, direction: Direction): string {
  return direction === 'backward'
    ? formatDyad({ a: b, b: a, directed: true })
    : formatDyad({ a, b, directed: direction === 'forward' });
}
