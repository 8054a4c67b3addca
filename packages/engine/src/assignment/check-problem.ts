import { delayKinds } from './delay.ts';
import type { AssignmentProblem, ClassDemand } from './problem.ts';
import { delaysOfAllOrNothing, tripsWithoutPath } from './kernels/probe.ts';
import { tripTable } from './trip-table.ts';

/** What is wrong with an assignment problem. */
export type ProblemFaultKind =
  | 'bad-capacity'
  | 'bad-delay'
  | 'bad-cost'
  | 'bad-demand'
  | 'zone-without-connector'
  | 'demand-without-way'
  | 'delay-overflow';

/** One fault, with the index of what it is about: a facility, an arc, a class, a pair of that class. */
export interface ProblemFault {
  readonly kind: ProblemFaultKind;
  readonly text: string;
  readonly facility?: number;
  readonly arc?: number;
  readonly classIndex?: number;
  readonly pair?: number;
  readonly vertex?: number;
}

/**
 * All that keeps a problem from being assigned, or that its answer would silently leave out. Values are looked at first:
 * only where all are sound are paths searched and the delays of an all-or-nothing load taken.
 */
export function checkProblem(problem: AssignmentProblem): readonly ProblemFault[] {
  const values = [...facilityFaults(problem), ...problem.classes.flatMap((_, index) => classFaults(problem, index))];
  return values.length > 0 ? values : [...wayFaults(problem), ...overflowFaults(problem)];
}

const isSound = (value: number | undefined): boolean => value !== undefined && value >= 0 && value < Infinity;

function facilityFaults({ delays }: AssignmentProblem): ProblemFault[] {
  const faults: ProblemFault[] = [];
  for (const [facility, kind] of delays.kind.entries()) {
    const free = delays.free[facility];
    const coefficient = delays.coefficient[facility] ?? NaN;
    const power = delays.power[facility];
    const capacity = delays.capacity[facility] ?? NaN;
    const bad = (name: string, value: number | undefined, should: string): void => {
      faults.push({ kind: 'bad-delay', text: `The ${name} is ${String(value)}; it should be ${should}.`, facility });
    };
    const isConstant =
      (delayKinds[kind] === 'bpr' || delayKinds[kind] === 'excess') && (coefficient === 0 || power === 0 || free === 0);
    if (!(capacity > 0 || (capacity === 0 && isConstant))) {
      faults.push({ kind: 'bad-capacity', text: `The capacity is ${capacity}; it should be above 0.`, facility });
    }
    if (!isSound(free)) bad('delay without volume', free, 'a number from 0');
    if (!isSound(power)) bad('power', power, 'a number from 0');
    if (delayKinds[kind] === 'conical' && !(coefficient > 1 && coefficient < Infinity))
      bad('coefficient of the conical function', coefficient, 'above 1');
    else if (!isSound(coefficient)) bad('coefficient', coefficient, 'a number from 0');
    if (delayKinds[kind] === undefined) bad('kind of delay function', kind, `below ${delayKinds.length}`);
  }
  return faults;
}

function classFaults(problem: AssignmentProblem, classIndex: number): ProblemFault[] {
  const each = problem.classes[classIndex];
  if (each === undefined) return [];
  const faults: ProblemFault[] = [];
  const add = (kind: ProblemFaultKind, text: string, at: { arc?: number; pair?: number } = {}): void => {
    faults.push({ kind, text, classIndex, ...at });
  };
  if (!(each.costPerDelay > 0 && each.costPerDelay < Infinity))
    add('bad-cost', `The cost per delay of ${each.id} is ${each.costPerDelay}; it should be above 0.`);
  for (const [arc, cost] of each.fixedCost.entries())
    if (!(cost >= 0)) add('bad-cost', `The fixed cost is ${cost}; it should be a number from 0.`, { arc });
  for (const [pair, demand] of each.demand.entries())
    if (!isSound(demand)) add('bad-demand', `The demand is ${demand}; it should be a number from 0.`, { pair });
  for (const [pair, cost] of (each.outsideCost ?? []).entries())
    if (!(cost >= 0)) add('bad-cost', `The outside cost is ${cost}; it should be a number from 0.`, { pair });
  return faults;
}

function wayFaults(problem: AssignmentProblem): ProblemFault[] {
  const isTail = new Set(problem.tail);
  const isHead = new Set(problem.graph.head);
  const faults: ProblemFault[] = [];
  const told = new Set<number>();
  const tell = (vertex: number, text: string): void => {
    if (!told.has(vertex)) faults.push({ kind: 'zone-without-connector', text, vertex });
    told.add(vertex);
  };
  const trips = tripTable(problem);
  const lost = tripsWithoutPath(problem, trips);
  for (const { classIndex, origin, first, end } of trips.groups) {
    for (let trip = first; trip < end; trip += 1) {
      if (lost[trip] !== 1) continue;
      const destination = trips.destination[trip] ?? 0;
      const pair = trip - (trips.firstOfClass[classIndex] ?? 0);
      if (!isTail.has(origin)) tell(origin, `No arc leads out of vertex ${origin}, where demand begins.`);
      else if (!isHead.has(destination)) tell(destination, `No arc leads to vertex ${destination}, where demand ends.`);
      else {
        const text = `${nameOf(problem.classes[classIndex])}: no path from vertex ${origin} to ${destination}.`;
        faults.push({ kind: 'demand-without-way', text, classIndex, pair });
      }
    }
  }
  return faults;
}

const nameOf = (each: ClassDemand | undefined): string => each?.id ?? '';

function overflowFaults(problem: AssignmentProblem): ProblemFault[] {
  const faults: ProblemFault[] = [];
  for (const [facility, delay] of delaysOfAllOrNothing(problem).entries()) {
    if (Number.isFinite(delay)) continue;
    const text = `The delay is ${delay} when all take the paths that are shortest without traffic: check the capacity and the power.`;
    faults.push({ kind: 'delay-overflow', text, facility });
  }
  return faults;
}
