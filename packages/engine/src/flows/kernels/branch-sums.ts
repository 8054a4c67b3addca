import type { PathChoice } from '../../assignment/kernels/path-choice.ts';

/**
 * Adds the flow of each open path to the branches that it is on. `masks`, by where paths stand (the base, then entries), have a
 * bit by path for each of 32 branches, and so on for the next.
 */
export function sumByBranch(
  { firstPath, pathSource, pathNumber }: PathChoice,
  flow: Float64Array,
  masks: readonly (readonly Int32Array[])[],
  result: Float64Array,
): void {
  const count = firstPath[firstPath.length - 1]!;
  for (let path = 0; path < count; path += 1) {
    const words = masks[pathSource[path]!]!;
    for (let word = 0; word < words.length; word += 1) {
      for (let bits = words[word]![pathNumber[path]!]!; bits !== 0; bits &= bits - 1)
        result[32 * word + 31 - Math.clz32(bits & -bits)]! += flow[path]!;
    }
  }
}
