import { minutesPerDay } from '../calendar/clock.ts';
import type { Model, SanctionRecord } from '../model/model.ts';
import { firstDay, isWithin } from '../calendar/date.ts';
import { cellBasis, indexEvidence, rowKey } from '../model/evidence-index.ts';
import { tables } from '../model/tables/index.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { actClosures, daysAheadOf } from './act-closures.ts';
import type { ActClosures, FreeTime } from './act-closures.ts';
import { arcFigures } from './arc-figures.ts';
import { at } from './at.ts';
import { readHoursOpen, readSeason } from '../calendar/window.ts';
import type { Window } from '../calendar/window.ts';
import { departuresOf } from './departures.ts';
import type { Departures } from './departures.ts';
import type { ArcFacts, Network } from './network.ts';
import { readConsignment } from './query.ts';
import type { Consignment, StateQuery } from './query.ts';
import { RegimeSets } from './regime-sets.ts';
import { indexModes } from './running-time.ts';
import { actReason, avoidances, regimesOn } from './rules.ts';
import type { ClosedReason, RegimeOnDate } from './rules.ts';

/**
 * The state of a network for one question: weights of arcs on a date for a consignment, and why what is closed is
 * closed. Figures are whole numbers (minutes, US cents, grams) for the whole consignment, so that sums are exact.
 */
export interface Overlay {
  readonly network: Network;
  readonly consignment: Consignment;
  /** Moving, dwelling or (for dispatch and board) mean waiting time. */
  readonly minutes: Float64Array;
  /** Includes the storage that the mean wait of dispatch and board costs. */
  readonly cents: Float64Array;
  readonly grams: Float64Array;
  /** 0: open; else 1 + index in `reasons` of the first rule that closes the arc. */
  readonly closed: Int32Array;
  readonly reasons: readonly ClosedReason[];
  /** Index in `windows` of when an arc may be entered; -1: always. */
  readonly window: Int32Array;
  readonly windows: readonly Window[];
  /** Index in `departures` of a timetabled boarding; -1: none. */
  readonly departure: Int32Array;
  readonly departures: readonly Departures[];
  /** Regimes that rule each arc, as an index in `sets`. */
  readonly regimeSet: Int32Array;
  readonly sets: RegimeSets;
  readonly regimes: readonly RegimeOnDate[];
  /** Arcs that acts which are obeyed forbid on some days of the journey only; those of all days are closed. */
  readonly passingActs: ReadonlyMap<number, PassingAct>;
  /** Cents that a minute of standing costs. */
  readonly storageCentsPerMinute: number;
  /** Arcs whose cost, time or emissions the model does not know: what is missing, in words. */
  readonly unknown: ReadonlyMap<number, string>;
}

/** An act that forbids an operation on some days of a journey. */
export interface PassingAct {
  /** Index in `reasons`, plus 1. */
  readonly reason: number;
  readonly isFree: FreeTime;
}

/** The overlay of a question; or, in words, what of the question does not make sense. */
export function overlay(network: Network, query: StateQuery): Overlay | string {
  const consignment = readConsignment(network.model, query);
  if (typeof consignment === 'string') return consignment;
  const { depart, commodity, teu, tonnes, avoid, comply } = query;
  const daysAhead = daysAheadOf(network, consignment.departDay, query);
  const key = JSON.stringify([depart, commodity, teu, tonnes, avoid, comply, daysAhead]);
  const kept = recent.get(network) ?? new Map<string, Overlay | string>();
  recent.set(network, kept);
  const found = kept.get(key) ?? makeOverlay(network, consignment, query);
  kept.delete(key);
  kept.set(key, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= 8) break;
    kept.delete(oldest);
  }
  return found;
}

/** The overlays last asked for, by network: an overlay follows from its question alone. */
const recent = new WeakMap<Network, Map<string, Overlay | string>>();

function makeOverlay(network: Network, consignment: Consignment, query: StateQuery): Overlay | string {
  const { model } = network;
  const avoided = avoidances(model, query, consignment.commodity.commodityId);
  if (typeof avoided === 'string') return avoided;
  const parties = new Set(model.tables.sanction.map(({ imposingParty }) => imposingParty));
  const stranger = query.comply?.find((party) => !parties.has(party));
  if (stranger !== undefined)
    return `The model has no sanctions by “${stranger}”; it has those of ${[...parties].sort().join(', ')}.`;
  const commodityId = consignment.commodity.commodityId;
  const regimes = regimesOn(model, consignment.departDay, commodityId);
  const draft = new OverlayDraft(network, consignment, regimes);
  draft.closeBy(avoided);
  draft.closeByActs(actClosures(network, consignment, query));
  draft.closeBy(
    regimes.flatMap(({ selection, closed }) => (closed === undefined ? [] : [{ selection, reason: closed }])),
  );
  draft.closeByModel();
  return draft.finish();
}

