import { rowOf } from '@meridian/engine';
import type { CountedVolume, FlowsAnswer, Model } from '@meridian/engine';
import { periodWords } from './dates.ts';
import { formatGap, formatNumber } from './numbers.ts';
import { selectorWords } from './selectors.ts';
import { formatAmount } from './units.ts';

/** `solved in 120 ms, gap 8e-5`; a gap that was not reached is said. */
export function solveWords({ relativeGap, converged }: FlowsAnswer, milliseconds: number | undefined): string {
  const time = milliseconds === undefined ? 'solved' : `solved in ${formatNumber(Math.round(milliseconds))} ms`;
  return `${time}, gap ${formatGap(relativeGap)}${converged ? '' : ', which is more than was asked for'}`;
}

/** What was observed, in the words of the observation's own selector, and its period where that is not the one shown. */
export function countName(model: Model, { observation, selector, period }: CountedVolume, shown: string): string {
  const own = rowOf(model.tables, 'observation', observation)?.selector;
  const name = selectorWords(model, own === undefined || own === '' ? selector : own);
  return period === shown ? name : `${name}, ${periodWords(period)}`;
}

export const useWords: Readonly<Record<CountedVolume['use'], string>> = {
  fit: 'fitted to',
  held_out: 'held out',
  shown: 'shown only',
  input: 'demand is made from it',
};

/** An observed volume: `2.2 Mt`, or a range where sources or their wording give one. */
export function observedWords({ observedLow, observedHigh, unit }: CountedVolume): string {
  const [low, high] = [formatAmount(observedLow, unit), formatAmount(observedHigh, unit)];
  return low === high ? low : `${low} to ${high}`;
}

/** How far the model is from what was observed: `−3 %`; nothing within the range. */
export function residualWords({ modelled, observed, observedLow, observedHigh }: CountedVolume): string {
  if (modelled >= observedLow && modelled <= observedHigh) return 'within the range';
  if (observed === 0) return 'not known';
  const percent = (100 * (modelled - observed)) / observed;
  if (Math.abs(percent) < 0.5) return 'within 1 %';
  const size = Math.abs(percent);
  return `${percent > 0 ? '+' : '−'}${formatNumber(size < 10 ? size : Math.round(size))} %`;
}
