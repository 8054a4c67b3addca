import { arcCosts } from './arc-cost.ts';
import { ViaWays } from './kernels/via-ways.ts';
import type { ClassWays, WaysQuery } from './kernels/via-ways.ts';
import type { AssignmentProblem } from './problem.ts';

export type { ClassWays } from './kernels/via-ways.ts';
/** How ways are looked for; what is absent has the defaults of `choiceSets`. */
export type ChoiceSetOptions = Partial<WaysQuery>;

/**
 * The ways between which each pair of each class chooses, at the delays of given volumes: single-via ways (see
 * kernels/via-ways.ts). By default through any arc, 12 ways at most, none over 1.5 times the cost of the best (twice for
 * the best of a group), each with 5 % of its cost to itself beside any other. The best way comes first.
 * `isWanted`, by class and pair, leaves out pairs where it is 0; those left when `isOver` says so have their best way alone.
 */
export function choiceSets(
  problem: AssignmentProblem,
  delay: Float64Array,
  options: ChoiceSetOptions = {},
  isOver: () => boolean = () => false,
  isWanted?: readonly Uint8Array[],
): readonly ClassWays[] {
  const { vertexCount, head } = problem.graph;
  const finder = new ViaWays(problem, {
    viaArcs: options.viaArcs ?? Uint32Array.from(head, (_, arc) => arc),
    groupOfArc: options.groupOfArc ?? new Int32Array(head.length).fill(-1),
    groupCount: options.groupCount ?? 0,
    placeOfVertex: options.placeOfVertex ?? Int32Array.from({ length: vertexCount }, (_, vertex) => vertex),
    placeCount: options.placeCount ?? vertexCount,
    maxWays: Math.min(31, options.maxWays ?? 12),
    stretch: options.stretch ?? 1.5,
    groupStretch: options.groupStretch ?? 2,
    leastOwnShare: options.leastOwnShare ?? 0.05,
  });
  return problem.classes.map((demand, c) =>
    finder.find(demand, arcCosts(problem, demand, delay), isOver, isWanted?.[c]),
  );
}

/** The ways of both, those of the first before those that only the second has. */
export function joinWays(first: ClassWays, second: ClassWays): ClassWays {
  const pairCount = first.firstWay.length - 1;
  const firstWay = new Uint32Array(pairCount + 1);
  const firstArc: number[] = [0];
  const arcs: number[] = [];
  for (let pair = 0; pair < pairCount; pair += 1) {
    const seen = new Set<string>();
    for (const ways of [first, second]) {
      for (let way = ways.firstWay[pair] ?? 0; way < (ways.firstWay[pair + 1] ?? 0); way += 1) {
        const own = ways.arcs.subarray(ways.firstArc[way] ?? 0, ways.firstArc[way + 1] ?? 0);
        const key = own.join(' ');
        if (seen.has(key)) continue;
        seen.add(key);
        for (const arc of own) arcs.push(arc);
        firstArc.push(arcs.length);
      }
    }
    firstWay[pair + 1] = firstArc.length - 1;
  }
  return { firstWay, firstArc: Uint32Array.from(firstArc), arcs: Uint32Array.from(arcs) };
}
