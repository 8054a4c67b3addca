import { compareObservations, summarize } from '../observations/compare.ts';
import type { Suite } from '../measure.ts';
import { loadBuiltIn } from './model.ts';

/** The model's times, costs and distances against every published figure between two of its places. */
export const observations: Suite = {
  name: 'observations',
  run: async () => {
    const { compared } = compareObservations(await loadBuiltIn());
    return (['time', 'cost', 'distance'] as const).map((measure) => {
      const { count, medianAbsolute, bias } = summarize(compared.filter((each) => each.measure === measure));
      const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
      return {
        kernel: `published ${measure}s`,
        cpuMs: [],
        note: `${count} figures; median absolute error ${percent(medianAbsolute)}, bias ${percent(bias)}`,
      };
    });
  },
};
