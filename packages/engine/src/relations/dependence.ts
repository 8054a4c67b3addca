import { firstDay, isWithin, yearsBefore } from '../calendar/date.ts';
import type { Model } from '../model/model.ts';
import { formatPercent } from '../units/percent.ts';
import { dyadKey } from './dyad.ts';
import { eventsBetween, scoreAsRead } from './event-window.ts';
import type { EventReading } from './event-window.ts';
import { recentYears } from './hedging.ts';
import { jeffreysInterval } from './kernels/jeffreys-interval.ts';
import type { RelationEvent } from './relation-event.ts';
import { totalWithinYears, tradeShareOn, turnoverStandsYears } from './trade-share.ts';
import type { TradeShare } from './trade-share.ts';
import { listTurnovers } from './trade-turnover.ts';

/** Acts of one side, or of both together, and the sums of their scores above and below 0. */
export interface ActSums {
  readonly events: number;
  readonly positiveEvents: number;
  readonly positive: number;
  readonly negative: number;
}

export interface FinanceRow {
  readonly relationId: string;
  /** Who pays, lends or supplies; null where the row does not say. */
  readonly provider: string | null;
  readonly usd: number | null;
  readonly what: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly sources: readonly string[];
}

/** One answer to «who needs whom more». */
export interface NeedsMore {
  readonly measure: 'trade' | 'initiatives' | 'finance';
  /** The actor that needs the other more; `even` where no difference shows; null where it is not known. */
  readonly actor: string | null;
  readonly why: string;
}

/** Asymmetry of a pair: who needs whom more, by three measures that need not agree. */
export interface Dependence {
  /** As the structural level takes it. */
  readonly trade: TradeShare | null;
  readonly initiatives: {
    readonly years: number;
    readonly aToB: ActSums;
    readonly bToA: ActSums;
    readonly mutual: ActSums;
    /** Share of A in the friendly acts that one side took alone, with its 90 % interval (Jeffreys). */
    readonly shareOfA: number | null;
    readonly low: number | null;
    readonly high: number | null;
  };
  /** Finance and supply in force on the day. */
  readonly finance: readonly FinanceRow[];
  readonly needsMore: readonly NeedsMore[];
}

/**
 * Asymmetric interdependence up to a day (Keohane and Nye, 1977; trade shares: trade-share.ts): the latest turnover
 * against each side's whole trade, friendly acts that each side took on its own, and who finances what.
 */
export function dependence(
  model: Model,
  events: readonly RelationEvent[],
  a: string,
  b: string,
  day: number,
  reading: EventReading,
): Dependence {
  const trade = tradeShareOn(model, a, b, day) ?? null;
  const initiatives = initiativesOf(events, a, b, day, reading);
  const finance = financeOf(model, a, b, day);
  return {
    trade,
    initiatives,
    finance,
    needsMore: [
      byTrade(trade, a, b, listTurnovers(model, a, b).length > 0),
      byInitiatives(initiatives, a, b),
      byFinance(finance, a, b),
    ],
  };
}

function initiativesOf(
  events: readonly RelationEvent[],
  a: string,
  b: string,
  day: number,
  reading: EventReading,
): Dependence['initiatives'] {
  const within = eventsBetween(events, yearsBefore(day, recentYears), day).filter(
    (event) => dyadKey(event.a, event.b) === dyadKey(a, b),
  );
  const sumsOf = (isWanted: (event: RelationEvent) => boolean): ActSums => {
    const scores = within.filter(isWanted).flatMap((event) => scoreAsRead(event, reading) ?? []);
    return {
      events: scores.length,
      positiveEvents: scores.filter((score) => score > 0).length,
      positive: scores.reduce((sum, score) => sum + Math.max(0, score), 0),
      negative: scores.reduce((sum, score) => sum + Math.min(0, score), 0),
    };
  };
  const aToB = sumsOf((event) => !event.mutual && event.a === a);
  const bToA = sumsOf((event) => !event.mutual && event.a === b);
  const [k, n] = [aToB.positiveEvents, aToB.positiveEvents + bToA.positiveEvents];
  const [low, high] = n === 0 ? [null, null] : jeffreysInterval(k, n, 0.9);
  return {
    years: recentYears,
    aToB,
    bToA,
    mutual: sumsOf(({ mutual }) => mutual),
    shareOfA: n === 0 ? null : k / n,
    low,
    high,
  };
}

