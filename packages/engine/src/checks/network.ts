import type { NodeId } from '../units/id.ts';
import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import type { LinkRecord, Model } from '../model/model.ts';
import { rowsById } from '../model/rows-by-id.ts';

const landWays: ReadonlySet<string> = new Set(['rail', 'road', 'pipeline']);

/** The links hang together: nodes connected, borders crossed, gauges bridged. */
export function checkNetwork(model: Model): readonly Finding[] {
  return [...checkLoops(model), ...checkConnection(model), ...checkBorders(model), ...checkGauges(model)];
}

function* checkLoops(model: Model): Generator<Finding> {
  for (const { linkId, fromNodeId, toNodeId, row } of model.tables.link) {
    if (fromNodeId !== toNodeId) continue;
    yield createFinding(
      'link-to-itself',
      { file: 'link.csv', row, column: 'to_node_id', found: toNodeId },
      `${linkId} leads from ${fromNodeId} to itself: no way uses it.`,
      'Correct one of its ends, or remove the link.',
    );
  }
}

function* checkConnection(model: Model): Generator<Finding> {
  const parent = new Map<NodeId, NodeId>();
  const root = (id: NodeId): NodeId => {
    let at = id;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { fromNodeId, toNodeId } of model.tables.link) {
    const a = root(fromNodeId);
    const b = root(toNodeId);
    if (!parent.has(a)) parent.set(a, a);
    if (a !== b) parent.set(b, a);
  }
  const parts = new Map<NodeId, number>();
  for (const node of model.tables.node) {
    if (!parent.has(node.nodeId)) {
      yield createFinding(
        'node-unconnected',
        { file: 'node.csv', row: node.row, column: 'node_id', found: node.nodeId },
        `No link touches ${node.nodeId}.`,
        'Add a link in link.csv, or remove the node.',
      );
      continue;
    }
    const part = root(node.nodeId);
    parts.set(part, (parts.get(part) ?? 0) + 1);
  }
  if (parts.size <= 1) return;
  const [main, ...others] = [...parts].sort((a, b) => b[1] - a[1]);
  for (const [id, size] of others) {
    yield createFinding(
      'network-split',
      { file: 'link.csv', found: id },
      `${String(size)} nodes around ${id} are joined by no link to the largest part, of ${String(main?.[1] ?? 0)} nodes.`,
      'Add the link that joins them, or leave it so if it is meant.',
    );
  }
}

function* checkBorders(model: Model): Generator<Finding> {
  const nodes = rowsById(model.tables, 'node');
  const modes = rowsById(model.tables, 'mode');
  const crossed = new Set(model.tables.crossing.map((crossing) => crossing.linkId));
  for (const link of model.tables.link) {
    const from = nodes.get(link.fromNodeId)?.country;
    const to = nodes.get(link.toNodeId)?.country;
    const isLand = landWays.has(link.way ?? modes.get(link.modeId)?.way ?? '');
    if (!isLand || from === undefined || to === undefined || from === to || crossed.has(link.linkId)) continue;
    yield createFinding(
      'border-without-crossing',
      { file: 'link.csv', row: link.row, column: 'link_id', found: link.linkId },
      `${link.linkId} passes from ${from} to ${to} and no crossing gives its dwell: the border would cost nothing.`,
      'Add a row to crossing.csv with this link_id.',
    );
  }
}

function* checkGauges(model: Model): Generator<Finding> {
  const gauges = new Map<NodeId, Map<number, LinkRecord>>();
  for (const link of model.tables.link) {
    if (link.gaugeMm === undefined || link.status !== 'open') continue;
    for (const id of [link.fromNodeId, link.toNodeId]) {
      const seen = gauges.get(id) ?? new Map<number, LinkRecord>();
      if (!seen.has(link.gaugeMm)) seen.set(link.gaugeMm, link);
      gauges.set(id, seen);
    }
  }
  const nodes = rowsById(model.tables, 'node');
  for (const [id, seen] of gauges) {
    if (seen.size < 2) continue;
    const bridged = model.tables.transfer.some(
      (transfer) =>
        (transfer.nodeId === id || (transfer.nodeId === undefined && transfer.nodeType === nodes.get(id)?.nodeType)) &&
        transfer.fromModeId !== undefined &&
        transfer.fromModeId === transfer.toModeId,
    );
    if (bridged) continue;
    yield createFinding(
      'gauge-break-unbridged',
      { file: 'transfer.csv', column: 'from_gauge_mm', found: id },
      `Lines of ${[...seen.keys()].join(' and ')} mm meet at ${id}, and no transfer says how cargo changes gauge: trains end there.`,
      'Add a transfer at the node from rail to rail with from_gauge_mm and to_gauge_mm.',
    );
  }
}
