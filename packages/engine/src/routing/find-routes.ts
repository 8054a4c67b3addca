import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { NodeId } from '../units/id.ts';
import { at } from '../network/at.ts';
import { minutesPerDay } from '../calendar/clock.ts';
import { zoneOffset } from '../calendar/time-zone.ts';
import type { Network } from '../network/network.ts';
import { entryOf } from '../network/opening.ts';
import { overlay as overlayOf } from '../network/overlay.ts';
import type { Overlay } from '../network/overlay.ts';
import { parameterOf } from '../model/parameter.ts';
import { recordEndNotes } from '../model/record-end.ts';
import { indexById, rowOf } from '../model/rows-by-id.ts';
import type { StateQuery } from '../network/query.ts';
import { criteria as allCriteria } from '../questions/choices.ts';
import type { Clock } from '../questions/choices.ts';
import { formatChange } from '../scenario/change.ts';
import { coverageOfActs } from '../sanctions/act-coverage.ts';
import type { AnsweredQuery, Route, RoutesAnswer } from './answer.ts';
import { leastExposure, regimesAhead, leastToTargets, openWeights } from './bounds.ts';
import { bestOf } from './best.ts';
import { chooseAlternatives, filterFront } from './choose.ts';
import type { Candidate } from './choose.ts';
import { hoursByClock } from './clocks.ts';
import { describeRoute } from './describe-route.ts';
import { findExcluded } from './excluded.ts';
import { pricesOf } from './generalized-cost.ts';
import { runItinerary } from './itinerary.ts';
import type { Step } from './itinerary.ts';
import { searchPareto } from './kernels/pareto.ts';
import type { ParetoResult } from './kernels/pareto.ts';
import { readVia } from './via.ts';
import type { ViaArcs } from './via.ts';

export interface RoutesQuery extends StateQuery {
  /** Any of these nodes may be the origin; likewise the destination. */
  readonly from: readonly NodeId[];
  readonly to: readonly NodeId[];
  /** What to go by, in this order: places where cargo is to be handled, passages, or selectors of links to pass (see via.ts). */
  readonly via?: readonly string[] | undefined;
  readonly criteria?: readonly string[] | undefined;
  /** Routes in the answer at most; default 12. */
  readonly alternatives?: number | undefined;
  /** How near, in every criterion, a path may be to one that is found and be left out; default 0.02. The best in each criterion never are. */
  readonly epsilon?: number | undefined;
  readonly exact?: boolean | undefined;
  /** Longest time on the way in days; default: the parameter max_route_days, else 90. */
  readonly within?: number | undefined;
  /** Sorts the routes of the answer by planned time on this clock; by generalized cost where it is not given. */
  readonly clock?: Clock | undefined;
  /** Of the draws for percentiles; default 1. */
  readonly seed?: number | undefined;
}

const maxLabels = 4_000_000;

/**
 * Routes from one place to another of which none beats another in the criteria together, the best in each among them, and
 * what was left out and why. Refused where a part of the question does not make sense. Same input, same answer.
 */
export function findRoutes(network: Network, query: RoutesQuery): RoutesAnswer | Refusal {
  const overlay = overlayOf(network, { ...query, daysAhead: withinDaysOf(network, query) });
  if (isRefusal(overlay)) return overlay;
  const asked = readQuery(network, overlay, query);
  if (isRefusal(asked)) return asked;
  const { answered, via, origins, targets } = asked;
  const startMinute = startOf(overlay, query.from);
  const search = searchFront(overlay, { origins, targets, via, startMinute, answered, exact: query.exact === true });
  const front = filterFront(search.candidates, answered.criteria);
  const chosen = sortByClock(
    network,
    chooseAlternatives(front, answered.criteria, answered.alternatives, network),
    query.clock,
  );
  const routes = chosen.map(({ steps }, index) => describeRoute(overlay, steps, routeId(index), answered.seed));
  const notes = recordEndNotes(network.model, overlay.consignment.departDay);
  return {
    schema: 'meridian.routes/1',
    query: answered,
    frontSize: front.length,
    complete: search.isComplete,
    best: bestOf(
      front,
      chosen.map((candidate, index) => ({ id: routeId(index), candidate })),
      answered.criteria,
    ),
    routes,
    regimes: regimesPassed(overlay, routes),
    parties: partiesTold(overlay, routes, answered.comply),
    excluded: findExcluded(overlay, {
      origins,
      targets,
      routes,
      withinDays: answered.withinDays,
      viaAsked: via.count > 0,
      viaPlaces: via.places,
    }),
    ...(notes.length > 0 && { notes }),
  };
}