interface Closing {
  readonly selection: RegimeOnDate['selection'];
  readonly reason: ClosedReason;
}

class OverlayDraft {
  private readonly network: Network;
  private readonly model: Model;
  private readonly consignment: Consignment;
  private readonly regimes: readonly RegimeOnDate[];
  private readonly passingActs = new Map<number, PassingAct>();
  private readonly reasons: ClosedReason[] = [];
  private readonly closed: Int32Array;

  constructor(network: Network, consignment: Consignment, regimes: readonly RegimeOnDate[]) {
    this.network = network;
    this.model = network.model;
    this.consignment = consignment;
    this.regimes = regimes;
    this.closed = new Int32Array(network.arcs.length);
  }

  /** Closes the links and services that rules name, and the services that follow such links. */
  closeBy(rules: readonly Closing[]): void {
    const links = this.model.tables.link;
    const services = this.model.tables.service;
    for (const { selection, reason } of rules) {
      const index = this.addReason(reason);
      this.closeWhere(index, (facts) => {
        if (facts.link !== undefined) return selection.links.has(at(links, facts.link).linkId);
        if (facts.ride === undefined) return false;
        return (
          selection.services.has(at(services, facts.ride.service).serviceId) ||
          facts.ride.links.some((link) => selection.links.has(at(links, link).linkId))
        );
      });
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
  closeByModel(): void {
    const { link: links, service: services } = this.model.tables;
    const evidence = indexEvidence(this.model);
    const day = this.consignment.departDay;
    const byLink = new Map<number, number>();
    for (const [index, link] of links.entries()) {
      const early = link.validFrom !== undefined && (firstDay(link.validFrom) ?? 0) > day;
      const isThere = isWithin(day, link.validFrom, link.validTo);
      if (link.status === 'open' && isThere) continue;
      const project = rowOf(this.model.tables, 'project', link.projectId);
      const column = tables.link.columns.find(
        ({ name }) => name === (link.status !== 'open' ? 'status' : early ? 'valid_from' : 'valid_to'),
      );
      const sources =
        column === undefined ? [] : cellBasis(evidence, 'link', link, column, rowKey(tables.link, link)).sources;
      const words =
        link.status !== 'open'
          ? statusWords[link.status]
          : early
            ? `opens on ${link.validFrom}`
            : `was there until ${link.validTo ?? ''}`;
      const name = link.name ?? link.linkId;
      const text = `${name} ${words}${project === undefined ? '' : ` (${project.name})`}`;
      byLink.set(index, this.addReason({ kind: link.status !== 'open' ? 'status' : 'validity', text, sources }));
    }
    const byService = new Map<number, number>();
    for (const [index, service] of services.entries()) {
      if (isWithin(day, service.validFrom, service.validTo)) continue;
      const text =
        `${service.name} runs ${service.validFrom === undefined ? '' : `from ${service.validFrom} `}${service.validTo === undefined ? '' : `until ${service.validTo}`}`.trim();
      byService.set(index, this.addReason({ kind: 'validity', text, sources: service.sourceId }));
    }
    for (const [arc, facts] of this.network.arcs.entries()) {
      const reason =
        facts.link !== undefined
          ? byLink.get(facts.link)
          : facts.ride === undefined
            ? undefined
            : (byService.get(facts.ride.service) ??
              facts.ride.links.map((link) => byLink.get(link)).find((found) => found !== undefined));
      if (reason !== undefined && at(this.closed, arc) === 0) this.closed[arc] = reason;
    }
  }

  private addReason(reason: ClosedReason): number {
    this.reasons.push(reason);
    return this.reasons.length;
  }

  private closeWhere(reason: number, test: (facts: ArcFacts) => boolean): void {
    for (const [arc, facts] of this.network.arcs.entries()) {
      if (at(this.closed, arc) === 0 && test(facts)) this.closed[arc] = reason;
    }
  }

  finish(): Overlay {
    const { network, consignment, regimes } = this;
    const { commodity, teu, tonnes } = consignment;
    const count = network.arcs.length;
    const sets = new RegimeSets(regimes, consignment);
    const storageUsdPerDay =
      consignment.unit === 'teu'
        ? (commodity.storageUsdPerTeuDay ?? 0) * teu
        : (commodity.storageUsdPerTonneDay ?? 0) * tonnes;
    const storageCentsPerMinute = (storageUsdPerDay * 100) / minutesPerDay;
    const result = {
      minutes: new Float64Array(count),
      cents: new Float64Array(count),
      grams: new Float64Array(count),
      window: new Int32Array(count).fill(-1),
      departure: new Int32Array(count).fill(-1),
      regimeSet: new Int32Array(count),
    };
    const windows: Window[] = [];
    const departures: Departures[] = [];
    const unknown = new Map<number, string>();
    const lookup = indexModes(this.model);
    const membership = indexMembership(this.model, regimes);
    for (const [arc, facts] of network.arcs.entries()) {
      const ruling = membership(facts, at(network.vertexNode, at(network.tail, arc)));
      const figures = arcFigures(
        this.model,
        facts,
        consignment,
        lookup,
        ruling.map((index) => at(regimes, index)),
      );
      const waits = facts.kind === 'dispatch' || facts.kind === 'board';
      result.minutes[arc] = Math.round(figures.hours * 60);
      result.cents[arc] = Math.round(figures.usd * 100 + (waits ? figures.hours * 60 * storageCentsPerMinute : 0));
      result.grams[arc] = Math.round(figures.co2eKg * 1000);
      result.regimeSet[arc] = sets.intern(ruling);
      if (figures.unknown !== undefined) unknown.set(arc, figures.unknown);
      const opening = windowOf(this.model, facts);
      if (opening !== undefined) result.window[arc] = windows.push(opening) - 1;
      const timetable = facts.kind === 'board' ? departuresOf(this.model, facts) : undefined;
      if (timetable !== undefined) {
        result.departure[arc] = departures.push(timetable) - 1;
        result.minutes[arc] = 0;
        result.cents[arc] = 0;
      }
    }
    const { closed, reasons, passingActs } = this;
    return {
      network,
      consignment,
      ...result,
      closed,
      reasons,
      windows,
      departures,
      sets,
      regimes,
      passingActs,
      storageCentsPerMinute,
      unknown,
    };
  }
}

const statusWords = {
  planned: 'is planned',
  under_construction: 'is under construction',
  suspended: 'is suspended',
} as const;

/** Which regimes rule an arc: those that select its link, its service or a link that the service follows, or its node for a mode there. */
function indexMembership(
  model: Model,
  regimes: readonly RegimeOnDate[],
): (facts: ArcFacts, node: number) => readonly number[] {
  const { link: links, node: nodes, service: services, mode: modes } = model.tables;
  const byLink = links.map(({ linkId }) =>
    regimes.flatMap(({ selection }, index) => (selection.links.has(linkId) ? [index] : [])),
  );
  const handled = new Map<string, number[]>();
  for (const [index, link] of links.entries()) {
    for (const id of [link.fromNodeId, link.toNodeId]) {
      const ruling = at(byLink, index).filter((regime) => at(regimes, regime).selection.nodes.has(id));
      if (ruling.length === 0) continue;
      const key = `${id}|${link.modeId}`;
      handled.set(
        key,
        [...new Set([...(handled.get(key) ?? []), ...ruling])].sort((a, b) => a - b),
      );
    }
  }
  return (facts, node) => {
    if (facts.link !== undefined) return at(byLink, facts.link);
    if (facts.ride !== undefined) {
      const own = regimes.flatMap(({ selection }, index) =>
        selection.services.has(at(services, facts.ride?.service ?? 0).serviceId) ? [index] : [],
      );
      return [...new Set([...facts.ride.links.flatMap((link) => at(byLink, link)), ...own])].sort((a, b) => a - b);
    }
    const ruling = [facts.fromMode, facts.toMode].flatMap((mode) =>
      mode === undefined ? [] : (handled.get(`${at(nodes, node).nodeId}|${at(modes, mode).modeId}`) ?? []),
    );
    return [...new Set(ruling)].sort((a, b) => a - b);
  };
}

/** When an arc may be entered: the season of its link (or of all links that a service follows), or the hours of its crossing. */
function windowOf(model: Model, facts: ArcFacts): Window | undefined {
  const { link: links, crossing: crossings } = model.tables;
  if (facts.kind === 'cross') {
    const { hoursOpen } = at(crossings, facts.row);
    const link = facts.link === undefined ? undefined : at(links, facts.link);
    const zone = rowOf(model.tables, 'node', link?.fromNodeId)?.timeZone;
    return hoursOpen === undefined ? undefined : readHoursOpen(hoursOpen, zone);
  }
  const used = facts.kind === 'move' && facts.link !== undefined ? [facts.link] : (facts.ride?.links ?? []);
  const seasons = used.flatMap((link) => at(links, link).season ?? []);
  return seasons.length === 0 ? undefined : readSeason(seasons);
}
