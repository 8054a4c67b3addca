import { reverseGraph } from '@meridian/engine';
import type { AssignmentProblem, ClassDemand, Graph } from '@meridian/engine';
import type { FaultList } from '../fault-list.ts';
import type { TntpTrips } from './tntp-trips.ts';

/**
 * Finds zones with demand that no link leaves or enters, and pairs that no way joins; `demand` holds the pairs of the
 * trips file in its order. What reaches a hub in the middle of things gets to all that the hub reaches, so one search
 * from the hub and one to it answer for nearly all pairs; only the origins of the others are searched from.
 */
export function reportLostDemand(
  problem: AssignmentProblem,
  trips: TntpTrips,
  demand: ClassDemand,
  faults: FaultList,
): void {
  const { file, line } = trips;
  const reach = new Reach(problem);
  const bare = new Set<string>();
  const reportBare = (vertex: number, row: number | undefined, verb: 'leaves' | 'enters'): void => {
    const zone = String(vertex + 1);
    if (bare.has(verb + zone)) return;
    bare.add(verb + zone);
    const fault = `zone ${zone} has demand, and no link ${verb} it; that demand is lost.`;
    const remedy = `Add a link that ${verb} node ${zone} to the network.`;
    faults.add('zone-without-link', { file, row, found: zone }, fault, remedy);
  };
  demand.origins.forEach((from, origin) => {
    for (let pair = demand.firstPair[origin] ?? 0; pair < (demand.firstPair[origin + 1] ?? 0); pair += 1) {
      const to = demand.destinations[pair] ?? 0;
      if (reach.joins(from, to)) continue;
      const [leaves, enters] = [reach.leaves(from), reach.enters(to)];
      if (!leaves) reportBare(from, line[pair], 'leaves');
      if (!enters) reportBare(to, line[pair], 'enters');
      if (!leaves || !enters) continue;
      const fault = `no way leads from zone ${String(from + 1)} to zone ${String(to + 1)}; their demand is lost.`;
      const place = { file, row: line[pair], found: `${String(from + 1)}-${String(to + 1)}` };
      faults.add('demand-without-way', place, fault, 'Add the links that are missing, or leave the pair out.');
    }
  });
}

/** Says which vertices ways join. It owns what its searches have found. */
class Reach {
  readonly #problem: AssignmentProblem;
  readonly #reverse: Graph;
  readonly #toHub: Uint8Array;
  readonly #fromHub: Uint8Array;
  #from = -1;
  #reached = new Uint8Array(0);

  constructor(problem: AssignmentProblem) {
    this.#problem = problem;
    const { graph } = problem;
    this.#reverse = reverseGraph(graph).graph;
    const hub = busiestVertex(problem);
    const none = new Uint8Array(graph.vertexCount);
    this.#fromHub = hub === undefined ? none : this.#search(hub, graph);
    this.#toHub = hub === undefined ? none : this.#search(hub, this.#reverse);
  }

  joins(from: number, to: number): boolean {
    if (this.#toHub[from] === 1 && this.#fromHub[to] === 1) return true;
    if (this.#from !== from) {
      this.#from = from;
      this.#reached = this.#search(from, this.#problem.graph);
    }
    return this.#reached[to] === 1;
  }

  leaves(vertex: number): boolean {
    const { firstArc } = this.#problem.graph;
    return firstArc[vertex] !== firstArc[vertex + 1];
  }

  enters(vertex: number): boolean {
    const { firstArc } = this.#reverse;
    return firstArc[vertex] !== firstArc[vertex + 1];
  }

  /** Marks what ways from a vertex get to without passing through a zone that lets none pass. */
  #search(origin: number, { firstArc, head }: Graph): Uint8Array<ArrayBuffer> {
    const { noThrough } = this.#problem;
    const reached = new Uint8Array(noThrough.length);
    reached[origin] = 1;
    const stack = [origin];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (noThrough[at] === 1 && at !== origin) continue;
      for (let arc = firstArc[at] ?? 0; arc < (firstArc[at + 1] ?? 0); arc += 1) {
        const to = head[arc] ?? 0;
        if (reached[to] === 1) continue;
        reached[to] = 1;
        stack.push(to);
      }
    }
    return reached;
  }
}

/** The vertex that most arcs leave among those that ways may pass through, the first of several. */
function busiestVertex({ graph: { firstArc, vertexCount }, noThrough }: AssignmentProblem): number | undefined {
  let busiest: number | undefined;
  let most = 0;
  for (let vertex = 0; vertex < vertexCount; vertex += 1) {
    const arcs = (firstArc[vertex + 1] ?? 0) - (firstArc[vertex] ?? 0);
    if (noThrough[vertex] === 1 || arcs <= most) continue;
    most = arcs;
    busiest = vertex;
  }
  return busiest;
}
