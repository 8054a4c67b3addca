import type { Steps as StepsTo } from '../steps/progress.ts';
import { isRefusal } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { deadlineOf } from '../assignment/deadline.ts';
import type { AssignmentProgress } from '../assignment/solution.ts';
import { formatPeriod, overlapDays, parsePeriod, periodDays, quartersIn } from '../calendar/period.ts';
import type { Period } from '../calendar/period.ts';
import type { Network } from '../network/network.ts';
import { demandPeriods } from '../demand/od-matrix.ts';
import type { FlowsQuery } from './answer.ts';
import { readPeriod } from './flows-base.ts';
import type { FlowsOptions } from './flows-base.ts';
import { enterStateElementSteps, stateOfPeriodSteps } from './solve-flows.ts';
import type { SolvedFlows } from './solve-flows.ts';

type Steps<T> = StepsTo<T, AssignmentProgress>;

/** Solved flows of a period: one state of the network, or one for each quarter of it, in order of time. */
export interface PeriodFlows {
  /** As it was asked for. */
  readonly period: string;
  readonly parts: readonly [SolvedFlows, ...SolvedFlows[]];
}

/**
 * Solves the flows of a question, one iteration at a time. A period for which demand is known by quarter is solved quarter by
 * quarter, each on the network and the demand of its own: a year is no mean of its winter and its summer. Limits of time hold
 * for all of them together. Refused where the question makes no sense.
 */
export function* flowsSteps(
  network: Network,
  query: FlowsQuery,
  options: FlowsOptions = {},
): Steps<PeriodFlows | Refusal> {
  const read = readPeriod(network, query);
  // what else makes no sense is told before what is wrong with the period
  if (isRefusal(read)) {
    const solved = yield* stateOfPeriodSteps(network, query, options);
    return isRefusal(solved) ? solved : read;
  }
  const [first, ...others] = partsOf(network, read);
  // a clock is looked at as often as one state needs, where there is one
  const deadline = others.length === 0 ? undefined : deadlineOf(options);
  const solved = yield* stateOfPeriodSteps(network, { ...query, period: first }, options);
  if (isRefusal(solved)) return solved;
  const parts: [SolvedFlows, ...SolvedFlows[]] = [solved];
  for (const period of others) {
    const left = { ...options, maxSeconds: deadline?.secondsLeft() };
    const next = yield* stateOfPeriodSteps(network, { ...query, period }, left);
    if (isRefusal(next)) return next;
    parts.push(next);
  }
  return { period: read.name, parts };
}

/** Names of the periods of which each is solved on one state of the network. */
function partsOf(
  network: Network,
  { name, period }: { readonly name: string; readonly period: Period },
): readonly [string, ...string[]] {
  const isWhole = demandPeriods(network).every((text) => {
    const own = parsePeriod(text);
    const shared = own === undefined ? 0 : overlapDays(own, period);
    return shared === 0 || shared === periodDays(period);
  });
  const quarters = quartersIn(period);
  if (isWhole || quarters.length < 2) return [name];
  const [first = name, ...others] = quarters.map((quarter) => {
    const part = { first: Math.max(quarter.first, period.first), last: Math.min(quarter.last, period.last) };
    return periodDays(part) === periodDays(quarter) ? quarter.name : formatPeriod(part);
  });
  return [first, ...others];
}

/**
 * Enters an element (changes of one kind that may close or open something) in the ledgers of a period, so that what-ifs with it
 * need no search; true where one did not know it. No answer hangs on whether it was. Refused where the question makes no sense.
 */
export function* enterElementSteps(
  network: Network,
  query: FlowsQuery,
  options: FlowsOptions = {},
): Steps<boolean | Refusal> {
  const read = readPeriod(network, query);
  if (isRefusal(read)) return read;
  let isNew = false;
  for (const period of partsOf(network, read)) {
    const found = yield* enterStateElementSteps(network, { ...query, period }, options);
    if (isRefusal(found)) return found;
    isNew ||= found;
  }
  return isNew;
}
