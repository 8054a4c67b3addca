import type { Progress, Steps } from '../steps/progress.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import type { Count } from '../flows/counts.ts';
import type { FlowParameters } from '../flows/parameters.ts';
import { modeledVolumes, solveAll, solveQuarter } from './quarter.ts';
import type { CountedQuarter, SolvedQuarter } from './quarter.ts';

/** A parameter that calibration may move. */
export interface FittedParameter {
  /** Name of its row in the table parameter. */
  readonly name: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** Where it stands before anything is known, and what it is drawn to. */
  readonly neutral: number;
  /** Moved on the scale of its logarithm. */
  readonly isRatio: boolean;
  /** How far it moves before the prior says so as much as a count that is off by `countSpread`; on the scale it is moved on. */
  readonly priorSpread: number;
  read(parameters: FlowParameters): number;
  write(parameters: FlowParameters, value: number): FlowParameters;
}

/** Spread of ln(model / observed) that counting rules and rounding alone may cause: a factor of 1.5. */
export const countSpread = Math.log(1.5);

/** The parameters that calibration may move: choice scale, value of time, border penalty, a constant and a rate per mode. */
export function fittedParameters(network: Network): readonly FittedParameter[] {
  const { mode } = network.model.tables;
  // constants are against the first mode, since only differences change a choice
  const constants = mode.slice(1).map(({ modeId }, k): FittedParameter => ({
    name: `mode_constant_usd_per_tonne_${modeId}`,
    unit: 'USD/t',
    neutral: 0,
    low: -30,
    high: 60,
    isRatio: false,
    priorSpread: 15,
    read: ({ modeConstantUsdPerTonne }) => at(modeConstantUsdPerTonne, k + 1),
    write: (parameters, value) => ({
      ...parameters,
      modeConstantUsdPerTonne: parameters.modeConstantUsdPerTonne.map((old, index) => (index === k + 1 ? value : old)),
    }),
  }));
  const rates = (['modeCostFactor', 'modeCostFactorTeu'] as const).flatMap((field) =>
    mode.map(({ modeId }, k): FittedParameter => ({
      name: `mode_cost_factor_${field === 'modeCostFactorTeu' ? 'teu_' : ''}${modeId}`,
      unit: 'ratio',
      neutral: 1,
      low: 0.25,
      high: 4,
      isRatio: true,
      priorSpread: Math.log(1.5),
      read: (parameters) => at(parameters[field], k),
      write: (parameters, value) => ({
        ...parameters,
        [field]: parameters[field].map((old, index) => (index === k ? value : old)),
      }),
    })),
  );
  return [
    {
      name: 'relative_logit_scale',
      unit: 'ratio',
      neutral: 12,
      low: 3,
      high: 60,
      isRatio: true,
      priorSpread: Math.log(2),
      read: ({ relativeLogitScale }) => relativeLogitScale,
      write: (parameters, relativeLogitScale) => ({ ...parameters, relativeLogitScale }),
    },
    {
      name: 'value_of_time_factor',
      unit: 'ratio',
      neutral: 1,
      low: 0.2,
      high: 5,
      isRatio: true,
      priorSpread: Math.log(2),
      read: ({ valueOfTimeFactor }) => valueOfTimeFactor,
      write: (parameters, valueOfTimeFactor) => ({ ...parameters, valueOfTimeFactor }),
    },
    {
      name: 'border_penalty_usd_per_tonne',
      unit: 'USD/t',
      neutral: 0,
      low: 0,
      high: 40,
      isRatio: false,
      priorSpread: 10,
      read: ({ borderPenaltyUsdPerTonne }) => borderPenaltyUsdPerTonne,
      write: (parameters, borderPenaltyUsdPerTonne) => ({ ...parameters, borderPenaltyUsdPerTonne }),
    },
    ...constants,
    ...rates,
  ];
}

/** Parameters with those that may be fitted as they are before anything is known, so that a second calibration finds what the first did. */
export function neutralParameters(network: Network, parameters: FlowParameters): FlowParameters {
  return fittedParameters(network).reduce((all, each) => each.write(all, each.neutral), parameters);
}

/** How far a search has come: `done` rounds of at most `of`, first for parameters, then for demand. */
export interface FitProgress extends Progress<'parameters' | 'demand'> {
  /** All rounds. */
  readonly of: number;
  /** Root mean square of ln(model / observed) over the counts that are fitted. */
  readonly spread: number;
}

interface Evaluation {
  readonly solved: readonly SolvedQuarter[];
  readonly modelled: Float64Array;
  readonly residual: Float64Array;
  readonly objective: number;
}

/** Rounds of Gauss-Newton at most. */
const mostRounds = 12;

/**
 * Parameters that bring ln(model / observed) of the fitted counts and the distance from where they started to the least
 * sum of squares: Levenberg's damped Gauss-Newton (1944) with derivatives by differences, which are taken between the
 * paths of the point they are taken at.
 */
