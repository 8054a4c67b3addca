import { compareObservations } from '../observations/compare.ts';
import { summaries, summaryWords } from '../observations/summary.ts';
import type { Suite } from '../measure.ts';
import { loadBuiltIn } from './model.ts';

/** The model's times, costs and distances against every published figure between two of its places. */
export const observations: Suite = {
  name: 'observations',
  run: async () => {
    const { compared } = compareObservations(await loadBuiltIn());
    return summaries(compared).map(({ title, summary }) => ({
      kernel: title,
      cpuMs: [],
      note: summaryWords(summary),
    }));
  },
};
