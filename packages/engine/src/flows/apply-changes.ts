import { isFault, parseSelector, select } from '../model/selector.ts';
import type { Selection } from '../model/selector.ts';
import type { LinkRecord, Model } from '../model/model.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { at } from '../network/at.ts';
import type { ArcFacts, Network } from '../network/network.ts';
import { changeKinds } from './change.ts';
import type { NetworkChange } from './change.ts';
import { handledModes, isHandled } from './facility.ts';
import type { Facility } from './facility.ts';
import type { CargoState, PeriodState } from './period-state.ts';

/** A state with changes in it, and what of them could not act. */
export interface ChangedState {
  readonly state: PeriodState;
  /** By commodity, then by pair of countries: factors of demand. */
  readonly demandFactor: (commodity: string, fromCountry: string, toCountry: string) => number;
  readonly notes: readonly string[];
}

/** Applies changes in their order to a copy; in words, which of them makes no sense. */
export function applyChanges(state: PeriodState, changes: readonly NetworkChange[]): ChangedState | string {
  const draft = new Draft(state);
  for (const change of changes) {
    const fault = draft.apply(change);
    if (fault !== undefined) return fault;
  }
  return draft.finish();
}

class Draft {
  private readonly base: PeriodState;
  private readonly model: Model;
  private readonly network: Network;
  private readonly cargo: readonly CargoState[];
  private readonly capacity: Float64Array;
  private readonly notes: string[] = [];
  private readonly demand: {
    readonly countries: ReadonlySet<string>;
    readonly commodities: ReadonlySet<string>;
    factor: number;
  }[] = [];

  constructor(state: PeriodState) {
    this.base = state;
    this.network = state.network;
    this.model = state.network.model;
    this.capacity = state.capacity.slice();
    this.cargo = state.cargo.map((each) => ({
      ...each,
      usdPerTonne: each.usdPerTonne.slice(),
      hours: each.hours.slice(),
      closed: each.closed.slice(),
    }));
  }

  apply({ kind, selector, value }: NetworkChange): string | undefined {
    if (!changeKinds.includes(kind)) return `“${kind}” is no change; they are ${changeKinds.join(', ')}.`;
    const needsValue = kind !== 'close' && kind !== 'open';
    const isSound = value !== undefined && Number.isFinite(value) && (kind === 'water_level' || value >= 0);
    if (needsValue && !isSound)
      return `The change “${kind} ${selector}” needs ${kind === 'water_level' ? 'metres, below 0 for a fall' : 'a factor, 0 or more'}.`;
    if (kind === 'demand') return this.scaleDemand(selector, value ?? 1);
    const selection = this.selectionOf(selector);
    if (typeof selection === 'string') return selection;
    if (kind === 'close') this.onArcs(selection, (cargo, arc) => (cargo.closed[arc] = 1));
    if (kind === 'open') this.open(selection);
    if (kind === 'hours') this.onArcs(selection, ({ hours }, arc) => (hours[arc] = at(hours, arc) * (value ?? 1)));
    if (kind === 'cost')
      this.onArcs(selection, ({ usdPerTonne }, arc) => (usdPerTonne[arc] = at(usdPerTonne, arc) * (value ?? 1)));
    if (kind === 'capacity') this.scaleCapacity(selector, selection, value ?? 1);
    if (kind === 'water_level') this.changeWater(selector, selection, value ?? 0);
    return undefined;
  }

  private selectionOf(text: string): Selection | string {
    const parsed = parseSelector(text);
    if (isFault(parsed)) return `“${text}” cannot be changed: ${parsed.fault}.`;
    const selection = select(this.model, parsed);
    const [unknown] = selection.unknown;
    return unknown === undefined ? selection : `The model has no ${unknown.kind} “${unknown.value}” to change.`;
  }

  private onArcs(selection: Selection, act: (cargo: CargoState, arc: number) => void): void {
    const isSelected = this.selectedArcs(selection);
    for (const [arc, facts] of this.network.arcs.entries())
      if (isSelected(facts, arc)) for (const cargo of this.cargo) act(cargo, arc);
  }

  /** Movements over selected links, services, and handling at selected places for the modes of selected links there. */
  private selectedArcs(selection: Selection): (facts: ArcFacts, arc: number) => boolean {
    const { link, service, node, mode } = this.model.tables;
    const handled = handledModes(this.model, selection);
    return (facts, arc) => {
      if (facts.link !== undefined) return selection.links.has(at(link, facts.link).linkId);
      if (facts.ride !== undefined) {
        return (
          selection.services.has(at(service, facts.ride.service).serviceId) ||
          facts.ride.links.some((index) => selection.links.has(at(link, index).linkId))
        );
      }
      const { nodeId } = at(node, at(this.network.vertexNode, at(this.network.tail, arc)));
      return [facts.fromMode, facts.toMode].some(
        (index) => index !== undefined && handled.has(`${nodeId}|${at(mode, index).modeId}`),
      );
    };
  }

  /** Opens what its status, its dates or a regime close; what a sanction or an earlier change closes stays closed. */
  private open(selection: Selection): void {
    const openable = new Set(['status', 'validity', 'regime']);
    const isSelected = this.selectedArcs(selection);
    for (const [arc, facts] of this.network.arcs.entries()) {
      if (!isSelected(facts, arc)) continue;
      for (const { closed, overlay } of this.cargo) {
        const reason = overlay.reasons[at(overlay.closed, arc) - 1];
        if (reason !== undefined && openable.has(reason.kind)) closed[arc] = 0;
      }
    }
  }

