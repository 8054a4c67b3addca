import { fromTables } from '../model/from-tables.ts';
import type { LinkRecord, Model, NodeRecord } from '../model/model.ts';
import { at } from './at.ts';
import { indexBerths } from './berths.ts';
import { indexGaugeChanges, indexHandling } from './handling.ts';
import { holdsFor } from './direction.ts';
import { NetworkDraft } from './network-draft.ts';
import type { Terminal } from './network-draft.ts';
import { topologyTables } from './network.ts';
import type { ArcFacts, Network, Topology } from './network.ts';
import { addServices } from './services.ts';

/**
 * The supernetwork of a model (virtual network after Jourquin and Beuthe, 1996): a vertex per place, terminal and
 * vehicle; an arc per movement, border, handling, wait and ride. It depends on no date: what is closed when is an
 * overlay's matter. Expects a model without errors; a row that names what does not exist is left out. Models that share the
 * tables it reads share one topology, which is made once.
 */
export function compile(model: Model): Network {
  return { model, ...topologyOf(model) };
}

const topologyOf = fromTables(topologyTables, (model): Topology => {
  const draft = new NetworkDraft(model);
  addLinks(draft);
  addServices(draft);
  addHandling(draft);
  return draft.finish();
});

/** A move arc for each direction of a link; where a crossing holds, it leads to the border and a cross arc follows. */
function addLinks(draft: NetworkDraft): void {
  const { link: links, crossing: crossings } = draft.model.tables;
  const crossingsOf = new Map<string, number[]>();
  for (const [row, { linkId }] of crossings.entries())
    crossingsOf.set(linkId, [...(crossingsOf.get(linkId) ?? []), row]);
  for (const [index, link] of links.entries()) {
    const ends = endsOf(draft, link);
    if (ends === undefined) continue;
    const [from, to, terminal] = ends;
    for (const forward of link.directed ? [true] : [true, false]) {
      const [start, end] = forward ? [from, to] : [to, from];
      const tail = draft.terminalVertex('line', start, terminal);
      const head = draft.terminalVertex('line', end, terminal);
      const facts = { row: index, link: index, forward, toMode: terminal.mode };
      const rows = (crossingsOf.get(link.linkId) ?? []).filter((row) => holdsFor(at(crossings, row), forward));
      // each post of a border is an operation of its own, in the order of the table
      const stops = [
        ...rows.map((_, post) => draft.vertex('border', end, `${String(index)} ${String(forward)} ${String(post)}`)),
        head,
      ];
      draft.arc(tail, at(stops, 0), { kind: 'move', ...facts });
      for (const [post, row] of rows.entries())
        draft.arc(at(stops, post), at(stops, post + 1), { kind: 'cross', ...facts, row });
    }
  }
}

function endsOf(draft: NetworkDraft, link: LinkRecord): readonly [number, number, Terminal] | undefined {
  const from = draft.nodeIndex.get(link.fromNodeId);
  const to = draft.nodeIndex.get(link.toNodeId);
  const mode = draft.modeIndex.get(link.modeId);
  if (from === undefined || to === undefined || mode === undefined) return undefined;
  return [from, to, { mode, gauge: link.gaugeMm ?? 0 }];
}

/** Loading, unloading, transhipment, change of gauge and waits at each node where a row of transfer allows them. */
function addHandling(draft: NetworkDraft): void {
  const handlingOf = indexHandling(draft.model);
  const gaugeChanges = indexGaugeChanges(draft.model);
  const berthsOf = indexBerths(draft.model);
  for (const [node, record] of draft.model.tables.node.entries()) {
    if (record.nodeType === 'waypoint') continue;
    const terminals = [...at(draft.terminals, node)];
    for (const terminal of terminals) {
      const vertexOf = (kind: 'yard' | 'line' | 'arrived'): number => draft.terminalVertex(kind, node, terminal);
      draft.arc(vertexOf('yard'), vertexOf('line'), { kind: 'dispatch', row: terminal.mode, toMode: terminal.mode });
      draft.arc(vertexOf('line'), vertexOf('arrived'), { kind: 'finish', row: terminal.mode, fromMode: terminal.mode });
      const place = { node, record, handlingOf, berthsOf };
      addLoading(draft, place, terminal);
      addTransfers(draft, place, terminal, terminals);
      for (const change of gaugeChanges(record)) {
        const mode = draft.modeIndex.get(change.record.fromModeId ?? '');
        if (mode !== terminal.mode || change.from !== terminal.gauge) continue;
        if (!terminals.some((other) => other.mode === mode && other.gauge === change.to)) continue;
        const head = draft.terminalVertex('line', node, { mode, gauge: change.to });
        draft.arc(vertexOf('line'), head, { kind: 'gauge', row: change.row, fromMode: mode, toMode: mode });
      }
    }
  }
}

/** A node whose handling is added, and which rows hold there. */
interface Place {
  readonly node: number;
  readonly record: NodeRecord;
  readonly handlingOf: ReturnType<typeof indexHandling>;
  readonly berthsOf: ReturnType<typeof indexBerths>;
}

/** An arc of handling: where ships berth at known berths, one for each of them, so that each may take its cargo and queue. */
function addOperation(
  draft: NetworkDraft,
  { record, berthsOf }: Place,
  tail: number,
  head: number,
  facts: Pick<ArcFacts, 'kind' | 'row'> & Partial<ArcFacts>,
): void {
  for (const berth of berthsOf(record, facts)) draft.arc(tail, head, { ...facts, berth });
}

function addLoading(draft: NetworkDraft, place: Place, terminal: Terminal): void {
  const { node, record, handlingOf } = place;
  const modeId = at(draft.model.tables.mode, terminal.mode).modeId;
  const loading = handlingOf(record, '', modeId);
  if (loading !== undefined) {
    const origin = draft.vertex('origin', node, '');
    addOperation(draft, place, origin, draft.terminalVertex('yard', node, terminal), {
      kind: 'load',
      row: loading.row,
      toMode: terminal.mode,
    });
  }
  const unloading = handlingOf(record, modeId, '');
  if (unloading !== undefined) {
    const destination = draft.vertex('destination', node, '');
    addOperation(draft, place, draft.terminalVertex('arrived', node, terminal), destination, {
      kind: 'unload',
      row: unloading.row,
      fromMode: terminal.mode,
    });
  }
}

function addTransfers(draft: NetworkDraft, place: Place, from: Terminal, terminals: readonly Terminal[]): void {
  const { node, record, handlingOf } = place;
  const modes = draft.model.tables.mode;
  for (const to of terminals) {
    // the same mode on another gauge is reached by a change of gauge alone
    if (to.mode === from.mode && to.gauge !== from.gauge) continue;
    const handling = handlingOf(record, at(modes, from.mode).modeId, at(modes, to.mode).modeId);
    if (handling === undefined) continue;
    addOperation(draft, place, draft.terminalVertex('arrived', node, from), draft.terminalVertex('yard', node, to), {
      kind: 'transfer',
      row: handling.row,
      fromMode: from.mode,
      toMode: to.mode,
    });
  }
}
