import { isRefusal } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { refuseParty } from '../model/offer.ts';
import type { SanctionRecord } from '../model/model.ts';
import { actClosures } from './act-closures.ts';
import type { ActClosures, FreeTime } from './act-closures.ts';
import { arcsOfRows } from './arcs-of-rows.ts';
import { at } from './at.ts';
import { cargoClosures } from './cargo-closures.ts';
import type { CargoClosure } from './cargo-closures.ts';
import { unfitFor } from './container-services.ts';
import { absentOn, arcsOutsideDays, outsideDays, presenceOfLinks, presenceOfServices } from './model-closures.ts';
import type { Network } from './network.ts';
import type { Consignment, StateQuery } from './query.ts';
import { membershipOf } from './regime-membership.ts';
import { RegimeSets } from './regime-sets.ts';
import { RowClosures } from './row-closures.ts';
import { actReason, avoidances, regimesOn, unknownOfState } from './rules.ts';
import type { ClosedReason, RegimeOnDate } from './rules.ts';
import { sails, waterOn } from './water.ts';
import type { WaterState } from './water.ts';

/**
 * What acts on a network in one state: the rules of a day, or of the states that a question gives. What avoidances, acts,
 * regimes, status, dates, low water, what places do not take and the want of a service for containers close, in that order,
 * each arc by the first of them; and the regimes that rule each arc.
 */
export interface RulesOfState {
  /** By arc. 0: open; else 1 + index in `reasons` of the first rule that closes the arc. */
  readonly closed: Int32Array;
  readonly reasons: readonly ClosedReason[];
  /** Arcs that acts which are obeyed forbid on some days of the journey only; those of all days are closed. */
  readonly passingActs: ReadonlyMap<number, PassingAct>;
  readonly regimes: readonly RegimeOnDate[];
  /** Regimes that rule each arc, as an index in `sets`. */
  readonly regimeSet: Int32Array;
  readonly sets: RegimeSets;
  readonly water: WaterState;
}

/** An act that forbids an operation on some days of a journey. */
export interface PassingAct {
  /** Index in `reasons`, plus 1. */
  readonly reason: number;
  readonly isFree: FreeTime;
}

/** The rules of a question; refused where a part of it does not make sense. */
export function rulesOfState(network: Network, consignment: Consignment, query: StateQuery): RulesOfState | Refusal {
  const { model } = network;
  const commodity = consignment.commodity.commodityId;
  const avoided = avoidances(model, query, commodity);
  if (isRefusal(avoided)) return avoided;
  const parties = new Set(model.tables.sanction.map(({ imposingParty }) => imposingParty));
  const stranger = query.comply?.find((party) => !parties.has(party));
  if (stranger !== undefined) return refuseParty(parties, stranger);
  const unknown = unknownOfState(model, query);
  if (unknown !== undefined) return unknown;
  const water = waterOn(model, consignment.departDay, query.water);
  if (isRefusal(water)) return water;
  const regimes = regimesOn(model, consignment.departDay, commodity, query.states);
  const membership = membershipOf(
    network,
    regimes.map(({ selection, isEntered }) => (isEntered ? selection : undefined)),
  );
  const draft = new ClosureDraft(network);
  // first, so that nothing else is said of a row that another one stands for
  draft.closeOutsideDays(consignment.departDay);
  draft.closeBy(avoided);
  draft.closeByActs(actClosures(network, consignment, query));
  draft.closeByRegimes(regimes);
  draft.closeByModel(consignment.departDay, query.built);
  draft.closeByWater(water);
  draft.closeByCargo(cargoClosures(network, consignment.commodity, consignment.departDay));
  draft.closeUnfit(consignment);
  const { closed, reasons, passingActs } = draft;
  return {
    closed,
    reasons,
    passingActs,
    regimes,
    regimeSet: membership.regimeSet,
    sets: new RegimeSets(regimes, consignment, membership),
    water,
  };
}

interface Closing {
  readonly selection: RegimeOnDate['selection'];
  readonly reason: ClosedReason;
}

class ClosureDraft {
  readonly closed: Int32Array;
  readonly reasons: ClosedReason[] = [];
  readonly passingActs = new Map<number, PassingAct>();
  private readonly network: Network;
  /** Links and services that are there whatever their status and dates, by id. */
  private readonly lifted = new Set<string>();

  constructor(network: Network) {
    this.network = network;
    this.closed = new Int32Array(network.arcs.length);
  }

