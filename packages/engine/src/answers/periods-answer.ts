import { demandPeriods } from '../demand/od-matrix.ts';
import type { Network } from '../network/network.ts';

/** `meridian.periods/1`: quarters and years for which there is demand. */
export interface PeriodsAnswer {
  readonly schema: 'meridian.periods/1';
  readonly periods: readonly string[];
}

export function periodsAnswer(network: Network): PeriodsAnswer {
  return { schema: 'meridian.periods/1', periods: demandPeriods(network) };
}
