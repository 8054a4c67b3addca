import { at } from '../network/at.ts';
import { formatMinute } from '../calendar/clock.ts';
import { zoneOffset } from '../calendar/time-zone.ts';
import type { ArcFacts } from '../network/network.ts';
import type { Overlay } from '../network/overlay.ts';
import { heldIn, traceArc } from '../network/trace-arc.ts';
import type { Leg, Route } from './answer.ts';
import { pricesOf } from './generalized-cost.ts';
import type { Step } from './itinerary.ts';
import { legActs } from './leg-acts.ts';
import { legSources } from './leg-sources.ts';
import { hoursByClock } from './clocks.ts';
import { hourPercentiles } from './percentiles.ts';
import { rowOf, rowsById } from '../model/rows-by-id.ts';

const operations = {
  load: 'load',
  unload: 'unload',
  transfer: 'transfer',
  gauge: 'gauge-change',
  dispatch: 'wait',
  board: 'wait',
  move: 'move',
  cross: 'cross',
  ride: 'ride',
  stay: 'wait',
} as const;

/** A path with its times as a route in the model's words. Totals are the sums of the legs. */
export function describeRoute(overlay: Overlay, steps: readonly Step[], id: string, seed: number): Route {
  const { network, unknown } = overlay;
  const describe = legDescriber(overlay);
  const legs = steps.flatMap((step) => describe(step) ?? []);
  const sum = (pick: (leg: Leg) => number): number => legs.reduce((total, leg) => total + pick(leg), 0);
  const minutes = (steps.at(-1)?.end ?? 0) - (steps[0]?.start ?? 0);
  const micro = steps.reduce((total, { risk }) => total + risk, 0);
  const prices = pricesOf(overlay);
  const cents = steps.reduce((total, step) => total + step.cents, 0);
  const grams = steps.reduce((total, step) => total + step.grams, 0);
  const percentiles = hourPercentiles(overlay, steps, seed);
  const kmByCorridor = corridorKm(overlay, steps);
  return {
    id,
    branch: mainCorridor(overlay, kmByCorridor),
    from: legs[0]?.from ?? '',
    to: legs.at(-1)?.to ?? '',
    hours: {
      planned: sum(({ hours, waitHours, dwellHours }) => hours + waitHours + dwellHours),
      ...percentiles.hours,
    },
    hoursFromDeparture: { planned: hoursByClock(network, steps).departure, ...percentiles.hoursFromDeparture },
    costUsd: sum(({ costUsd }) => costUsd),
    co2eKg: sum(({ co2eKg }) => co2eKg),
    risk: 1 - legs.reduce((open, { risk }) => open * (1 - risk), 1),
    generalizedCostUsd:
      (cents + minutes * prices.centsPerMinute + grams * prices.centsPerGram + micro * prices.centsPerMicroRisk) / 100,
    distanceKm: sum(({ distanceKm }) => distanceKm),
    modes: unique(
      legs.flatMap(({ mode, operation }) =>
        mode === null || (operation !== 'move' && operation !== 'ride') ? [] : [mode],
      ),
    ),
    countries: countriesOf(overlay, steps),
    legs,
    sources: unique(legs.flatMap(({ sources }) => sources)),
    unknown: unique(steps.flatMap(({ arc }) => unknown.get(arc) ?? [])).slice(0, 20),
  };
  function unique(items: readonly string[]): readonly string[] {
    return [...new Set(items)];
  }
  function countriesOf({ network: { model } }: Overlay, path: readonly Step[]): readonly string[] {
    const nodes = rowsById(model.tables, 'node');
    const passed = path.flatMap(({ arc }) => {
      const links = linksOf(at(network.arcs, arc));
      const forward = at(network.arcs, arc).forward;
      return links.flatMap((index) => {
        const { fromNodeId, toNodeId } = at(model.tables.link, index);
        const ends = [nodes.get(fromNodeId)?.country, nodes.get(toNodeId)?.country];
        return (forward ? ends : ends.reverse()).flatMap((each) => each ?? []);
      });
    });
    return unique(passed);
  }
}

/** Indices of the links that an arc moves along. */
export function linksOf(facts: ArcFacts): readonly number[] {
  return facts.kind === 'move' && facts.link !== undefined
    ? [facts.link]
    : facts.kind === 'ride'
      ? (facts.ride?.links ?? [])
      : [];
}

