import { after, entriesBy, rowBy } from '../units/index.ts';
import type { ArcIndex, ByIndex, FacilityIndex, OfIndices, QueueIndex } from '../units/index.ts';
import { delayKinds } from '../assignment/delay.ts';
import type { AssignmentProblem, ClassDemand } from '../assignment/problem.ts';
import { createMemo } from '../memo/memo.ts';
import { once } from '../memo/once.ts';
import { at } from '../network/at.ts';
import { vertexKinds } from '../network/network.ts';
import { indexModes, runningHours } from '../network/running-time.ts';
import type { ModeLookup } from '../network/running-time.ts';
import type { Network } from '../network/network.ts';
import { captiveOf } from './captive-cargo.ts';
import { roomOfDeparture } from './capacity.ts';
import { demandFactors } from './demand-factor.ts';
import type { Facility } from './facility.ts';
import type { OdMatrix } from '../demand/od-matrix.ts';
import type { FlowParameters } from './parameters.ts';
import type { CargoState, PeriodState } from './period-state.ts';
import { indexById } from '../model/rows-by-id.ts';

/** An assignment problem made from a model, and the way back to its rows. Costs are USD, volumes tonnes per day. */
export interface CorridorProblem {
  readonly problem: AssignmentProblem;
  /** By facility of the problem: index in `state.facilities.list`. */
  readonly facilityOf: ByIndex<QueueIndex, OfIndices<FacilityIndex, Uint32Array>>;
  /** By class, by pair: indices in `model.tables.zone`. Class c is row c of the table commodity. */
  readonly fromZone: readonly Uint32Array[];
  readonly toZone: readonly Uint32Array[];
}

/** By arc, what an empty way back adds to the cost of moving: a factor of at least 1; undefined: 1 everywhere. */
export type EmptyReturnFactors = Float64Array | undefined;

/**
 * The problem of a state with its demand. A facility is a row whose capacity is known; cargo queues at it as in Akçelik
 * (1991) over the length of the period, vehicle by vehicle, or is slowed on it as the row says (BPR). Costs are money, time at the commodity's value of time,
 * priced carbon, and the parameters' constants. `outsideCost` is by class and pair.
 */
export function corridorProblem(
  state: PeriodState,
  matrices: readonly OdMatrix[],
  parameters: FlowParameters,
  options: {
    readonly emptyReturns?: EmptyReturnFactors;
    readonly outsideCost?: readonly Float64Array[];
  } = {},
): CorridorProblem {
  const { network } = state;
  const { model } = network;
  const nodeIndex = indexById(model.tables, 'node');
  const zoneNode = model.tables.zone.map(({ nodeId }) => nodeIndex.get(nodeId) ?? -1);
  const factor = demandFactors(model, state.date);
  const pairs = pairsOf(matrices);
  const { lenses, lensOfPair } = captiveOf(network, matrices);
  const classes = state.cargo.map((cargo, c): ClassDemand => {
    const matrix = at(matrices, c);
    const { commodity } = cargo;
    const value = commodity.valueOfTimeUsdPerTonneHour * parameters.valueOfTimeFactor;
    const from = at(pairs.fromZone, c);
    return {
      id: commodity.commodityId,
      costPerDelay: value + storageUsdPerTonneHour(cargo),
      ...fixedCosts(network, cargo, parameters, value, options.emptyReturns),
      origins: Uint32Array.from(matrix.origins, (zone) => vertexOf(network.originVertex, zoneNode[zone])),
      firstPair: at(pairs.firstPair, c),
      destinations: Uint32Array.from(matrix.destinations, (zone) =>
        vertexOf(network.destinationVertex, zoneNode[zone]),
      ),
      demand: Float64Array.from(matrix.tonnes, (tonnes, pair) => {
        const scale = factor(commodity.commodityId, at(from, pair), at(matrix.destinations, pair));
        return (tonnes * scale) / state.days;
      }),
      outsideCost: options.outsideCost?.[c],
      lensOfPair: lensOfPair[c],
    };
  });
  const queues = facilitiesWithCapacity(state, parameters);
  return {
    problem: {
      graph: network.graph,
      tail: network.tail,
      noThrough: Uint8Array.from(network.vertexKind, (kind) => (isEnd(kind) ? 1 : 0)),
      ...queues,
      classes,
      lenses,
    },
    facilityOf: queues.facilityOf,
    fromZone: pairs.fromZone,
    toZone: pairs.toZone,
  };
}

