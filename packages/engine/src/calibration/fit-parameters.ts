import type { Progress, Steps } from '../steps/progress.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { modeledVolumes } from '../flows/counts.ts';
import type { Count } from '../flows/counts.ts';
import type { FlowParameters } from '../flows/parameters.ts';
import { influences } from './influence.ts';
import { solveDamped } from './normal-equations.ts';
import { solveAll, solveQuarter } from './quarter.ts';
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

/**
 * How far a search has come: `done` rounds of at most `of`, first for parameters, then for demand with some counts left out
 * in turn, then with all.
 */
export interface FitProgress extends Progress<'parameters' | 'left_out' | 'demand'> {
  /** All rounds. */
  readonly of: number;
  /** Root mean square of ln(model / observed) over the counts that are fitted. */
  readonly spread: number;
}

/** Parameters that were fitted, and what each count does to them. */
export interface FittedParameters {
  readonly parameters: FlowParameters;
  /** By count. */
  readonly influences: readonly CountInfluence[];
}

/** What a fit would be without one count, to first order. */
export interface CountInfluence {
  /** ln(model / observed) of it, had it not been fitted; 0 within the range that was published. */
  readonly leftOut: number;
  /** The parameter that it moves most, measured in how far that may move freely. */
  readonly moves: string;
  /** What that parameter would change by without it: a factor less one for a ratio, else in its unit. */
  readonly by: number;
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
): Steps<FittedParameters, FitProgress> {
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
    const columns = derivatives(now, point);
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
        if (gain < 0.01) return finish();
      } else damping *= 5;
    }
    if (!isBetter) break;
  }
  return finish();

  /** By parameter: what residuals change by, between the paths of a point. */
  function derivatives({ solved, residual }: Evaluation, from: readonly number[]): readonly Float64Array[] {
    const classPaths = solved.map((quarter) => quarter.classPaths);
    return fitted.map((each, k) => {
      const step = each.isRatio ? 0.05 : 1;
      const moved = from.map((value, j) => (j === k ? value + step : value));
      const there = evaluate(network, quarters, counts, setAll(fitted, start, moved), classPaths, fitted, prior, moved);
      return there.residual.map((value, row) => (value - at(residual, row)) / step);
    });
  }

  function finish(): FittedParameters {
    const found = influences(derivatives(now, point), now.residual, counts.length);
    return {
      parameters: setAll(fitted, start, point),
      influences: found.map(({ leftOut, shift }) => describeInfluence(fitted, leftOut, shift)),
    };
  }
}

function describeInfluence(
  fitted: readonly FittedParameter[],
  leftOut: number,
  shift: readonly number[],
): CountInfluence {
  const size = (k: number): number => Math.abs(at(shift, k)) / at(fitted, k).priorSpread;
  const most = fitted.reduce((best, _, k) => (size(k) > size(best) ? k : best), 0);
  const { name, isRatio } = at(fitted, most);
  const by = at(shift, most);
  return { leftOut: harden(leftOut) * countSpread, moves: name, by: isRatio ? Math.expm1(by) : by };
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
  const modelled = modeledVolumes(counts, solved);
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

/** The residual of which `soften` made another. */
function harden(soft: number): number {
  return Math.sign(soft) * Math.sqrt((1 + (soft * soft) / 2) ** 2 - 1);
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
