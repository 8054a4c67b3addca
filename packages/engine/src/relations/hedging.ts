import { isWithin, yearsBefore } from '../calendar/date.ts';
import type { Model } from '../model/model.ts';
import { eventsBetween, scoreAsRead } from './event-window.ts';
import type { EventReading } from './event-window.ts';
import { jeffreysInterval } from './kernels/jeffreys-interval.ts';
import type { RelationEvent } from './relation-event.ts';

/** Years of acts that say with whom an actor works, and who takes the first step. */
export const recentYears = 5;
/** A reassuring act comes within so many days. */
export const reassuranceDays = 30;
/** Probability inside the intervals. */
const intervalLevel = 0.9;

export interface NamedShare {
  readonly name: string;
  readonly share: number;
}

/** Over how many partners an actor spreads its cooperation. */
export interface PartnerDiversity {
  readonly actor: string;
  readonly years: number;
  /** Cooperative acts that it took part in. */
  readonly events: number;
  /** Shares of their scores by partner, the greatest first. */
  readonly partners: readonly NamedShare[];
  /** 1 - sum of squared shares: 0 all with one partner; null without such acts. */
  readonly diversity: number | null;
  /** 1 / sum of squared shares: as many equal partners would be as diverse. */
  readonly effectivePartners: number | null;
  /**
   * Shares by the formats that were named as blocs, null where none was. A partner's share is split evenly over those of
   * which it is a member; `none` has those of no bloc.
   */
  readonly blocs: readonly NamedShare[] | null;
  readonly blocDiversity: number | null;
}

/**
 * Diversity of an actor's partners up to a day by Simpson's index (Simpson, 1949), over the positive scores of the last
 * years' acts with it, of either side. `blocs`: the formats that count as rival blocs.
 */
export function partnerDiversity(
  model: Model,
  events: readonly RelationEvent[],
  actor: string,
  day: number,
  reading: EventReading,
  blocs: readonly string[] | undefined,
): PartnerDiversity {
  const sums = new Map<string, number>();
  let count = 0;
  for (const event of eventsBetween(events, yearsBefore(day, recentYears), day)) {
    const score = scoreAsRead(event, reading) ?? 0;
    if (score <= 0 || (event.a !== actor && event.b !== actor)) continue;
    const partner = event.a === actor ? event.b : event.a;
    sums.set(partner, (sums.get(partner) ?? 0) + score);
    count += 1;
  }
  const partners = sharesOf(sums);
  const shares = blocs === undefined || blocs.length === 0 ? null : blocShares(model, sums, day, blocs);
  const diversity = diversityOf(partners);
  return {
    actor,
    years: recentYears,
    events: count,
    partners,
    diversity,
    effectivePartners: diversity === null ? null : 1 / (1 - diversity),
    blocs: shares,
    blocDiversity: shares === null ? null : diversityOf(shares),
  };
}

function blocShares(
  model: Model,
  sums: ReadonlyMap<string, number>,
  day: number,
  blocs: readonly string[],
): readonly NamedShare[] {
  const ofBlocs = new Map<string, number>();
  for (const [partner, sum] of sums) {
    const formats = memberships(model, partner, day).filter((format) => blocs.includes(format));
    for (const format of formats.length === 0 ? ['none'] : formats)
      ofBlocs.set(format, (ofBlocs.get(format) ?? 0) + sum / Math.max(1, formats.length));
  }
  return sharesOf(ofBlocs);
}

/** Formats of which an actor is a member on a day. */
export function memberships({ tables }: Model, actor: string, day: number): readonly string[] {
  const rows = tables.membership.filter(
    ({ actorId, role, validFrom, validTo }) =>
      actorId === actor && role === 'member' && isWithin(day, validFrom, validTo),
  );
  return [...new Set(rows.map(({ format }) => format))];
}

function sharesOf(sums: ReadonlyMap<string, number>): readonly NamedShare[] {
  const entries = [...sums].sort(([x, a], [y, b]) => b - a || (x < y ? -1 : 1));
  const total = entries.reduce((sum, [, each]) => sum + each, 0);
  return entries.map(([name, each]) => ({ name, share: each / total }));
}

function diversityOf(shares: readonly NamedShare[]): number | null {
  return shares.length === 0 ? null : 1 - shares.reduce((sum, { share }) => sum + share * share, 0);
}

/** How often a hostile act in a pair is followed by a friendly one. */
export interface Reassurance {
  readonly days: number;
  /** Hostile acts known to the day whose days of waiting are over. */
  readonly negative: number;
  readonly reassured: number;
  readonly ratio: number | null;
  /** 90 % interval of the ratio (Jeffreys). */
  readonly low: number | null;
  readonly high: number | null;
  /** The ratio that any day of the record would have: friendly acts are frequent in some pairs whatever happened before. */
  readonly byChance: number | null;
  /** Hostile acts left out because their day is not known, or because the time after them is not over. */
  readonly leftOut: number;
}

/**
 * Reassurance in a pair up to a day: hostile acts (score below 0) of either side that a friendly act of either side follows
 * on one of the next 30 days, over all hostile acts. A friendly act of the same day does not count: which came first is
 * not known.
 */
export function reassurance(
  events: readonly RelationEvent[],
  a: string,
  b: string,
  day: number,
  reading: EventReading,
): Reassurance {
  const acts = events
    .filter((event) => event.day <= day && ((event.a === a && event.b === b) || (event.a === b && event.b === a)))
    .map((event) => ({ on: event.day, isDated: event.date.length === 10, score: scoreAsRead(event, reading) ?? 0 }));
  const dated = acts.filter(({ isDated }) => isDated);
  const friendly = [...new Set(dated.filter(({ score }) => score > 0).map(({ on }) => on))];
  const isFollowed = (on: number): boolean => friendly.some((each) => each > on && each <= on + reassuranceDays);
  const hostile = dated.filter(({ score, on }) => score < 0 && on + reassuranceDays <= day);
  const [negative, reassured] = [hostile.length, hostile.filter(({ on }) => isFollowed(on)).length];
  const [low, high] = negative === 0 ? [null, null] : jeffreysInterval(reassured, negative, intervalLevel);
  const first = dated.reduce((least, { on }) => Math.min(least, on), Infinity);
  let [days, followed] = [0, 0];
  for (let on = first; on + reassuranceDays <= day; on += 1) {
    days += 1;
    if (isFollowed(on)) followed += 1;
  }
  return {
    days: reassuranceDays,
    negative,
    reassured,
    ratio: negative === 0 ? null : reassured / negative,
    low,
    high,
    byChance: days === 0 ? null : followed / days,
    leftOut: acts.filter(({ score }) => score < 0).length - negative,
  };
}
