import { minutesPerDay } from '../calendar/clock.ts';
import { createMemo } from '../memo/memo.ts';
import { hoursPerMonth } from '../network/arc-figures.ts';
import { at } from '../network/at.ts';
import { openingOf } from '../network/opening.ts';
import type { Overlay } from '../network/overlay.ts';
import { uniformAt } from '../random/kernels/philox.ts';
import { lognormalFromMean, lognormalFromMedian } from '../random/quantiles.ts';
import type { HourPercentiles } from './answer.ts';
import { carriedSpan } from './clocks.ts';
import type { Step } from './itinerary.ts';

const draws = 200;

/** Legs of an itinerary whose numbers are kept; few have more. */
const keptLegs = 96;
/** Seeds by turns: an answer has one. Its numbers weigh 150 kB. */
const mostSeeds = 4;

/** Numbers drawn by seed, leg and draw, 0 until they are: every route of an answer uses the same ones. */
const numbers = createMemo<Float64Array>(mostSeeds);
/** They follow from the seed alone. */
const everywhere = {};

/** `uniformAt`, with the numbers kept. */
function drawn(table: Float64Array, seed: number, draw: number, leg: number): number {
  if (leg >= keptLegs) return uniformAt(seed, draw, leg);
  const place = leg * draws + draw;
  const before = at(table, place);
  if (before > 0) return before;
  const made = uniformAt(seed, draw, leg);
  table[place] = made;
  return made;
}

/**
 * Hours by both clocks (`clocks.ts`) that 10, 50 and 90 of 100 consignments need, from seeded draws over the distributions
 * of dwell (lognormal by median and 90th percentile) and of waits (by mean and 90th percentile; even over the headway of a
 * service), with departures that are missed. A dwell without a 90th percentile is taken as it stands. Both clocks read the
 * same draws: that from departure leaves out, in each, what passed before the first departure and after the last arrival.
 */
export function hourPercentiles(
  overlay: Overlay,
  steps: readonly Step[],
  seed: number,
): { readonly hours: HourPercentiles; readonly hoursFromDeparture: HourPercentiles } {
  const span = carriedSpan(
    overlay.network,
    steps.map(({ arc }) => arc),
  );
  const samplers = steps.map((step) => samplerOf(overlay, step));
  const start = steps[0]?.start ?? 0;
  const table = numbers.of(everywhere, String(seed), () => new Float64Array(draws * keptLegs));
  const totals = new Float64Array(draws);
  const carried = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    let clock = start;
    let [departed, arrived, before] = [start, start, 0];
    for (const [index, step] of steps.entries()) {
      const opening = openingOf(overlay, step.arc);
      if (opening !== undefined) clock = Math.min(opening.next(clock), clock + 366 * minutesPerDay);
      if (index === span?.first) departed = clock;
      const sample = samplers[index];
      const taken =
        sample === undefined
          ? step.end - step.enter
          : sample(drawn(table, seed, draw, index), before) + step.addedMinutes;
      clock += taken;
      before = taken;
      if (index === span?.last) arrived = clock;
    }
    totals[draw] = (clock - start) / 60;
    carried[draw] = (arrived - departed) / 60;
  }
  return { hours: quantilesOf(totals), hoursFromDeparture: quantilesOf(carried) };
}

function quantilesOf(totals: Float64Array): HourPercentiles {
  totals.sort();
  const quantile = (p: number): number => at(totals, Math.min(draws - 1, Math.floor(p * draws)));
  return { p10: quantile(0.1), p50: quantile(0.5), p90: quantile(0.9) };
}

/** Minutes of a step by a number in (0, 1) and the minutes of the step before; undefined where it does not vary. */
type Sampler = (p: number, before: number) => number;

function samplerOf({ network, minutes, departure }: Overlay, { arc }: Step): Sampler | undefined {
  const { transfer, crossing, mode, service } = network.model.tables;
  const facts = at(network.arcs, arc);
  const planned = at(minutes, arc);
  switch (facts.kind) {
    case 'load':
    case 'unload':
    case 'transfer':
    case 'gauge':
      return dwell(planned, at(transfer, facts.row));
    case 'cross':
      return dwell(planned, at(crossing, facts.row));
    case 'dispatch': {
      const { waitHours, waitP90Hours } = at(mode, facts.row);
      if (waitHours === undefined || waitP90Hours === undefined || waitHours === 0) return undefined;
      // of a stay that holds the wait and of the wait itself the longer counts
      return facts.held === undefined
        ? (p) => lognormalFromMean(planned, planned * (waitP90Hours / waitHours), p)
        : (p, before) => Math.max(0, lognormalFromMean(waitHours * 60, waitP90Hours * 60, p) - before);
    }
    case 'board': {
      const { departuresPerMonth } = at(service, facts.row);
      if (at(departure, arc) >= 0 || departuresPerMonth === undefined || departuresPerMonth <= 0) return undefined;
      return facts.held === undefined
        ? (p) => 2 * planned * p
        : (p, before) => Math.max(0, ((hoursPerMonth * 60) / departuresPerMonth) * p - before);
    }
    default:
      return undefined;
  }
}

function dwell(
  planned: number,
  row: { readonly dwellMedianHours: number; readonly dwellP90Hours: number | undefined },
): Sampler | undefined {
  const { dwellMedianHours, dwellP90Hours } = row;
  if (dwellP90Hours === undefined || dwellMedianHours <= 0 || planned <= 0) return undefined;
  // a regime that lengthens the dwell lengthens its tail alike
  return (p) => lognormalFromMedian(planned, planned * (dwellP90Hours / dwellMedianHours), p);
}
