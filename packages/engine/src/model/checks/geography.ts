import type { NodeId } from '../../units/id.ts';
import { createFinding } from '../../findings/finding.ts';
import type { Finding } from '../../findings/finding.ts';
import { greatCircleKm } from '../great-circle.ts';
import { parseLineString } from '../geometry.ts';
import type { LinkRecord, Model, NodeRecord } from '../model.ts';

/** Lengths on a map and in a table are rounded: half a per cent and half a kilometre are let pass. */
const slackRatio = 0.005;
const slackKm = 0.5;
const farRatio = 4;
/** A link has to be as short as this share of the distance before its nodes are suspected. */
const grosslyShort = 0.9;
const endToleranceKm = 2;

type Ends = readonly [NodeRecord, NodeRecord];

/** Coordinates, lengths and geometries agree with each other. */
export function checkGeography(model: Model): readonly Finding[] {
  const nodes = new Map(model.tables.node.map((node) => [node.nodeId, node]));
  const short: { readonly link: LinkRecord; readonly ends: Ends; readonly km: number }[] = [];
  const findings: Finding[] = [];
  for (const link of model.tables.link) {
    const from = nodes.get(link.fromNodeId);
    const to = nodes.get(link.toNodeId);
    if (from === undefined || to === undefined) continue;
    const km = greatCircleKm(from.xCoord, from.yCoord, to.xCoord, to.yCoord);
    if (isShort(link, km)) short.push({ link, ends: [from, to], km });
    else if (km > 20 && link.lengthKm > farRatio * km) findings.push(farLonger(link, km));
    findings.push(...checkGeometry(link, from, to));
  }
  const swapped = swappedNodes(
    model,
    nodes,
    short.filter(({ link, km }) => link.lengthKm < grosslyShort * km).flatMap(({ ends }) => ends),
  );
  for (const node of swapped.values()) findings.push(swappedFinding(node));
  for (const { link, ends, km } of short) {
    if (ends.some((node) => swapped.has(node.nodeId))) continue;
    findings.push(
      createFinding(
        'length-below-great-circle',
        { file: 'link.csv', row: link.row, column: 'length', found: String(link.lengthKm) },
        `${link.linkId} is ${format(link.lengthKm)} km long, but its nodes are ${format(km)} km apart.`,
        'Correct the length, or the coordinates of its nodes.',
      ),
    );
  }
  return findings;
}

function isShort(link: LinkRecord, km: number): boolean {
  return link.lengthKm < km * (1 - slackRatio) - slackKm;
}

function format(km: number): string {
  return km.toFixed(km < 100 ? 1 : 0);
}

function farLonger(link: LinkRecord, km: number): Finding {
  return createFinding(
    'length-far-above-great-circle',
    { file: 'link.csv', row: link.row, column: 'length', found: String(link.lengthKm) },
    `${link.linkId} is ${format(link.lengthKm)} km long, ${(link.lengthKm / km).toFixed(1)} times the distance between its nodes (${format(km)} km).`,
    'Check the length and the coordinates; if it is right, say why in the note.',
  );
}

/** A node is taken for swapped when exchanging its coordinates mends every link of it that is too short. */
function swappedNodes(
  model: Model,
  nodes: ReadonlyMap<NodeId, NodeRecord>,
  suspects: readonly NodeRecord[],
): ReadonlyMap<NodeId, NodeRecord> {
  const result = new Map<NodeId, NodeRecord>();
  const ids = new Set(suspects.map((node) => node.nodeId));
  const touching = new Map<NodeId, LinkRecord[]>();
  for (const link of model.tables.link) {
    for (const id of [link.fromNodeId, link.toNodeId]) {
      if (ids.has(id)) touching.set(id, [...(touching.get(id) ?? []), link]);
    }
  }
  for (const node of suspects) {
    if (Math.abs(node.xCoord) > 90) continue;
    const links = touching.get(node.nodeId) ?? [];
    const mended = links.every((link) => {
      const other = nodes.get(link.fromNodeId === node.nodeId ? link.toNodeId : link.fromNodeId);
      return other === undefined || !isShort(link, greatCircleKm(node.yCoord, node.xCoord, other.xCoord, other.yCoord));
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
      `The geometry of ${link.linkId} ends ${format(gap)} km from its node.`,
      'Let it begin at the coordinates of from_node_id and end at those of to_node_id.',
    ),
  ];
}
