import type { AssignmentProblem, ClassDemand, DelayFunctions } from '@meridian/engine';
import type { FaultList } from '../fault-list.ts';
import type { TntpNetwork } from './tntp-net.ts';
import type { TntpTrips } from './tntp-trips.ts';

/** A class of users of a TNTP network: its trips, and what toll and length cost it in units of time. */
export interface TntpUsers {
  readonly id: string;
  readonly trips: TntpTrips;
  readonly demandFactor: number;
  readonly tollWeight: number;
  readonly distanceWeight: number;
}

/** The assignment problem of a TNTP network, and which link of the file each arc is. */
export interface TntpProblem {
  readonly problem: AssignmentProblem;
  readonly linkOfArc: Uint32Array;
}

/**
 * Vertex v is node v + 1. Arcs are the links by tail, in the order of the file where they share one, and each has a
 * facility of its own, with the arc's number.
 */
export function createTntpProblem(network: TntpNetwork, users: readonly TntpUsers[], faults: FaultList): TntpProblem {
  const { nodes, linkCount, links } = network;
  const firstArc = new Uint32Array(nodes + 1);
  for (const node of links.init_node) firstArc[node] = (firstArc[node] ?? 0) + 1;
  for (let vertex = 1; vertex <= nodes; vertex += 1)
    firstArc[vertex] = (firstArc[vertex] ?? 0) + (firstArc[vertex - 1] ?? 0);
  const next = firstArc.slice();
  const linkOfArc = new Uint32Array(linkCount);
  links.init_node.forEach((node, link) => {
    const arc = next[node - 1] ?? 0;
    next[node - 1] = arc + 1;
    linkOfArc[arc] = link;
  });
  const byArc = (values: Float64Array): Float64Array => {
    const made = new Float64Array(linkCount);
    for (let arc = 0; arc < linkCount; arc += 1) made[arc] = values[linkOfArc[arc] ?? 0] ?? Number.NaN;
    return made;
  };
  const vertexByArc = (values: Float64Array): Uint32Array => linkOfArc.map((link) => (values[link] ?? 1) - 1);
  const [toll, length] = [byArc(links.toll), byArc(links.length)];
  const arcs = new Uint32Array(linkCount + 1).map((_, arc) => arc);
  const problem: AssignmentProblem = {
    graph: { vertexCount: nodes, firstArc, head: vertexByArc(links.term_node) },
    tail: vertexByArc(links.init_node),
    noThrough: new Uint8Array(nodes).fill(1, 0, Math.min(nodes, network.firstThruNode - 1)),
    delays: createDelays(network, byArc),
    firstFacility: arcs,
    facilities: arcs.subarray(0, linkCount),
    classes: users.map((each) => createClass(each, toll, length)),
  };
  checkCosts(network, problem, linkOfArc, faults);
  return { problem, linkOfArc };
}

/** BPR; where time does not depend on volume, it is written as free time alone, whatever its capacity. */
function createDelays(
  { linkCount, links }: TntpNetwork,
  byArc: (values: Float64Array) => Float64Array,
): DelayFunctions {
  const [free, capacity, coefficient, power] = [
    byArc(links.free_flow_time),
    byArc(links.capacity),
    byArc(links.b),
    byArc(links.power),
  ];
  for (let arc = 0; arc < linkCount; arc += 1) {
    if ((free[arc] ?? 0) > 0 && (coefficient[arc] ?? 0) > 0 && (power[arc] ?? 0) > 0) continue;
    // x^0 is 1 at any volume, 0 too
    if (power[arc] === 0) free[arc] = (free[arc] ?? 0) * (1 + (coefficient[arc] ?? 0));
    coefficient[arc] = 0;
    power[arc] = 1;
    if (capacity[arc] === 0) capacity[arc] = 1;
  }
  return { kind: new Uint8Array(linkCount), free, capacity, coefficient, power };
}

function createClass(users: TntpUsers, toll: Float64Array, length: Float64Array): ClassDemand {
  const { trips, demandFactor, tollWeight, distanceWeight } = users;
  const origins: number[] = [];
  const firstPair = [0];
  for (let zone = 1; zone < trips.firstPair.length; zone += 1) {
    if (trips.firstPair[zone] === trips.firstPair[zone - 1]) continue;
    origins.push(zone - 1);
    firstPair.push(trips.firstPair[zone] ?? 0);
  }
  return {
    id: users.id,
    costPerDelay: 1,
    fixedCost: toll.map((each, arc) => tollWeight * each + distanceWeight * (length[arc] ?? 0)),
    origins: Uint32Array.from(origins),
    firstPair: Uint32Array.from(firstPair),
    destinations: trips.destination.map((zone) => zone - 1),
    demand: demandFactor === 1 ? trips.demand : trips.demand.map((each) => each * demandFactor),
  };
}

/** Costs below 0, and times that overflow when all demand uses the link, leave no equilibrium to be found. */
function checkCosts(network: TntpNetwork, problem: AssignmentProblem, linkOfArc: Uint32Array, faults: FaultList): void {
  const { free, capacity, coefficient, power } = problem.delays;
  let all = 0;
  for (const { demand } of problem.classes) for (const each of demand) all += each;
  linkOfArc.forEach((link, arc) => {
    const time = free[arc] ?? 0;
    const place = { file: network.file, row: network.lines[link] };
    for (const { fixedCost, id } of problem.classes) {
      const cost = time + (fixedCost[arc] ?? 0);
      if (cost >= 0) continue;
      const fault = `with toll and length at their weights, the link costs ${String(cost)} when empty (class ${id}).`;
      faults.add(
        'cell-range',
        { ...place, column: 'toll', found: String(cost) },
        fault,
        'Mend the toll, or its weight.',
      );
    }
    const worst = time * (1 + (coefficient[arc] ?? 0) * Math.pow(all / (capacity[arc] ?? 1), power[arc] ?? 1)) * all;
    if (Number.isFinite(worst)) return;
    const fault = `the time of the link overflows when all demand (${String(all)}) uses it.`;
    faults.add(
      'delay-overflow',
      place,
      fault,
      'Look at its capacity, b and power: one of them is not in the file’s units.',
    );
  });
}
