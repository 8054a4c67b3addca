import { after, entriesBy } from '../units/index.ts';
import type { ByIndex, QueueIndex } from '../units/index.ts';
import type { AssignmentSolution } from '../assignment/solution.ts';
import { rowKey } from '../evidence/evidence-index.ts';
import type { AnyRecord } from '../evidence/evidence-index.ts';
import type { Model } from '../model/model.ts';
import { tables } from '../model/tables/index.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { at } from '../network/at.ts';
import type { Bottleneck } from './answer.ts';
import type { CorridorProblem } from './corridor-problem.ts';
import type { Facility } from './facility.ts';
import type { PeriodState } from './period-state.ts';
import type { SolvedFlows } from './solve-flows.ts';

/** Facilities listed. */
const mostBottlenecks = 60;

/**
 * Whatever has a capacity and cargo, the costliest wait first. Of several states: tonnes, capacity and cost of all, the mean
 * wait of a tonne, and load and price of the state where they are highest.
 */
export function bottlenecks(parts: readonly SolvedFlows[]): readonly Bottleneck[] {
  const found = new Map<string, Bottleneck>();
  for (const part of parts) {
    for (const own of loadedFacilities(part)) {
      // a row for all places of a kind chokes at each of them by itself
      const key = `${own.row} ${own.name}`;
      const before = found.get(key);
      found.set(key, before === undefined ? own : join(before, own));
    }
  }
  return [...found.values()]
    .filter(({ tonnes }) => tonnes > 0)
    .sort((a, b) => b.queueUsd - a.queueUsd || b.load - a.load)
    .slice(0, mostBottlenecks);
}

function join(a: Bottleneck, b: Bottleneck): Bottleneck {
  const tonnes = a.tonnes + b.tonnes;
  return {
    ...a,
    tonnes,
    capacityTonnes: a.capacityTonnes + b.capacityTonnes,
    load: Math.max(a.load, b.load),
    queueHours: tonnes === 0 ? 0 : (a.queueHours * a.tonnes + b.queueHours * b.tonnes) / tonnes,
    queueUsd: a.queueUsd + b.queueUsd,
    priceUsdPerTonne:
      a.priceUsdPerTonne === undefined || b.priceUsdPerTonne === undefined
        ? (a.priceUsdPerTonne ?? b.priceUsdPerTonne)
        : Math.max(a.priceUsdPerTonne, b.priceUsdPerTonne),
  };
}

function loadedFacilities({ base, changed, corridor, solution }: SolvedFlows): readonly Bottleneck[] {
  const { days, facilities, network } = base.state;
  const usdPerHour = delayCosts(corridor, solution);
  return Array.from(entriesBy(corridor.facilityOf), ([k, f]): Bottleneck => {
    const facility = at(facilities.list, f);
    const capacity = at(changed.state.capacity, f);
    const volume = at(solution.facilityVolume, k);
    const queueHours = at(solution.facilityDelay, k);
    const price = solution.capacityPrice?.[k];
    return {
      row: keyOf(network.model, facility),
      name: nameOf(network.model, facility),
      tonnes: volume * days,
      capacityTonnes: capacity * days,
      load: volume / at(corridor.problem.delays.capacity, k),
      queueHours: solution.capacityPrice === undefined ? queueHours : 0,
      queueUsd:
        solution.capacityPrice === undefined ? at(usdPerHour, k) * queueHours * days : (price ?? 0) * volume * days,
      priceUsdPerTonne: price,
    };
  });
}

/** What an hour of delay costs all users of a facility in a day, by facility of the problem. */
function delayCosts(
  { problem }: CorridorProblem,
  { arcVolume }: AssignmentSolution,
): ByIndex<QueueIndex, Float64Array> {
  const costs: ByIndex<QueueIndex, Float64Array> = new Float64Array(problem.delays.kind.length);
  for (const [c, { costPerDelay }] of problem.classes.entries()) {
    for (const [arc, volume] of entriesBy(at(arcVolume, c))) {
      if (volume === 0) continue;
      for (let k = at(problem.firstFacility, arc); k < at(problem.firstFacility, after(arc)); k += 1) {
        const f = at(problem.facilities, k);
        costs[f] = at(costs, f) + volume * costPerDelay;
      }
    }
  }
  return costs;
}

/** By link: its own capacity in tonnes per day, and the load of the fullest of it, its borders and its services. */
export function facilityLoads(
  state: PeriodState,
  { facilityOf, problem }: CorridorProblem,
  { facilityVolume }: AssignmentSolution,
): (link: number) => { readonly capacity: number | undefined; readonly load: number | undefined } {
  const count = state.network.model.tables.link.length;
  const capacity = new Float64Array(count).fill(Infinity);
  const load = new Float64Array(count).fill(-1);
  for (const [k, f] of entriesBy(facilityOf)) {
    const facility = at(state.facilities.list, f);
    const own = at(facilityVolume, k) / at(problem.delays.capacity, k);
    // a service's own room says nothing of the line that it runs on
    if (facility.table !== 'link' && facility.table !== 'crossing') continue;
    for (const link of facility.links) {
      load[link] = Math.max(at(load, link), own);
      capacity[link] = Math.min(at(capacity, link), at(state.capacity, f));
    }
  }
  return (link) => ({
    capacity: at(capacity, link) === Infinity ? undefined : at(capacity, link),
    load: at(load, link) < 0 ? undefined : at(load, link),
  });
}

function keyOf(model: Model, { table, row }: Facility): string {
  const record = at(model.tables[table] as readonly AnyRecord[], row);
  return `${table}.${rowKey(tables[table], record)}`;
}

function nameOf(model: Model, { table, row, node }: Facility): string {
  const { link, crossing, service, transfer, berth, node: nodes } = model.tables;
  const place = nodes[node]?.name ?? '';
  const modeName = (id: string | undefined): string | undefined => rowOf(model.tables, 'mode', id)?.name;
  switch (table) {
    case 'link': {
      const { name, linkId } = at(link, row);
      return name ?? linkId;
    }
    case 'crossing':
      return at(crossing, row).name;
    case 'service':
      return `${at(service, row).name}, from ${place}`;
    case 'node':
      return place;
    case 'berth':
      return `${place}: ${at(berth, row).name}`;
    case 'transfer': {
      const { fromModeId, toModeId } = at(transfer, row);
      const [from, to] = [modeName(fromModeId), modeName(toModeId)];
      return `${place}: ${from === undefined ? `loading, ${to ?? ''}` : to === undefined ? `unloading, ${from}` : `${from} to ${to}`}`;
    }
  }
}
