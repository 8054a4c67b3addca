import { resolve } from 'node:path';
import type { AssignmentSolution, Finding } from '@meridian/engine';
import { lostDemand } from '@meridian/model-files';
import type { TntpComparison, TntpInstance, TntpSelectLink } from '@meridian/model-files';
import { formatCount, formatExact, formatFixed, formatShort } from '@meridian/words';
import type { AssignOptions } from './commands/assign/options.ts';
import { formatFindings } from './terminal/findings.ts';
import { formatTable } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Against the instance without the changes; `converged` is that of the flows before. */
type Comparison = TntpComparison & { readonly converged: boolean };

/** Flows on an instance, with what was asked beside them. */
export interface SolvedInstance {
  readonly instance: TntpInstance;
  readonly solution: AssignmentSolution;
  readonly comparison: Comparison | undefined;
  readonly selected: TntpSelectLink | undefined;
  readonly findings: readonly Finding[];
  readonly seconds: { readonly read: number; readonly compile: number; readonly solve: number };
}

/** Average excess cost as the source of the instances has it: over all demand, that within zones included. */
function excessOverAllDemand({ instance, solution }: Pick<SolvedInstance, 'instance' | 'solution'>): number {
  const { demand, intrazonalDemand } = instance;
  const all = demand + intrazonalDemand;
  return all > 0 ? (solution.averageExcessCost * demand) / all : 0;
}

/** What `--json` prints. */
export function instanceJson({ instance, solution, comparison, selected, findings, seconds }: SolvedInstance): object {
  const { network, users, problem, demand, intrazonalDemand } = instance;
  const { method, converged, stop, relativeGap, beckmann, totalCost, iterations } = solution;
  return {
    schema: 'meridian.assignment/1',
    of: 'instance',
    method,
    converged,
    stop,
    relativeGap,
    averageExcessCost: excessOverAllDemand({ instance, solution }),
    beckmann,
    totalCost,
    iterations,
    seconds,
    branches: [],
    lostTonnes: lostDemand(solution),
    calibration: [],
    zones: network.zones,
    nodes: network.nodes,
    links: network.linkCount,
    demand,
    intrazonalDemand,
    classes: users.map(({ id, trips, demandFactor, tollWeight, distanceWeight }, index) => ({
      id,
      trips: trips.file,
      demand: problem.classes[index]?.demand.reduce((sum, each) => sum + each, 0) ?? 0,
      demandFactor,
      tollWeight,
      distanceWeight,
    })),
    ...(comparison === undefined ? {} : { comparison }),
    ...(selected === undefined ? {} : { select: selected }),
    findings,
  };
}

/** Prints an answer for readers. */
export function printInstance(solved: SolvedInstance, options: Omit<AssignOptions, 'tntp'>, terminal: Terminal): void {
  const { instance, solution, comparison, selected, findings, seconds } = solved;
  const { network, demand, intrazonalDemand } = instance;
  if (findings.length > 0) terminal.err(formatFindings(findings, terminal));
  const size = [network.zones, network.nodes, network.linkCount].map(formatCount);
  terminal.out(
    terminal.style('bold', `${network.file}: ${size[0]} zones, ${size[1]} nodes, ${size[2]} links`) +
      `\ndemand ${formatExact(demand, 12)}, and ${formatExact(intrazonalDemand, 12)} within zones, which is not assigned`,
  );
  const rows = [
    ['method', solution.method],
    ['relative gap', `${formatShort(solution.relativeGap)} (${endOf(solution, options.gap)})`],
    ['average excess cost', formatShort(excessOverAllDemand(solved))],
    ['objective (Beckmann)', formatExact(solution.beckmann, 12)],
    ['total cost', formatExact(solution.totalCost, 12)],
    ['demand lost', formatExact(lostDemand(solution), 12)],
    ['iterations', String(solution.iterations)],
    [
      'seconds',
      `${formatFixed(seconds.read, 3)} reading, ${formatFixed(seconds.compile, 3)} building, ${formatFixed(seconds.solve, 3)} solving`,
    ],
  ];
  terminal.out(rows.map(([name = '', value = '']) => `  ${name.padEnd(22)}${value}`).join('\n'));
  terminal.out(`\nFullest links:\n${fullestLinks(instance, solution, terminal.columns)}`);
  if (comparison !== undefined) printComparison(comparison, terminal);
  if (selected !== undefined) printSelected((options.select ?? '').replace('link:', ''), selected, terminal);
  for (const path of [options.flows, options.skims]) if (path !== undefined) terminal.err(`Wrote ${resolve(path)}`);
}

