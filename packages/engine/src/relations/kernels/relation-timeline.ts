// The relation index as a recursion over a timeline: decay to a structural level with a half-life, then a saturating step
// for each event, cooperation counting less the nearer the index is to its bound and more the lower it is (the rule of the
// Tsinghua data on relations of great powers; its range is 9 there). The rule is linear in the index, so the share of each
// event is exact. Not supported: half-lives that change with time.
import type { LevelStep } from '../structural-level.ts';
import type { ScoredEvent } from '../relation-event.ts';

export const itemKinds = { level: 0, event: 1, sample: 2 } as const;

/** What happens to an index, in order: on one day first moves of the level, then events, then samples. */
export interface Timeline {
  /** One of `itemKinds`. */
  readonly kind: Uint8Array;
  /** Row in the list that the item comes from: levels, events or samples. */
  readonly row: Int32Array;
  /** 2^(-days since the item before / half-life); 1 for the first. */
  readonly decay: Float64Array;
  /** Level from then on, for level items; else 0. */
  readonly level: Float64Array;
}

/** How the index is made: `gain` per point of score, `range` that it never leaves, half-life in days. */
export interface IndexRule {
  readonly gain: number;
  readonly range: number;
  readonly halfLifeDays: number;
}

/** Items in order of day; levels, events and samples are each in order already. */
export function makeTimeline(
  levels: readonly LevelStep[],
  events: readonly ScoredEvent[],
  samples: ArrayLike<number>,
  { halfLifeDays }: IndexRule,
): Timeline {
  const size = levels.length + events.length + samples.length;
  const kind = new Uint8Array(size);
  const row = new Int32Array(size);
  const decay = new Float64Array(size);
  const level = new Float64Array(size);
  let [nextLevel, nextEvent, nextSample, before] = [0, 0, 0, Number.NaN];
  for (let item = 0; item < size; item += 1) {
    const levelDay = levels[nextLevel]?.day ?? Infinity;
    const eventDay = events[nextEvent]?.day ?? Infinity;
    const sampleDay = samples[nextSample] ?? Infinity;
    const day = Math.min(levelDay, eventDay, sampleDay);
    decay[item] = Number.isNaN(before) ? 1 : 2 ** (-(day - before) / halfLifeDays);
    before = day;
    if (levelDay === day) {
      kind[item] = itemKinds.level;
      level[item] = levels[nextLevel]!.level;
      row[item] = nextLevel++;
    } else if (eventDay === day) {
      kind[item] = itemKinds.event;
      row[item] = nextEvent++;
    } else {
      kind[item] = itemKinds.sample;
      row[item] = nextSample++;
    }
  }
  return { kind, row, decay, level };
}

/**
 * Runs the index through a timeline. `steps` holds gain x confidence x weight x score by event; `times` how often each
 * event happens (1, or a draw of a bootstrap), undefined: once. Writes index and level at each sample.
 */
export function runTimeline(
  { kind, row, decay, level }: Timeline,
  steps: Float64Array,
  times: Uint8Array | undefined,
  { range }: IndexRule,
  index: Float64Array,
  levels: Float64Array,
): void {
  let [x, base, started] = [0, 0, false];
  for (let item = 0; item < kind.length; item += 1) {
    x = base + (x - base) * decay[item]!;
    if (kind[item] === itemKinds.level) {
      base = level[item]!;
      // the first level is where the index starts; later ones it only follows
      if (!started) x = base;
    } else if (kind[item] === itemKinds.event) {
      const step = steps[row[item]!]!;
      const pull = 1 - Math.abs(step) / range;
      const count = times === undefined ? 1 : times[row[item]!]!;
      for (let time = 0; time < count; time += 1) x = x * pull + step;
    } else {
      index[row[item]!] = x;
      levels[row[item]!] = base;
    }
    started = true;
  }
}

/**
 * How far the index is behind its level at each sample for moves of the level alone, written to `lag`: each move adds what the
 * level was before less what it is from then on, which fades with the half-life and with each event, whose saturation pulls
 * on all of the index. Index = level + what events add + lag.
 */
export function runLag(
  { kind, row, decay, level }: Timeline,
  steps: Float64Array,
  { range }: IndexRule,
  lag: Float64Array,
): void {
  let [behind, base, started] = [0, 0, false];
  for (let item = 0; item < kind.length; item += 1) {
    behind *= decay[item]!;
    if (kind[item] === itemKinds.level) {
      if (started) behind += base - level[item]!;
      base = level[item]!;
    } else if (kind[item] === itemKinds.event) {
      behind *= 1 - Math.abs(steps[row[item]!]!) / range;
    } else {
      lag[row[item]!] = behind;
    }
    started = true;
  }
}

/**
 * What each event, and each move of the level, still adds to index minus level at the end of a timeline: `events` by row,
 * `moves` in all. They sum to index minus level there.
 */
export function shareOut(
  { kind, row, decay, level }: Timeline,
  steps: Float64Array,
  { range }: IndexRule,
): { readonly events: Float64Array; readonly moves: number } {
  const size = kind.length;
  // level in force at each item, forward; then what is left of a point added at each item, backward
  const base = new Float64Array(size);
  for (let item = 0, now = 0; item < size; item += 1) {
    if (kind[item] === itemKinds.level) now = level[item]!;
    base[item] = now;
  }
  const events = new Float64Array(steps.length);
  let [left, moves] = [1, 0];
  for (let item = size - 1; item >= 0; item -= 1) {
    if (kind[item] === itemKinds.event) {
      const step = steps[row[item]!]!;
      const pull = Math.abs(step) / range;
      events[row[item]!] = (step - pull * base[item]!) * left;
      left *= 1 - pull;
    } else if (kind[item] === itemKinds.level && item > 0) {
      moves += (base[item - 1]! - base[item]!) * left;
    }
    left *= decay[item]!;
  }
  return { events, moves };
}