  private scaleCapacity(text: string, selection: Selection, factor: number): void {
    const handled = handledModes(this.model, selection);
    let known = 0;
    for (const [f, facility] of this.base.facilities.list.entries()) {
      if (at(this.capacity, f) === Infinity || !this.isAt(selection, handled, facility)) continue;
      this.capacity[f] = at(this.capacity, f) * factor;
      known += 1;
    }
    if (known === 0) this.notes.push(`The model knows no capacity of ${text}: the change does nothing.`);
  }

  private isAt(selection: Selection, handled: ReadonlySet<string>, facility: Facility): boolean {
    const { table, row, links } = facility;
    const { link, service } = this.model.tables;
    return (
      links.some((index) => selection.links.has(at(link, index).linkId)) ||
      (table === 'service' && selection.services.has(at(service, row).serviceId)) ||
      (links.length === 0 && isHandled(this.model, facility, handled))
    );
  }

  /** Ships that go less deep carry less: dearer by the tonne, and fewer tonnes through what passes so many ships. */
  private changeWater(text: string, selection: Selection, metres: number): void {
    const ratios = new Map<number, number>();
    const ports = new Map<string, number>();
    for (const [index, link] of this.model.tables.link.entries()) {
      if (!selection.links.has(link.linkId)) continue;
      const ratio = payloadRatio(this.model, link, metres);
      if (ratio === undefined) continue;
      ratios.set(index, ratio);
      // where no ship comes at all its way is closed, which leaves a port to what else it handles
      if (ratio < leastPayload) continue;
      // a port goes on with the ships that still come: its best ones say how much less it handles of their mode
      for (const id of [link.fromNodeId, link.toNodeId]) {
        const key = `${id}|${link.modeId}`;
        ports.set(key, Math.max(ports.get(key) ?? 0, ratio));
      }
    }
    if ([...ratios.values()].every((ratio) => ratio === 1)) {
      this.notes.push(
        `No ship on ${text} touches the ground at ${metres} m: the change does nothing, or its draughts are not known.`,
      );
      return;
    }
    for (const [arc, { link, ride }] of this.network.arcs.entries()) {
      const ratio = Math.min(
        ...[...(link === undefined ? [] : [link]), ...(ride?.links ?? [])].map((each) => ratios.get(each) ?? 1),
      );
      if (ratio === 1 || ratio === Infinity) continue;
      for (const { usdPerTonne, closed } of this.cargo) {
        if (ratio < leastPayload) closed[arc] = 1;
        else usdPerTonne[arc] = at(usdPerTonne, arc) / ratio;
      }
    }
    for (const [f, facility] of this.base.facilities.list.entries()) {
      const { links } = facility;
      const own = links.length > 0 ? links.map((each) => ratios.get(each) ?? 1) : this.ratiosAt(facility, ports);
      const ratio = links.length > 0 ? Math.min(...own) : Math.max(...own);
      if (own.length > 0 && at(this.capacity, f) < Infinity) this.capacity[f] = at(this.capacity, f) * ratio;
    }
  }

  /** What of the ratios by `node|mode` concerns handling. */
  private ratiosAt(facility: Facility, ports: ReadonlyMap<string, number>): readonly number[] {
    return [...ports].flatMap(([key, ratio]) => (isHandled(this.model, facility, new Set([key])) ? [ratio] : []));
  }

  private scaleDemand(text: string, factor: number): string | undefined {
    const countries = new Set<string>();
    const commodities = new Set<string>();
    const parsed = text.trim() === '' ? [] : parseSelector(text);
    if ('fault' in parsed) return `“${text}” is no demand: ${parsed.fault}.`;
    for (const { kind, value } of parsed.flat()) {
      if (kind === 'country') countries.add(value);
      else if (kind === 'commodity') commodities.add(value);
      else return `Demand is selected by country and commodity, not by ${kind}.`;
    }
    const known = new Set<string>(this.model.tables.commodity.map(({ commodityId }) => commodityId));
    const stranger = [...commodities].find((each) => !known.has(each));
    if (stranger !== undefined) return `The model has no commodity “${stranger}”.`;
    this.demand.push({ countries, commodities, factor });
    return undefined;
  }

  finish(): ChangedState {
    const { demand, cargo, capacity, notes } = this;
    return {
      state: { ...this.base, cargo, capacity },
      demandFactor: (commodity, from, to) =>
        demand.reduce((product, { countries, commodities, factor }) => {
          const isHere = countries.size === 0 || countries.has(from) || countries.has(to);
          return isHere && (commodities.size === 0 || commodities.has(commodity)) ? product * factor : product;
        }, 1),
      notes,
    };
  }
}

/** A ship that can take on less than a tenth of its payload does not sail. */
const leastPayload = 0.1;

/** Payload at a changed water level over that at the present one; undefined where draughts or payload are not known. */
function payloadRatio(model: Model, link: LinkRecord, metres: number): number | undefined {
  const mode = rowOf(model.tables, 'mode', link.modeId);
  const { draughtM, payloadT, payloadTPerDraughtCm } = mode ?? {};
  if (
    link.draughtM === undefined ||
    draughtM === undefined ||
    payloadT === undefined ||
    payloadTPerDraughtCm === undefined
  )
    return undefined;
  const payloadAt = (depth: number): number =>
    Math.max(0, payloadT - payloadTPerDraughtCm * 100 * Math.max(0, draughtM - depth));
  const before = payloadAt(link.draughtM);
  return before <= 0 ? undefined : payloadAt(link.draughtM + metres) / before;
}
