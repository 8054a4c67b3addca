import { compile, countingDate, findRoutes, parseSelector, isRefusal } from '@meridian/engine';
import type { Model, Route, RoutesQuery } from '@meridian/engine';

/** A published figure beside the model's. */
export interface Compared {
  readonly id: string;
  readonly measure: 'time' | 'cost' | 'distance';
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly period: string;
  readonly kind: string;
  readonly low: number;
  readonly high: number;
  /** Days, USD or km. */
  readonly modelled: number | undefined;
  /** Model over the middle of the published range, less one; 0 inside the range. */
  readonly miss: number | undefined;
  readonly branch: string | null | undefined;
  readonly sources: readonly string[];
  readonly note: string | undefined;
}

type Observation = Model['tables']['observation'][number];

const measures = { transit_time: 'time', transit_cost: 'cost', transit_distance: 'distance' } as const;

/** What one unit of a published price is for: containers in TEU, or tonnes. */
const cargoOf: Readonly<Record<string, Partial<RoutesQuery>>> = {
  'USD/TEU': { teu: 1 },
  'USD/container': { teu: 1 },
  'USD/20-ft': { teu: 1 },
  'USD/FEU': { teu: 2 },
  'USD/40-ft': { teu: 2 },
};

/**
 * Every published time, cost and distance between two places of the model, beside the model's route of least
 * generalized cost under the same restriction (branch, passage or mode) in the middle of the year or month named.
 */
export function compareObservations(model: Model): {
  readonly compared: readonly Compared[];
  readonly left: readonly Observation[];
} {
  const network = compile(model);
  const compared: Compared[] = [];
  const left: Observation[] = [];
  for (const observation of model.tables.observation) {
    if (!(observation.measure in measures)) continue;
    const measure = measures[observation.measure as keyof typeof measures];
    const { fromNodeId, toNodeId, unit } = observation;
    const cargo = measure === 'cost' ? cargoOf[unit] : {};
    const scale = unit === 'h' ? 1 / 24 : 1;
    if (
      fromNodeId === undefined ||
      toNodeId === undefined ||
      cargo === undefined ||
      (measure === 'time' && unit !== 'day' && unit !== 'h')
    ) {
      left.push(observation);
      continue;
    }
    const answer = findRoutes(network, {
      from: [fromNodeId],
      to: [toNodeId],
      depart: dateOf(observation.period),
      ...restrictionOf(model, observation),
      ...cargo,
    });
    const route = isRefusal(answer) ? undefined : answer.routes[0];
    const [low, high] = [observation.valueLow * scale, observation.valueHigh * scale];
    const modelled = route === undefined ? undefined : figureOf(route, measure);
    compared.push({
      id: observation.observationId,
      measure,
      from: fromNodeId,
      to: toNodeId,
      by: observation.selector ?? '',
      period: observation.period,
      kind: observation.kind,
      low,
      high,
      modelled,
      miss: modelled === undefined ? undefined : missOf(modelled, low, high),
      branch: route?.branch,
      sources: observation.sourceId,
      note: observation.note,
    });
  }
  return { compared, left };
}

function figureOf(route: Route, measure: Compared['measure']): number {
  return measure === 'time' ? route.hours.planned / 24 : measure === 'cost' ? route.costUsd : route.distanceKm;
}

function missOf(modelled: number, low: number, high: number): number {
  return modelled >= low && modelled <= high ? 0 : modelled / ((low + high) / 2) - 1;
}

/** The day for which a figure is compared: that on which the begin of its period counts. */
function dateOf(period: string): string {
  const [first = ''] = period.split('/');
  return countingDate(first);
}

/** A branch means: by no other branch or rival; a passage or place: through it; a mode: by no other. */
function restrictionOf(model: Model, { selector }: Observation): Partial<RoutesQuery> {
  const parsed = selector === undefined ? undefined : parseSelector(selector);
  if (parsed === undefined || isRefusal(parsed)) return {};
  const terms = parsed.flat();
  const named = (kind: string): readonly string[] =>
    terms.filter((term) => term.kind === kind).map(({ value }) => value);
  const corridors = named('corridor');
  const modes = named('mode');
  const others = model.tables.corridor.filter(
    ({ corridorId, kind }) =>
      corridors.length > 0 && (kind === 'branch' || kind === 'rival') && !corridors.includes(corridorId),
  );
  const otherModes = model.tables.mode.filter(({ modeId }) => modes.length > 0 && !modes.includes(modeId));
  return {
    via: [...named('passage'), ...named('node')],
    avoid: [
      ...others.map(({ corridorId }) => `corridor:${corridorId}`),
      ...otherModes.map(({ modeId }) => `mode:${modeId}`),
    ],
  };
}

/** Median absolute miss and bias (median miss) of some comparisons; a share of the published figure. */
export function summarize(compared: readonly Compared[]): {
  readonly count: number;
  readonly medianAbsolute: number;
  readonly bias: number;
} {
  const misses = compared.flatMap(({ miss }) => miss ?? []);
  const middle = (values: readonly number[]): number =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
  return { count: misses.length, medianAbsolute: middle(misses.map(Math.abs)), bias: middle(misses) };
}
