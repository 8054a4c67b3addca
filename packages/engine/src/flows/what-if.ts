import type { Steps } from '../steps/progress.ts';
import { isRefusal } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { Deadline } from '../assignment/deadline.ts';
import type { AssignmentProblem } from '../assignment/problem.ts';
import type { AssignmentProgress, AssignmentSolution } from '../assignment/solution.ts';
import { at } from '../network/at.ts';
import type { NetworkChange } from '../scenario/change.ts';
import { solveStateSteps } from './flow-ledger.ts';
import { elementsOf, entrySteps, findEntry, missingEntrySteps, nameOfElement } from './ledger-entry.ts';
import type { EntryBase, EntryState, LedgerEntry } from './ledger-entry.ts';

/** What a what-if is solved with beside its base. */
export interface WhatIfOptions {
  readonly gap: number;
  readonly maxIterations?: number | undefined;
  readonly now?: (() => number) | undefined;
  readonly deadline: Deadline;
  /** The state and the problem of changes of the same base; refused where they make no sense. */
  readonly stateOf: (changes: readonly NetworkChange[]) => EntryState | Refusal;
}

/**
 * Solves a what-if from its base: on the base's paths and those of the ledger's entries for its elements. An element that the
 * ledger does not have is entered first.
 */
export function* whatIfSteps(
  base: EntryBase,
  changes: readonly NetworkChange[],
  problem: AssignmentProblem,
  options: WhatIfOptions,
): Steps<AssignmentSolution | Refusal, AssignmentProgress> {
  const entries: LedgerEntry[] = [];
  for (const element of elementsOf(changes)) {
    const entry = yield* enterSteps(base, element, options);
    if (isRefusal(entry)) return entry;
    entries.push(entry);
  }
  if (mayLackPaths(changes)) {
    const joint = yield* missingEntrySteps(base, entries, problem, options.deadline);
    if (joint !== undefined) entries.push(joint);
  }
  const start = base.start.map((each, f) =>
    Math.max(
      0,
      entries.reduce((sum, { move }) => sum + at(move, f), each),
    ),
  );
  const paths = entries.map((entry) => entry.paths).filter(({ row }) => row.length > 0);
  // a search that was cut short leaves pairs without paths that they have
  const isCut = options.deadline.isOver();
  const { solution } = yield* solveStateSteps(base.ledger, problem, paths, { ...options, start });
  return isCut ? { ...solution, converged: false, stop: 'time' } : solution;
}

/** Whether changes may close all paths of a pair though no element does so alone. */
function mayLackPaths(changes: readonly NetworkChange[]): boolean {
  return elementsOf(changes).length > 1 || changes.some(({ kind }) => kind === 'water_level');
}

/** The entry of an element, made where the ledger does not have it. */
export function* enterSteps(
  base: EntryBase,
  element: NetworkChange,
  { stateOf, deadline }: Pick<WhatIfOptions, 'stateOf' | 'deadline'>,
): Steps<LedgerEntry | Refusal, AssignmentProgress> {
  const name = nameOfElement(element);
  const known = findEntry(base, name);
  if (known !== undefined) return known;
  const alone = stateOf([element]);
  return isRefusal(alone) ? alone : yield* entrySteps(base, name, alone, deadline);
}
