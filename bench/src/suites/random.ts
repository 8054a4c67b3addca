import { fillUniforms, uniformAt } from '@meridian/engine';
import { measureCpu, median } from '../measure.ts';
import type { Measurement, Suite } from '../measure.ts';
import { philox4x32 } from '../peers/philox-arrays.ts';

const count = 1_000_000;
const values = new Float64Array(count);

/** Uniform numbers: a stream at once and one by one, beside the generator written with arrays of words. */
export const random: Suite = {
  name: 'random',
  run: () => {
    const byArrays = median(
      measureCpu(() => {
        for (let k = 0; k < count; k += 1) values[k] = (philox4x32([k, 1, 0, 0], [7, 0])[0] + 0.5) / 0x1_0000_0000;
      }),
    );
    const bare = median(
      measureCpu(() => {
        for (let k = 0; k < count; k += 1) values[k] = Math.random();
      }, 9),
    );
    const filled = measureCpu(() => fillUniforms(values, 7, 1), 9);
    const single = measureCpu(() => {
      for (let k = 0; k < count; k += 1) values[k] = uniformAt(7, 1, k);
    });
    const beside = { peer: 'Philox by arrays of words, one of four used', peerCpuMs: byArrays };
    const ratio = median(filled) / byArrays;
    return [
      {
        kernel: 'a million uniform numbers of a stream',
        cpuMs: filled,
        ...beside,
        goal: 'a tenth of the peer',
        met: ratio <= 0.1,
        share: ratio / 0.1,
        note: `${nanoseconds(median(filled))} a number; Math.random, which has no seed, ${nanoseconds(bare)}`,
      },
      { kernel: 'a million uniform numbers one by one', cpuMs: single, ...beside },
    ] satisfies readonly Measurement[];
  },
};

function nanoseconds(ms: number): string {
  return `${((ms * 1e6) / count).toFixed(1)} ns`;
}
