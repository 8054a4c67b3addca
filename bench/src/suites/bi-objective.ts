import { biObjectiveFront } from '@meridian/engine';
import { makeGrid, wholeWeights } from '../grid.ts';
import { cpuOf, median } from '../measure.ts';
import type { Suite } from '../measure.ts';
import { measurePeer } from '../peers/python.ts';

/** CPU seconds that the best published C code needed on this work and kind of machine; it does not install here. */
const referenceMs = 28_000;

/** Two criteria, exact, on the 200 by 200 grid, corner to corner: one seed a run, so that the figure is of the kernel and not of one grid. */
export const biObjective: Suite = {
  name: 'bi-objective',
  run: () => {
    const grid = makeGrid(200);
    let [points, labels] = [0, 0];
    const cpuMs = [1, 2, 3, 4, 5].map((seed) => {
      const [first, second] = [wholeWeights(grid.head.length, 2 * seed), wholeWeights(grid.head.length, 2 * seed + 1)];
      return cpuOf(() => {
        const front = biObjectiveFront(grid, first, second, 0, grid.vertexCount - 1);
        points += front.first.length / 5;
        labels += front.labelCount / 5;
      });
    });
    const big = makeGrid(1000);
    const igraph = measurePeer('igraph', big, wholeWeights(big.head.length, 1));
    return [
      {
        kernel: 'Pareto, two criteria, exact, 200 x 200 grid',
        cpuMs,
        peer:
          igraph === undefined ? 'igraph is not installed' : 'igraph one-to-all on the large grid (C code known: 28 s)',
        peerCpuMs: igraph?.cpuMs,
        goal: '0.6 of the C code (16.8 s)',
        met: median(cpuMs) <= 0.6 * referenceMs,
        note: `${Math.round(points)} in the front, ${(labels / 1e6).toFixed(1)} M labels on the mean`,
      },
    ];
  },
};
