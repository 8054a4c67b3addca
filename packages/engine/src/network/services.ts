import { isIn, stretches } from '../calendar/day-spans.ts';
import type { DaySpan } from '../calendar/day-spans.ts';
import type { LinkRecord, ServiceRecord } from '../model/model.ts';
import { at } from './at.ts';
import { indexChangesOnTheWay } from './gauge-holders.ts';
import { indexHeld } from './held.ts';
import type { NetworkDraft, Terminal } from './network-draft.ts';
import type { Ride } from './network.ts';
import { indexPosts } from './posts.ts';
import type { Post } from './posts.ts';
import { daysOf } from './rows-of-days.ts';
import type { RowOfDays } from './rows-of-days.ts';
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
  const lookups = {
    pathOf: indexServicePaths(draft.model),
    gaugesOf: indexChangesOnTheWay(draft.model),
    lookup: indexModes(draft.model),
  };
  for (const [index, service] of draft.model.tables.service.entries()) {
    const calls = callsOf(draft, service);
    const mode = draft.modeIndex.get(service.modeId);
    if (mode === undefined || calls.length < 2) continue;
    addRun(draft, { service, index, mode, calls, backward: false }, lookups);
    if (service.bothDirections)
      addRun(draft, { service, index, mode, calls: turnRound(calls), backward: true }, lookups);
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

interface Lookups {
  readonly pathOf: ReturnType<typeof indexServicePaths>;
  readonly gaugesOf: ReturnType<typeof indexChangesOnTheWay>;
  readonly lookup: ModeLookup;
}

function addRun(draft: NetworkDraft, run: Run, { pathOf, gaugesOf, lookup }: Lookups): void {
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
  const postsOf = indexPosts(model);
  let gauge: number | undefined;
  const ways = paths.map((path) =>
    path.map(({ link, forward }) => {
      const record = at(model.tables.link, link);
      const start = forward ? record.fromNodeId : record.toNodeId;
      const changes = gaugesOf(start, run.service.modeId, gauge, record.gaugeMm);
      gauge = record.gaugeMm ?? gauge;
      return { link, forward, posts: postsOf(record.linkId, forward), changes };
    }),
  );
  const rows = ways.flatMap((way) => way.flatMap(({ posts, changes }) => [...posts.flat(), ...changes]));
  const dated = rows.filter(({ days }) => days !== undefined);
  // a service that passes dated borders is one run for each stretch of time between their dates
  const parts = dated.length === 0 ? [undefined] : stretches(dated.map(daysOf));
  for (const stretch of parts) addTrips(draft, run, ways, stretch, lookup);
}

/** Links from one call to the next, each with the change of gauge at its beginning and the posts of its border. */
type Way = readonly {
  readonly link: number;
  readonly forward: boolean;
  readonly posts: readonly Post[];
  readonly changes: readonly RowOfDays[];
}[];

/** A run as it is on the days of a stretch of time; undefined: on all days. */
function addTrips(
  draft: NetworkDraft,
  run: Run,
  ways: readonly Way[],
  stretch: DaySpan | undefined,
  lookup: ModeLookup,
): void {
  const { model } = draft;
  const held = indexHeld(model);
  const onDays = (rows: readonly RowOfDays[]): readonly number[] =>
    rows.flatMap((each) => (stretch === undefined || isIn(daysOf(each), stretch.first) ? [each.row] : []));
  const passed = ({ posts }: Way[number]): readonly number[] => onDays(posts.flat());
  const links = (way: Way): readonly LinkRecord[] => way.map(({ link }) => at(model.tables.link, link));
  const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
  const lengths = ways.map((way) => sum(links(way).map(({ lengthKm }) => lengthKm)));
  const running = ways.map((way) =>
    sum(
      way.map((each) => {
        const hours = runningHours(at(model.tables.link, each.link), lookup) ?? 0;
        const changing = onDays(each.changes).map((row) => at(model.tables.transfer, row).dwellMedianHours);
        return hours + sum(changing) + sum(passed(each).map((row) => held.stopHours(row)));
      }),
    ),
  );
  const times = timetable(run.calls.slice(0, ways.length + 1), running);
  const total = sum(lengths);
  const days = stretch === undefined ? undefined : [stretch];
  const since = stretch === undefined ? '' : ` from ${String(stretch.first)}`;
  const key = (k: number): string => `${String(run.index)} ${String(run.backward)} ${String(k)}${since}`;
  for (const [k, way] of ways.entries()) {
    const [call, next] = [at(run.calls, k), at(run.calls, k + 1)];
    const aboard = draft.vertex('aboard', call.node, key(k));
    const calling = draft.vertex('calling', next.node, key(k + 1));
    const ride: Ride = {
      service: run.index,
      links: way.map(({ link }) => link),
      forward: way.map(({ forward }) => forward),
      crossings: way.map(passed),
      lengthKm: at(lengths, k),
      hours: at(times, k + 1).arrival - at(times, k).departure,
      share: total === 0 ? 0 : at(lengths, k) / total,
      continues: k > 0 && !call.loads && !call.unloads,
    };
    const facts = { row: run.index, forward: !run.backward, days, fromMode: run.mode, toMode: run.mode };
    if (call.loads) {
      const yard = draft.terminalVertex('yard', call.node, terminalOf(run.mode, links(way)[0]));
      draft.arc(yard, aboard, { kind: 'board', ...facts, offsetHours: at(times, k).departure });
    }
    draft.arc(aboard, calling, { kind: 'ride', ...facts, ride });
    if (next.unloads) {
      const arrived = draft.terminalVertex('arrived', next.node, terminalOf(run.mode, links(way).at(-1)));
      draft.arc(calling, arrived, { kind: 'alight', ...facts });
    }
    if (k + 1 < ways.length) {
      const stand = at(times, k + 1).departure - at(times, k + 1).arrival;
      draft.arc(calling, draft.vertex('aboard', next.node, key(k + 1)), { kind: 'stay', ...facts, offsetHours: stand });
    }
  }
}

function terminalOf(mode: number, link: LinkRecord | undefined): Terminal {
  return { mode, gauge: link?.gaugeMm ?? 0 };
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
