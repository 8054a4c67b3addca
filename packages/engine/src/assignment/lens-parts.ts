import { at } from '../network/at.ts';
import type { Graph } from '../network/kernels/shortest-path.ts';
import type { AssignmentProblem, ClassDemand } from './problem.ts';
import type { AssignmentSolution, PathFlows } from './solution.ts';

/*
 * Paths that must pass a lens, a set of arcs, are the paths of a network in two layers: the arcs of the lens lead from the first, where
 * cargo has not passed it yet, to the second, where it has and where it ends (the product of a network with an automaton; Barrett,
 * Jacob and Marathe, 2000, Formal-language-constrained path problems). So any search for paths serves captive cargo as it is.
 */

/** The pairs of a problem that share a lens, in a problem of their own in which any path will do. */
export interface LensPart {
  /** Its arcs are those of the whole problem, once or twice over: arc a is arc a modulo the whole problem's number of arcs. */
  readonly problem: AssignmentProblem;
  /** Copies of the network that it is made of: 1 or 2. */
  readonly layers: 1 | 2;
  /** By class: the pairs of the whole problem that its own are. */
  readonly pairs: readonly Uint32Array[];
}

/** A problem without captive pairs as it is; else its free pairs, and those of each lens. */
export function lensParts(problem: AssignmentProblem): readonly LensPart[] {
  const { lenses = [], classes } = problem;
  const used = new Set(classes.flatMap(({ lensOfPair }) => (lensOfPair === undefined ? [] : [...new Set(lensOfPair)])));
  used.delete(0);
  if (used.size === 0)
    return [{ problem, layers: 1, pairs: classes.map(({ demand }) => Uint32Array.from(demand.keys())) }];
  return [0, ...[...used].sort((a, b) => a - b)].map((lens) =>
    lens === 0 ? partOf(problem, 0, problem, 1) : partOf(problem, lens, throughLens(problem, at(lenses, lens - 1)), 2),
  );
}

/** A network twice over, the arcs of a lens leading from the first to the second. */
function throughLens(
  { graph, tail, noThrough, firstFacility, facilities }: AssignmentProblem,
  lens: Uint8Array,
): Omit<AssignmentProblem, 'classes' | 'delays'> {
  const { vertexCount, head } = graph;
  const first = graph.head.map((vertex, arc) => (lens[arc] === 1 ? vertex + vertexCount : vertex));
  return {
    graph: joined([
      { ...graph, head: first },
      { ...graph, head: head.map((vertex) => vertex + vertexCount) },
    ]),
    tail: joinNumbers(tail, vertexCount, 2),
    noThrough: repeat(noThrough, 2),
    firstFacility: repeatFirst(firstFacility, 2),
    facilities: repeat(facilities, 2),
  };
}

/** The pairs of a lens on a network of so many layers: they start in the first and end in the last. */
function partOf(
  whole: AssignmentProblem,
  lens: number,
  network: Omit<AssignmentProblem, 'classes' | 'delays'>,
  layers: 1 | 2,
): LensPart {
  const shift = (layers - 1) * whole.graph.vertexCount;
  const pairs = whole.classes.map(({ demand, lensOfPair }) =>
    Uint32Array.from([...demand.keys()].filter((pair) => (lensOfPair?.[pair] ?? 0) === lens)),
  );
  const classes = whole.classes.map((each, c) => classOf(each, at(pairs, c), shift, layers));
  const { graph, tail, noThrough, firstFacility, facilities } = network;
  return {
    problem: { graph, tail, noThrough, firstFacility, facilities, delays: whole.delays, classes },
    layers,
    pairs,
  };
}

function classOf(each: ClassDemand, pairs: Uint32Array, shift: number, layers: number): ClassDemand {
  const { charges, outsideCost } = each;
  const origins: number[] = [];
  const firstPair: number[] = [];
  let next = 0;
  for (const [i, origin] of each.origins.entries()) {
    const from = next;
    while (next < pairs.length && at(pairs, next) < at(each.firstPair, i + 1)) next += 1;
    if (next === from) continue;
    origins.push(origin);
    firstPair.push(from);
  }
  return {
    id: each.id,
    costPerDelay: each.costPerDelay,
    fixedCost: repeat(each.fixedCost, layers),
    charges: charges && {
      arcCost: repeat(charges.arcCost, layers),
      groups: charges.groups.map(({ maskOfArc, cost }) => ({ maskOfArc: repeat(maskOfArc, layers), cost })),
    },
    origins: Uint32Array.from(origins),
    firstPair: Uint32Array.from([...firstPair, pairs.length]),
    destinations: pairs.map((pair) => at(each.destinations, pair) + shift),
    demand: Float64Array.from(pairs, (pair) => at(each.demand, pair)),
    outsideCost: outsideCost && Float64Array.from(pairs, (pair) => at(outsideCost, pair)),
  };
}

