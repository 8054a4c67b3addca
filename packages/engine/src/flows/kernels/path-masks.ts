/** Paths, whatever they carry: the arcs of path k are `arcs[firstArc[k] .. firstArc[k + 1] - 1]`. */
interface ArcsOfPaths {
  readonly firstArc: Uint32Array;
  readonly arcs: Uint32Array;
}

/** By path, the bits that any of its arcs has: up to 32 questions of paths are answered in one pass over their arcs. */
export function markPaths({ firstArc, arcs }: ArcsOfPaths, maskOfArc: Int32Array): Int32Array {
  const result = new Int32Array(firstArc.length - 1);
  for (let path = 0; path < result.length; path += 1) {
    const end = firstArc[path + 1]!;
    let mask = 0;
    for (let k = firstArc[path]!; k < end; k += 1) mask |= maskOfArc[arcs[k]!]!;
    result[path] = mask;
  }
  return result;
}
