import { after } from '../units/index.ts';
import type { ArcIndex } from '../units/index.ts';
import type { PathFlows } from '../assignment/solution.ts';
import { isRefusal } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import type { BranchFlow, FlowsAnswer, FlowsQuery, LinkFlow } from './answer.ts';
import { bottlenecks, facilityLoads } from './bottlenecks.ts';
import { chargedOnce } from './charged-once.ts';
import { countedVolumes } from './counts.ts';
import { drain } from '../steps/pump.ts';
import { markPaths } from './kernels/path-masks.ts';
import { branchMasks } from './branch-masks.ts';
import { elementsOf } from './ledger-entry.ts';
import { linkTonnes } from './link-tonnes.ts';
import type { LinkTonnes } from './link-tonnes.ts';
import { bestCosts } from './reference-cost.ts';
import type { FlowsOptions } from './flows-base.ts';
import { flowsSteps } from './solve-flows.ts';
import type { SolvedFlows } from './solve-flows.ts';
import { indexById } from '../model/rows-by-id.ts';

/** Flows of a period, or of a what-if in it; refused where a part of the question makes no sense. */
export function findFlows(network: Network, query: FlowsQuery, options: FlowsOptions = {}): FlowsAnswer | Refusal {
  const solved = drain(flowsSteps(network, query, options));
  return isRefusal(solved) ? solved : describeFlows(solved);
}

/** What solved flows are, in rows of the model. */
export function describeFlows(solved: SolvedFlows): FlowsAnswer {
  const { base, changed, corridor, solution } = solved;
  const { network, days } = base.state;
  const tonnes = linkTonnes(network, solution.arcVolume);
  const links = linkFlows(solved, tonnes);
  const { demandTonnes, lostTonnes, unservedTonnes, cutOff } = demandFigures(solved);
  const { hours, co2eKg } = movedFigures(solved);
  return {
    schema: 'meridian.assignment/1',
    period: base.period,
    days,
    date: base.state.date,
    method: solution.method,
    converged: solution.converged,
    stop: solution.stop,
    relativeGap: solution.relativeGap,
    averageExcessCost: solution.averageExcessCost,
    beckmann: solution.beckmann * days,
    totalCost: solution.totalCost * days,
    iterations: solution.iterations,
    branches: branchFlows(network, solution.paths, tonnes, days),
    demandTonnes,
    lostTonnes,
    unservedTonnes,
    tonneKm: links.reduce((sum, { tonneKm }) => sum + tonneKm, 0),
    tonneDays: hours / 24,
    co2eTonnes: co2eKg / 1000,
    links,
    bottlenecks: bottlenecks(solved),
    calibration: countedVolumes(network, corridor, solution.paths, base.state.period),
    notes: [
      ...changed.notes,
      ...[...cutOff].map(([selector, cut]) => cutOffNote(selector, cut)),
      ...(solution.method === 'sue' && elementsOf(solved.changes).length > 1 ? [eachAlone] : []),
      ...(solution.paths === undefined ? [withoutPaths] : []),
      ...(solution.stop === 'time' ? [outOfTime] : []),
    ],
  };
}

const withoutPaths =
  'This method keeps no paths: branch tonnes are those of the fullest link of a branch, and nothing is counted beside observations.';

const eachAlone =
  'Paths were looked for with each closure or opening alone: those that only several of them together would bring are missing.';

const cutOffNote = (selector: string, tonnes: number): string =>
  `${String(Math.round(tonnes))} t are cut off that are captive to “${selector}”: demand was made from a count there, and the model does not say where else they would go.`;

const outOfTime =
  'Time ran out: these flows are as far as the search had come, and no equilibrium. Where paths were still being looked for, pairs have their best path alone.';

function linkFlows({ base, changed, corridor, solution }: SolvedFlows, tonnes: LinkTonnes): readonly LinkFlow[] {
  const { network, days } = base.state;
  const loads = facilityLoads(changed.state, corridor, solution);
  return network.model.tables.link
    .flatMap(({ linkId, lengthKm }, index): readonly LinkFlow[] => {
      const [forward, backward] = [at(tonnes.forward, index) * days, at(tonnes.backward, index) * days];
      if (forward + backward <= 0) return [];
      const { capacity, load } = loads(index);
      return [
        {
          link: linkId,
          tonnesForward: forward,
          tonnesBackward: backward,
          tonnesByCommodity: tonnes.byCommodity.map((own) => at(own, index) * days),
          tonneKm: (forward + backward) * lengthKm,
          capacityTonnes: capacity === undefined ? undefined : capacity * days,
          load,
        },
      ];
    })
    .sort((a, b) => b.tonnesForward + b.tonnesBackward - (a.tonnesForward + a.tonnesBackward));
}

