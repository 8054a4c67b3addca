import { fromTables } from '../model/from-tables.ts';
import type { LinkRecord, Model, NodeRecord } from '../model/model.ts';
import { at } from './at.ts';
import { indexBerths } from './berths.ts';
import { indexGaugeChanges, indexHandling } from './handling.ts';
import { indexGaugeHolders } from './gauge-holders.ts';
import { NetworkDraft } from './network-draft.ts';
import type { Terminal } from './network-draft.ts';
import { topologyTables } from './network.ts';
import type { ArcFacts, Network, Topology } from './network.ts';
import { indexPosts } from './posts.ts';
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
  const postsOf = indexPosts(draft.model);
  for (const [index, link] of draft.model.tables.link.entries()) {
    const ends = endsOf(draft, link);
    if (ends === undefined) continue;
    const [from, to, terminal] = ends;
    for (const forward of link.directed ? [true] : [true, false]) {
      const [start, end] = forward ? [from, to] : [to, from];
      const tail = draft.terminalVertex('line', start, terminal);
      const head = draft.terminalVertex('line', end, terminal);
      const facts = { row: index, link: index, forward, toMode: terminal.mode };
      const posts = postsOf(link.linkId, forward);
      // each post of a border is an operation of its own, in the order of the table
      const stops = [
        ...posts.map((_, post) => draft.vertex('border', end, `${String(index)} ${String(forward)} ${String(post)}`)),
        head,
      ];
      draft.arc(tail, at(stops, 0), { kind: 'move', ...facts });
      for (const [post, rows] of posts.entries()) {
        for (const { row, days } of rows)
          draft.arc(at(stops, post), at(stops, post + 1), { kind: 'cross', ...facts, row, days });
      }
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
  const gaugeHolders = indexGaugeHolders(draft.model);
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
        const { row, days } = change;
        const held = gaugeHolders(record.nodeId, change.record);
        draft.arc(vertexOf('line'), head, { kind: 'gauge', row, days, held, fromMode: mode, toMode: mode });
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
  for (const { row, days } of handlingOf(record, '', modeId)) {
    const origin = draft.vertex('origin', node, '');
    const yard = yardAfter(draft, node, terminal, row, false);
    addOperation(draft, place, origin, yard, { kind: 'load', row, days, toMode: terminal.mode });
  }
  for (const { row, days } of handlingOf(record, modeId, '')) {
    const destination = draft.vertex('destination', node, '');
    const arrived = draft.terminalVertex('arrived', node, terminal);
    addOperation(draft, place, arrived, destination, { kind: 'unload', row, days, fromMode: terminal.mode });
  }
}

/**
 * Where cargo stands after a row of transfer: in the yard of the terminal, or in a yard of its own. After a stay that holds the
 * wait for a departure, departures take no more than the wait that is left. Cargo that is reloaded where its unloading would
 * hold the stay to release has to leave: unloading at once would be that stay by a way round it.
 */
function yardAfter(draft: NetworkDraft, node: number, terminal: Terminal, row: number, mustLeave: boolean): number {
  const yard = draft.terminalVertex('yard', node, terminal);
  const holdsWait = at(draft.model.tables.transfer, row).holds.includes('wait');
  if (!holdsWait && !mustLeave) return yard;
  const { mode, gauge } = terminal;
  const ending = mustLeave ? ' leaving' : '';
  const key = `${String(mode)} ${String(gauge)}${ending}${holdsWait ? ` held ${String(row)}` : ''}`;
  const isNew = !draft.hasVertex('yard', node, key);
  const own = draft.vertex('yard', node, key);
  if (!isNew) return own;
  const held = holdsWait ? ({ table: 'transfer', row } as const) : undefined;
  const line = mustLeave ? lineAway(draft, node, terminal) : draft.terminalVertex('line', node, terminal);
  draft.arc(own, line, { kind: 'dispatch', row: mode, toMode: mode, held });
  for (const { head, facts } of draft.arcsFrom(yard, 'board')) draft.arc(own, head, { ...facts, held });
  return own;
}

/** Aboard an unscheduled vehicle that has yet to leave. */
function lineAway(draft: NetworkDraft, node: number, terminal: Terminal): number {
  const key = `${String(terminal.mode)} ${String(terminal.gauge)} leaving`;
  const isNew = !draft.hasVertex('line', node, key);
  const away = draft.vertex('line', node, key);
  if (isNew) {
    const line = draft.terminalVertex('line', node, terminal);
    for (const { head, facts } of draft.arcsFrom(line, 'move')) draft.arc(away, head, facts);
  }
  return away;
}

function addTransfers(draft: NetworkDraft, place: Place, from: Terminal, terminals: readonly Terminal[]): void {
  const { node, record, handlingOf } = place;
  const { mode: modes, transfer } = draft.model.tables;
  const unloading = handlingOf(record, at(modes, from.mode).modeId, '');
  const isReleased = unloading.some(({ row }) => at(transfer, row).holds.includes('release'));
  for (const to of terminals) {
    // the same mode on another gauge is reached by a change of gauge alone
    if (to.mode === from.mode && to.gauge !== from.gauge) continue;
    for (const { row, days } of handlingOf(record, at(modes, from.mode).modeId, at(modes, to.mode).modeId)) {
      const yard = yardAfter(draft, node, to, row, to.mode !== from.mode && isReleased);
      addOperation(draft, place, draft.terminalVertex('arrived', node, from), yard, {
        kind: 'transfer',
        row,
        days,
        fromMode: from.mode,
        toMode: to.mode,
      });
    }
  }
}
