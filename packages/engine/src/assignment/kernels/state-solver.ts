// Stochastic equilibria of many states of one network, one after another in the same arrays: volumes v that equal the
// v(c(v)) which their delays call forth (Daganzo and Sheffi, 1977), by Newton's method on the volumes of facilities. The linear
// system is (I + D^1/2 H D^1/2) w = D^1/2 (v(c) - v), H being how volumes fall as delays rise and D how delays rise with
// volumes; it is dense on the few facilities where both count, and what the others do follows from those.

import type { StopReason } from '../solution.ts';
import { BundledLogit } from './bundled-logit.ts';
import type { RowPrices } from './bundled-logit.ts';
import { factorize, solveFactored } from './cholesky.ts';
import { newtonStep } from './newton-step.ts';
import { PathChoice } from './path-choice.ts';
import { shareOff } from './share-off.ts';
import type { VolumeDelay } from './volume-delay.ts';

/** Slope of delay x response of volume from which a facility has a column of its own in the linear system. */
const leastFeedback = 0.02;
/** Columns up to which the system is solved by its factors; conjugate gradients beyond. */
const mostColumns = 150;
/** Units of its users' logit by which a step may change what a facility is waited for: beyond, the linear system says nothing. */
const mostChange = 10;
/** Iterations whose steps are held so. Nothing ordinary takes as many, and what does is crept up to. */
const mostHeld = 20;
/** Residual of conjugate gradients, relative. */
const linearTolerance = 1e-6;

export class StateSolver {
  readonly choice: PathChoice;
  readonly loading: BundledLogit;
  /** The volumes whose delays the loading has been loaded at. */
  readonly volume: Float64Array;
  /** sum |v - v(c(v))| / sum v(c(v)). */
  gap = Infinity;
  iterations = 0;
  private readonly from: Float64Array;
  private readonly move: Float64Array;
  private readonly rise: Float64Array;
  private readonly response: Float64Array;
  private readonly columnOf: Int32Array;
  private readonly columns: Uint32Array;
  private readonly side: Float64Array;
  /** By facility, the largest scale per delay of those who may use it. */
  private readonly scale: Float64Array;
  /** Root of the slope of each column when the system was factorized. */
  private readonly root: Float64Array;
  private columnCount = 0;
  private readonly matrix: Float64Array;
  private leastFeedback = leastFeedback;
  /** Whether steps are held within what the choice bears: until that has once not helped. */
  private isHeld = true;
  private best = Infinity;
  private sinceBetter = 0;

  constructor(prices: RowPrices, arcCount: number, facilityCount: number) {
    this.choice = new PathChoice(prices.outside.length, arcCount);
    this.loading = new BundledLogit(prices, facilityCount, this.choice);
    this.volume = new Float64Array(facilityCount);
    this.from = new Float64Array(facilityCount);
    this.move = new Float64Array(facilityCount);
    this.rise = new Float64Array(facilityCount);
    this.response = new Float64Array(facilityCount);
    this.columnOf = new Int32Array(facilityCount);
    this.columns = new Uint32Array(facilityCount);
    this.side = new Float64Array(facilityCount);
    this.scale = new Float64Array(facilityCount);
    this.root = new Float64Array(facilityCount);
    const most = Math.min(mostColumns, facilityCount);
    this.matrix = new Float64Array(most * most);
  }

  /** Takes up a state: what `choice` has been prepared for, and the demand of each row. */
  prepare(demand: Float64Array): void {
    this.loading.begin(demand);
    this.loading.scales(this.scale);
  }

  /** Begins at `start`, volumes by facility. */
  begin(delays: VolumeDelay, start: Float64Array): void {
    this.volume.set(start);
    this.leastFeedback = leastFeedback;
    this.isHeld = true;
    this.iterations = 0;
    this.best = Infinity;
    this.sinceBetter = 0;
    this.evaluate(delays);
  }

  /** Why the search ends here; undefined where it goes on. */
  stopAt(target: number, maxIterations: number, isOver: () => boolean): StopReason | undefined {
    if (this.gap <= target) return 'gap';
    if (this.iterations >= maxIterations) return 'iterations';
    if (isOver()) return 'time';
    return this.sinceBetter > 30 ? 'stalled' : undefined;
  }

