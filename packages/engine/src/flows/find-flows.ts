import { after } from '../units/index.ts';
import type { ArcIndex } from '../units/index.ts';
import { isRefusal } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { recordEndNotes } from '../model/record-end.ts';
import { at } from '../network/at.ts';
import { midDate, periodDays } from '../calendar/period.ts';
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
import { flowsSteps } from './period-flows.ts';
import type { PeriodFlows } from './period-flows.ts';
import type { SolvedFlows } from './solve-flows.ts';
import { indexById } from '../model/rows-by-id.ts';

/** Flows of a period, or of a what-if in it; refused where a part of the question makes no sense. */
export function findFlows(network: Network, query: FlowsQuery, options: FlowsOptions = {}): FlowsAnswer | Refusal {
  const solved = drain(flowsSteps(network, query, options));
  return isRefusal(solved) ? solved : describeFlows(solved);
}

/** What solved flows are, in rows of the model: of several states of the network, what they are together. */
export function describeFlows({ period, parts }: PeriodFlows): FlowsAnswer {
  const states = parts.map((part) => describeState(part));
  const [{ base, solution }] = parts;
  const whole = { first: base.state.period.first, last: at(parts, parts.length - 1).base.state.period.last };
  const cut = parts.find((part) => !part.solution.converged)?.solution;
  const sum = (figure: (state: StateFigures) => number): number =>
    states.reduce((all, state) => all + figure(state), 0);
  const demandTonnes = sum((state) => state.demandTonnes);
  const links = linkFlows(states);
  return {
    schema: 'meridian.assignment/1',
    period,
    days: periodDays(whole),
    date: midDate(whole),
    method: solution.method,
    converged: cut === undefined,
    stop: (cut ?? solution).stop,
    relativeGap: Math.max(...parts.map((part) => part.solution.relativeGap)),
    averageExcessCost:
      parts.length === 1
        ? solution.averageExcessCost
        : sum((state) => state.solved.solution.averageExcessCost * state.demandTonnes) / demandTonnes,
    beckmann: sum((state) => state.solved.solution.beckmann * daysOf(state)),
    totalCost: sum((state) => state.solved.solution.totalCost * daysOf(state)),
    iterations: sum((state) => state.solved.solution.iterations),
    branches: branchFlows(states),
    demandTonnes,
    lostTonnes: sum(({ lostTonnes }) => lostTonnes),
    unservedTonnes: sum(({ unservedTonnes }) => unservedTonnes),
    tonneKm: links.reduce((all, { tonneKm }) => all + tonneKm, 0),
    tonneDays: sum(({ hours }) => hours) / 24,
    co2eTonnes: sum(({ co2eKg }) => co2eKg) / 1000,
    links,
    bottlenecks: bottlenecks(parts),
    calibration: countedVolumes(parts, whole),
    notes: [
      ...[...cutOffBy(states)].map(([selector, cut]) => cutOffNote(selector, cut)),
      ...new Set(states.flatMap(({ notes }) => notes)),
      ...recordEndNotes(base.state.network.model, whole.last),
      ...(parts.length === 1 ? [] : [byParts(parts)]),
    ],
  };
}

/** One state of the network, summed up over the days for which it stands. */
interface StateFigures {
  readonly solved: SolvedFlows;
  readonly tonnes: LinkTonnes;
  readonly demandTonnes: number;
  readonly lostTonnes: number;
  readonly unservedTonnes: number;
  /** Of those, captive cargo by what it cannot pass. */
  readonly cutOff: ReadonlyMap<string, number>;
  readonly hours: number;
  readonly co2eKg: number;
  readonly notes: readonly string[];
}

function describeState(solved: SolvedFlows): StateFigures {
  const { base, changed, solution } = solved;
  return {
    solved,
    tonnes: linkTonnes(base.state.network, solution.arcVolume),
    ...demandFigures(solved),
    ...movedFigures(solved),
    notes: [
      ...changed.notes,
      ...(solution.method === 'sue' && elementsOf(solved.changes).length > 1 ? [eachAlone] : []),
      ...(solution.paths === undefined ? [withoutPaths] : []),
      ...(solution.stop === 'time' ? [outOfTime] : []),
    ],
  };
}

