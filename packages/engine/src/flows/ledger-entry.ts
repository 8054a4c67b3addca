import type { Steps } from '../steps/progress.ts';
import { choiceSetSteps, joinPaths } from '../assignment/choice-set.ts';
import type { ChoiceSetOptions, ClassPaths } from '../assignment/choice-set.ts';
import type { Deadline } from '../assignment/deadline.ts';
import type { LedgerPaths } from '../assignment/path-ledger.ts';
import type { AssignmentProblem } from '../assignment/problem.ts';
import type { AssignmentProgress, AssignmentSolution } from '../assignment/solution.ts';
import { rowBy } from '../units/index.ts';
import type { ArcIndex, ByIndex } from '../units/index.ts';
import { createMemo } from '../memo/memo.ts';
import { at } from '../network/at.ts';
import { formatChange } from '../scenario/change.ts';
import type { NetworkChange } from '../scenario/change.ts';
import { solveStateSteps } from './flow-ledger.ts';
import type { FlowLedger } from './flow-ledger.ts';
import type { PeriodState } from './period-state.ts';

/** What a ledger has beside its base for one element, that alone: paths, and by how much it changes the volumes of facilities. */
export interface LedgerEntry {
  readonly paths: LedgerPaths;
  readonly move: Float64Array;
}

/** A base as its entries are made from it. */
export interface EntryBase {
  readonly ledger: FlowLedger;
  readonly choiceSet: ChoiceSetOptions;
  readonly state: PeriodState;
  /** Volumes by facility to start from, delays at which its paths round queues were looked for, and flow by path of the ledger's base. */
  readonly start: Float64Array;
  readonly queues: Float64Array;
  readonly flow: Float64Array;
}

/** A state that an entry is made for. */
export interface EntryState {
  readonly state: PeriodState;
  readonly problem: AssignmentProblem;
}

/** Elements that a page, a ranking or an ensemble goes through; an entry is some hundred paths of fifty arcs. */
const mostEntries = 512;
const entries = createMemo<LedgerEntry>(mostEntries);

/** Paths round a wait are looked for where it is this part of what a path costs, */
const leastWait = 0.01;
/** where it has changed by this part of that, */
const leastChange = 0.003;
/** and where the path takes this part of what its pair moves. */
const leastShare = 0.01;
/** Gap to which an element alone is solved, for the waits that it makes and for where others start. */
const entryGap = 1e-5;

/**
 * What may close or open something, whatever its number. The rest is continuous and adds no path: water as well, under which a
 * ship costs ten times as much before it sails no more.
 */
const discrete: ReadonlySet<NetworkChange['kind']> = new Set(['close', 'open', 'build', 'restrict']);

/** The changes of a list that may have an entry in a ledger. */
export function elementsOf(changes: readonly NetworkChange[]): readonly NetworkChange[] {
  return changes.filter(({ kind }) => discrete.has(kind));
}

/** The entry of an element, where it is known. */
export function findEntry({ ledger }: EntryBase, key: string): LedgerEntry | undefined {
  return entries.find(ledger, key);
}

/** What an element is to a ledger. */
export function nameOfElement(change: NetworkChange): string {
  return JSON.stringify([formatChange(change), change.from, change.to]);
}

/**
 * Makes the entry of an element: the paths that a search finds where it alone acts, for the pairs that it takes from or gives to,
 * first without queues and then, for the pairs whose waits it changes, at its queues. Not kept where time ran out.
 */
export function* entrySteps(
  base: EntryBase,
  key: string,
  { state, problem }: EntryState,
  deadline: Deadline,
): Steps<LedgerEntry, AssignmentProgress> {
  const { ledger, choiceSet } = base;
  const find = (delay: Float64Array, wanted: readonly Uint8Array[]): Steps<readonly ClassPaths[], AssignmentProgress> =>
    choiceSetSteps(problem, delay, choiceSet, deadline.isOver, wanted);
  const affected = affectedPairs(base, state);
  if (affected.every((own) => own.every((each) => each === 0))) {
    const none = { paths: ledger.paths.entryOf([]), move: new Float64Array(ledger.facilityCount) };
    entries.keep(ledger, key, none);
    return none;
  }
  const first = yield* find(problem.delays.free, affected);
  const unqueued = ledger.paths.entryOf(first);
  const options = { start: base.start, gap: entryGap, deadline };
  // the queues that a search from the beginning would look round
  const queued = yield* solveStateSteps(ledger, problem, [unqueued], { ...options, base: ledger.paths.unqueued });
  const second = yield* find(queued.solution.facilityDelay, delayedPairs(base, problem, queued.solution));
  const paths = ledger.paths.entryOf(first.map((own, c) => joinPaths(own, at(second, c))));
  const { start } = yield* solveStateSteps(ledger, problem, [paths], options);
  const entry = { paths, move: start.map((each, f) => each - at(base.start, f)) };
  // what was cut short must not answer a question that sets no limit
  if (!deadline.isOver()) entries.keep(ledger, key, entry);
  return entry;
}

