import { uniformAt } from '../random/kernels/philox.ts';
import { makeTimeline, runLag, runTimeline, shareOut } from './kernels/relation-timeline.ts';
import type { IndexRule, Timeline } from './kernels/relation-timeline.ts';
import { quantilesBySample } from './kernels/quantiles.ts';
import type { ScoredEvent } from './relation-event.ts';
import type { LevelStep } from './structural-level.ts';

/** Gain and range of the index (0.1 per point of score, 10 points either way). */
export const indexGain = 0.1;
export const indexRange = 10;

export interface IndexInput {
  /** In the order in which they count: see eventsOfDyad. */
  readonly events: readonly ScoredEvent[];
  /** In order of day; see structuralLevel. */
  readonly levels: readonly LevelStep[];
  /** Days for which the index is asked, ascending. */
  readonly samples: ArrayLike<number>;
  readonly halfLifeDays: number;
  /** Whether an event counts by its confidence; else each counts in full. */
  readonly weighByConfidence: boolean;
}

export interface IndexSeries {
  /** Index at the end of each sample's day. It is not known before the first event: see `firstKnownDay`. */
  readonly index: Float64Array;
  /** Its level then. */
  readonly level: Float64Array;
  /** How far it is behind moves of the level. Index minus level and lag is the part of events. */
  readonly lag: Float64Array;
}

/**
 * The relation index of a dyad: events accumulate with saturation and fade with a half-life to a structural level. |index|
 * never exceeds the range where the level does not. Source: see kernels/relation-timeline.ts.
 */
export function relationIndex(input: IndexInput): IndexSeries {
  const rule = ruleOf(input);
  const timeline = timelineOf(input, rule);
  const steps = stepsOf(input);
  const lag = new Float64Array(input.samples.length);
  runLag(timeline, steps, rule, lag);
  return { ...runOnce(timeline, steps, rule, input.samples.length, undefined), lag };
}

/**
 * The day from which the index of a pair is known: that of its first event. Before it nothing says how the two dealt with
 * each other; bonds alone are a level to decay to, and no record. Infinity for a pair without events.
 */
export function firstKnownDay({ events }: Pick<IndexInput, 'events'>): number {
  return events[0]?.day ?? Infinity;
}

function ruleOf({ halfLifeDays }: IndexInput): IndexRule {
  return { gain: indexGain, range: indexRange, halfLifeDays };
}

/** A level from the beginning of time begins with the first thing that happens. */
function timelineOf({ levels, events, samples }: IndexInput, rule: IndexRule): Timeline {
  const first = Math.min(levels[1]?.day ?? Infinity, events[0]?.day ?? Infinity, samples[0] ?? Infinity);
  const dated = levels.map((step) => (step.day === -Infinity ? { ...step, day: first } : step));
  return makeTimeline(dated, events, samples, rule);
}

function stepsOf({ events, weighByConfidence }: IndexInput): Float64Array {
  return Float64Array.from(
    events,
    ({ score, weight, confidence }) => indexGain * (weighByConfidence ? confidence : 1) * weight * score,
  );
}

function runOnce(
  timeline: Timeline,
  steps: Float64Array,
  rule: IndexRule,
  count: number,
  times: Uint8Array | undefined,
): Omit<IndexSeries, 'lag'> {
  const series = { index: new Float64Array(count), level: new Float64Array(count) };
  runTimeline(timeline, steps, times, rule, series.index, series.level);
  return series;
}

/** What makes the part of events on a day. */
export interface IndexShares {
  readonly index: number;
  readonly level: number;
  /** What each event still adds, in the order of the input (later ones add nothing). */
  readonly contributions: readonly { readonly event: ScoredEvent; readonly contribution: number }[];
  /** What is left of moves of the level, which the index follows late. With the contributions it sums to index - level. */
  readonly levelMoves: number;
}

/** The exact split of the index at the end of a day into its level, what each event adds, and moves of the level. */
export function relationShares(input: Omit<IndexInput, 'samples'>, day: number): IndexShares {
  const upTo = {
    ...input,
    events: input.events.filter((event) => event.day <= day),
    levels: input.levels.filter((step) => step.day <= day),
    samples: [day],
  };
  const rule = ruleOf(upTo);
  const timeline = timelineOf(upTo, rule);
  const steps = stepsOf(upTo);
  const { index, level } = runOnce(timeline, steps, rule, 1, undefined);
  const { events, moves } = shareOut(timeline, steps, rule);
  return {
    index: index[0] ?? 0,
    level: level[0] ?? 0,
    contributions: upTo.events.map((event, row) => ({ event, contribution: events[row] ?? 0 })),
    levelMoves: moves,
  };
}

export interface IndexBand {
  readonly p10: Float64Array;
  readonly p90: Float64Array;
}

/** P(n or fewer) of a Poisson count with mean 1, n = 0..7; eight and more are too rare to matter. */
const poissonOne = [1, 1, 2, 6, 24, 120, 720, 5040]
  .map((factorial) => Math.exp(-1) / factorial)
  .map((_, n, all) => all.slice(0, n + 1).reduce((sum, p) => sum + p, 0));

/** The count of a uniform number, by the inverse of the distribution. */
function countOf(u: number): number {
  let n = 0;
  while (u > (poissonOne[n] ?? 1)) n += 1;
  return n;
}

/**
 * The band from the 10th to the 90th percentile: a bootstrap over events, in which each happens a Poisson number of times
 * with mean 1 (Hanley and MacGibbon, 2006). With confidence, an event is drawn as true with its confidence, and a true one
 * counts in full, so that the mean step is the one the index takes. The level is taken as known.
 */
export function relationBand(input: IndexInput, draws: number, seed: number): IndexBand {
  const rule = ruleOf(input);
  const timeline = timelineOf(input, rule);
  const steps = stepsOf({ ...input, weighByConfidence: false });
  const count = input.samples.length;
  const times = new Uint8Array(input.events.length);
  const chances = input.weighByConfidence ? Float64Array.from(input.events, ({ confidence }) => confidence) : undefined;
  const all = new Float64Array(draws * count);
  const level = new Float64Array(count);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let row = 0; row < times.length; row += 1) {
      const chance = chances?.[row];
      const isTrue = chance === undefined || uniformAt(seed, draw, 2 * row + 1) < chance;
      times[row] = isTrue ? countOf(uniformAt(seed, draw, 2 * row)) : 0;
    }
    runTimeline(timeline, steps, times, rule, all.subarray(draw * count, (draw + 1) * count), level);
  }
  const [p10, p90] = quantilesBySample(all, draws, count, [0.1, 0.9]);
  return { p10: p10 ?? new Float64Array(count), p90: p90 ?? new Float64Array(count) };
}
