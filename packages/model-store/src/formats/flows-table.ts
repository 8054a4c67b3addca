import { rowsById } from '@meridian/engine';
import type { FlowsAnswer, LinkFlow, LinkRecord, Model, Position } from '@meridian/engine';
import { formatCell, formatCsv } from '../cell-text.ts';
import { parseLine } from '../geometry-text.ts';

/** A column of the table of flows; undefined where nothing is known. */
export type FlowsColumn =
  | { readonly name: string; readonly kind: 'text'; readonly values: readonly (string | undefined)[] }
  | { readonly name: string; readonly kind: 'number'; readonly values: readonly (number | undefined)[] };

/** Flows of a period, a row per link with flow, in the order of the answer (the heaviest first). */
export interface FlowsTable {
  readonly rows: number;
  readonly columns: readonly FlowsColumn[];
  /** Line of each link in degrees, from its start to its end; undefined where a node is unknown. */
  readonly lines: readonly (readonly Position[] | undefined)[];
}

/** The links of an answer with the words of the model: names, mode, branch and, by commodity, tonnes. */
export function flowsTable(answer: FlowsAnswer, model: Model): FlowsTable {
  const linkById = rowsById(model.tables, 'link');
  const nodeById = rowsById(model.tables, 'node');
  const rows = answer.links.map((flow) => ({ flow, link: linkById.get(flow.link) }));
  const text = (name: string, of: (link: LinkRecord | undefined) => string | undefined): FlowsColumn => ({
    name,
    kind: 'text',
    values: rows.map(({ link }) => of(link)),
  });
  const number = (name: string, of: (flow: LinkFlow) => number | undefined): FlowsColumn => ({
    name,
    kind: 'number',
    values: answer.links.map(of),
  });
  const columns: readonly FlowsColumn[] = [
    { name: 'period', kind: 'text', values: rows.map(() => answer.period) },
    { name: 'link_id', kind: 'text', values: answer.links.map(({ link }) => link) },
    text('name', (link) => link?.name),
    text('from_node_id', (link) => link?.fromNodeId),
    text('from_name', (link) => nodeById.get(link?.fromNodeId ?? '')?.name),
    text('to_node_id', (link) => link?.toNodeId),
    text('to_name', (link) => nodeById.get(link?.toNodeId ?? '')?.name),
    text('mode', (link) => link?.modeId),
    text('branch', (link) => link?.corridorId),
    number('tonnes', ({ tonnesForward, tonnesBackward }) => tonnesForward + tonnesBackward),
    number('tonnes_forward', ({ tonnesForward }) => tonnesForward),
    number('tonnes_backward', ({ tonnesBackward }) => tonnesBackward),
    ...model.tables.commodity.map(({ commodityId }, index) =>
      number(`tonnes_${commodityId}`, ({ tonnesByCommodity }) => tonnesByCommodity[index]),
    ),
    number('tonne_km', ({ tonneKm }) => tonneKm),
    number('capacity_tonnes', ({ capacityTonnes }) => capacityTonnes),
    number('load', ({ load }) => load),
  ];
  const positions = (nodeId: string): Position | undefined => {
    const node = nodeById.get(nodeId);
    return node && [node.xCoord, node.yCoord];
  };
  return { rows: rows.length, columns, lines: rows.map(({ link }) => link && lineOf(link, positions)) };
}

function lineOf(
  { geometry, fromNodeId, toNodeId }: LinkRecord,
  positions: (nodeId: string) => Position | undefined,
): readonly Position[] | undefined {
  const drawn = geometry === undefined ? undefined : parseLine(geometry);
  if (typeof drawn === 'object') return drawn;
  const [from, to] = [positions(fromNodeId), positions(toNodeId)];
  return from === undefined || to === undefined ? undefined : [from, to];
}

/** Flows as CSV: tonnes of the period, load as a ratio; numbers that read back as the same double. */
export function flowsCsv(answer: FlowsAnswer, model: Model): string {
  const { rows, columns } = flowsTable(answer, model);
  const text = formatCsv(
    columns.map(({ name }) => name),
    Array.from({ length: rows }, (_, row) => columns.map(({ values }) => formatCell(values[row]))),
  );
  // without rows the header is followed by a blank line
  return `${text.trimEnd()}\n`;
}
