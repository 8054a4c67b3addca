import type { Model } from './model.ts';
import { rowOf } from './rows-by-id.ts';

interface ParameterSchema {
  readonly unit: 'USD/t' | 'day' | 'TEU' | 't' | 'km' | 'ratio';
  /** What holds where a model has no such row. */
  readonly default: number;
}

/** The rows of the table parameter that are read, by their id. */
const parameters = {
  carbon_price_usd_per_tonne: { unit: 'USD/t', default: 0 },
  risk_price_usd: { unit: 'USD/t', default: 0 },
  max_route_days: { unit: 'day', default: 90 },
  default_teu: { unit: 'TEU', default: 1 },
  default_tonnes: { unit: 't', default: 20 },
  access_radius_km: { unit: 'km', default: 100 },
  gravity_steepness: { unit: 'ratio', default: 1.5 },
  demand_threshold_tonnes: { unit: 't', default: 500 },
  relative_logit_scale: { unit: 'ratio', default: 12 },
  path_size_power: { unit: 'ratio', default: 1 },
  value_of_time_factor: { unit: 'ratio', default: 1 },
  border_penalty_usd_per_tonne: { unit: 'USD/t', default: 0 },
  outside_share: { unit: 'ratio', default: 0.03 },
  empty_return_share: { unit: 'ratio', default: 0 },
  queue_randomness: { unit: 'ratio', default: 1 },
  queue_batch_t: { unit: 't', default: 1000 },
} as const satisfies Readonly<Record<string, ParameterSchema>>;

/** Those of which each mode has one of its own: the mode's id follows an underscore. */
const modeParameters = {
  mode_constant_usd_per_tonne: { unit: 'USD/t', default: 0 },
  mode_cost_factor: { unit: 'ratio', default: 1 },
  mode_cost_factor_teu: { unit: 'ratio', default: 1 },
} as const satisfies Readonly<Record<string, ParameterSchema>>;

/** A value of the table parameter, or what holds where the model has none. */
export function parameterOf(model: Model, id: keyof typeof parameters): number {
  return valueOf(model, id) ?? parameters[id].default;
}

/** A value that the table parameter has of each mode, in the order of the table mode. */
export function modeParameterOf(model: Model, id: keyof typeof modeParameters): readonly number[] {
  return model.tables.mode.map(({ modeId }) => valueOf(model, `${id}_${modeId}`) ?? modeParameters[id].default);
}

function valueOf(model: Model, id: string): number | undefined {
  return rowOf(model.tables, 'parameter', id)?.value;
}

/** Every parameter that a model's table may have, by id, with its unit. */
export function knownParameters(model: Model): ReadonlyMap<string, ParameterSchema> {
  const known = new Map<string, ParameterSchema>(Object.entries(parameters));
  for (const [prefix, schema] of Object.entries(modeParameters)) {
    for (const { modeId } of model.tables.mode) known.set(`${prefix}_${modeId}`, schema);
  }
  return known;
}
