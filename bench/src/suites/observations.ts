import { compareObservations } from '../observations/compare.ts';
import { countedOverAll, offBy } from '../observations/counts.ts';
import { summaries, summaryWords } from '../observations/summary.ts';
import type { Suite } from '../measure.ts';
import { loadBuiltIn } from './model.ts';

/** The model's flows against counted volumes, and its times, costs and distances against every published figure between two of its places. */
export const observations: Suite = {
  name: 'observations',
  run: async () => {
    const model = await loadBuiltIn();
    const counted = countedOverAll(model);
    const volumes = (['held_out', 'fit'] as const).map((use) => {
      const { counts, factor, missed } = offBy(counted, use);
      return {
        kernel: use === 'fit' ? 'fitted counts' : 'counts held out',
        cpuMs: [],
        note: `${counts} counts; off by a factor of ${factor.toFixed(2)} (root mean square), ${missed} by more than two`,
      };
    });
    const { compared } = compareObservations(model);
    const figures = summaries(compared).map(({ title, summary }) => ({
      kernel: title,
      cpuMs: [],
      note: summaryWords(summary),
    }));
    return [...volumes, ...figures];
  },
};
