import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import { cellOf } from './text-table.ts';
import type { TextRow, TextTable } from './text-table.ts';

interface Stand {
  readonly nodeId: string;
  readonly rank: number;
}

/**
 * Zones of a model, each at one node. Of several nodes of a zone it is one that freight links leave and enter, its
 * centroid before others, then the first; the choice is said.
 */
export function translateZones(
  zones: TextTable | undefined,
  nodes: TextTable | undefined,
  links: TextTable | undefined,
  faults: FaultList,
): readonly TextRow[] {
  const rankOf = ranking(links);
  const stands = new Map<string, Stand>();
  const nodesOf = new Map<string, number>();
  for (const node of nodes?.rows ?? []) {
    const zone = cellOf(node, 'zone_id');
    if (node === undefined || zone === '') continue;
    nodesOf.set(zone, (nodesOf.get(zone) ?? 0) + 1);
    const rank = rankOf(node, zone);
    if (rank > (stands.get(zone)?.rank ?? -1)) stands.set(zone, { nodeId: cellOf(node, 'node_id'), rank });
  }
  reportSeveral(nodesOf, stands, faults);
  const names = namesOf(zones, stands, faults);
  return [...stands].map(([id, { nodeId }]) => ({ zone_id: id, name: names.get(id) || id, node_id: nodeId }));
}

function ranking(links: TextTable | undefined): (node: TextRow, zone: string) => number {
  const [left, entered] = [new Set<string>(), new Set<string>()];
  for (const link of links?.rows ?? []) {
    if (link === undefined) continue;
    const [from, to] = [cellOf(link, 'from_node_id'), cellOf(link, 'to_node_id')];
    left.add(from);
    entered.add(to);
    if (cellOf(link, 'directed') === 'true') continue;
    left.add(to);
    entered.add(from);
  }
  return (node, zone) => {
    const id = cellOf(node, 'node_id');
    const isCentroid =
      /^(1|1[.]0|true|t|yes)$/i.test(cellOf(node, 'is_centroid')) ||
      cellOf(node, 'node_type').toLowerCase() === 'centroid' ||
      id === zone;
    return (left.has(id) ? 2 : 0) + (entered.has(id) ? 2 : 0) + (isCentroid ? 1 : 0);
  };
}

function reportSeveral(
  nodesOf: ReadonlyMap<string, number>,
  stands: ReadonlyMap<string, Stand>,
  faults: FaultList,
): void {
  const several = [...nodesOf].filter(([, count]) => count > 1).map(([zone]) => zone);
  const [example] = several;
  if (example === undefined) return;
  const fault = `${formatCount(several.length)} ${several.length === 1 ? 'zone has' : 'zones have'} several nodes; each stands at one that freight links leave and enter, the centroid before others (${quote(example)} at ${quote(stands.get(example)?.nodeId ?? '')}).`;
  const remedy = 'Give zone_id to one node alone if it is another.';
  faults.add('import-assumed', { file: 'node.csv', column: 'zone_id' }, fault, remedy);
}

function namesOf(
  zones: TextTable | undefined,
  stands: ReadonlyMap<string, Stand>,
  faults: FaultList,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [index, zone] of (zones?.rows ?? []).entries()) {
    const id = cellOf(zone, 'zone_id');
    if (id === '') continue;
    names.set(id, cellOf(zone, 'name'));
    if (stands.has(id)) continue;
    const fault = `no node stands for the zone ${quote(id)}; it was left out.`;
    const place = { file: 'zone.csv', row: index + 2, found: id };
    faults.add('import-ignored', place, fault, 'Give one node this zone_id.');
  }
  return names;
}