function cutOffBy(states: readonly StateFigures[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { cutOff } of states)
    for (const [selector, tonnes] of cutOff) sums.set(selector, (sums.get(selector) ?? 0) + tonnes);
  return sums;
}

function daysOf({ solved }: StateFigures): number {
  return solved.base.state.days;
}

function byParts(parts: PeriodFlows['parts']): string {
  const names = parts.map(({ base }) => `${base.period} (${base.state.date})`).join(', ');
  return `Solved quarter by quarter, each on the network of its middle day: ${names}. Loads are those of the fullest.`;
}

const withoutPaths =
  'This method keeps no paths: branch tonnes are those of the fullest link of a branch, and nothing is counted beside observations.';

const eachAlone =
  'Paths were looked for with each closure or opening alone: those that only several of them together would bring are missing.';

const cutOffNote = (selector: string, tonnes: number): string =>
  `${tonnes < 10_000 ? `${String(Math.round(tonnes))} t` : `${String(Math.round(tonnes / 1000))} kt`} are cut off that are captive to “${selector}”: demand was made from a count there, and the model does not say where else they would go.`;

const outOfTime =
  'Time ran out: these flows are as far as the search had come, and no equilibrium. Where paths were still being looked for, pairs have their best path alone.';

function linkFlows(states: readonly StateFigures[]): readonly LinkFlow[] {
  const loads = states.map(({ solved: { changed, corridor, solution } }) =>
    facilityLoads(changed.state, corridor, solution),
  );
  const { network } = at(states, 0).solved.base.state;
  const over = (figure: (state: StateFigures, index: number) => number): number =>
    states.reduce((sum, state, index) => sum + figure(state, index) * daysOf(state), 0);
  return network.model.tables.link
    .flatMap(({ linkId, lengthKm }, index): readonly LinkFlow[] => {
      const forward = over(({ tonnes }) => at(tonnes.forward, index));
      const backward = over(({ tonnes }) => at(tonnes.backward, index));
      if (forward + backward <= 0) return [];
      const own = loads.map((load) => load(index));
      const known = own.flatMap(({ load }) => (load === undefined ? [] : [load]));
      return [
        {
          link: linkId,
          tonnesForward: forward,
          tonnesBackward: backward,
          tonnesByCommodity: network.model.tables.commodity.map((_, c) =>
            over(({ tonnes }) => at(at(tonnes.byCommodity, c), index)),
          ),
          tonneKm: (forward + backward) * lengthKm,
          capacityTonnes: own.some(({ capacity }) => capacity === undefined)
            ? undefined
            : over((_, part) => at(own, part).capacity ?? 0),
          load: known.length === 0 ? undefined : Math.max(...known),
        },
      ];
    })
    .sort((a, b) => b.tonnesForward + b.tonnesBackward - (a.tonnesForward + a.tonnesBackward));
}

/** Cargo by branch, in the order of the table corridor: each tonne once on a branch, however many of its links it uses. */
function branchFlows(states: readonly StateFigures[]): readonly BranchFlow[] {
  const { network } = at(states, 0).solved.base.state;
  const { corridor, link } = network.model.tables;
  const number = indexById(network.model.tables, 'corridor');
  const branchOf = link.map(({ corridorId }) => number.get(corridorId ?? '') ?? -1);
  const moved = new Float64Array(corridor.length);
  const tonneKm = new Float64Array(corridor.length);
  for (const state of states) {
    const days = daysOf(state);
    const { paths } = state.solved.solution;
    const fullest = new Float64Array(corridor.length);
    for (const [index, { lengthKm }] of link.entries()) {
      const branch = at(branchOf, index);
      if (branch < 0) continue;
      const both = (at(state.tonnes.forward, index) + at(state.tonnes.backward, index)) * days;
      tonneKm[branch] = at(tonneKm, branch) + both * lengthKm;
      fullest[branch] = Math.max(at(fullest, branch), both);
    }
    if (paths === undefined) {
      for (const [branch, both] of fullest.entries()) moved[branch] = at(moved, branch) + both;
      continue;
    }
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

/** Tonne-hours, the waits for capacity included, and emissions of all that moves in the days of the state. */
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