function financeOf({ tables }: Model, a: string, b: string, day: number): readonly FinanceRow[] {
  return tables.relation
    .filter(
      (row) =>
        row.kind === 'finance' &&
        dyadKey(row.actorAId, row.actorBId) === dyadKey(a, b) &&
        isWithin(day, row.validFrom, row.validTo),
    )
    .sort((x, y) => (firstDay(y.validFrom ?? '') ?? -Infinity) - (firstDay(x.validFrom ?? '') ?? -Infinity))
    .map((row) => ({
      relationId: row.relationId,
      provider: row.providerId ?? null,
      usd: row.usd ?? null,
      what: row.what,
      since: row.validFrom ?? null,
      until: row.validTo ?? null,
      sources: row.sourceId,
    }));
}

function byTrade(trade: TradeShare | null, a: string, b: string, isTraded: boolean): NeedsMore {
  const measure = 'trade';
  if (trade === null) {
    const near = isTraded ? ` for that day or the ${String(turnoverStandsYears)} years before` : '';
    return { measure, actor: null, why: `No turnover of the pair is on record${near}.` };
  }
  const { period, shareOfA, shareOfB, totalYearOfA, totalYearOfB } = trade;
  if (shareOfA === null || shareOfB === null) {
    const unknown = [...(shareOfA === null ? [a] : []), ...(shareOfB === null ? [b] : [])].join(' and ');
    const why = `The whole trade of ${unknown} is not in the model within ${String(totalWithinYears)} years of the turnover of ${period}.`;
    return { measure, actor: null, why };
  }
  const of = (year: number | null): string => (year === null ? '' : ` in ${String(year)}`);
  const why = `The turnover of ${period} is ${formatPercent(shareOfA)} of the trade of ${a}${of(totalYearOfA)} and ${formatPercent(shareOfB)} of that of ${b}${of(totalYearOfB)}.`;
  return { measure, actor: shareOfA === shareOfB ? 'even' : shareOfA > shareOfB ? a : b, why };
}

/** Who comes with offers: the side whose share of the friendly acts on its own is surely above one half. */
function byInitiatives(initiatives: Dependence['initiatives'], a: string, b: string): NeedsMore {
  const measure = 'initiatives';
  const { aToB, bToA, low, high, years } = initiatives;
  if (low === null || high === null)
    return { measure, actor: null, why: `No friendly act of one side alone in ${String(years)} years.` };
  const counts = `Friendly acts of one side alone in ${String(years)} years: ${a} ${String(aToB.positiveEvents)}, ${b} ${String(bToA.positiveEvents)}`;
  if (low > 0.5) return { measure, actor: a, why: `${counts}; ${a} comes with more.` };
  if (high < 0.5) return { measure, actor: b, why: `${counts}; ${b} comes with more.` };
  return { measure, actor: 'even', why: `${counts}; too near to one half to tell them apart.` };
}

/** Who lives on the other's money or supplies: the side that receives in more of the rows in force. */
function byFinance(finance: readonly FinanceRow[], a: string, b: string): NeedsMore {
  const measure = 'finance';
  const [ofA, ofB] = [a, b].map((actor) => finance.filter(({ provider }) => provider === actor).length);
  const [fromA, fromB] = [ofA ?? 0, ofB ?? 0];
  if (fromA + fromB === 0) return { measure, actor: null, why: 'No finance or supply between them is on record then.' };
  const why = `Finance and supplies in force: ${String(fromA)} from ${a}, ${String(fromB)} from ${b}.`;
  return { measure, actor: fromA === fromB ? 'even' : fromA > fromB ? b : a, why };
}