/** Zones by class and pair, the same for all states of a demand. */
const pairsOf = once((matrices: readonly OdMatrix[]) => ({
  firstPair: matrices.map(({ firstPair }) => Uint32Array.from(firstPair)),
  fromZone: matrices.map(({ origins, firstPair }) => {
    const zones = new Uint32Array(firstPair.at(-1) ?? 0);
    for (const [i, zone] of origins.entries()) zones.fill(zone, firstPair[i], firstPair[i + 1]);
    return zones;
  }),
  toZone: matrices.map(({ destinations }) => Uint32Array.from(destinations)),
}));

function isEnd(kind: number): boolean {
  return kind === vertexKinds.indexOf('origin') || kind === vertexKinds.indexOf('destination');
}

function vertexOf(vertices: Int32Array, node: number | undefined): number {
  const vertex = vertices[node ?? -1] ?? -1;
  if (vertex < 0)
    throw new RangeError(`seen a zone at node ${String(node)} without handling, expected checkModel to refuse it`);
  return vertex;
}

/** What a tonne that stands costs its owner in storage, beside its value of time. */
export function storageUsdPerTonneHour({ overlay }: CargoState): number {
  return (overlay.storageCentsPerMinute * 60) / 100 / overlay.consignment.tonnes;
}

/** Generalized cost of each arc before anything queues, in USD per tonne, and what paths bear once. */
function fixedCosts(
  network: Network,
  cargo: CargoState,
  parameters: FlowParameters,
  valueOfTime: number,
  emptyReturns: EmptyReturnFactors,
): Pick<ClassDemand, 'fixedCost' | 'charges'> {
  const arcCost = closedCosts(network, cargo, parameters, valueOfTime, emptyReturns);
  const { charges, ...onArcs } = cargo.added;
  if (charges.length === 0) return { fixedCost: arcCost };
  return charged.of(arcCost, '', () => ({
    fixedCost: arcCost.map((cost, arc) => cost + at(onArcs.usdPerTonne, arc) + at(onArcs.hours, arc) * valueOfTime),
    charges: {
      arcCost,
      groups: charges.map(({ maskOfArc, usdPerTonne, hours }) => ({
        maskOfArc,
        cost: usdPerTonne.map((usd, charge) => usd + at(hours, charge) * valueOfTime),
      })),
    },
  }));
}

/** By the costs of arcs, which are made of one cargo's figures with what regimes add to it. */
const charged = createMemo<Pick<ClassDemand, 'fixedCost' | 'charges'>>(1);

/** Generalized cost of each arc without what regimes add; Infinity where it is closed. */
function closedCosts(
  network: Network,
  cargo: CargoState,
  parameters: FlowParameters,
  valueOfTime: number,
  emptyReturns: EmptyReturnFactors,
): Float64Array {
  const open = openCosts(network, cargo, parameters, valueOfTime, emptyReturns);
  const { closed } = cargo;
  const { shut } = open;
  let same = 0;
  while (same < closed.length && (shut.cost[same] === Infinity) === (closed[same] === 1)) same += 1;
  if (same === closed.length) return shut.cost;
  const cost = open.cost.slice();
  for (let arc = 0; arc < cost.length; arc += 1) if (closed[arc] === 1) cost[arc] = Infinity;
  shut.cost = cost;
  return cost;
}

/** Costs of all arcs were they open, and with those closed that were asked for last: states that differ elsewhere share them. */
interface OpenCosts {
  readonly cost: Float64Array;
  readonly shut: { cost: Float64Array };
}

/** Values of time by turns, as a calibration tries them. */
const mostCosts = 4;
/** By what a tonne pays and waits for, then by the parameters and by what empty ways back add. */
const costs = createMemo<WeakMap<FlowParameters, WeakMap<object, OpenCosts>>>(mostCosts);
const noReturns = {};

