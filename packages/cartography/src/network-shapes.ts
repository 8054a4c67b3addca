import { rowsById } from '@meridian/engine';
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
  const nodes = rowsById(model.tables, 'node');
  const modes = rowsById(model.tables, 'mode');
  const ranks = rankPlaces(model);
  return {
    links: model.tables.link.flatMap((link) => {
      const shape = shapeLink(link, link.way ?? modes.get(link.modeId)?.way ?? 'road', nodes, frame);
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

/** Room around a box within which parts of links are kept, so that strokes do not end at its edge. */
const clipMargin = 0.15;

/**
 * The links that a box of the map shows, each cut to the parts that it shows: near by, a dashed sea lane of thousands of
 * kilometers would otherwise be drawn to its end. Places stay all.
 */
export function clipNetwork({ links, places }: NetworkShapes, box: Box): NetworkShapes {
  const [width, height] = [(box.right - box.left) * clipMargin, (box.bottom - box.top) * clipMargin];
  const around: Box = {
    left: box.left - width,
    top: box.top - height,
    right: box.right + width,
    bottom: box.bottom + height,
  };
  const kept = links.filter(({ box: own }) => touches(own, around));
  return {
    places,
    links: kept.map((shape) => (isWithin(shape.box, around) ? shape : { ...shape, d: cutPath(shape.points, around) })),
  };
}

function touches(a: Box, b: Box): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

function isWithin(a: Box, b: Box): boolean {
  return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
}

/** Path of the segments whose own box touches the box, each of them cut to it (Liang and Barsky, 1984). */
function cutPath(points: Float64Array, box: Box): string {
  const parts: string[] = [];
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  for (let at = 2; at < points.length; at += 2) {
    const [x0, y0, x1, y1] = [points[at - 2] ?? 0, points[at - 1] ?? 0, points[at] ?? 0, points[at + 1] ?? 0];
    const share = sharesInside(x0, y0, x1, y1, box);
    if (share === undefined) continue;
    const [from, to] = share;
    const [startX, startY] = [x0 + (x1 - x0) * from, y0 + (y1 - y0) * from];
    if (startX !== lastX || startY !== lastY) parts.push(`M${String(startX)},${String(startY)}`);
    [lastX, lastY] = to === 1 ? [x1, y1] : [x0 + (x1 - x0) * to, y0 + (y1 - y0) * to];
    parts.push(`L${String(lastX)},${String(lastY)}`);
  }
  return parts.join('');
}

/** From where to where a segment lies in a box, as shares of its length; undefined where it does not. */
export function sharesInside(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  box: Box,
): readonly [number, number] | undefined {
  let [from, to] = [0, 1];
  const [dx, dy] = [x1 - x0, y1 - y0];
  const edges = [
    [-dx, x0 - box.left],
    [dx, box.right - x0],
    [-dy, y0 - box.top],
    [dy, box.bottom - y0],
  ] as const;
  for (const [step, room] of edges) {
    if (step === 0) {
      if (room < 0) return undefined;
      continue;
    }
    const share = room / step;
    if (step < 0) from = Math.max(from, share);
    else to = Math.min(to, share);
  }
  return from > to ? undefined : [from, to];
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
