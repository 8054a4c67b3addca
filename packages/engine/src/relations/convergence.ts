import { dyadKey } from './dyad.ts';
import type { Dyad } from './dyad.ts';
import { yearsBefore } from '../calendar/date.ts';
import { stepEnd } from '../calendar/step.ts';
import type { RelationEvent } from './relation-event.ts';
import { firstKnownDay, relationIndex } from './relation-index.ts';
import type { IndexInput } from './relation-index.ts';

/** Years over which a change is measured. */
export const convergenceYears = 3;
/** A pair of the field has at least so many events: with fewer, one act makes the change. */
const fieldEvents = 5;

/** Whether a pair has come closer, by its own past and by the field. */
export interface Convergence {
  readonly years: number;
  /** Null before the pair's first event: not known. */
  readonly now: number | null;
  /** Index so many years before; null where the pair's first event came later. */
  readonly before: number | null;
  readonly change: number | null;
  /** Parts of the change: of the structural level, of how far the index is behind its moves, and of events. They sum to it. */
  readonly levelChange: number | null;
  readonly lagChange: number | null;
  readonly eventsChange: number | null;
  /** Share of the pair's own earlier changes over as many years that were lower, ties by half; null where it has none. */
  readonly percentile: number | null;
  /** Changes that it is compared with, one per quarter; they overlap, so that only `apart` of them are independent. */
  readonly pastChanges: number;
  readonly apart: number;
  readonly field: {
    /** Pairs with at least five events and a change, this one with them where it is one. */
    readonly pairs: number;
    readonly median: number | null;
    /** 1: rose most; null where this pair is not among them. */
    readonly rank: number | null;
  };
}

export type IndexMaterialOf = (dyad: Dyad) => Omit<IndexInput, 'samples'>;

/**
 * The change of a pair's index over three years up to a day, against every such change in its own past (sampled at the ends
 * of quarters), and against the same change of the field: all pairs that the events name. `events` end with the day.
 */
export function convergence(
  dyad: Dyad,
  day: number,
  events: readonly RelationEvent[],
  materialOf: IndexMaterialOf,
): Convergence {
  const material = materialOf(dyad);
  const own = changeOf(material, day);
  const past = own.change === null ? [] : pastChanges(material, day);
  const { change } = own;
  const lower = past.filter((each) => each < (change ?? 0)).length;
  const equal = past.filter((each) => each === change).length;
  return {
    years: convergenceYears,
    ...own,
    percentile: past.length === 0 ? null : (lower + equal / 2) / past.length,
    pastChanges: past.length,
    apart: Math.floor(past.length / (4 * convergenceYears)),
    field: fieldOf(dyad, day, events, materialOf, change),
  };
}

type Change = Pick<Convergence, 'now' | 'before' | 'change' | 'levelChange' | 'lagChange' | 'eventsChange'>;

function changeOf(material: Omit<IndexInput, 'samples'>, day: number): Change {
  const start = yearsBefore(day, convergenceYears);
  const { index, level, lag } = relationIndex({ ...material, samples: [start, day] });
  const [before = 0, now = 0] = index;
  const first = firstKnownDay(material);
  if (first > start) {
    const none = { before: null, change: null, levelChange: null, lagChange: null, eventsChange: null };
    return { now: first > day ? null : now, ...none };
  }
  const [change, levelChange, lagChange] = [
    now - before,
    (level[1] ?? 0) - (level[0] ?? 0),
    (lag[1] ?? 0) - (lag[0] ?? 0),
  ];
  return { now, before, change, levelChange, lagChange, eventsChange: change - levelChange - lagChange };
}

/** Changes over three years that ended with a quarter before the one of the day. */
function pastChanges(material: Omit<IndexInput, 'samples'>, day: number): readonly number[] {
  const first = firstKnownDay(material);
  const ends: number[] = [];
  for (let end = stepEnd(first, 'quarter'); end < day; end = stepEnd(end + 1, 'quarter')) ends.push(end);
  const { index } = relationIndex({ ...material, samples: ends });
  const lag = 4 * convergenceYears;
  return Array.from(index.subarray(lag), (value, row) => value - (index[row] ?? 0));
}

function fieldOf(
  dyad: Dyad,
  day: number,
  events: readonly RelationEvent[],
  materialOf: IndexMaterialOf,
  own: number | null,
): Convergence['field'] {
  const changes = new Map<string, number>();
  for (const pair of pairsOf(events, dyad.directed)) {
    const material = materialOf(pair);
    if (material.events.length < fieldEvents) continue;
    const { change } = changeOf(material, day);
    if (change !== null) changes.set(pairName(pair), change);
  }
  const sorted = [...changes.values()].sort((x, y) => x - y);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  const isIn = own !== null && changes.has(pairName(dyad));
  return {
    pairs: sorted.length,
    median: sorted.length === 0 ? null : median,
    rank: isIn ? 1 + sorted.filter((change) => change > own).length : null,
  };
}

function pairName({ a, b, directed }: Dyad): string {
  return directed ? `${a}>${b}` : dyadKey(a, b);
}

function pairsOf(events: readonly RelationEvent[], directed: boolean): readonly Dyad[] {
  const pairs = new Map<string, Dyad>();
  for (const { a, b } of events) {
    const both = directed
      ? [
          { a, b, directed },
          { a: b, b: a, directed },
        ]
      : [{ a, b, directed }];
    for (const pair of both) pairs.set(pairName(pair), pair);
  }
  return [...pairs.values()];
}