function openCosts(
  network: Network,
  cargo: CargoState,
  parameters: FlowParameters,
  valueOfTime: number,
  emptyReturns: EmptyReturnFactors,
): OpenCosts {
  const byParameters = costs.of(
    cargo.usdPerTonne,
    `${cargo.commodity.unit} ${String(valueOfTime)}`,
    () => new WeakMap(),
  );
  let byReturns = byParameters.get(parameters);
  if (byReturns === undefined) byParameters.set(parameters, (byReturns = new WeakMap<object, OpenCosts>()));
  let found = byReturns.get(emptyReturns ?? noReturns);
  if (found === undefined) {
    const cost = costsOfArcs(network, cargo, parameters, valueOfTime, emptyReturns);
    byReturns.set(emptyReturns ?? noReturns, (found = { cost, shut: { cost } }));
  }
  return found;
}

function costsOfArcs(
  network: Network,
  cargo: CargoState,
  parameters: FlowParameters,
  valueOfTime: number,
  emptyReturns: EmptyReturnFactors,
): Float64Array {
  const { usdPerTonne, hours, added } = cargo;
  const { rate, rest } = ratesOfArcs(network, cargo, parameters, emptyReturns);
  return usdPerTonne.map((usd, arc) =>
    arcCost(
      usd - at(added.usdPerTonne, arc),
      at(hours, arc) - at(added.hours, arc),
      valueOfTime,
      at(rate, arc),
      at(rest, arc),
    ),
  );
}

/** Generalized cost of an arc in USD per tonne. A constant that favors a mode must not make an operation a gain. */
export function arcCost(usd: number, hours: number, valueOfTime: number, rate: number, rest: number): number {
  return Math.max(0, usd * rate + hours * valueOfTime + rest);
}

/** By arc, what money for moving is multiplied by, and what an arc costs beside money and time. */
export function ratesOfArcs(
  { arcs }: Network,
  { co2eKgPerTonne, commodity }: Pick<CargoState, 'co2eKgPerTonne' | 'commodity'>,
  parameters: FlowParameters,
  emptyReturns: EmptyReturnFactors,
): { readonly rate: Float64Array; readonly rest: Float64Array } {
  const borders = borderPosts(arcs);
  const modeFactor = commodity.unit === 'teu' ? parameters.modeCostFactorTeu : parameters.modeCostFactor;
  const rate = new Float64Array(arcs.length);
  const rest = new Float64Array(arcs.length);
  for (const [arc, { kind, toMode = -1 }] of arcs.entries()) {
    const constant = kind === 'dispatch' || kind === 'board' ? (parameters.modeConstantUsdPerTonne[toMode] ?? 0) : 0;
    const moves = kind === 'move' || kind === 'ride';
    rate[arc] = moves ? (modeFactor[toMode] ?? 1) * (emptyReturns?.[arc] ?? 1) : 1;
    rest[arc] =
      (at(co2eKgPerTonne, arc) / 1000) * parameters.carbonUsdPerTonne +
      at(borders, arc) * parameters.borderPenaltyUsdPerTonne +
      constant;
  }
  return { rate, rest };
}

/** Border posts that each arc passes. */
const borderPosts = once((arcs: Network['arcs']) =>
  Uint8Array.from(arcs, ({ kind, ride }) =>
    kind === 'cross' ? 1 : (ride?.crossings.reduce((sum, rows) => sum + rows.length, 0) ?? 0),
  ),
);

