import { drain } from '../steps/pump.ts';
import type { Steps } from '../steps/progress.ts';
import { at } from '../network/at.ts';
import type { Graph } from '../network/kernels/shortest-path.ts';
import { arcCosts } from './arc-cost.ts';
import { ViaPaths } from './kernels/via-paths.ts';
import type { ClassPaths, PathsQuery } from './kernels/via-paths.ts';
import { lensParts, repeat } from './lens-parts.ts';
import type { AssignmentProblem } from './problem.ts';
import type { AssignmentProgress } from './solution.ts';

export type { ClassPaths } from './kernels/via-paths.ts';
/** How paths are looked for; what is absent has the defaults of `choiceSets`. */
export type ChoiceSetOptions = Partial<PathsQuery>;

/**
 * The paths between which each pair of each class chooses, at the delays of given volumes: single-via paths (see
 * kernels/via-paths.ts). By default through any arc, 12 paths at most, none over 1.5 times the cost of the best (twice for
 * the best of a group), each with 5 % of its cost to itself beside any other. The best path comes first.
 * Captive pairs have paths that pass their lens, none that comes back to a place to do so. `isWanted`, by class and pair, leaves out pairs where it is 0; those left when `isOver` says so have their best path alone.
 */
export function choiceSets(
  problem: AssignmentProblem,
  delay: Float64Array,
  options: ChoiceSetOptions = {},
  isOver: () => boolean = () => false,
  isWanted?: readonly Uint8Array[],
): readonly ClassPaths[] {
  return drain(choiceSetSteps(problem, delay, options, isOver, isWanted));
}

/** The same class by class, so that others have their turn between. */
export function* choiceSetSteps(
  problem: AssignmentProblem,
  delay: Float64Array,
  options: ChoiceSetOptions = {},
  isOver: () => boolean = () => false,
  isWanted?: readonly Uint8Array[],
): Steps<readonly ClassPaths[], AssignmentProgress> {
  const parts = lensParts(problem).map((part) => ({
    ...part,
    finder: new ViaPaths(part.problem, pathsQuery(problem.graph, options, part.layers)),
  }));
  const arcCount = problem.graph.head.length;
  const found: ClassPaths[] = [];
  for (const c of problem.classes.keys()) {
    const ofParts: ClassPaths[] = [];
    for (const { problem: own, finder, pairs } of parts) {
      const demand = at(own.classes, c);
      const wanted = isWanted?.[c];
      const isAsked = wanted && Uint8Array.from(at(pairs, c), (pair) => at(wanted, pair));
      ofParts.push(finder.find(demand, arcCosts(own, demand, delay), isOver, isAsked));
      yield { phase: 'assignment', done: 0, relativeGap: 1, averageExcessCost: 0, seconds: 0 };
    }
    const [alone] = ofParts;
    found.push(
      ofParts.length === 1 && alone !== undefined
        ? alone
        : mergePaths(
            ofParts,
            parts.map(({ pairs }) => at(pairs, c)),
            arcCount,
          ),
    );
  }
  return found;
}

/** A question's defaults filled in, on so many layers of its network. */
function pathsQuery(graph: Graph, options: ChoiceSetOptions, layers: 1 | 2): PathsQuery {
  const { vertexCount, head } = graph;
  const via = options.viaArcs ?? Uint32Array.from(head, (_, arc) => arc);
  const place = options.placeOfVertex ?? Int32Array.from({ length: vertexCount }, (_, vertex) => vertex);
  return {
    viaArcs: layers === 1 ? via : Uint32Array.from([...via, ...via.map((arc) => arc + head.length)]),
    groupOfArc: repeat(options.groupOfArc ?? new Int32Array(head.length).fill(-1), layers),
    groupCount: options.groupCount ?? 0,
    placeOfVertex: repeat(place, layers),
    placeCount: options.placeCount ?? vertexCount,
    maxPaths: Math.min(31, options.maxPaths ?? 12),
    stretch: options.stretch ?? 1.5,
    groupStretch: options.groupStretch ?? 2,
    leastOwnShare: options.leastOwnShare ?? 0.05,
    isBestSimple: layers > 1,
  };
}

/** The paths of parts of a class, in the order of its pairs and in the arcs of one layer. */
function mergePaths(parts: readonly ClassPaths[], pairs: readonly Uint32Array[], arcCount: number): ClassPaths {
  const of = new Map<number, readonly [ClassPaths, number]>();
  for (const [p, own] of parts.entries())
    for (const [index, pair] of at(pairs, p).entries()) of.set(pair, [own, index]);
  const firstPath = new Uint32Array(of.size + 1);
  const firstArc: number[] = [0];
  const arcs: number[] = [];
  for (let pair = 0; pair < of.size; pair += 1) {
    const [own, index] = of.get(pair) ?? [];
    for (let path = own?.firstPath[index ?? 0] ?? 0; path < (own?.firstPath[(index ?? 0) + 1] ?? 0); path += 1) {
      for (const arc of own?.arcs.subarray(own.firstArc[path], own.firstArc[path + 1]) ?? []) arcs.push(arc % arcCount);
      firstArc.push(arcs.length);
    }
    firstPath[pair + 1] = firstArc.length - 1;
  }
  return { firstPath, firstArc: Uint32Array.from(firstArc), arcs: Uint32Array.from(arcs) };
}

/** The paths of both, those of the first before those that only the second has. */
export function joinPaths(first: ClassPaths, second: ClassPaths): ClassPaths {
  const pairCount = first.firstPath.length - 1;
  const firstPath = new Uint32Array(pairCount + 1);
  const firstArc: number[] = [0];
  const arcs: number[] = [];
  for (let pair = 0; pair < pairCount; pair += 1) {
    const from = firstArc.length - 1;
    for (const paths of [first, second]) {
      for (let path = paths.firstPath[pair] ?? 0; path < (paths.firstPath[pair + 1] ?? 0); path += 1) {
        const own = paths.arcs.subarray(paths.firstArc[path] ?? 0, paths.firstArc[path + 1] ?? 0);
        if (isListed(own, from)) continue;
        for (const arc of own) arcs.push(arc);
        firstArc.push(arcs.length);
      }
    }
    firstPath[pair + 1] = firstArc.length - 1;
  }
  return { firstPath, firstArc: Uint32Array.from(firstArc), arcs: Uint32Array.from(arcs) };

  function isListed(own: Uint32Array, from: number): boolean {
    for (let path = from; path + 1 < firstArc.length; path += 1) {
      const start = firstArc[path] ?? 0;
      if ((firstArc[path + 1] ?? 0) - start === own.length && own.every((arc, at) => arcs[start + at] === arc))
        return true;
    }
    return false;
  }
}
