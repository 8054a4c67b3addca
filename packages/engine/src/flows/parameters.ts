import type { Model } from '../model/model.ts';
import { modeParameterOf, parameterOf } from '../model/parameter.ts';

/**
 * What the flows rest on beside the tables: rows of the table parameter, each with a default that holds where a model has
 * no such row. `meridian calibrate` fits those that are marked.
 */
export interface FlowParameters {
  /** relative_logit_scale (fitted): logit scale times the cost of a pair's best path. */
  readonly relativeLogitScale: number;
  /** path_size_power: how much shared parts of paths count against them; 0: not at all. */
  readonly pathSizePower: number;
  /** value_of_time_factor (fitted): multiplies the values of time of the commodities. */
  readonly valueOfTimeFactor: number;
  /** border_penalty_usd_per_tonne (fitted): at each border post, beside its fees and dwell. */
  readonly borderPenaltyUsdPerTonne: number;
  /** mode_constant_usd_per_tonne_MODE (fitted): at each boarding of the mode, in the order of the table mode. */
  readonly modeConstantUsdPerTonne: readonly number[];
  /** mode_cost_factor_MODE (fitted): multiplies what moving a tonne by the mode costs, in the order of the table mode. */
  readonly modeCostFactor: readonly number[];
  /** mode_cost_factor_teu_MODE (fitted): the same of cargo in containers. */
  readonly modeCostFactorTeu: readonly number[];
  /** outside_share: part of demand that would stay away at the cost of the best path as things are, were it the only path. */
  readonly outsideShare: number;
  /** empty_return_share: part of the cost of moving that the vehicle's empty way back adds, were none of them loaded. */
  readonly emptyReturnShare: number;
  /** queue_randomness: J of Akçelik's queue, 1 for random arrivals and even service. */
  readonly queueRandomness: number;
  /** queue_batch_t: tonnes served at a time where the mode has no payload. */
  readonly queueBatchTonnes: number;
  /** carbon_price_usd_per_tonne. */
  readonly carbonUsdPerTonne: number;
}

/** The parameters of a model. */
export function flowParameters(model: Model): FlowParameters {
  return {
    relativeLogitScale: parameterOf(model, 'relative_logit_scale'),
    pathSizePower: parameterOf(model, 'path_size_power'),
    valueOfTimeFactor: parameterOf(model, 'value_of_time_factor'),
    borderPenaltyUsdPerTonne: parameterOf(model, 'border_penalty_usd_per_tonne'),
    modeConstantUsdPerTonne: modeParameterOf(model, 'mode_constant_usd_per_tonne'),
    modeCostFactor: modeParameterOf(model, 'mode_cost_factor'),
    modeCostFactorTeu: modeParameterOf(model, 'mode_cost_factor_teu'),
    outsideShare: parameterOf(model, 'outside_share'),
    emptyReturnShare: parameterOf(model, 'empty_return_share'),
    queueRandomness: parameterOf(model, 'queue_randomness'),
    queueBatchTonnes: parameterOf(model, 'queue_batch_t'),
    carbonUsdPerTonne: parameterOf(model, 'carbon_price_usd_per_tonne'),
  };
}
