import {
  compile,
  indexById,
  indexModes,
  isRefusal,
  linkStates,
  overlay,
  parsePeriod,
  periodDays,
  runningHours,
} from '@meridian/engine';
import type { Finding, LinkRecord, Model } from '@meridian/engine';
import { FaultList, quote } from '../fault-list.ts';

export interface TntpExportOptions {
  /** Period of the demand table whose tonnes a day are written; default: the last that the table has. */
  readonly period?: string | undefined;
}

export interface TntpExport {
  /** `<model>_net.tntp`, `<model>_trips.tntp` and `<model>_node.tntp`. */
  readonly files: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

/** How steeply time grows where a capacity is known and the link does not say: the usual figures of BPR. */
const [B, POWER] = [0.15, 4];
const UNBOUNDED = 999_999;

/**
 * The network of the reference date and the demand of a period for programs that read TNTP. Zones are nodes of their own
 * before all others, tied to their place by links without time; no way passes through them. Units: tonnes a day, km,
 * hours, km/h. What TNTP has no place for (handling, borders, services, tariffs, cargoes) is left out and said.
 */
export function exportTntp(model: Model, { period }: TntpExportOptions = {}): TntpExport {
  const faults = new FaultList();
  const zones = model.tables.zone;
  const nodes = model.tables.node;
  const numberOf = new Map<string, number>(nodes.map(({ nodeId }, index) => [nodeId, zones.length + 1 + index]));
  const rows = [...connectorRows(model, numberOf), ...linkRows(model, numberOf, faults)];
  const net = [
    `<NUMBER OF ZONES> ${String(zones.length)}`,
    `<NUMBER OF NODES> ${String(zones.length + nodes.length)}`,
    `<FIRST THRU NODE> ${String(zones.length + 1)}`,
    `<NUMBER OF LINKS> ${String(rows.length)}`,
    '<END OF METADATA>',
    '~\tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed\ttoll\tlink_type\t;',
    ...rows,
  ];
  const left = 'handling, borders, services, tariffs and kinds of cargo have no place in TNTP and were left out.';
  faults.add('import-ignored', { file: `${model.name}_net.tntp` }, left, 'Nothing needs to be done.');
  const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
  const files = new Map([
    [`${model.name}_net.tntp`, text(net)],
    [`${model.name}_trips.tntp`, text(tripLines(model, period, faults))],
    [`${model.name}_node.tntp`, text(nodeLines(model))],
  ]);
  return { files, findings: faults.list() };
}

function row(from: number, to: number, cells: readonly number[]): string {
  return `\t${[from, to, ...cells].join('\t')}\t;`;
}

function connectorRows(model: Model, numberOf: ReadonlyMap<string, number>): readonly string[] {
  return model.tables.zone.flatMap(({ nodeId }, index) => {
    const node = numberOf.get(nodeId);
    if (node === undefined) return [];
    const cells = [UNBOUNDED, 0, 0, 0, 0, 0, 0, 0];
    return [row(index + 1, node, cells), row(node, index + 1, cells)];
  });
}

function linkRows(model: Model, numberOf: ReadonlyMap<string, number>, faults: FaultList): readonly string[] {
  const state = overlay(compile(model), {});
  if (isRefusal(state)) throw new Error(`The network of the reference date does not compile: ${state.message}`);
  const states = linkStates(state);
  const modes = indexModes(model);
  const modeIndex = indexById(model.tables, 'mode');
  return model.tables.link.flatMap((link): readonly string[] => {
    const [from, to] = [numberOf.get(link.fromNodeId), numberOf.get(link.toNodeId)];
    if (from === undefined || to === undefined || states.get(link.linkId)?.state !== 'open') return [];
    const hours = runningHours(link, modes);
    if (hours === undefined) {
      const place = { file: `${model.name}_net.tntp`, found: link.linkId };
      const fault = `the running time of the link ${quote(link.linkId)} is not known, and it was left out.`;
      faults.add('import-ignored', place, fault, 'Give it a speed or free_flow_h, or its mode a speed.');
      return [];
    }
    const cells = linkCells(link, hours, (modeIndex.get(link.modeId) ?? -1) + 1);
    return link.directed ? [row(from, to, cells)] : [row(from, to, cells), row(to, from, cells)];
  });
}

function linkCells(link: LinkRecord, hours: number, linkType: number): readonly number[] {
  const capacity = link.capacityTPerDay ?? 0;
  const congestion = capacity > 0 ? [link.vdfAlpha ?? B, link.vdfBeta ?? POWER] : [0, 0];
  const speed = hours > 0 ? link.lengthKm / hours : 0;
  return [capacity > 0 ? capacity : UNBOUNDED, link.lengthKm, hours, ...congestion, speed, 0, linkType];
}

function tripLines(model: Model, wanted: string | undefined, faults: FaultList): readonly string[] {
  const { zone: zones, demand } = model.tables;
  const period = wanted ?? demand.map((each) => each.period).sort((a, b) => (a < b ? 1 : -1))[0];
  const days = parsePeriod(period ?? '');
  const rows = demand.filter((each) => each.period === period);
  if (period === undefined || days === undefined || rows.length === 0) {
    const fault = `the model has no demand${period === undefined ? '' : ` in ${period}`}; the trips are empty.`;
    faults.add('import-ignored', { file: `${model.name}_trips.tntp` }, fault, 'Name a period that demand.csv has.');
  }
  const numberOf = new Map<string, number>(zones.map(({ zoneId }, index) => [zoneId, index + 1]));
  const byOrigin = new Map<number, Map<number, number>>();
  let total = 0;
  for (const { fromZoneId, toZoneId, tonnes } of rows) {
    const [from, to] = [numberOf.get(fromZoneId), numberOf.get(toZoneId)];
    if (from === undefined || to === undefined || days === undefined) continue;
    const perDay = tonnes / periodDays(days);
    const pairs = byOrigin.get(from) ?? new Map<number, number>();
    byOrigin.set(from, pairs.set(to, (pairs.get(to) ?? 0) + perDay));
    total += perDay;
  }
  const blocks = zones.flatMap((_, index) => {
    const pairs = [...(byOrigin.get(index + 1) ?? [])].sort(([a], [b]) => a - b);
    return pairs.length === 0
      ? []
      : [`Origin ${String(index + 1)}`, ...pairs.map(([to, perDay]) => `\t${String(to)} :\t${String(perDay)};`)];
  });
  const head = [`<NUMBER OF ZONES> ${String(zones.length)}`, `<TOTAL OD FLOW> ${String(total)}`];
  return [...head, '<END OF METADATA>', `~ tonnes a day${period === undefined ? '' : ` in ${period}`}`, ...blocks];
}

function nodeLines(model: Model): readonly string[] {
  const positions = new Map<string, string>(
    model.tables.node.map(({ nodeId, xCoord, yCoord }) => [nodeId, `${String(xCoord)}\t${String(yCoord)}`]),
  );
  const rows = [
    ...model.tables.zone.map(({ zoneId, nodeId }) => [zoneId, positions.get(nodeId) ?? '0\t0']),
    ...model.tables.node.map(({ nodeId }) => [nodeId, positions.get(nodeId) ?? '0\t0']),
  ];
  return ['Node\tX\tY\t;', ...rows.map(([id = '', xy = ''], index) => `${String(index + 1)}\t${xy}\t; ~ ${id}`)];
}