function endOf({ converged, stop }: AssignmentSolution, gap: number): string {
  if (converged) return `the gap of ${formatShort(gap)} is reached`;
  const why = {
    gap: '',
    iterations: 'iterations ran out',
    time: 'time ran out',
    stalled: 'rounding stops it',
    cancelled: 'cancelled',
  };
  return `the gap of ${formatShort(gap)} is not reached: ${why[stop]}`;
}

const right = { align: 'right' } as const;

function fullestLinks(
  { network, linkOfArc, problem }: TntpInstance,
  solution: AssignmentSolution,
  width: number,
): string {
  const { init_node: from, term_node: to, capacity } = network.links;
  const loads = Array.from(linkOfArc, (link, arc) => {
    const volume = solution.facilityVolume[arc] ?? 0;
    // as changed; where time does not depend on it a problem need not keep it
    const limit = (capacity[link] ?? 0) > 0 ? (problem.delays.capacity[arc] ?? 0) : 0;
    return { link, volume, limit, time: solution.facilityDelay[arc] ?? 0, load: limit > 0 ? volume / limit : 0 };
  });
  loads.sort((a, b) => b.load - a.load || a.link - b.link);
  const rows = loads
    .slice(0, 10)
    .map(({ link, volume, limit, time, load }) => [
      `${from[link] ?? ''}-${to[link] ?? ''}`,
      formatExact(volume, 12),
      formatExact(limit, 12),
      formatFixed(load, 2),
      formatShort(time),
    ]);
  const columns = ['volume', 'capacity', 'load', 'time'].map((title) => ({ title, ...right }));
  return formatTable([{ title: 'link' }, ...columns], rows, width);
}

function printComparison({ lost, demand, totalCost, links, converged }: Comparison, terminal: Terminal): void {
  const signed = (value: number): string => `${value < 0 ? '' : '+'}${formatExact(value, 6)}`;
  terminal.out(
    `\nAgainst the instance without the change: demand ${signed(demand)}, lost ${signed(lost)}, total cost ${signed(totalCost)}; ${formatExact(links.length, 12)} links differ`,
  );
  if (!converged) terminal.out('The flows without the change do not reach the gap either: compare with care.');
  const rows = links
    .slice(0, 10)
    .map(({ from, to, before, after }) => [
      `${from}-${to}`,
      formatExact(before, 12),
      formatExact(after, 12),
      signed(after - before),
    ]);
  const columns = ['before', 'after', 'change'].map((title) => ({ title, ...right }));
  if (rows.length > 0) terminal.out(formatTable([{ title: 'link' }, ...columns], rows, terminal.columns));
}

function printSelected(name: string, selected: TntpSelectLink, terminal: Terminal): void {
  terminal.out(`\nUsers of ${name}: ${formatExact(selected.volume, 12)} in ${selected.pairs.length} pairs`);
  const share = (volume: number): string => `${formatFixed((100 * volume) / selected.volume, 1)} %`;
  for (const [title, flows] of [
    ['from zone', selected.origins],
    ['to zone', selected.destinations],
  ] as const) {
    const rows = flows.slice(0, 10).map(({ zone, volume }) => [String(zone), formatExact(volume, 12), share(volume)]);
    terminal.out(
      formatTable([{ title }, { title: 'volume', ...right }, { title: 'share', ...right }], rows, terminal.columns),
    );
  }
}