/** Cargo by branch, in the order of the table corridor: each tonne once on a branch, however many of its links it uses. */
function branchFlows(
  network: Network,
  paths: PathFlows | undefined,
  tonnes: LinkTonnes,
  days: number,
): readonly BranchFlow[] {
  const { corridor, link } = network.model.tables;
  const number = indexById(network.model.tables, 'corridor');
  const branchOf = link.map(({ corridorId }) => number.get(corridorId ?? '') ?? -1);
  const moved = new Float64Array(corridor.length);
  const tonneKm = new Float64Array(corridor.length);
  for (const [index, { lengthKm }] of link.entries()) {
    const branch = at(branchOf, index);
    if (branch < 0) continue;
    const both = (at(tonnes.forward, index) + at(tonnes.backward, index)) * days;
    tonneKm[branch] = at(tonneKm, branch) + both * lengthKm;
    if (paths === undefined) moved[branch] = Math.max(at(moved, branch), both);
  }
  if (paths !== undefined) {
    for (const [word, masks] of branchMasks(network).entries()) {
      for (const [path, mask] of markPaths(paths, masks).entries()) {
        for (let bits = mask; bits !== 0; bits &= bits - 1) {
          const branch = 32 * word + 31 - Math.clz32(bits & -bits);
          moved[branch] = at(moved, branch) + at(paths.flow, path) * days;
        }
      }
    }
  }
  return corridor.map(({ corridorId }, index) => ({
    branch: corridorId,
    tonnes: at(moved, index),
    tonneKm: at(tonneKm, index),
  }));
}

function demandFigures({ base, corridor, solution }: SolvedFlows): {
  readonly demandTonnes: number;
  readonly lostTonnes: number;
  readonly unservedTonnes: number;
  /** Captive cargo without a path, by the selector of what it must pass. */
  readonly cutOff: ReadonlyMap<string, number>;
} {
  const { days } = base.state;
  let [demandTonnes, lostTonnes, unservedTonnes] = [0, 0, 0];
  const { classes } = corridor.problem;
  const cutOff = new Map<string, number>();
  // paths need looking for only where something does not move at all
  const isStill = classes.map(({ demand }, c) =>
    Uint8Array.from(demand, (each, pair) =>
      each > 0 && at(at(solution.outside, c), pair) >= each * (1 - 1e-12) ? 1 : 0,
    ),
  );
  const cost = bestCosts(corridor.problem, undefined, isStill);
  for (const [c, { demand }] of classes.entries()) {
    for (const [pair, each] of demand.entries()) {
      const lost = at(at(solution.outside, c), pair) * days;
      demandTonnes += each * days;
      lostTonnes += lost;
      if (at(at(isStill, c), pair) !== 1 || cost[c]?.[pair] !== Infinity) continue;
      unservedTonnes += lost;
      const captiveTo = base.matrices[c]?.captiveTo?.[pair];
      if (captiveTo !== undefined) cutOff.set(captiveTo, (cutOff.get(captiveTo) ?? 0) + lost);
    }
  }
  return { demandTonnes, lostTonnes, unservedTonnes, cutOff };
}

/** Tonne-hours, the waits for capacity included, and emissions of all that moves in the period. */
function movedFigures({ base, changed, corridor, solution }: SolvedFlows): {
  readonly hours: number;
  readonly co2eKg: number;
} {
  const { days } = base.state;
  const { firstFacility, facilities } = corridor.problem;
  let [hours, co2eKg] = [0, 0];
  for (const [c, cargo] of changed.state.cargo.entries()) {
    const volumes = at(solution.arcVolume, c);
    for (let arc = 0 as ArcIndex; arc < volumes.length; arc = after(arc)) {
      const volume = at(volumes, arc);
      if (volume === 0) continue;
      let queue = 0;
      for (let k = at(firstFacility, arc); k < at(firstFacility, after(arc)); k += 1)
        queue += at(solution.facilityDelay, at(facilities, k));
      hours += volume * days * ((cargo.hours[arc] ?? 0) + queue);
      co2eKg += volume * days * (cargo.co2eKgPerTonne[arc] ?? 0);
    }
  }
  const once = solution.paths && chargedOnce(solution.paths, changed.state.cargo);
  for (const [path, each] of once?.hours.entries() ?? []) hours += at(solution.paths?.flow ?? [], path) * days * each;
  return { hours, co2eKg };
}
