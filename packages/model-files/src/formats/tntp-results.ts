import { ShortestPathSearch } from '@meridian/engine';
import type { AssignmentSolution } from '@meridian/engine';
import type { TntpInstance } from './tntp.ts';

/**
 * Volumes and costs of a solution, `from,to,volume,cost` in the numbers of the nodes and the order of the net file.
 * Numbers are the shortest that read back as the same double. With several classes `cost` is time alone, and two columns
 * a class follow: its volume, and its cost with toll and length.
 */
export function tntpFlowsCsv(instance: TntpInstance, solution: AssignmentSolution): string {
  const { network, linkOfArc, problem } = instance;
  const classes = problem.classes;
  const single = classes.length === 1 ? classes[0] : undefined;
  const lines = new Array<string>(linkOfArc.length);
  linkOfArc.forEach((link, arc) => {
    const time = solution.facilityDelay[arc] ?? 0;
    let text = `${String(network.links.init_node[link])},${String(network.links.term_node[link])}`;
    text += `,${String(solution.facilityVolume[arc])},${String(time + (single?.fixedCost[arc] ?? 0))}`;
    if (single === undefined) {
      for (const [index, { fixedCost }] of classes.entries())
        text += `,${String(solution.arcVolume[index]?.[arc])},${String(time + (fixedCost[arc] ?? 0))}`;
    }
    lines[link] = text;
  });
  const extra = single === undefined ? classes.map(({ id }) => `,volume_${id},cost_${id}`).join('') : '';
  return `from,to,volume,cost${extra}\n${lines.map((line) => `${line}\n`).join('')}`;
}

/**
 * Costs of the cheapest ways at a solution, `origin,destination,cost`, for every pair with demand in the numbers of the
 * zones; Infinity where there is no way. With several classes a column `class` follows.
 */
export function tntpSkimsCsv({ problem, linkOfArc }: TntpInstance, solution: AssignmentSolution): string {
  const { graph, noThrough, tail, classes } = problem;
  const search = new ShortestPathSearch(graph);
  const single = classes.length === 1;
  const text = [single ? 'origin,destination,cost' : 'origin,destination,cost,class'];
  for (const { id, fixedCost, origins, firstPair, destinations } of classes) {
    const costOf = (arc: number): number => (solution.facilityDelay[arc] ?? 0) + (fixedCost[arc] ?? 0);
    // no way passes through a zone that lets none pass: what leaves it is closed but for its own search
    const cost = Float64Array.from(linkOfArc, (_, arc) => (noThrough[tail[arc] ?? 0] === 1 ? Infinity : costOf(arc)));
    origins.forEach((origin, index) => {
      const closed = noThrough[origin] === 1;
      const [first, end] = [graph.firstArc[origin] ?? 0, graph.firstArc[origin + 1] ?? 0];
      if (closed) for (let arc = first; arc < end; arc += 1) cost[arc] = costOf(arc);
      search.run(origin, cost);
      if (closed) cost.fill(Infinity, first, end);
      for (let pair = firstPair[index] ?? 0; pair < (firstPair[index + 1] ?? 0); pair += 1) {
        const destination = destinations[pair] ?? 0;
        const head = `${String(origin + 1)},${String(destination + 1)},${String(search.distance[destination])}`;
        text.push(single ? head : `${head},${id}`);
      }
    });
  }
  return `${text.join('\n')}\n`;
}

export interface TntpZoneFlow {
  readonly zone: number;
  readonly volume: number;
}

/** Who uses the selected links of a network: demand that uses several of them counts once. */
export interface TntpSelectLink {
  readonly links: number;
  readonly volume: number;
  /** The largest first. */
  readonly origins: readonly TntpZoneFlow[];
  readonly destinations: readonly TntpZoneFlow[];
  readonly pairs: readonly { readonly from: number; readonly to: number; readonly volume: number }[];
}

