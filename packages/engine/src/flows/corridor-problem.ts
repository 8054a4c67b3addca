import { after, entriesBy, rowBy } from '../units/index.ts';
import type { ArcIndex, ByIndex, FacilityIndex, OfIndices, QueueIndex } from '../units/index.ts';
import { delayKinds } from '../assignment/delay.ts';
import type { AssignmentProblem, ClassDemand } from '../assignment/problem.ts';
import { at } from '../network/at.ts';
import { vertexKinds } from '../network/network.ts';
import { indexModes, runningHours } from '../network/running-time.ts';
import type { ModeLookup } from '../network/running-time.ts';
import type { Network } from '../network/network.ts';
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
  const fromZone: Uint32Array[] = [];
  const toZone: Uint32Array[] = [];
  const classes = state.cargo.map((cargo, c): ClassDemand => {
    const matrix = at(matrices, c);
    const { commodity } = cargo;
    const value = commodity.valueOfTimeUsdPerTonneHour * parameters.valueOfTimeFactor;
    const storage = storageUsdPerTonneHour(cargo);
    fromZone.push(
      Uint32Array.from(
        matrix.origins.flatMap((zone, i) =>
          matrix.destinations.slice(matrix.firstPair[i], matrix.firstPair[i + 1]).map(() => zone),
        ),
      ),
    );
    toZone.push(Uint32Array.from(matrix.destinations));
    const from = at(fromZone, c);
    return {
      id: commodity.commodityId,
      costPerDelay: value + storage,
      fixedCost: fixedCosts(network, cargo, parameters, value, options.emptyReturns),
      origins: Uint32Array.from(matrix.origins, (zone) => vertexOf(network.originVertex, zoneNode[zone])),
      firstPair: Uint32Array.from(matrix.firstPair),
      destinations: Uint32Array.from(matrix.destinations, (zone) =>
        vertexOf(network.destinationVertex, zoneNode[zone]),
      ),
      demand: Float64Array.from(matrix.tonnes, (tonnes, pair) => {
        const scale = factor(commodity.commodityId, at(from, pair), at(matrix.destinations, pair));
        return (tonnes * scale) / state.days;
      }),
      outsideCost: options.outsideCost?.[c],
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
    },
    facilityOf: queues.facilityOf,
    fromZone,
    toZone,
  };
}

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
function storageUsdPerTonneHour({ overlay }: CargoState): number {
  return (overlay.storageCentsPerMinute * 60) / 100 / overlay.consignment.tonnes;
}

/** Generalized cost of each arc before anything queues, in USD per tonne; Infinity where it is closed. */
function fixedCosts(
  network: Network,
  cargo: CargoState,
  parameters: FlowParameters,
  valueOfTime: number,
  emptyReturns: EmptyReturnFactors,
): Float64Array {
  const { usdPerTonne, hours, co2eKgPerTonne, closed } = cargo;
  const borders = borderPosts(network);
  const modeFactor = cargo.commodity.unit === 'teu' ? parameters.modeCostFactorTeu : parameters.modeCostFactor;
  return usdPerTonne.map((usd, arc) => {
    if (at(closed, arc) === 1) return Infinity;
    const facts = at(network.arcs, arc);
    const boards = facts.kind === 'dispatch' || facts.kind === 'board';
    const constant = boards ? (parameters.modeConstantUsdPerTonne[facts.toMode ?? -1] ?? 0) : 0;
    const moves = facts.kind === 'move' || facts.kind === 'ride';
    const rate = moves ? (modeFactor[facts.toMode ?? -1] ?? 1) * (emptyReturns?.[arc] ?? 1) : 1;
    const sum =
      usd * rate +
      at(hours, arc) * valueOfTime +
      (at(co2eKgPerTonne, arc) / 1000) * parameters.carbonUsdPerTonne +
      at(borders, arc) * parameters.borderPenaltyUsdPerTonne +
      constant;
    // a constant that favors a mode must not make an operation a gain
    return Math.max(0, sum);
  });
}

/** Border posts that each arc passes. */
function borderPosts(network: Network): Uint8Array {
  const { link, crossing } = network.model.tables;
  const posts = new Map<string, number>();
  for (const { linkId } of crossing) posts.set(linkId, (posts.get(linkId) ?? 0) + 1);
  return Uint8Array.from(network.arcs, ({ kind, ride }) =>
    kind === 'cross' ? 1 : (ride?.links.reduce((sum, index) => sum + (posts.get(at(link, index).linkId) ?? 0), 0) ?? 0),
  );
}

function facilitiesWithCapacity(
  state: PeriodState,
  parameters: FlowParameters,
): Pick<AssignmentProblem, 'delays' | 'firstFacility' | 'facilities'> & Pick<CorridorProblem, 'facilityOf'> {
  const { list, firstFacility, facilities } = state.facilities;
  const numbers: ByIndex<FacilityIndex, OfIndices<QueueIndex, Int32Array>> = new Int32Array(list.length).fill(-1);
  const facilityOf: ByIndex<QueueIndex, OfIndices<FacilityIndex, FacilityIndex[]>> = [];
  for (const [f, capacity] of entriesBy(state.capacity)) {
    // what has lost all its capacity is held open by a trickle, so that its price is seen rather than a division by zero
    if (capacity < Infinity) numbers[f] = facilityOf.push(f) - 1;
  }
  const first: ByIndex<ArcIndex, Uint32Array> = new Uint32Array(firstFacility.length);
  const kept: QueueIndex[] = [];
  for (let arc = 0 as ArcIndex; arc + 1 < firstFacility.length; arc = after(arc)) {
    for (const f of rowBy(firstFacility, facilities, arc)) if (at(numbers, f) >= 0) kept.push(at(numbers, f));
    first[after(arc)] = kept.length;
  }
  const hours = state.days * 24;
  const capacity: ByIndex<QueueIndex, Float64Array> = Float64Array.from(facilityOf, (f) =>
    Math.max(leastCapacity, at(state.capacity, f)),
  );
  const lookup = indexModes(state.network.model);
  const slowing = facilityOf.map((f) => slowingOf(state, at(list, f), lookup));
  return {
    delays: {
      kind: Uint8Array.from(slowing, (own) => delayKinds.indexOf(own === undefined ? 'queue' : 'excess')),
      free: Float64Array.from(slowing, (own) => own?.freeHours ?? 0),
      capacity,
      coefficient: Float64Array.from(entriesBy(facilityOf), ([k, f]) => {
        const vehicles = (at(capacity, k) * state.days) / batchTonnes(state, at(list, f), parameters);
        return slowing[k]?.alpha ?? (8 * parameters.queueRandomness) / Math.max(1, vehicles);
      }),
      power: Float64Array.from(slowing, (own) => own?.beta ?? hours),
    },
    firstFacility: first,
    facilities: Uint32Array.from(kept),
    facilityOf: Uint32Array.from(facilityOf),
  };
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
const leastCapacity = 1e-3;

function batchTonnes({ network }: PeriodState, { mode }: Facility, { queueBatchTonnes }: FlowParameters): number {
  return network.model.tables.mode[mode]?.payloadT ?? queueBatchTonnes;
}
