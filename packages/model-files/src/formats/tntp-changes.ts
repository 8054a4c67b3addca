// What-if on an instance: the changes of `assign` on a model, as far as an instance knows of what they change.

import { isRefusal, refuse } from '@meridian/engine';
import type { AssignmentProblem, NetworkChange, Refusal } from '@meridian/engine';
import type { TntpInstance } from './tntp.ts';

const known =
  'An instance knows close:link:A-B, capacity:link:A-B=FACTOR, hours:link:A-B=FACTOR (free-flow time), node:N in place of link:A-B, and demand:=FACTOR or demand:zone:N=FACTOR.';

const invalid = (message: string, remedy = known): Refusal => refuse('value-invalid', 'change', message, remedy);
const unknown = (message: string, remedy: string): Refusal => refuse('value-unknown', 'change', message, remedy);

/** Arrays of a problem that changes write into. */
interface Draft {
  readonly free: Float64Array;
  readonly capacity: Float64Array;
  readonly fixedCosts: readonly Float64Array[];
  readonly demands: readonly Float64Array[];
  /** What all demand is multiplied by, that within zones too. */
  allDemand: number;
}

/** The instance with changes made in their order; refused where one of them makes no sense on it. */
export function changeTntp(instance: TntpInstance, changes: readonly NetworkChange[]): TntpInstance | Refusal {
  const { problem } = instance;
  const draft: Draft = {
    free: problem.delays.free.slice(),
    capacity: problem.delays.capacity.slice(),
    fixedCosts: problem.classes.map(({ fixedCost }) => fixedCost.slice()),
    demands: problem.classes.map(({ demand }) => demand.slice()),
    allDemand: 1,
  };
  for (const change of changes) {
    const refusal =
      change.kind === 'demand' ? scaleDemand(instance, change, draft) : changeArcs(instance, change, draft);
    if (refusal !== undefined) return refusal;
  }
  const classes = problem.classes.map((each, c) => ({
    ...each,
    fixedCost: draft.fixedCosts[c] ?? each.fixedCost,
    demand: draft.demands[c] ?? each.demand,
  }));
  const delays = { ...problem.delays, free: draft.free, capacity: draft.capacity };
  return {
    ...instance,
    problem: { ...problem, delays, classes },
    demand: demandOf(classes),
    intrazonalDemand: instance.intrazonalDemand * draft.allDemand,
  };
}

function demandOf(classes: AssignmentProblem['classes']): number {
  return classes.reduce((sum, { demand }) => demand.reduce((total, each) => total + each, sum), 0);
}

function changeArcs(instance: TntpInstance, change: NetworkChange, draft: Draft): Refusal | undefined {
  const { kind, selector, value } = change;
  if (kind !== 'close' && kind !== 'capacity' && kind !== 'hours')
    return invalid(`“${kind}” is nothing that an instance has.`);
  const arcs = selectArcs(instance, selector);
  if (isRefusal(arcs)) return arcs;
  if (kind === 'close') {
    for (const arc of arcs) for (const fixedCost of draft.fixedCosts) fixedCost[arc] = Infinity;
    return undefined;
  }
  if (value === undefined || !(value > 0)) {
    const instead = kind === 'capacity' ? ` What lets nothing pass is close:${selector}.` : '';
    return invalid(`“${kind}:${selector}” needs a factor above 0.`, `Write ${kind}:${selector}=0.5.${instead}`);
  }
  const values = kind === 'capacity' ? draft.capacity : draft.free;
  for (const arc of arcs) values[arc] = (values[arc] ?? 0) * value;
  return undefined;
}

/** Arcs of `link:A-B` (all links from A to B) and `node:N` (all that touch it), joined by `;`. */
function selectArcs({ network, linkOfArc }: TntpInstance, text: string): readonly number[] | Refusal {
  const { init_node: from, term_node: to } = network.links;
  const chosen = new Set<number>();
  for (const term of text.split(';').map((each) => each.trim())) {
    const link = /^link:(\d+)-(\d+)$/.exec(term);
    const node = /^node:(\d+)$/.exec(term);
    if (link === null && node === null) return invalid(`“${term}” selects nothing of an instance.`);
    const [, a = '', b = ''] = link ?? node ?? [];
    let found = 0;
    linkOfArc.forEach((index, arc) => {
      const isHere =
        link === null
          ? from[index] === Number(a) || to[index] === Number(a)
          : from[index] === Number(a) && to[index] === Number(b);
      if (!isHere) return;
      chosen.add(arc);
      found += 1;
    });
    if (found > 0) continue;
    if (link === null) return unknown(`No link of ${network.file} touches node ${a}.`, 'Name a node that links touch.');
    const heads = [...new Set(to.filter((_, index) => from[index] === Number(a)))];
    return unknown(
      `${network.file} has no link from ${a} to ${b}.`,
      heads.length === 0 ? 'No link leaves that node.' : `Links from ${a} lead to ${heads.join(', ')}.`,
    );
  }
  return [...chosen];
}

function scaleDemand(
  { problem, network }: TntpInstance,
  { selector, value }: NetworkChange,
  draft: Draft,
): Refusal | undefined {
  if (value === undefined || !(value >= 0))
    return invalid(`“demand:${selector}” needs a factor, 0 or more.`, `Write demand:${selector}=0.5.`);
  const zone = /^zone:(\d+)$/.exec(selector.trim())?.[1];
  if (selector.trim() !== '' && zone === undefined) return invalid(`“${selector}” is no demand of an instance.`);
  if (zone !== undefined && !(Number(zone) >= 1 && Number(zone) <= network.zones))
    return unknown(`${network.file} has no zone ${zone}.`, `It has the zones 1 to ${String(network.zones)}.`);
  const vertex = zone === undefined ? undefined : Number(zone) - 1;
  if (vertex === undefined) draft.allDemand *= value;
  for (const [c, { origins, firstPair, destinations }] of problem.classes.entries()) {
    const demand = draft.demands[c] ?? new Float64Array(0);
    origins.forEach((origin, index) => {
      for (let pair = firstPair[index] ?? 0; pair < (firstPair[index + 1] ?? 0); pair += 1) {
        const isHere = vertex === undefined || origin === vertex || destinations[pair] === vertex;
        if (isHere) demand[pair] = (demand[pair] ?? 0) * value;
      }
    });
  }
  return undefined;
}