/** The users of all links from one node to another; undefined where there is none, or the method kept no ways. */
export function tntpSelectLink(
  { problem }: TntpInstance,
  { paths }: Pick<AssignmentSolution, 'paths'>,
  from: number,
  to: number,
): TntpSelectLink | undefined {
  const { graph, tail, classes } = problem;
  const isSelected = graph.head.map((head, arc) => (head === to - 1 && tail[arc] === from - 1 ? 1 : 0));
  const links = isSelected.reduce((sum, each) => sum + each, 0);
  if (links === 0 || paths === undefined) return undefined;
  // by class, the origin of each pair
  const originOfPair = classes.map(({ origins, firstPair, destinations }) => {
    const of = new Uint32Array(destinations.length);
    origins.forEach((origin, index) => of.fill(origin, firstPair[index], firstPair[index + 1]));
    return of;
  });
  const byPair = new Map<string, { from: number; to: number; volume: number }>();
  paths.flow.forEach((flow, way) => {
    const [first, end] = [paths.firstArc[way] ?? 0, paths.firstArc[way + 1] ?? 0];
    if (!paths.arcs.subarray(first, end).some((arc) => isSelected[arc] === 1)) return;
    const [classIndex, pair] = [paths.classIndex[way] ?? 0, paths.pair[way] ?? 0];
    const origin = (originOfPair[classIndex]?.[pair] ?? 0) + 1;
    const destination = (classes[classIndex]?.destinations[pair] ?? 0) + 1;
    const key = `${String(origin)}-${String(destination)}`;
    const known = byPair.get(key);
    if (known === undefined) byPair.set(key, { from: origin, to: destination, volume: flow });
    else known.volume += flow;
  });
  const pairs = [...byPair.values()].sort((a, b) => b.volume - a.volume || a.from - b.from || a.to - b.to);
  return {
    links,
    volume: pairs.reduce((sum, { volume }) => sum + volume, 0),
    origins: sumByZone(pairs.map((pair) => ({ zone: pair.from, volume: pair.volume }))),
    destinations: sumByZone(pairs.map((pair) => ({ zone: pair.to, volume: pair.volume }))),
    pairs,
  };
}

function sumByZone(flows: readonly TntpZoneFlow[]): readonly TntpZoneFlow[] {
  const sums = new Map<number, number>();
  for (const { zone, volume } of flows) sums.set(zone, (sums.get(zone) ?? 0) + volume);
  return [...sums].map(([zone, volume]) => ({ zone, volume })).sort((a, b) => b.volume - a.volume || a.zone - b.zone);
}

/** What a change does to the flows of an instance: after less before. */
export interface TntpComparison {
  readonly demand: number;
  /** Demand that is not carried. */
  readonly lost: number;
  readonly totalCost: number;
  /** Links whose volume differs, in the numbers of their nodes, the largest difference first. */
  readonly links: readonly {
    readonly from: number;
    readonly to: number;
    readonly before: number;
    readonly after: number;
  }[];
}

/** Holds a solution of a changed instance against that of the instance as it is; both have the same links. */
export function compareTntp(
  { network, linkOfArc, demand }: TntpInstance,
  before: AssignmentSolution,
  changed: TntpInstance,
  after: AssignmentSolution,
): TntpComparison {
  const links = Array.from(linkOfArc, (link, arc) => ({
    from: network.links.init_node[link] ?? 0,
    to: network.links.term_node[link] ?? 0,
    before: before.facilityVolume[arc] ?? 0,
    after: after.facilityVolume[arc] ?? 0,
  }));
  const size = (each: (typeof links)[number]): number => Math.abs(each.after - each.before);
  // volumes are only as near as the gap: less than a millionth of the demand is none of the change's
  const least = 1e-6 * Math.max(demand, changed.demand);
  return {
    demand: changed.demand - demand,
    lost: lostDemand(after) - lostDemand(before),
    totalCost: after.totalCost - before.totalCost,
    links: links
      .filter((each) => size(each) > least)
      .sort((a, b) => size(b) - size(a) || a.from - b.from || a.to - b.to),
  };
}

/** Demand that no way carries, or that would rather stay away. */
export function lostDemand({ outside }: AssignmentSolution): number {
  let sum = 0;
  for (const each of outside) for (const amount of each) sum += amount;
  return sum;
}