/**
 * What changes together leave without any path though there is one: paths for those pairs alone, found in the state of them all.
 * Undefined where nothing lacks any.
 */
export function* missingEntrySteps(
  { ledger, choiceSet }: EntryBase,
  known: readonly LedgerEntry[],
  problem: AssignmentProblem,
  deadline: Deadline,
): Steps<LedgerEntry | undefined, AssignmentProgress> {
  const { paths } = ledger;
  const isOpen = new Uint8Array(paths.pairClass.length);
  for (const { row, firstArc, arcs } of [paths.base, ...known.map((entry) => entry.paths)]) {
    for (const [path, own] of row.entries()) {
      if (isOpen[own] === 1) continue;
      const cost = at(problem.classes, at(paths.pairClass, own)).fixedCost;
      if (arcs.subarray(firstArc[path], firstArc[path + 1]).every((arc) => (cost[arc] ?? 0) < Infinity))
        isOpen[own] = 1;
    }
  }
  if (isOpen.every((each) => each === 1)) return undefined;
  const wanted = problem.classes.map(({ demand }, c) =>
    Uint8Array.from(demand, (_, pair) => 1 - at(isOpen, at(paths.firstRow, c) + pair)),
  );
  const found = yield* choiceSetSteps(problem, problem.delays.free, choiceSet, deadline.isOver, wanted);
  const added = paths.entryOf(
    found,
    known.map((entry) => entry.paths),
  );
  return added.row.length === 0 ? undefined : { paths: added, move: new Float64Array(ledger.facilityCount) };
}

/** By class and pair: 1 where what an element closes is used, or where it opens something that the class may use. */
function affectedPairs(
  { ledger: { paths }, state: before, flow }: EntryBase,
  state: PeriodState,
): readonly Uint8Array[] {
  const { base, firstRow } = paths;
  const { firstOfRow } = base;
  return state.cargo.map(({ closed }, c) => {
    const was = at(before.cargo, c).closed;
    const [first, end] = [at(firstRow, c), at(firstRow, c + 1)];
    const isAffected = new Uint8Array(end - first);
    if (closed.some((each, arc) => each < at(was, arc))) return isAffected.fill(1);
    if (!closed.some((each, arc) => each > at(was, arc))) return isAffected;
    for (let row = first; row < end; row += 1) {
      for (let path = at(firstOfRow, row); path < at(firstOfRow, row + 1); path += 1) {
        const passed = base.arcs.subarray(base.firstArc[path], base.firstArc[path + 1]);
        if (at(flow, path) > 0 && passed.some((arc) => closed[arc] === 1)) isAffected[row - first] = 1;
      }
    }
    return isAffected;
  });
}

/**
 * By class and pair: 1 where waiting counts on a path with cargo (as it must for a base to look round queues), and counts
 * otherwise than when the base looked round its own.
 */
function delayedPairs(
  { queues }: EntryBase,
  problem: AssignmentProblem,
  { paths, facilityDelay }: AssignmentSolution,
): readonly Uint8Array[] {
  const isDelayed = problem.classes.map(({ demand }) => new Uint8Array(demand.length));
  if (paths === undefined) return isDelayed;
  const waits = waitOfArcs(problem, facilityDelay);
  const before = waitOfArcs(problem, queues);
  for (const [path, flow] of paths.flow.entries()) {
    const c = at(paths.classIndex, path);
    const { demand, fixedCost, costPerDelay } = at(problem.classes, c);
    const pair = at(paths.pair, path);
    if (flow <= leastShare * at(demand, pair)) continue;
    let [cost, wait, was] = [0, 0, 0];
    for (const arc of rowBy(paths.firstArc, paths.arcs, path)) {
      cost += at(fixedCost, arc);
      wait += at(waits, arc) * costPerDelay;
      was += at(before, arc) * costPerDelay;
    }
    const isFelt = wait > leastWait * (cost + wait) && Math.abs(wait - was) > leastChange * (cost + wait);
    if (isFelt) at(isDelayed, c)[pair] = 1;
  }
  return isDelayed;
}

/** Hours waited at the facilities of each arc. */
function waitOfArcs(
  { firstFacility, facilities }: AssignmentProblem,
  delay: Float64Array,
): ByIndex<ArcIndex, Float64Array> {
  return Float64Array.from({ length: firstFacility.length - 1 }, (_, arc) => {
    let sum = 0;
    for (const facility of rowBy(firstFacility, facilities, arc as ArcIndex)) sum += delay[facility] ?? 0;
    return sum;
  });
}
