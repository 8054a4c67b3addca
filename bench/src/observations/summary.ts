import { median } from '../measure.ts';
import { tripKinds } from './compare.ts';
import type { Compared } from './compare.ts';

/** What some comparisons say together; errors are shares of the published figures. */
export interface Summary {
  readonly count: number;
  readonly medianAbsolute: number;
  /** The median of the signed errors. */
  readonly bias: number;
  /** Of the figures, within a quarter of what is published. */
  readonly near: number;
}

/** Of those that are not apart: aims, copies and what the model is made from are in no median. */
export function summarize(compared: readonly Compared[]): Summary {
  const misses = compared.flatMap(({ miss, apart }) => (miss === undefined || apart !== undefined ? [] : [miss]));
  return {
    count: misses.length,
    medianAbsolute: median(misses.map(Math.abs)),
    bias: median(misses),
    near: misses.filter((miss) => Math.abs(miss) <= 0.25).length / misses.length,
  };
}

/** The summaries in the order in which they are told: by measure, with that of real trips after the times. */
export function summaries(
  compared: readonly Compared[],
): readonly { readonly measure: Compared['measure']; readonly title: string; readonly summary: Summary }[] {
  const of = (measure: Compared['measure']): readonly Compared[] => compared.filter((each) => each.measure === measure);
  return [
    { measure: 'time', title: 'published times', summary: summarize(of('time')) },
    {
      measure: 'time',
      title: 'times of real trips',
      summary: summarize(of('time').filter(({ kind }) => tripKinds.has(kind))),
    },
    { measure: 'cost', title: 'published costs', summary: summarize(of('cost')) },
    { measure: 'distance', title: 'published distances', summary: summarize(of('distance')) },
  ];
}

/** `24 figures: median absolute error 25 %, bias −2 %, 54 % of them within 25 %`. */
export function summaryWords({ count, medianAbsolute, bias, near }: Summary): string {
  if (count === 0) return 'no figures';
  return `${String(count)} figures: median absolute error ${percent(medianAbsolute)}, bias ${percent(bias)}, ${percent(near)} of them within 25 %`;
}

export function percent(share: number): string {
  return `${share < 0 ? '−' : ''}${(100 * Math.abs(share)).toFixed(0)} %`;
}