  /** One iteration: Newton's step with halving, or one of averaging where no part of it brings volumes nearer. */
  iterate(delays: VolumeDelay, isOver: () => boolean): void {
    this.sinceBetter = this.gap < this.best ? 0 : this.sinceBetter + 1;
    this.best = Math.min(this.best, this.gap);
    this.iterations += 1;
    if (this.iterations > mostHeld) this.isHeld = false;
    const { volume, from } = this;
    from.set(volume);
    if (this.step(delays, isOver)) return;
    // held steps may go round in a circle, and facilities that were left out may matter
    const wasHeld = this.isHeld;
    this.isHeld = false;
    if (wasHeld && this.step(delays, isOver)) return;
    this.leastFeedback /= 10;
    const share = 1 / (this.iterations + 1);
    for (let f = 0; f < volume.length; f += 1) volume[f] = from[f]! + share * (this.loading.volume[f]! - from[f]!);
    this.evaluate(delays);
  }

  /** Takes as much of Newton's step as brings volumes nearer; false, where it began, if no part does. */
  private step(delays: VolumeDelay, isOver: () => boolean): boolean {
    const { volume, from, move, gap } = this;
    this.findMove(delays, isOver);
    for (let share = 1; share > 1e-3; share /= 2) {
      for (let f = 0; f < volume.length; f += 1) volume[f] = Math.max(0, from[f]! + share * move[f]!);
      this.evaluate(delays);
      if (this.gap < gap * (1 - 1e-4 * share)) return true;
    }
    volume.set(from);
    this.evaluate(delays);
    return false;
  }

  /** Loads at the delays of `volume`. */
  private evaluate(delays: VolumeDelay): void {
    const { volume, loading } = this;
    delays.volume.set(volume);
    delays.refreshAll();
    loading.load(delays.delay);
    let [off, all] = [0, 0];
    for (let f = 0; f < volume.length; f += 1) {
      off += Math.abs(volume[f]! - loading.volume[f]!);
      all += loading.volume[f]!;
    }
    this.gap = shareOff(off, all);
  }

  /** Newton's move from `volume`, into `move`. */
  private findMove(delays: VolumeDelay, isOver: () => boolean): void {
    const { loading, volume, move, rise, columns, side, root, matrix } = this;
    const wanted = loading.volume;
    if (!this.factorize(delays)) {
      move.set(newtonStep(volume, wanted.slice(), delays.slope, loading, linearTolerance, isOver));
      return;
    }
    const count = this.columnCount;
    for (let i = 0; i < count; i += 1) side[i] = root[i]! * (wanted[columns[i]!]! - volume[columns[i]!]!);
    solveFactored(matrix, count, side);
    rise.fill(0);
    for (let i = 0; i < count; i += 1) rise[columns[i]!] = root[i]! * side[i]!;
    loading.fall(rise, move);
    for (let f = 0; f < volume.length; f += 1) move[f] = wanted[f]! - volume[f]! - move[f]!;
    for (let i = 0; this.isHeld && i < count; i += 1) this.limit(delays, columns[i]!);
  }

  /** Shortens the move of a facility until it changes its delay by no more than its users' choice bears. */
  private limit(delays: VolumeDelay, f: number): void {
    const { volume, move, scale } = this;
    const before = delays.delay[f]!;
    for (let k = 0; k < 40; k += 1) {
      delays.volume[f] = Math.max(0, volume[f]! + move[f]!);
      delays.refresh(f);
      if (Math.abs(delays.delay[f]! - before) * scale[f]! <= mostChange) break;
      move[f] = move[f]! / 2;
    }
  }

  /** Factorizes the system on the columns that count; false where they are too many, or it is not positive definite. */
  private factorize({ slope }: VolumeDelay): boolean {
    const { loading, response, columnOf, columns, root, matrix } = this;
    loading.response(response);
    let count = 0;
    for (let f = 0; f < slope.length; f += 1) {
      const isFelt = slope[f]! * response[f]! > this.leastFeedback;
      columnOf[f] = isFelt ? count : -1;
      if (isFelt) columns[count++] = f;
    }
    if (count > mostColumns) return false;
    loading.assemble(columnOf, count, matrix);
    for (let i = 0; i < count; i += 1) root[i] = Math.sqrt(slope[columns[i]!]!);
    for (let i = 0; i < count; i += 1) {
      for (let j = 0; j <= i; j += 1) matrix[i * count + j]! *= root[i]! * root[j]!;
      matrix[i * count + i]! += 1;
    }
    this.columnCount = count;
    return factorize(matrix, count);
  }
}
