import type { LinkRecord, Model, NodeRecord } from '@meridian/engine';
import { positionsOf } from './map-frame.ts';
import type { Box, MapFrame } from './map-frame.ts';

export type Way = NonNullable<LinkRecord['way']>;

/** A link as it lies on the map, in map units. */
export interface LinkShape {
  readonly link: LinkRecord;
  readonly way: Way;
  readonly d: string;
  /** x and y in turn. */
  readonly points: Float64Array;
  readonly box: Box;
  readonly middle: readonly [number, number];
  readonly length: number;
}

/** 1: named on the whole map; 2: from some zoom on; 3: near by only. */
export type PlaceRank = 1 | 2 | 3;

export interface PlaceShape {
  readonly node: NodeRecord;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly rank: PlaceRank;
  /** Waypoints and junctions have neither mark nor name. */
  readonly isMarked: boolean;
}

/** The network of a model on a map: made once, drawn under any view. */
export interface NetworkShapes {
  readonly links: readonly LinkShape[];
  readonly places: readonly PlaceShape[];
}

/** Lays the links and places of a model out on its map. */
export function shapeNetwork(model: Model, frame: MapFrame): NetworkShapes {
  const nodes = new Map(model.tables.node.map((node) => [node.nodeId as string, node]));
  const ways = new Map(model.tables.mode.map(({ modeId, way }) => [modeId, way]));
  const ranks = rankPlaces(model);
  return {
    links: model.tables.link.flatMap((link) => {
      const shape = shapeLink(link, link.way ?? ways.get(link.modeId) ?? 'road', nodes, frame);
      return shape === undefined ? [] : [shape];
    }),
    places: model.tables.node.flatMap((node) => {
      const point = frame.projection([node.xCoord, node.yCoord]);
      if (point === null) return [];
      const isMarked = node.nodeType !== 'waypoint' && node.nodeType !== 'junction';
      const name = node.name.split('(')[0]?.trim() ?? node.name;
      return [{ node, name, x: point[0], y: point[1], rank: ranks.get(node.nodeId) ?? 3, isMarked }];
    }),
  };
}

function shapeLink(
  link: LinkRecord,
  way: Way,
  nodes: ReadonlyMap<string, NodeRecord>,
  { path }: MapFrame,
): LinkShape | undefined {
  const line = positionsOf(link, nodes);
  if (line.length < 2) return undefined;
  const d = path({ type: 'LineString', coordinates: line.map(([x, y]) => [x, y]) });
  if (d === null) return undefined;
  // the path is what is drawn, bends of the projection included, so picking and marks use its own points
  const points = Float64Array.from(d.match(/-?\d+(\.\d+)?(e-?\d+)?/g) ?? [], Number);
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let length = 0;
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at] ?? 0, points[at + 1] ?? 0];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
    if (at > 0) length += Math.hypot(x - (points[at - 2] ?? 0), y - (points[at - 1] ?? 0));
  }
  return { link, way, d, points, box, length, middle: middleOf(points, length) };
}

function middleOf(points: Float64Array, length: number): readonly [number, number] {
  let left = length / 2;
  for (let at = 2; at < points.length; at += 2) {
    const [x0, y0, x1, y1] = [points[at - 2] ?? 0, points[at - 1] ?? 0, points[at] ?? 0, points[at + 1] ?? 0];
    const step = Math.hypot(x1 - x0, y1 - y0);
    if (step >= left) {
      const share = step === 0 ? 0 : left / step;
      return [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
    }
    left -= step;
  }
  return [points.at(-2) ?? 0, points.at(-1) ?? 0];
}

/** Population from which a city is a landmark of the whole map. */
const landmarkPopulation = 2_000_000;

/** How early a place is named when zooming in: great cities and origins of trade first, then ports and busy junctions. */
function rankPlaces(model: Model): ReadonlyMap<string, PlaceRank> {
  const degree = new Map<string, number>();
  for (const { fromNodeId, toNodeId } of model.tables.link) {
    for (const id of [fromNodeId, toNodeId]) degree.set(id, (degree.get(id) ?? 0) + 1);
  }
  const zones = new Set<string>(model.tables.zone.map(({ nodeId }) => nodeId));
  const great = new Set<string>(
    model.tables.city
      .filter(({ population }) => population >= landmarkPopulation)
      .flatMap(({ nodeId }) => (nodeId === undefined ? [] : [nodeId])),
  );
  return new Map(
    model.tables.node.map(({ nodeId, nodeType }) => {
      const links = degree.get(nodeId) ?? 0;
      if (zones.has(nodeId) || great.has(nodeId)) return [nodeId, 1] as const;
      const isGate = nodeType === 'seaport' || nodeType === 'border_crossing';
      return [nodeId, links >= 4 || (isGate && links >= 3) ? 2 : 3] as const;
    }),
  );
}
