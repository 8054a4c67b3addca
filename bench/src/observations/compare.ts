import { compile, countingDate, findRoutes, isRefusal } from '@meridian/engine';
import type { Model, Network, Route, RoutesQuery } from '@meridian/engine';
import { restrictionOf, withoutModes } from './restriction.ts';

type Observation = Model['tables']['observation'][number];

/** Why a figure is not in the medians, where it is not. */
export type Apart = 'aim' | 'copy' | 'input';

/** A published figure beside the model's. */
export interface Compared {
  readonly id: string;
  readonly measure: 'time' | 'cost' | 'distance';
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly period: string;
  readonly kind: string;
  /** Of a time: what it spans. */
  readonly clock: 'gate' | 'departure' | undefined;
  readonly low: number;
  readonly high: number;
  /** The model's route that it stands beside. */
  readonly route: Route | undefined;
  /** False where no way leads by the modes that the source names, and other modes are taken. */
  readonly keepsModes: boolean;
  /** Days, USD or km. */
  readonly modelled: number | undefined;
  /** Model over the middle of the published range, less one; 0 inside the range. */
  readonly miss: number | undefined;
  /** `aim`: a target, claim or forecast; `copy`: of another row; `input`: a figure of the route rests on the same source. */
  readonly apart: Apart | undefined;
  readonly sources: readonly string[];
}

const measures = { transit_time: 'time', transit_cost: 'cost', transit_distance: 'distance' } as const;

/** Kinds of figures that say what should be, not what is. */
const aims: ReadonlySet<string> = new Set(['target', 'claim', 'forecast']);

/** Kinds of figures that were measured on a trip. */
export const tripKinds: ReadonlySet<string> = new Set(['actual', 'pilot']);

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
 * generalized cost by the way that the figure is about, in the middle of the year or month named; times on their clock.
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
    const each = compareOne(network, observation);
    if (each === undefined) left.push(observation);
    else compared.push(each);
  }
  return { compared, left };
}

function compareOne(network: Network, observation: Observation): Compared | undefined {
  const measure = measures[observation.measure as keyof typeof measures];
  const { fromNodeId, toNodeId, unit, clock, kind } = observation;
  const cargo = measure === 'cost' ? cargoOf[unit] : measure === 'distance' ? looseCargo(network.model) : {};
  if (fromNodeId === undefined || toNodeId === undefined || cargo === undefined) return undefined;
  if (measure === 'time' && unit !== 'day' && unit !== 'h') return undefined;
  const scale = unit === 'h' ? 1 / 24 : 1;
  const restriction = restrictionOf(network.model, observation);
  const routeBy = (by: Partial<RoutesQuery>): Route | undefined => {
    const answer = findRoutes(network, {
      from: [fromNodeId],
      to: [toNodeId],
      depart: dateOf(observation.period),
      ...by,
      ...cargo,
    });
    return isRefusal(answer) ? undefined : answer.routes[0];
  };
  const asSaid = routeBy(restriction);
  const route = asSaid ?? routeBy(withoutModes(restriction));
  const [low, high] = [observation.valueLow * scale, observation.valueHigh * scale];
  const modelled = route === undefined ? undefined : figureOf(route, measure, clock);
  return {
    id: observation.observationId,
    measure,
    from: fromNodeId,
    to: toNodeId,
    by: observation.selector ?? '',
    period: observation.period,
    kind,
    clock: measure === 'time' ? (clock ?? 'gate') : undefined,
    low,
    high,
    route,
    keepsModes: asSaid !== undefined || route === undefined,
    modelled,
    miss: modelled === undefined ? undefined : missOf(modelled, low, high),
    apart: aims.has(kind)
      ? 'aim'
      : observation.copyOf !== undefined
        ? 'copy'
        : measure !== 'distance' && restsOn(network.model, route, observation.sourceId)
          ? 'input'
          : undefined,
    sources: observation.sourceId,
  };
}

/** Cargo that waits for no container service: a distance is of the way, not of what a line calls at. */
function looseCargo({ tables }: Model): Partial<RoutesQuery> {
  const loose = tables.commodity.find(({ unit }) => unit !== 'teu');
  return loose === undefined ? {} : { commodity: loose.commodityId };
}

function figureOf(route: Route, measure: Compared['measure'], clock: Compared['clock']): number {
  if (measure === 'cost') return route.costUsd;
  if (measure === 'distance') return route.distanceKm;
  return (clock === 'departure' ? route.hoursFromDeparture : route.hours).planned / 24;
}

function missOf(modelled: number, low: number, high: number): number {
  return modelled >= low && modelled <= high ? 0 : modelled / ((low + high) / 2) - 1;
}

/**
 * Whether a figure of the route comes from a source of the observation, also where its hours of a stay were reckoned from such
 * trips: it would be compared with itself.
 */
function restsOn(model: Model, route: Route | undefined, sources: readonly string[]): boolean {
  if (route === undefined) return false;
  const rows = new Set(route.legs.flatMap(({ row, heldIn }) => [row, heldIn ?? row]));
  const inputs = model.tables.evidence
    .filter(({ table, rowKey, column }) => column === 'dwell_median_h' && rows.has(`${table}.${rowKey}`))
    .flatMap((each) => each.inputs);
  return [...route.sources, ...inputs].some((source) => sources.includes(source));
}

/** The day for which a figure is compared: that on which the begin of its period counts. */
function dateOf(period: string): string {
  const [first = ''] = period.split('/');
  return countingDate(first);
}
