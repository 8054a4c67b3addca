import { drain } from '../steps/pump.ts';
import type { Steps } from '../steps/progress.ts';
import { arcCosts } from './arc-cost.ts';
import { ViaPaths } from './kernels/via-paths.ts';
import type { ClassPaths, PathsQuery } from './kernels/via-paths.ts';
import type { AssignmentProblem } from './problem.ts';
import type { AssignmentProgress } from './solution.ts';

export type { ClassPaths } from './kernels/via-paths.ts';
/** How paths are looked for; what is absent has the defaults of `choiceSets`. */
export type ChoiceSetOptions = Partial<PathsQuery>;

/**
 * The paths between which each pair of each class chooses, at the delays of given volumes: single-via paths (see
 * kernels/via-paths.ts). By default through any arc, 12 paths at most, none over 1.5 times the cost of the best (twice for
 * the best of a group), each with 5 % of its cost to itself beside any other. The best path comes first.
 * `isWanted`, by class and pair, leaves out pairs where it is 0; those left when `isOver` says so have their best path alone.
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
  const { vertexCount, head } = problem.graph;
  const finder = new ViaPaths(problem, {
    viaArcs: options.viaArcs ?? Uint32Array.from(head, (_, arc) => arc),
    groupOfArc: options.groupOfArc ?? new Int32Array(head.length).fill(-1),
    groupCount: options.groupCount ?? 0,
    placeOfVertex: options.placeOfVertex ?? Int32Array.from({ length: vertexCount }, (_, vertex) => vertex),
    placeCount: options.placeCount ?? vertexCount,
    maxPaths: Math.min(31, options.maxPaths ?? 12),
    stretch: options.stretch ?? 1.5,
    groupStretch: options.groupStretch ?? 2,
    leastOwnShare: options.leastOwnShare ?? 0.05,
  });
  const found: ClassPaths[] = [];
  for (const [c, demand] of problem.classes.entries()) {
    found.push(finder.find(demand, arcCosts(problem, demand, delay), isOver, isWanted?.[c]));
    yield { phase: 'assignment', done: 0, relativeGap: 1, averageExcessCost: 0, seconds: 0 };
  }
  return found;
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
