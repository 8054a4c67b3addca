/** Rates that change on given minutes: `rates[k]` holds from `changes[k - 1]` until `changes[k]`. */
export interface StepRates {
  /** Ascending, one less than there are rates. */
  readonly changes: readonly number[];
  /** By stage a rate per minute for each place. */
  readonly rates: readonly Float64Array[];
}

/** The cumulative hazard of a place from one minute to another that is not before it: the integral of its rate. */
export function rateIntegral({ changes, rates }: StepRates, place: number, from: number, to: number): number {
  let stage = 0;
  while (stage < changes.length && changes[stage]! <= from) stage += 1;
  let [sum, start] = [0, from];
  for (; stage < changes.length && changes[stage]! < to; stage += 1) {
    sum += rates[stage]![place]! * (changes[stage]! - start);
    start = changes[stage]!;
  }
  return sum + rates[stage]![place]! * (to - start);
}