/** All parts in one problem, side by side on the same facilities: for methods that search all pairs together. */
export function joinParts(parts: readonly LensPart[], { delays, classes }: AssignmentProblem): AssignmentProblem {
  const all = parts.map(({ problem }) => problem);
  const shifts: number[] = [];
  let vertices = 0;
  for (const { graph } of all) {
    shifts.push(vertices);
    vertices += graph.vertexCount;
  }
  const shifted = (list: (part: AssignmentProblem) => Uint32Array): Uint32Array =>
    Uint32Array.from(all.flatMap((part, p) => Array.from(list(part), (vertex) => vertex + at(shifts, p))));
  let first = 0;
  const firstFacility = all.flatMap((part) => {
    const own = Array.from(part.firstFacility.subarray(0, -1), (each) => each + first);
    first += part.facilities.length;
    return own;
  });
  return {
    graph: joined(all.map(({ graph }, p) => ({ ...graph, head: graph.head.map((vertex) => vertex + at(shifts, p)) }))),
    tail: shifted(({ tail }) => tail),
    noThrough: Uint8Array.from(all.flatMap(({ noThrough }) => [...noThrough])),
    firstFacility: Uint32Array.from([...firstFacility, first]),
    facilities: Uint32Array.from(all.flatMap(({ facilities }) => [...facilities])),
    delays,
    classes: classes.map((whole, c) =>
      joinClass(
        whole,
        all.map((part) => at(part.classes, c)),
        shifts,
      ),
    ),
  };
}

function joinClass(whole: ClassDemand, own: readonly ClassDemand[], shifts: readonly number[]): ClassDemand {
  const numbers = (list: (part: ClassDemand) => Float64Array): Float64Array =>
    Float64Array.from(own.flatMap((part) => [...list(part)]));
  const vertices = (list: (part: ClassDemand) => Uint32Array): Uint32Array =>
    Uint32Array.from(own.flatMap((part, p) => Array.from(list(part), (vertex) => vertex + at(shifts, p))));
  let first = 0;
  const firstPair = own.flatMap((part) => {
    const starts = Array.from(part.firstPair.subarray(0, -1), (pair) => pair + first);
    first += part.demand.length;
    return starts;
  });
  return {
    id: whole.id,
    costPerDelay: whole.costPerDelay,
    fixedCost: numbers(({ fixedCost }) => fixedCost),
    origins: vertices(({ origins }) => origins),
    firstPair: Uint32Array.from([...firstPair, first]),
    destinations: vertices(({ destinations }) => destinations),
    demand: numbers(({ demand }) => demand),
    outsideCost: whole.outsideCost && numbers(({ outsideCost }) => outsideCost ?? new Float64Array()),
  };
}

/** A solution of joined parts, in the arcs and the pairs of the whole problem. */
export function foldSolution(
  solution: AssignmentSolution,
  parts: readonly LensPart[],
  { graph, classes }: AssignmentProblem,
): AssignmentSolution {
  const arcCount = graph.head.length;
  const pairOf = classes.map((_, c) => parts.flatMap(({ pairs }) => [...at(pairs, c)]));
  return {
    ...solution,
    arcVolume: solution.arcVolume.map((volume) => {
      const sum = new Float64Array(arcCount);
      for (const [arc, each] of volume.entries()) sum[arc % arcCount] = at(sum, arc % arcCount) + each;
      return sum;
    }),
    outside: solution.outside.map((own, c) => {
      const result = new Float64Array(own.length);
      for (const [pair, each] of own.entries()) result[at(at(pairOf, c), pair)] = each;
      return result;
    }),
    paths: solution.paths && foldPaths(solution.paths, arcCount, pairOf),
  };
}

function foldPaths(paths: PathFlows, arcCount: number, pairOf: readonly (readonly number[])[]): PathFlows {
  return {
    ...paths,
    pair: paths.pair.map((pair, path) => at(at(pairOf, at(paths.classIndex, path)), pair)),
    arcs: paths.arcs.map((arc) => arc % arcCount),
  };
}

function joined(graphs: readonly Graph[]): Graph {
  let arcs = 0;
  const firstArc = graphs.flatMap((graph) => {
    const own = Array.from(graph.firstArc.subarray(0, -1), (arc) => arc + arcs);
    arcs += graph.head.length;
    return own;
  });
  return {
    vertexCount: graphs.reduce((sum, { vertexCount }) => sum + vertexCount, 0),
    firstArc: Uint32Array.from([...firstArc, arcs]),
    head: Uint32Array.from(graphs.flatMap(({ head }) => [...head])),
  };
}

/** Numbers and the same numbers with so much more, for each further layer. */
function joinNumbers(numbers: Uint32Array, shift: number, layers: number): Uint32Array {
  return repeat(numbers, layers).map((each, index) => each + shift * Math.floor(index / numbers.length));
}

function repeatFirst(first: Uint32Array, layers: number): Uint32Array {
  const starts = joinNumbers(first.subarray(0, -1), first.at(-1) ?? 0, layers);
  return Uint32Array.from([...starts, layers * (first.at(-1) ?? 0)]);
}

/** A list so many times over, one after the other. */
export function repeat<T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(list: T, layers: number): T {
  if (layers === 1) return list;
  const result = new (list.constructor as new (length: number) => T)(list.length * layers);
  for (let layer = 0; layer < layers; layer += 1) result.set(list, layer * list.length);
  return result;
}