function legDescriber(overlay: Overlay): (step: Step) => Leg | undefined {
  const { network, regimes, sets, regimeSet } = overlay;
  const { link: links, node: nodes, mode: modes, service: services } = network.model.tables;
  const sources = legSources(network, overlay.consignment);
  const actsOf = legActs(overlay);
  const zones = new Map<string, (minute: number) => number>();
  const localTime = (minute: number, node: number): string => {
    const name = at(nodes, node).timeZone ?? '';
    let offset = zones.get(name);
    if (offset === undefined) zones.set(name, (offset = zoneOffset(name === '' ? undefined : name)));
    return formatMinute(minute + offset(minute));
  };
  return (step) => {
    const facts = at(network.arcs, step.arc);
    if (facts.kind === 'finish' || facts.kind === 'alight' || (facts.kind === 'stay' && step.end === step.start))
      return undefined;
    const [tail, head] = [
      at(network.vertexNode, at(network.tail, step.arc)),
      at(network.vertexNode, at(network.graph.head, step.arc)),
    ];
    const held = (step.enter - step.start) / 60;
    const busy = (step.end - step.enter - step.addedMinutes) / 60;
    const added = step.addedMinutes / 60;
    const isMoving = facts.kind === 'move' || facts.kind === 'ride';
    const isWaiting = facts.kind === 'dispatch' || facts.kind === 'board' || facts.kind === 'stay';
    const used = linksOf(facts);
    // the way to a border is drawn from its node; the border itself lies at the end of the link
    const from = facts.kind === 'cross' ? head : tail;
    const mode = facts.toMode ?? facts.fromMode;
    const ruling = at(sets.members, at(regimeSet, step.arc)).map((index) => at(regimes, index));
    const acts = actsOf(step);
    return {
      row: traceArc(network, step.arc).row,
      operation: operations[facts.kind],
      from: at(nodes, from).nodeId,
      to: at(nodes, head).nodeId,
      mode: mode === undefined ? null : at(modes, mode).modeId,
      link: facts.link === undefined ? null : at(links, facts.link).linkId,
      service:
        facts.kind === 'board' || facts.kind === 'ride' || facts.kind === 'stay'
          ? at(services, facts.row).serviceId
          : null,
      links: facts.kind === 'cross' ? [] : used.map((index) => at(links, index).linkId),
      distanceKm: facts.kind === 'cross' ? 0 : used.reduce((km, index) => km + at(links, index).lengthKm, 0),
      departure: localTime(step.start, tail),
      arrival: localTime(step.end, head),
      hours: isMoving ? busy : 0,
      waitHours: held + (isWaiting ? busy : 0),
      dwellHours: added + (isMoving || isWaiting ? 0 : busy),
      heldIn: heldIn(network, step.arc),
      costUsd: step.cents / 100,
      co2eKg: step.grams / 1000,
      risk: 1 - Math.exp(-step.risk / 1e6),
      regimes: ruling.flatMap(({ id, state }) => (state === 'open' ? [] : [id])),
      openRegimes: ruling.flatMap(({ id, state }) => (state === 'open' ? [id] : [])),
      sanctions: acts.map(({ sanctionId }) => sanctionId),
      acts,
      sources: sources(facts),
    };
  };
}

function corridorKm({ network }: Overlay, steps: readonly Step[]): ReadonlyMap<string, number> {
  const km = new Map<string, number>();
  for (const { arc } of steps) {
    for (const index of linksOf(at(network.arcs, arc))) {
      const { corridorId, lengthKm } = at(network.model.tables.link, index);
      if (corridorId !== undefined) km.set(corridorId, (km.get(corridorId) ?? 0) + lengthKm);
    }
  }
  return km;
}

/** The branch or rival with most kilometers of a path; where it uses none, the corridor with most. */
function mainCorridor({ network }: Overlay, km: ReadonlyMap<string, number>): string | null {
  const kindOf = (id: string): string | undefined => rowOf(network.model.tables, 'corridor', id)?.kind;
  const ranked = [...km].sort((a, b) => b[1] - a[1]);
  const main = ranked.find(([id]) => kindOf(id) === 'branch' || kindOf(id) === 'rival') ?? ranked[0];
  return main?.[0] ?? null;
}
