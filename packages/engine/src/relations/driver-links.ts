import type { Model } from '../model/model.ts';
import { driverLevel } from './driver-level.ts';
import { yearsBefore } from '../calendar/date.ts';
import { leadLag, leastQuarters, linkLevel } from './lead-lag.ts';
import type { LeadLag, LeadLagVerdict } from './lead-lag.ts';
import type { QuarterSeries } from './quarterly.ts';

/** Years of the series before the driver first moves: older quarters are thin on record, and nothing in them can answer. */
const yearsAhead = 5;

/** The test of one driver that is said to move a pair. */
export interface DriverLink extends Omit<LeadLag, 'weakest'> {
  readonly driver: string;
  readonly name: string;
  readonly unit: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Quarter of the move without which chance explains a link best, and p without it; null without a link. */
  readonly hangsOn: { readonly quarter: string; readonly p: number } | null;
  /** The verdict in a sentence or two. */
  readonly words: string;
}

/**
 * Each driver that names a pair against the pair's quarterly net scores: changes of its level from the end of one quarter to
 * the end of the next. The series begins five years before the driver first moves, or with the pair's first event.
 */
export function driverLinks(
  model: Model,
  a: string,
  b: string,
  { quarters, net }: QuarterSeries,
  seed: number,
): readonly DriverLink[] {
  const names = [`${a}-${b}`, `${b}-${a}`];
  return model.tables.driver
    .filter(({ dyads }) => dyads.some((dyad) => names.includes(dyad)))
    .map(({ driverId, name, unit }): DriverLink => {
      const moves = quarters.map(
        ({ first, last }) => driverLevel(model, driverId, last) - driverLevel(model, driverId, first - 1),
      );
      const firstMove = quarters[moves.findIndex((move) => move !== 0)]?.first ?? -Infinity;
      const begin = Number.isFinite(firstMove) ? yearsBefore(firstMove, yearsAhead) : firstMove;
      const start = Math.max(
        0,
        quarters.findIndex(({ last }) => last >= begin),
      );
      const { weakest, ...found } = leadLag(Float64Array.from(moves.slice(start)), net.subarray(start), seed);
      const hangsOn = weakest && { quarter: quarters[start + weakest.row]?.name ?? '', p: weakest.p };
      return {
        driver: driverId,
        name,
        unit,
        from: quarters[start]?.name ?? null,
        to: quarters.at(-1)?.name ?? null,
        ...found,
        hangsOn,
        words: inWords(found, hangsOn),
      };
    });
}

function inWords(found: Omit<LeadLag, 'weakest'>, hangsOn: DriverLink['hangsOn']): string {
  const { quarters, changes, effectiveChanges, best, p, verdict } = found;
  if (best === null || p === null) {
    return quarters < leastQuarters
      ? `${String(quarters)} quarters are too few for a test; it takes ${String(leastQuarters)}.`
      : 'One of the two does not move at all: there is nothing to test.';
  }
  const on = `${String(changes)} ${changes === 1 ? 'quarter' : 'quarters'} in which it moves (worth ${effectiveChanges.toFixed(1)} of like size)`;
  const strongest = `strongest r ${best.r.toFixed(2)} at ${lagWords(best.lag)} (90 % ${String(best.low)} to ${String(best.high)}), p ${chance(p)}`;
  const kind = best.r > 0 ? 'friendlier acts' : 'more hostile acts';
  const openings: Record<LeadLagVerdict, string> = {
    too_little: 'Too little to tell',
    no_link: 'No link shown',
    leads: `Its rises go before ${kind}`,
    follows: `Its rises come after ${kind}`,
    same_quarter: `Its rises fall together with ${kind}`,
    order_unclear: `Its rises go with ${kind}, but which comes first is not clear`,
  };
  const isLink = verdict !== 'too_little' && verdict !== 'no_link';
  const doubt =
    isLink && hangsOn !== null
      ? ` Without its move of ${hangsOn.quarter}, p is ${chance(hangsOn.p)}${hangsOn.p > linkLevel ? ' and no link shows: it hangs on that quarter' : ''}.`
      : '';
  return `${openings[verdict]}, on ${on}: ${strongest}.${doubt}`;
}

function chance(p: number): string {
  return p < 0.005 ? 'below 0.01' : p.toFixed(2);
}

function lagWords(lag: number): string {
  if (lag === 0) return 'the same quarter';
  const count = `${String(Math.abs(lag))} ${Math.abs(lag) === 1 ? 'quarter' : 'quarters'}`;
  return lag > 0 ? `${count} after its move` : `${count} before its move`;
}
