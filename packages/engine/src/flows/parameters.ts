import type { Model } from '../model/model.ts';
import { parameterOf } from '../network/query.ts';

/**
 * What the flows rest on beside the tables: rows of the table parameter, each with a default that holds where a model has
 * no such row. `meridian calibrate` fits those that are marked.
 */
export interface FlowParameters {
  /** relative_logit_scale (fitted): logit scale times the cost of a pair's best way. */
  readonly relativeLogitScale: number;
  /** path_size_power: how much shared parts of ways count against them; 0: not at all. */
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
  /** outside_share: part of demand that would stay away at the cost of the best way as things are, were it the only way. */
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
  const of = (id: string, otherwise: number): number => parameterOf(model, id, otherwise);
  return {
    relativeLogitScale: of('relative_logit_scale', 12),
    pathSizePower: of('path_size_power', 1),
    valueOfTimeFactor: of('value_of_time_factor', 1),
    borderPenaltyUsdPerTonne: of('border_penalty_usd_per_tonne', 0),
    modeConstantUsdPerTonne: model.tables.mode.map(({ modeId }) => of(`mode_constant_usd_per_tonne_${modeId}`, 0)),
    modeCostFactor: model.tables.mode.map(({ modeId }) => of(`mode_cost_factor_${modeId}`, 1)),
    modeCostFactorTeu: model.tables.mode.map(({ modeId }) => of(`mode_cost_factor_teu_${modeId}`, 1)),
    outsideShare: of('outside_share', 0.03),
    emptyReturnShare: of('empty_return_share', 0),
    queueRandomness: of('queue_randomness', 1),
    queueBatchTonnes: of('queue_batch_t', 1000),
    carbonUsdPerTonne: of('carbon_price_usd_per_tonne', 0),
  };
}
