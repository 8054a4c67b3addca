import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import type { FlowsQuery, NamedTonnes, SelectLinkAnswer } from './answer.ts';
import { drain } from '../steps/pump.ts';
import { markPaths } from './kernels/path-masks.ts';
import { linksOfArcs } from './path-links.ts';
import { selectArcs } from './select-arcs.ts';
import type { FlowsOptions } from './flows-base.ts';
import { flowsSteps } from './period-flows.ts';
import type { PeriodFlows } from './period-flows.ts';

/** Select-link analysis: who uses the links of a selector, and where that cargo runs; refused where that makes no sense. */
export function selectFlows(
  network: Network,
  query: FlowsQuery & { readonly select: string },
  options: FlowsOptions = {},
): SelectLinkAnswer | Refusal {
  const solved = drain(flowsSteps(network, query, options));
  return isRefusal(solved) ? solved : usersOf(solved, query.select);
}

/** Who uses the links of a selector in solved flows. */
export function usersOf({ parts }: PeriodFlows, selector: string): SelectLinkAnswer | Refusal {
  const { network } = parts[0].base.state;
  const isSelected = selectArcs(network, selector, 'select');
  if (isRefusal(isSelected)) return isSelected;
  const pathless = parts.find(({ solution }) => solution.paths === undefined);
  if (pathless !== undefined)
    return refuse(
      'values-conflict',
      'select',
      `The method ${pathless.solution.method} keeps no paths, so that nobody can tell who uses a link.`,
      'Take a method that keeps them, such as sue or bush.',
    );
  const { zone, commodity, corridor: branches, link } = network.model.tables;
  const links = linksOfArcs(network);
  const sums = {
    origins: new Tally(),
    destinations: new Tally(),
    commodities: new Tally(),
    branches: new Tally(),
    links: new Tally(),
    pairs: new Tally(),
  };
  let tonnes = 0;
  for (const { base, corridor, solution } of parts) {
    const { paths } = solution;
    if (paths === undefined) continue;
    const { days } = base.state;
    const through = markPaths(paths, Int32Array.from(isSelected));
    for (const [path, flow] of paths.flow.entries()) {
      if (at(through, path) === 0) continue;
      const moved = flow * days;
      const c = at(paths.classIndex, path);
      const pair = at(paths.pair, path);
      const [from, to] = [at(at(corridor.fromZone, c), pair), at(at(corridor.toZone, c), pair)];
      tonnes += moved;
      sums.origins.add(at(zone, from).zoneId, moved);
      sums.destinations.add(at(zone, to).zoneId, moved);
      sums.commodities.add(at(commodity, c).commodityId, moved);
      sums.pairs.add(`${String(from)} ${String(to)} ${String(c)}`, moved);
      const passed = new Set<number>();
      for (const arc of paths.arcs.subarray(at(paths.firstArc, path), at(paths.firstArc, path + 1)))
        for (const index of at(links, arc)) passed.add(index);
      for (const index of passed) sums.links.add(at(link, index).linkId, moved);
      for (const branch of new Set([...passed].map((index) => at(link, index).corridorId)))
        if (branch !== undefined) sums.branches.add(branch, moved);
    }
  }
  const known = new Set<string>(branches.map(({ corridorId }) => corridorId));
  return {
    selector,
    tonnes,
    origins: sums.origins.list(),
    destinations: sums.destinations.list(),
    commodities: sums.commodities.list(),
    branches: sums.branches.list().filter(({ id }) => known.has(id)),
    pairs: sums.pairs.list().map(({ id, tonnes: moved }) => {
      const [from = 0, to = 0, c = 0] = id.split(' ').map(Number);
      return {
        from: at(zone, from).zoneId,
        to: at(zone, to).zoneId,
        commodity: at(commodity, c).commodityId,
        tonnes: moved,
      };
    }),
    links: sums.links.list(),
  };
}

/** Tonnes by name. */
class Tally {
  private readonly sums = new Map<string, number>();

  add(id: string, tonnes: number): void {
    this.sums.set(id, (this.sums.get(id) ?? 0) + tonnes);
  }

  /** The most first; equal ones by name. */
  list(): readonly NamedTonnes[] {
    return [...this.sums]
      .map(([id, tonnes]) => ({ id, tonnes }))
      .sort((a, b) => b.tonnes - a.tonnes || (a.id < b.id ? -1 : 1));
  }
}
