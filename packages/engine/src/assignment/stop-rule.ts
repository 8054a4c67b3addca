import { deadlineOf } from './deadline.ts';
import type { Deadline } from './deadline.ts';
import type { AssignmentOptions, AssignmentProgress, StopReason } from './solution.ts';
import type { TripTable } from './trip-table.ts';

/** So many iterations in a row without coming a tenth closer end a run: close to the precision of numbers, and before. */
const patienceClose = 10;
const patienceFar = 200;
const close = 1e-9;
/** Iterations that count as the beginning. */
const early = 30;

/** Keeps count of a run and says when it ends. */
export class StopRule {
  private readonly options: AssignmentOptions;
  private readonly totalDemand: number;
  private readonly patience: number;
  private readonly began: number;
  /** From when the rule was made. */
  readonly deadline: Deadline;
  private iteration = 0;
  private gap = Infinity;
  private excessPerUnit = Infinity;
  private best = Infinity;
  private sinceBest = 0;

  /** `patience`: iterations without coming a tenth closer that end a run while it is far from done. */
  constructor(options: AssignmentOptions, trips: TripTable, patience = patienceFar) {
    this.patience = patience;
    this.options = options;
    let sum = 0;
    for (const each of trips.demand) sum += each;
    this.totalDemand = sum;
    this.deadline = deadlineOf(options);
    this.began = options.now?.() ?? 0;
  }

  /** After an iteration: total cost and how much dearer it is than if all took the shortest paths at these costs. */
  measure(totalCost: number, excessCost: number): AssignmentProgress {
    this.iteration += 1;
    this.gap = totalCost === 0 ? 0 : excessCost / totalCost;
    this.excessPerUnit = this.totalDemand === 0 ? 0 : excessCost / this.totalDemand;
    this.sinceBest += 1;
    if (this.gap < 0.9 * this.best) {
      this.best = this.gap;
      this.sinceBest = 0;
    }
    return {
      phase: 'assignment',
      done: this.iteration,
      relativeGap: this.gap,
      averageExcessCost: this.excessPerUnit,
      seconds: this.seconds(),
    };
  }

  /** Why to end now, if to. */
  stop(): StopReason | undefined {
    const { gap, maxIterations = Infinity } = this.options;
    if (this.gap <= gap) return 'gap';
    if (this.iteration >= maxIterations) return 'iterations';
    if (this.deadline.isOver()) return 'time';
    if (Number.isNaN(this.gap) || this.sinceBest >= (this.best < close ? patienceClose : this.patience))
      return 'stalled';
    return undefined;
  }

  /** Whether the run has only begun. */
  isEarly(): boolean {
    return this.iteration < early;
  }

  /** Forgets the last iteration, which is to be measured again. */
  takeBack(): void {
    this.iteration -= 1;
  }

  state(): { readonly iterations: number; readonly relativeGap: number; readonly averageExcessCost: number } {
    return { iterations: this.iteration, relativeGap: this.gap, averageExcessCost: this.excessPerUnit };
  }

  private seconds(): number {
    return this.options.now === undefined ? 0 : this.options.now() - this.began;
  }
}