function facilitiesWithCapacity(
  state: PeriodState,
  parameters: FlowParameters,
): Pick<AssignmentProblem, 'delays' | 'firstFacility' | 'facilities'> & Pick<CorridorProblem, 'facilityOf'> {
  const { list } = state.facilities;
  const { facilityOf, firstFacility, facilities } = queuesOf(state);
  const hours = state.days * 24;
  const capacity: ByIndex<QueueIndex, Float64Array> = Float64Array.from(entriesBy(facilityOf), ([, f]) =>
    // what has lost all its capacity is held open by a trickle, so that its price is seen rather than a division by zero
    Math.max(leastCapacity, at(state.capacity, f)),
  );
  const lookup = indexModes(state.network.model);
  const slowing = Array.from(entriesBy(facilityOf), ([, f]) => slowingOf(state, at(list, f), lookup));
  return {
    delays: {
      kind: Uint8Array.from(slowing, (own) => delayKinds.indexOf(own === undefined ? 'queue' : 'excess')),
      free: Float64Array.from(slowing, (own) => own?.freeHours ?? 0),
      capacity,
      coefficient: Float64Array.from(entriesBy(facilityOf), ([k, f]) => {
        const perTonne = vehiclesPerDailyTonne(state, at(list, f), parameters);
        return slowing[k]?.alpha ?? queueCoefficient(at(capacity, k) * perTonne, parameters);
      }),
      power: Float64Array.from(slowing, (own) => own?.beta ?? hours),
    },
    firstFacility,
    facilities,
    facilityOf,
  };
}

interface Queues {
  readonly facilityOf: ByIndex<QueueIndex, OfIndices<FacilityIndex, Uint32Array>>;
  readonly firstFacility: ByIndex<ArcIndex, Uint32Array>;
  readonly facilities: OfIndices<QueueIndex, Uint32Array>;
}

/** Sets of known capacities: all states of a model share one. */
const mostQueues = 2;
const queues = createMemo<Queues>(mostQueues);

/** What has a capacity, and which of it each arc uses. */
function queuesOf({ facilities: all, capacity }: PeriodState): Queues {
  const known: ByIndex<QueueIndex, FacilityIndex[]> = [];
  for (const [f, each] of entriesBy(capacity)) if (each < Infinity) known.push(f);
  return queues.of(all.list, known.join(' '), () => {
    const { list, firstFacility, facilities } = all;
    const numbers: ByIndex<FacilityIndex, OfIndices<QueueIndex, Int32Array>> = new Int32Array(list.length).fill(-1);
    for (const [k, f] of entriesBy(known)) numbers[f] = k;
    const first: ByIndex<ArcIndex, Uint32Array> = new Uint32Array(firstFacility.length);
    const kept: QueueIndex[] = [];
    for (let arc = 0 as ArcIndex; arc + 1 < firstFacility.length; arc = after(arc)) {
      for (const f of rowBy(firstFacility, facilities, arc)) if (at(numbers, f) >= 0) kept.push(at(numbers, f));
      first[after(arc)] = kept.length;
    }
    return { facilityOf: Uint32Array.from(known), firstFacility: first, facilities: Uint32Array.from(kept) };
  });
}

interface Slowing {
  readonly freeHours: number;
  readonly alpha: number;
  readonly beta: number;
}

/** How traffic slows a link that says so; undefined where cargo queues. */
function slowingOf({ network }: PeriodState, { table, row }: Facility, lookup: ModeLookup): Slowing | undefined {
  const link = table === 'link' ? network.model.tables.link[row] : undefined;
  if (link?.vdfAlpha === undefined) return undefined;
  return { freeHours: runningHours(link, lookup) ?? 0, alpha: link.vdfAlpha, beta: link.vdfBeta ?? usualPower };
}

/** Power of the function of the Bureau of Public Roads. */
const usualPower = 4;

/** Tonnes per day. */
export const leastCapacity = 1e-3;

/** Coefficient of a queue that passes so many vehicles in a period (Akçelik, 1991). */
export function queueCoefficient(vehicles: number, { queueRandomness }: FlowParameters): number {
  return (8 * queueRandomness) / Math.max(1, vehicles);
}

/** Vehicles in a period by tonne per day. A vehicle of a service that takes less than is usual for its mode is that much smaller. */
export function vehiclesPerDailyTonne(
  { network, days }: PeriodState,
  { table, row, mode }: Facility,
  { queueBatchTonnes }: FlowParameters,
): number {
  const payload = network.model.tables.mode[mode]?.payloadT ?? queueBatchTonnes;
  const room = table === 'service' ? roomOfDeparture(network.model, row) : undefined;
  return days / Math.min(payload, room ?? payload);
}
