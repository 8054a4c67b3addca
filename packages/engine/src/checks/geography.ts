import type { NodeId } from '../units/id.ts';
import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import { greatCircleKm } from '../model/great-circle.ts';
import { parseLineString } from '../model/geometry.ts';
import type { LinkRecord, Model, NodeRecord } from '../model/model.ts';
import { checkLength, findLengthScale, formatKm, isBelowDistance, measureLinks, scaleFinding } from './lengths.ts';
import type { MeasuredLink } from './lengths.ts';
import { rowsById } from '../model/rows-by-id.ts';

/** A link has to be as short as this share of the distance before its nodes are suspected. */
const grosslyShort = 0.9;
const endToleranceKm = 2;

/** Coordinates, lengths and geometries agree with each other. */
export function checkGeography(model: Model): readonly Finding[] {
  const nodes = rowsById(model.tables, 'node');
  const links = measureLinks(model, nodes);
  const geometries = links.flatMap(({ link, ends: [from, to] }) => checkGeometry(link, from, to));
  const scale = findLengthScale(links);
  const scaled = scale === undefined ? links : links.map((each) => scaleLink(each, scale.factor));
  const short = scaled.filter(({ link, greatCircleKm: km }) => isBelowDistance(link.lengthKm, km));
  const swapped = swappedNodes(
    scaled.map(({ link }) => link),
    nodes,
    short.filter(({ link, greatCircleKm: km }) => link.lengthKm < grosslyShort * km).flatMap(({ ends }) => ends),
  );
  const lengths = scaled.flatMap((each): readonly Finding[] => {
    const { link, ends, greatCircleKm: km } = each;
    if (ends.some(({ nodeId }) => swapped.has(nodeId))) return [];
    const found = isBelowDistance(link.lengthKm, km) ? belowGreatCircle(link, km) : checkLength(each);
    return found === undefined ? [] : [found];
  });
  return [
    ...(scale === undefined ? [] : [scaleFinding(scale)]),
    ...[...swapped.values()].map(swappedFinding),
    ...lengths,
    ...geometries,
  ];
}

/** The link as it would be if all lengths were in the unit that the map tells: what is still off then is a fault of its own. */
function scaleLink(measured: MeasuredLink, factor: number): MeasuredLink {
  return { ...measured, link: { ...measured.link, lengthKm: measured.link.lengthKm * factor } };
}

function belowGreatCircle({ linkId, lengthKm, row }: LinkRecord, km: number): Finding {
  return createFinding(
    'length-below-great-circle',
    { file: 'link.csv', row, column: 'length', found: String(lengthKm) },
    `${linkId} is ${formatKm(lengthKm)} km long, but its nodes are ${formatKm(km)} km apart.`,
    'Correct the length, or the coordinates of its nodes.',
  );
}

/** A node is taken for swapped when exchanging its coordinates mends every link of it that is too short. */
function swappedNodes(
  links: readonly LinkRecord[],
  nodes: ReadonlyMap<string, NodeRecord>,
  suspects: readonly NodeRecord[],
): ReadonlyMap<string, NodeRecord> {
  const result = new Map<NodeId, NodeRecord>();
  const ids = new Set(suspects.map((node) => node.nodeId));
  const touching = new Map<NodeId, LinkRecord[]>();
  for (const link of links) {
    for (const id of [link.fromNodeId, link.toNodeId]) {
      if (ids.has(id)) touching.set(id, [...(touching.get(id) ?? []), link]);
    }
  }
  for (const node of suspects) {
    if (Math.abs(node.xCoord) > 90) continue;
    const own = touching.get(node.nodeId) ?? [];
    const mended = own.every((link) => {
      const other = nodes.get(link.fromNodeId === node.nodeId ? link.toNodeId : link.fromNodeId);
      if (other === undefined) return true;
      return !isBelowDistance(link.lengthKm, greatCircleKm(node.yCoord, node.xCoord, other.xCoord, other.yCoord));
    });
    if (mended) result.set(node.nodeId, node);
  }
  return result;
}

function swappedFinding(node: NodeRecord): Finding {
  return createFinding(
    'coordinates-swapped',
    { file: 'node.csv', row: node.row, column: 'x_coord', found: `${String(node.xCoord)}, ${String(node.yCoord)}` },
    `Longitude and latitude of ${node.nodeId} look exchanged: its links are shorter than the distance to it, and would not be the other way round.`,
    `x_coord is the longitude: write x_coord ${String(node.yCoord)}, y_coord ${String(node.xCoord)}.`,
  );
}

function checkGeometry(link: LinkRecord, from: NodeRecord, to: NodeRecord): readonly Finding[] {
  if (link.geometry === undefined) return [];
  const points = parseLineString(link.geometry);
  const first = points?.[0];
  const last = points?.at(-1);
  if (first === undefined || last === undefined) return [];
  const gap = Math.max(
    greatCircleKm(first[0], first[1], from.xCoord, from.yCoord),
    greatCircleKm(last[0], last[1], to.xCoord, to.yCoord),
  );
  if (gap <= endToleranceKm) return [];
  return [
    createFinding(
      'geometry-ends',
      { file: 'link.csv', row: link.row, column: 'geometry', found: undefined },
      `The geometry of ${link.linkId} ends ${formatKm(gap)} km from its node.`,
      'Let it begin at the coordinates of from_node_id and end at those of to_node_id.',
    ),
  ];
}
