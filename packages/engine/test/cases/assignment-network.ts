import { delayKinds } from '../../src/assignment/delay.ts';
import type { DelayKind } from '../../src/assignment/delay.ts';
import type { AssignmentProblem, ClassDemand } from '../../src/assignment/problem.ts';

/** An arc with a facility of its own, that of the same number, unless `facilities` names others. */
export interface TestArc {
  readonly from: number;
  readonly to: number;
  readonly free?: number;
  readonly capacity?: number;
  readonly coefficient?: number;
  readonly power?: number;
  readonly kind?: DelayKind;
  readonly fixed?: number;
  readonly facilities?: readonly number[];
}

export interface TestPair {
  readonly from: number;
  readonly to: number;
  readonly demand: number;
  readonly outside?: number;
}

export interface TestClass {
  readonly costPerDelay?: number;
  /** By arc, instead of what the arcs say. */
  readonly fixed?: readonly number[];
  readonly pairs: readonly TestPair[];
}

/** Delay a + b v: what the textbooks' small networks have. a > 0. */
export const linear = (a: number, b: number): Partial<TestArc> => ({
  free: a,
  coefficient: b / a,
  capacity: 1,
  power: 1,
});

/** A problem of arcs that come by tail and pairs that come by origin. Delay without figures is none. */
export function testProblem(
  arcs: readonly TestArc[],
  classes: readonly TestClass[],
  noThrough: readonly number[] = [],
): AssignmentProblem {
  const vertexCount = 1 + Math.max(...arcs.flatMap(({ from, to }) => [from, to]));
  const firstArc = new Uint32Array(vertexCount + 1);
  for (const { from } of arcs) firstArc[from + 1]! += 1;
  for (let vertex = 0; vertex < vertexCount; vertex += 1) firstArc[vertex + 1]! += firstArc[vertex]!;
  const used = arcs.map(({ facilities }, arc) => facilities ?? [arc]);
  const firstFacility = new Uint32Array(arcs.length + 1);
  for (const [arc, each] of used.entries()) firstFacility[arc + 1] = firstFacility[arc]! + each.length;
  const column = (value: (arc: TestArc) => number): Float64Array => Float64Array.from(arcs, value);
  return {
    graph: { vertexCount, firstArc, head: Uint32Array.from(arcs, ({ to }) => to) },
    tail: Uint32Array.from(arcs, ({ from }) => from),
    noThrough: Uint8Array.from({ length: vertexCount }, (_, vertex) => (noThrough.includes(vertex) ? 1 : 0)),
    delays: {
      kind: Uint8Array.from(arcs, ({ kind }) => delayKinds.indexOf(kind ?? 'bpr')),
      free: column(({ free }) => free ?? 0),
      capacity: column(({ capacity }) => capacity ?? 1),
      coefficient: column(({ coefficient }) => coefficient ?? 0.15),
      power: column(({ power }) => power ?? 4),
    },
    firstFacility,
    facilities: Uint32Array.from(used.flat()),
    classes: classes.map((each, index) => demandOf(each, `class ${index}`, arcs)),
  };
}

function demandOf({ costPerDelay = 1, fixed, pairs }: TestClass, id: string, arcs: readonly TestArc[]): ClassDemand {
  const origins = [...new Set(pairs.map(({ from }) => from))];
  const sorted = origins.flatMap((origin) => pairs.filter(({ from }) => from === origin));
  const firstPair = new Uint32Array(origins.length + 1);
  for (const [i, origin] of origins.entries())
    firstPair[i + 1] = firstPair[i]! + sorted.filter(({ from }) => from === origin).length;
  return {
    id,
    costPerDelay,
    fixedCost: Float64Array.from(arcs, (arc, at) => fixed?.[at] ?? arc.fixed ?? 0),
    origins: Uint32Array.from(origins),
    firstPair,
    destinations: Uint32Array.from(sorted, ({ to }) => to),
    demand: Float64Array.from(sorted, ({ demand }) => demand),
    outsideCost: Float64Array.from(sorted, ({ outside }) => outside ?? Infinity),
  };
}

/** By class, what each arc costs at the delays of facilities, summed up anew. */
export function arcCosts(problem: AssignmentProblem, delay: Float64Array): readonly Float64Array[] {
  return problem.classes.map(({ fixedCost, costPerDelay }) =>
    fixedCost.map((fixed, arc) => {
      const own = problem.facilities.slice(problem.firstFacility[arc], problem.firstFacility[arc + 1]);
      return fixed + costPerDelay * own.reduce((sum, f) => sum + delay[f]!, 0);
    }),
  );
}

/** Cost of the shortest path from an origin to every vertex, by relaxing all arcs until nothing changes (Bellman, Ford). */
export function plainDistances(problem: AssignmentProblem, origin: number, cost: Float64Array): Float64Array {
  const { graph, tail, noThrough } = problem;
  const distance = new Float64Array(graph.vertexCount).fill(Infinity);
  distance[origin] = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (const [arc, from] of tail.entries()) {
      if (noThrough[from] === 1 && from !== origin) continue;
      const through = distance[from]! + cost[arc]!;
      if (through >= distance[graph.head[arc]!]!) continue;
      distance[graph.head[arc]!] = through;
      changed = true;
    }
  }
  return distance;
}