/** The fastest first by a clock; as they are where none is asked for. */
function sortByClock(network: Network, chosen: readonly Candidate[], clock: Clock | undefined): readonly Candidate[] {
  if (clock === undefined) return chosen;
  const hours = new Map(chosen.map((candidate) => [candidate, hoursByClock(network, candidate.steps)[clock]]));
  return chosen.toSorted((a, b) => (hours.get(a) ?? 0) - (hours.get(b) ?? 0));
}

/** What the acts cover of the parties obeyed, then of those whose acts touch a leg. */
function partiesTold(
  { network, consignment }: Overlay,
  routes: readonly Route[],
  obeyed: readonly string[],
): RoutesAnswer['parties'] {
  const touching = routes.flatMap(({ legs }) => legs.flatMap(({ acts }) => acts.map(({ party }) => party)));
  return coverageOfActs(network.model, {
    parties: [...new Set([...obeyed, ...touching])],
    obeyed,
    day: consignment.departDay,
    commodity: consignment.commodity.commodityId,
  });
}

/** Longest time on the way, in days. */
export function withinDaysOf({ model }: Network, { within }: { readonly within?: number | undefined }): number {
  return within ?? parameterOf(model, 'max_route_days');
}

function routeId(index: number): string {
  return `r${String(index + 1)}`;
}

/** The regimes of the legs, in the order of the table, each once. */
function regimesPassed({ regimes }: Overlay, routes: readonly Route[]): RoutesAnswer['regimes'] {
  const passed = new Set(routes.flatMap(({ legs }) => legs.flatMap((leg) => [...leg.regimes, ...leg.openRegimes])));
  return regimes.flatMap(({ id, standing }) => (passed.has(id) ? [standing] : []));
}

interface Asked {
  readonly answered: AnsweredQuery;
  readonly via: ViaArcs;
  readonly origins: readonly number[];
  readonly targets: readonly number[];
}

function readQuery(network: Network, overlay: Overlay, query: RoutesQuery): Asked | Refusal {
  const { model } = network;
  const index = indexById(model.tables, 'node');
  const vertices = (ids: readonly NodeId[], of: Int32Array): readonly number[] =>
    ids.flatMap((id) => {
      const vertex = of[index.get(id) ?? -1] ?? -1;
      return vertex < 0 ? [] : [vertex];
    });
  const origins = vertices(query.from, network.originVertex);
  const targets = vertices(query.to, network.destinationVertex);
  const nameOf = (ids: readonly NodeId[]): string => rowOf(model.tables, 'node', ids[0])?.name ?? ids.join(', ');
  if (query.from.some((id) => query.to.includes(id)))
    return refuse(
      'values-conflict',
      'to',
      `${nameOf(query.from)} is both origin and destination.`,
      'Name two different places.',
    );
  if (origins.length === 0)
    return refuse(
      'not-covered',
      'from',
      `No transfer of the model loads cargo at ${nameOf(query.from)}.`,
      'Name a place where cargo is loaded, or add a row to the table transfer.',
    );
  if (targets.length === 0)
    return refuse(
      'not-covered',
      'to',
      `No transfer of the model unloads cargo at ${nameOf(query.to)}.`,
      'Name a place where cargo is unloaded, or add a row to the table transfer.',
    );
  const criteria =
    query.criteria === undefined || query.criteria.length === 0
      ? allCriteria
      : allCriteria.filter((each) => query.criteria?.includes(each));
  const unknown = query.criteria?.find((each) => !(allCriteria as readonly string[]).includes(each));
  if (unknown !== undefined)
    return refuse('value-invalid', 'criteria', `“${unknown}” is no criterion.`, `They are ${allCriteria.join(', ')}.`);
  const via = readVia(network, query.via ?? []);
  if (isRefusal(via)) return via;
  const { consignment } = overlay;
  return {
    via,
    origins,
    targets,
    answered: {
      from: query.from,
      to: query.to,
      fromName: nameOf(query.from),
      toName: nameOf(query.to),
      depart: consignment.depart,
      commodity: consignment.commodity.commodityId,
      unit: consignment.unit,
      teu: consignment.teu,
      tonnes: consignment.tonnes,
      via: query.via ?? [],
      avoid: query.avoid ?? [],
      comply: query.comply ?? [],
      ...(query.changes === undefined || query.changes.length === 0
        ? {}
        : { changes: query.changes.map(formatChange) }),
      criteria,
      ...(query.clock === undefined ? {} : { clock: query.clock }),
      alternatives: query.alternatives ?? 12,
      epsilon: query.exact === true ? 0 : (query.epsilon ?? 0.02),
      withinDays: withinDaysOf(network, query),
      seed: query.seed ?? 1,
    },
  };
}

