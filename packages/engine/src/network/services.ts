import type { LinkRecord, ServiceRecord } from '../model/model.ts';
import { at } from './at.ts';
import { holdsFor } from './direction.ts';
import type { NetworkDraft, Terminal } from './network-draft.ts';
import type { Ride } from './network.ts';
import { indexModes, runningHours } from './running-time.ts';
import type { ModeLookup } from './running-time.ts';
import { indexServicePaths } from './service-path.ts';
import type { LinkPath } from './service-path.ts';

/** A stop of a service in one direction, in hours since the departure at its first stop where they are published. */
interface Call {
  readonly node: number;
  readonly loads: boolean;
  readonly unloads: boolean;
  readonly arrivalHours: number | undefined;
  readonly departureHours: number | undefined;
}

/** Boarding, riding and alighting of every service; a stop that the links of its mode do not join ends it. */
export function addServices(draft: NetworkDraft): void {
  const pathOf = indexServicePaths(draft.model);
  const lookup = indexModes(draft.model);
  for (const [index, service] of draft.model.tables.service.entries()) {
    const calls = callsOf(draft, service);
    const mode = draft.modeIndex.get(service.modeId);
    if (mode === undefined || calls.length < 2) continue;
    addRun(draft, { service, index, mode, calls, backward: false }, pathOf, lookup);
    if (service.bothDirections)
      addRun(draft, { service, index, mode, calls: turnRound(calls), backward: true }, pathOf, lookup);
  }
}

function callsOf(draft: NetworkDraft, service: ServiceRecord): readonly Call[] {
  return draft.model.tables.service_stop
    .filter(({ serviceId }) => serviceId === service.serviceId)
    .sort((a, b) => a.stopSequence - b.stopSequence)
    .flatMap(({ nodeId, stopType, arrivalHours, departureHours }) => {
      const node = draft.nodeIndex.get(nodeId);
      if (node === undefined) return [];
      const loads = stopType === 'both' || stopType === 'load';
      const unloads = stopType === 'both' || stopType === 'unload';
      return [{ node, loads, unloads, arrivalHours, departureHours }];
    });
}

/** The same calls the other way, as long from end to end as there. */
function turnRound(calls: readonly Call[]): readonly Call[] {
  const total = calls.at(-1)?.arrivalHours;
  const mirror = (hours: number | undefined): number | undefined =>
    hours === undefined || total === undefined ? undefined : total - hours;
  return [...calls].reverse().map(({ node, loads, unloads, arrivalHours, departureHours }) => ({
    node,
    loads: unloads,
    unloads: loads,
    arrivalHours: mirror(departureHours),
    departureHours: mirror(arrivalHours),
  }));
}

interface Run {
  readonly service: ServiceRecord;
  readonly index: number;
  readonly mode: number;
  readonly calls: readonly Call[];
  readonly backward: boolean;
}

function addRun(draft: NetworkDraft, run: Run, pathOf: ReturnType<typeof indexServicePaths>, lookup: ModeLookup): void {
  const { model } = draft;
  const nodeId = (call: Call): string => at(model.tables.node, call.node).nodeId;
  const paths: LinkPath[] = [];
  for (const [k, call] of run.calls.entries()) {
    const next = run.calls[k + 1];
    if (next === undefined) break;
    const path = pathOf(run.service.modeId, nodeId(call), nodeId(next));
    if (path === undefined || path.length === 0) break;
    paths.push(path);
  }
  if (paths.length === 0) return;
  const links = (path: LinkPath): readonly LinkRecord[] => path.map(({ link }) => at(model.tables.link, link));
  const lengths = paths.map((path) => links(path).reduce((sum, link) => sum + link.lengthKm, 0));
  const running = paths.map((path) =>
    path.reduce(
      (sum, { link, forward }) =>
        sum +
        (runningHours(at(model.tables.link, link), lookup) ?? 0) +
        crossingHours(draft, at(model.tables.link, link), forward),
      0,
    ),
  );
  const times = timetable(run.calls.slice(0, paths.length + 1), running);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const key = (k: number): string => `${String(run.index)} ${String(run.backward)} ${String(k)}`;
  for (const [k, path] of paths.entries()) {
    const [call, next] = [at(run.calls, k), at(run.calls, k + 1)];
    const aboard = draft.vertex('aboard', call.node, key(k));
    const calling = draft.vertex('calling', next.node, key(k + 1));
    const ride: Ride = {
      service: run.index,
      links: path.map(({ link }) => link),
      forward: path.map(({ forward }) => forward),
      lengthKm: at(lengths, k),
      hours: at(times, k + 1).arrival - at(times, k).departure,
      share: total === 0 ? 0 : at(lengths, k) / total,
      continues: k > 0 && !call.loads && !call.unloads,
    };
    const facts = { row: run.index, forward: !run.backward, fromMode: run.mode, toMode: run.mode };
    if (call.loads) {
      const yard = draft.terminalVertex('yard', call.node, terminalOf(run.mode, links(path)[0]));
      draft.arc(yard, aboard, { kind: 'board', ...facts, offsetHours: at(times, k).departure });
    }
    draft.arc(aboard, calling, { kind: 'ride', ...facts, ride });
    if (next.unloads) {
      const arrived = draft.terminalVertex('arrived', next.node, terminalOf(run.mode, links(path).at(-1)));
      draft.arc(calling, arrived, { kind: 'alight', ...facts });
    }
    if (k + 1 < paths.length) {
      const stand = at(times, k + 1).departure - at(times, k + 1).arrival;
      draft.arc(calling, draft.vertex('aboard', next.node, key(k + 1)), { kind: 'stay', ...facts, offsetHours: stand });
    }
  }
}

function terminalOf(mode: number, link: LinkRecord | undefined): Terminal {
  return { mode, gauge: link?.gaugeMm ?? 0 };
}

function crossingHours(draft: NetworkDraft, link: LinkRecord, forward: boolean): number {
  return draft.model.tables.crossing
    .filter((crossing) => crossing.linkId === link.linkId && holdsFor(crossing, forward))
    .reduce((sum, { dwellMedianHours }) => sum + dwellMedianHours, 0);
}

/** Arrival and departure at each call: as published, and between published ones in proportion to the running times. */
function timetable(
  calls: readonly Call[],
  running: readonly number[],
): readonly { readonly arrival: number; readonly departure: number }[] {
  const times: { arrival: number; departure: number }[] = calls.map(() => ({ arrival: 0, departure: 0 }));
  const first = calls[0];
  let known = 0;
  at(times, 0).departure = first?.departureHours ?? first?.arrivalHours ?? 0;
  for (let k = 1; k < calls.length; k += 1) {
    const isKnown = at(calls, k).arrivalHours !== undefined;
    if (!isKnown && k < calls.length - 1) continue;
    const start = at(times, known).departure;
    const work = running.slice(known, k).reduce((sum, each) => sum + each, 0);
    const end = at(calls, k).arrivalHours ?? start + work;
    let done = 0;
    for (let j = known + 1; j <= k; j += 1) {
      done += at(running, j - 1);
      const share = work > 0 ? done / work : (j - known) / (k - known);
      const arrival = j === k ? end : start + (end - start) * share;
      times[j] = { arrival, departure: Math.max(arrival, at(calls, j).departureHours ?? arrival) };
    }
    known = k;
  }
  return times;
}
