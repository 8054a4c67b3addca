import { compareObservations, summarize } from '../observations/compare.ts';
import { countedOverAll, offBy } from '../observations/counts.ts';
import type { Suite } from '../measure.ts';
import { loadBuiltIn } from './model.ts';

/** The model's flows against counted volumes, and its times, costs and distances against every published figure between two of its places. */
export const observations: Suite = {
  name: 'observations',
  run: async () => {
    const model = await loadBuiltIn();
    const { compared } = compareObservations(model);
    const figures = (['time', 'cost', 'distance'] as const).map((measure) => {
      const { count, medianAbsolute, bias } = summarize(compared.filter((each) => each.measure === measure));
      const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
      return {
        kernel: `published ${measure}s`,
        cpuMs: [],
        note: `${count} figures; median absolute error ${percent(medianAbsolute)}, bias ${percent(bias)}`,
      };
    });
    const counted = countedOverAll(model);
    const volumes = (['held_out', 'fit'] as const).map((use) => {
      const { counts, factor, missed } = offBy(counted, use);
      return {
        kernel: use === 'fit' ? 'fitted counts' : 'counts held out',
        cpuMs: [],
        note: `${counts} counts; off by a factor of ${factor.toFixed(2)} (root mean square), ${missed} by more than two`,
      };
    });
    return [...volumes, ...figures];
  },
};