  /** Closes the links and services that rules name, and the services that follow such links. */
  closeBy(rules: readonly Closing[]): void {
    if (rules.length === 0) return;
    const rows = new RowClosures(this.network);
    for (const { selection, reason } of rules) rows.close(selection, this.addReason(reason));
    rows.writeTo(this.closed);
  }

  /** Closes and opens what regimes do, in their order: what a later one lifts of an earlier one is open. */
  closeByRegimes(regimes: readonly RegimeOnDate[]): void {
    const rows = new RowClosures(this.network);
    for (const { selection, closed, lifts } of regimes) {
      if (closed !== undefined) rows.close(selection, this.addReason(closed));
      if (lifts === 'closures') rows.open(selection);
      if (lifts === undefined) continue;
      for (const id of selection.links) this.lifted.add(id);
      for (const id of selection.services) this.lifted.add(id);
    }
    rows.writeTo(this.closed);
  }

  /** Closes what takes no cargo of the consignment's kind: containers without a service, bulk on a container train. */
  closeUnfit(consignment: Consignment): void {
    for (const { arcs, reason } of unfitFor(this.network, consignment)) {
      const rule = this.addReason(reason);
      for (const arc of arcs) if (at(this.closed, arc) === 0) this.closed[arc] = rule;
    }
  }

  /** Closes the links on which no ship sails for want of water. */
  closeByWater({ ratioOfLink, reason }: WaterState): void {
    if (ratioOfLink.size === 0) return;
    const dry = new RowClosures(this.network);
    for (const [link, ratio] of ratioOfLink) if (!sails(ratio)) dry.link[link] = this.addReason(reason(link));
    dry.writeTo(this.closed);
  }

  /** Closes the operations that do not take the cargo. */
  closeByCargo(refused: readonly CargoClosure[]): void {
    const known = new Map<ClosedReason, number>();
    for (const { arc, reason } of refused) {
      if (at(this.closed, arc) !== 0) continue;
      const number = known.get(reason) ?? this.addReason(reason);
      known.set(reason, number);
      this.closed[arc] = number;
    }
  }

  /** Closes what the acts that are obeyed touch on every day that matters, and notes what they touch on some. */
  closeByActs({ always, sometimes }: ActClosures): void {
    const known = new Map<string, number>();
    const reasonOf = (act: SanctionRecord, whole: boolean): number => {
      const key = `${act.sanctionId} ${String(whole)}`;
      const reason = known.get(key) ?? this.addReason(actReason(act, whole));
      known.set(key, reason);
      return reason;
    };
    for (const [arc, act] of always) if (at(this.closed, arc) === 0) this.closed[arc] = reasonOf(act, true);
    for (const [arc, { act, isFree }] of sometimes)
      if (at(this.closed, arc) === 0) this.passingActs.set(arc, { reason: reasonOf(act, false), isFree });
  }

  /** Closes what is planned, suspended or outside its dates, each with a reason of its own. */
  closeByModel(day: number, built: readonly string[] = []): void {
    const { model, arcs } = this.network;
    const { link: links, service: services } = model.tables;
    const byLink = new Map<number, number>();
    for (const { row, reason } of absentOn(presenceOfLinks(model), day)) {
      const { linkId, projectId } = at(links, row);
      const isBuilt = this.lifted.has(linkId) || (projectId !== undefined && built.includes(projectId));
      if (!isBuilt) byLink.set(row, this.addReason(reason));
    }
    const byService = new Map<number, number>();
    for (const { row, reason } of absentOn(presenceOfServices(model), day))
      if (!this.lifted.has(at(services, row).serviceId)) byService.set(row, this.addReason(reason));
    const { ofLink, ofService } = arcsOfRows(this.network);
    for (const [service, reason] of byService)
      for (const arc of at(ofService, service)) if (at(this.closed, arc) === 0) this.closed[arc] = reason;
    for (const [link, reason] of byLink) {
      for (const arc of at(ofLink, link)) {
        if (at(this.closed, arc) !== 0) continue;
        // of a ride the first link on its way says why
        const first = at(arcs, arc).ride?.links.find((index) => byLink.has(index));
        this.closed[arc] = byLink.get(first ?? link) ?? reason;
      }
    }
  }

  /** Closes handling and borders on days on which another row of their place holds. */
  closeOutsideDays(day: number): void {
    const arcs = arcsOutsideDays(this.network, day).filter((arc) => at(this.closed, arc) === 0);
    if (arcs.length === 0) return;
    const reason = this.addReason(outsideDays);
    for (const arc of arcs) this.closed[arc] = reason;
  }

  private addReason(reason: ClosedReason): number {
    this.reasons.push(reason);
    return this.reasons.length;
  }
}
