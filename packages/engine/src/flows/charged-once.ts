import type { PathFlows } from '../assignment/solution.ts';
import { at } from '../network/at.ts';
import type { AddedByRegimes, CargoState } from './period-state.ts';

/** By path, what the sums of its arcs' figures are off by, since arcs have what regimes add as often as cargo comes to them. */
export interface OnceMore {
  readonly usdPerTonne: Float64Array;
  readonly hours: Float64Array;
}

/** What to add to the sums over the arcs of each path so that what regimes add counts once; undefined where none adds anything. */
export function chargedOnce(paths: PathFlows, cargo: readonly CargoState[]): OnceMore | undefined {
  if (cargo.every(({ added }) => added.charges.length === 0)) return undefined;
  const known = kept.get(paths.arcs);
  if (known?.cargo.every((added, c) => added === cargo[c]?.added) === true) return known.once;
  const once = sumUp(paths, cargo);
  kept.set(paths.arcs, { cargo: cargo.map(({ added }) => added), once });
  return once;
}

/** By the arcs of paths, which what-ifs share that choose between the same; with what regimes added then. */
const kept = new WeakMap<Uint32Array, { readonly cargo: readonly AddedByRegimes[]; readonly once: OnceMore }>();

function sumUp(paths: PathFlows, cargo: readonly CargoState[]): OnceMore {
  const result = { usdPerTonne: new Float64Array(paths.flow.length), hours: new Float64Array(paths.flow.length) };
  for (let path = 0; path < paths.flow.length; path += 1) {
    const { charges, ...onArcs } = at(cargo, at(paths.classIndex, path)).added;
    if (charges.length === 0) continue;
    const [first, end] = [at(paths.firstArc, path), at(paths.firstArc, path + 1)];
    let [usd, hours] = [0, 0];
    for (let k = first; k < end; k += 1) {
      const arc = paths.arcs[k] ?? 0;
      usd -= onArcs.usdPerTonne[arc] ?? 0;
      hours -= onArcs.hours[arc] ?? 0;
    }
    for (const { maskOfArc, ...charge } of charges) {
      let mask = 0;
      for (let k = first; k < end; k += 1) mask |= maskOfArc[paths.arcs[k] ?? 0] ?? 0;
      for (; mask !== 0; mask &= mask - 1) {
        const bit = 31 - Math.clz32(mask & -mask);
        usd += at(charge.usdPerTonne, bit);
        hours += at(charge.hours, bit);
      }
    }
    result.usdPerTonne[path] = usd;
    result.hours[path] = hours;
  }
  return result;
}