/** The minute of departure, local to the first origin. */
export function startOf({ network, consignment }: Overlay, from: readonly NodeId[]): number {
  const zone = rowOf(network.model.tables, 'node', from[0])?.timeZone;
  const local = consignment.departDay * minutesPerDay + consignment.departMinute;
  return local - zoneOffset(zone)(local);
}

interface FrontQuery {
  readonly origins: readonly number[];
  readonly targets: readonly number[];
  readonly via: Asked['via'];
  readonly startMinute: number;
  readonly answered: AnsweredQuery;
  readonly exact: boolean;
}

function searchFront(
  overlay: Overlay,
  { origins, targets, via, startMinute, answered }: FrontQuery,
): { readonly candidates: readonly Candidate[]; readonly isComplete: boolean } {
  const { network, sets } = overlay;
  const isTarget = new Uint8Array(network.graph.vertexCount);
  for (const target of targets) isTarget[target] = 1;
  const least = (figure: Float64Array): Float64Array => leastToTargets(network, targets, openWeights(overlay, figure));
  const entry = network.arcs.map((_, arc) => entryOf(overlay, arc));
  const { criteria } = answered;
  const result = searchPareto({
    graph: network.graph,
    closed: overlay.closed,
    minutes: overlay.minutes,
    cents: overlay.cents,
    grams: overlay.grams,
    entry,
    regimeSet: overlay.regimeSet,
    setCount: sets.members.length,
    ...sets.transitions(),
    ratesOfSets: sets.ratesOfSets,
    storageCentsPerMinute: overlay.storageCentsPerMinute,
    leastMinutes: least(overlay.minutes),
    leastCents: least(overlay.cents),
    leastGrams: least(overlay.grams),
    leastRisk: least(leastExposure(overlay, origins)),
    ...regimesAhead(overlay, targets),
    viaOfArc: via.viaOfArc,
    viaCount: via.count,
    origins,
    isTarget,
    startMinute,
    lastMinute: startMinute + answered.withinDays * minutesPerDay,
    counts: [criteria.includes('time'), criteria.includes('cost'), criteria.includes('co2'), criteria.includes('risk')],
    epsilon: answered.epsilon,
    maxLabels,
  });
  const candidates = result.found.flatMap((label) => {
    const steps = runItinerary(overlay, arcsOf(result, label), startMinute);
    return steps === undefined ? [] : [candidateOf(overlay, steps)];
  });
  return { candidates, isComplete: result.isComplete };
}

function arcsOf(result: ParetoResult, label: number): readonly number[] {
  const arcs: number[] = [];
  for (let each = label; at(result.arc, each) >= 0; each = at(result.parent, each)) arcs.push(at(result.arc, each));
  return arcs.reverse();
}

/** A path with what it is judged by. */
export function candidateOf(overlay: Overlay, steps: readonly Step[]): Candidate {
  const prices = pricesOf(overlay);
  const sum = (pick: (step: Step) => number): number => steps.reduce((total, step) => total + pick(step), 0);
  const [time, cents, grams, risk] = [
    (steps.at(-1)?.end ?? 0) - (steps[0]?.start ?? 0),
    sum((step) => step.cents),
    sum((step) => step.grams),
    sum((step) => step.risk),
  ];
  return {
    steps,
    time: Math.round(time),
    cost: Math.round(cents),
    co2: Math.round(grams),
    risk: Math.round(risk),
    generalizedCents:
      cents + time * prices.centsPerMinute + grams * prices.centsPerGram + risk * prices.centsPerMicroRisk,
  };
}