export function* fitParameters(
  network: Network,
  quarters: readonly CountedQuarter[],
  counts: readonly Count[],
  start: FlowParameters,
): Steps<FlowParameters, FitProgress> {
  const fitted = fittedParameters(network);
  const prior = fitted.map((each) => toScale(each, each.read(start)));
  let point = [...prior];
  let now = evaluate(network, quarters, counts, setAll(fitted, start, point), undefined, fitted, prior, point);
  let damping = 0.1;
  for (let round = 1; round <= mostRounds; round += 1) {
    // what imbalance adds follows the flows between rounds and holds within one
    solveAll(network, quarters, setAll(fitted, start, point), counts);
    now = evaluate(network, quarters, counts, setAll(fitted, start, point), undefined, fitted, prior, point);
    yield { phase: 'parameters', done: round - 1, of: mostRounds, spread: spreadOf(counts, now.modelled) };
    const columns = fitted.map((each, k) => {
      const step = each.isRatio ? 0.05 : 1;
      const moved = point.map((value, j) => (j === k ? value + step : value));
      const classPaths = now.solved.map((quarter) => quarter.classPaths);
      const there = evaluate(network, quarters, counts, setAll(fitted, start, moved), classPaths, fitted, prior, moved);
      const here = k === 0 ? now : now;
      return there.residual.map((value, row) => (value - at(here.residual, row)) / step);
    });
    let isBetter = false;
    for (let tries = 0; tries < 4 && !isBetter; tries += 1) {
      const move = solveDamped(columns, now.residual, damping);
      const next = point.map((value, k) => bound(at(fitted, k), value - at(move, k)));
      const there = evaluate(network, quarters, counts, setAll(fitted, start, next), undefined, fitted, prior, next);
      isBetter = there.objective < now.objective * (1 - 1e-4);
      if (isBetter) {
        damping /= 4;
        const gain = 1 - there.objective / now.objective;
        [point, now] = [next, there];
        if (gain < 0.01) return setAll(fitted, start, point);
      } else damping *= 5;
    }
    if (!isBetter) break;
  }
  return setAll(fitted, start, point);
}

function evaluate(
  network: Network,
  quarters: readonly CountedQuarter[],
  counts: readonly Count[],
  parameters: FlowParameters,
  classPaths: readonly SolvedQuarter['classPaths'][] | undefined,
  fitted: readonly FittedParameter[],
  prior: readonly number[],
  point: readonly number[],
): Evaluation {
  const solved = quarters.map((quarter, q) => solveQuarter(network, quarter, parameters, counts, classPaths?.[q]));
  const modelled = modeledVolumes(counts, quarters, solved);
  const residual = new Float64Array(counts.length + fitted.length);
  for (const [k, count] of counts.entries()) residual[k] = soften(countResidual(count, at(modelled, k)) / countSpread);
  for (const [k, { priorSpread }] of fitted.entries())
    residual[counts.length + k] = (at(point, k) - at(prior, k)) / priorSpread;
  return { solved, modelled, residual, objective: residual.reduce((sum, each) => sum + each * each, 0) };
}

/** ln(model / observed), 0 within the range that was published; a floor keeps an empty link from being infinitely wrong. */
export function countResidual({ low, high }: Count, modelled: number): number {
  if (Number.isNaN(modelled)) return 0;
  const floor = Math.max(1, 0.02 * high);
  const [least, most, value] = [Math.max(low, floor), Math.max(high, floor), Math.max(modelled, floor)];
  return value < least ? Math.log(value / least) : value > most ? Math.log(value / most) : 0;
}

/** The signed root of the pseudo-Huber loss: counts that the model cannot match pull in proportion, not by the square. */
function soften(residual: number): number {
  return Math.sign(residual) * Math.sqrt(2 * (Math.sqrt(1 + residual * residual) - 1));
}

/** Root mean square of ln(model / observed) outside the published ranges. */
export function spreadOf(counts: readonly Count[], modelled: Float64Array): number {
  const sum = counts.reduce((all, count, k) => all + countResidual(count, at(modelled, k)) ** 2, 0);
  return Math.sqrt(sum / Math.max(1, counts.length));
}

function toScale({ isRatio }: FittedParameter, value: number): number {
  return isRatio ? Math.log(value) : value;
}

function bound(parameter: FittedParameter, value: number): number {
  const { low, high } = parameter;
  return Math.min(toScale(parameter, high), Math.max(toScale(parameter, low), value));
}

function setAll(fitted: readonly FittedParameter[], start: FlowParameters, point: readonly number[]): FlowParameters {
  return fitted.reduce((parameters, each, k) => {
    const value = at(point, k);
    return each.write(parameters, each.isRatio ? Math.exp(value) : value);
  }, start);
}

/** The step of (J'J + damping diag(J'J)) step = J'r. */
function solveDamped(columns: readonly Float64Array[], residual: Float64Array, damping: number): readonly number[] {
  const n = columns.length;
  const product = (a: Float64Array, b: Float64Array): number => a.reduce((sum, each, k) => sum + each * at(b, k), 0);
  const matrix = columns.map((a, i) => [
    ...columns.map((b, j) => product(a, b) * (i === j ? 1 + damping : 1)),
    product(a, residual),
  ]);
  for (let k = 0; k < n; k += 1) {
    const pivot = Math.max(1e-12, at(at(matrix, k), k));
    for (let i = 0; i < n; i += 1) {
      if (i === k) continue;
      const row = at(matrix, i);
      const factor = at(row, k) / pivot;
      for (let j = k; j <= n; j += 1) row[j] = at(row, j) - factor * at(at(matrix, k), j);
    }
  }
  return matrix.map((row, k) => at(row, n) / Math.max(1e-12, at(row, k)));
}
