import { fromTables } from '../model/from-tables.ts';
import type { LinkRecord, TransferRecord } from '../model/model.ts';
import { rowsById } from '../model/rows-by-id.ts';
import { at } from './at.ts';
import { indexGaugeChanges } from './handling.ts';
import type { Held } from './network.ts';
import { indexPosts } from './posts.ts';
import type { Post } from './posts.ts';
import type { RowOfDays } from './rows-of-days.ts';

/** The row that holds the hours of a change of gauge at a node; undefined: they are its own. */
type GaugeHolders = (node: string, change: TransferRecord) => Held | undefined;

/**
 * What holds the change of gauge at a node: all lines of one of the two gauges pass a border whose stop holds it, on every day
 * and either way, or have hours of their own that do. Where only some of them do the change is added, and the check says so.
 */
export const indexGaugeHolders = fromTables(['link', 'crossing'], (model): GaugeHolders => {
  const byLine = linesByHolder(model);
  return (node, { fromModeId, fromGaugeMm, toGaugeMm, holds }) => {
    // a row that holds a wait is a wait for wagons of the other gauge, beside the change itself
    if (holds.includes('wait')) return undefined;
    for (const gauge of [fromGaugeMm, toGaugeMm]) {
      const holders = byLine.get(`${node}|${fromModeId ?? ''}|${String(gauge)}`) ?? [];
      if (holders.length > 0 && !holders.includes(undefined)) return holders[0];
    }
    return undefined;
  };
});

/** By `node|mode|gauge`: of each line that leaves a node, the row that holds the change of gauge. */
const linesByHolder = fromTables(['link', 'crossing'], (model): ReadonlyMap<string, readonly (Held | undefined)[]> => {
  const { link: links, crossing } = model.tables;
  const postsOf = indexPosts(model);
  const holdsAlways = (post: Post): boolean => post.every(({ row }) => at(crossing, row).holds.includes('gauge'));
  const holderOf = (link: LinkRecord, index: number): Held | undefined => {
    if (link.holds.includes('gauge')) return { table: 'link', row: index };
    const ways = (link.directed ? [true] : [true, false]).map((way) => postsOf(link.linkId, way).find(holdsAlways));
    const row = ways[0]?.[0]?.row;
    return row === undefined || ways.includes(undefined) ? undefined : { table: 'crossing', row };
  };
  const byLine = new Map<string, (Held | undefined)[]>();
  for (const [index, link] of links.entries()) {
    for (const node of [link.fromNodeId, link.toNodeId]) {
      const line = `${node}|${link.modeId}|${String(link.gaugeMm ?? 0)}`;
      const holder = holderOf(link, index);
      const list = byLine.get(line);
      if (list === undefined) byLine.set(line, [holder]);
      else list.push(holder);
    }
  }
  return byLine;
});

/** The rows of a change of gauge that a service makes at a node, without those whose hours others hold. */
export const indexChangesOnTheWay = fromTables(['node', 'link', 'crossing', 'transfer'], (model) => {
  const nodes = rowsById(model.tables, 'node');
  const changesAt = indexGaugeChanges(model);
  const holderOf = indexGaugeHolders(model);
  return (nodeId: string, modeId: string, from: number | undefined, to: number | undefined): readonly RowOfDays[] => {
    const node = nodes.get(nodeId);
    if (node === undefined || from === undefined || to === undefined || from === to) return [];
    return changesAt(node).filter(
      (each) =>
        each.from === from &&
        each.to === to &&
        each.record.fromModeId === modeId &&
        holderOf(nodeId, each.record) === undefined,
    );
  };
});
