import { geoConicEqualArea, geoPath } from 'd3-geo';
import type { GeoPath, GeoProjection } from 'd3-geo';
import { parseLineString, rowsById } from '@meridian/engine';
import type { LinkRecord, Model, NodeRecord, Position } from '@meridian/engine';
import type { View } from './scene.ts';

/** A rectangle in map or picture units. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a frame is made of, as plain data: the same numbers give the same frame in another thread. */
export interface FrameSpec {
  readonly parallels: readonly [number, number];
  /** Longitude of the middle. */
  readonly meridian: number;
  readonly scale: number;
  readonly translate: readonly [number, number];
  /** What the whole map shows, in map units. */
  readonly extent: Box;
}

/** The projection of a model's map, in units of which its extent is about a thousand wide or high. */
export interface MapFrame {
  readonly spec: FrameSpec;
  readonly projection: GeoProjection;
  readonly path: GeoPath;
  /** What the whole map shows, in map units. */
  readonly extent: Box;
  /** Map units in a kilometer; the same everywhere but for the change of shape that equal area costs. */
  readonly unitsPerKm: number;
}

/** What fills the frame: branches and trunk, so that rivals on the far side of the globe do not shrink the rest; all; or some links. */
export type MapExtent = 'corridor' | 'everything' | ReadonlySet<string>;

const frameUnits = 1000;
const earthRadiusKm = 6371;

/**
 * Conic equal-area, standard parallels a sixth inside the north and south ends (Kavraisky's rule), centered on what is
 * shown. A model without a single place gets the whole world.
 */
export function createMapFrame(model: Model, extent: MapExtent = 'corridor'): MapFrame {
  const nodes = rowsById(model.tables, 'node');
  const positions = linksOf(model, extent).flatMap((link) => positionsOf(link, nodes));
  const places = model.tables.node.map(({ xCoord, yCoord }): Position => [xCoord, yCoord]);
  const shown = positions.length > 0 ? positions : places;
  const xs = shown.map(([x]) => x);
  const ys = shown.map(([, y]) => y);
  const [west, east] = xs.length === 0 ? [-180, 180] : [Math.min(...xs), Math.max(...xs)];
  const [south, north] = ys.length === 0 ? [-60, 75] : [Math.min(...ys), Math.max(...ys)];
  const inset = Math.max(1, (north - south) / 6);
  const projection = geoConicEqualArea()
    .parallels([south + inset, north - inset])
    .rotate([-(west + east) / 2, 0])
    .fitSize([frameUnits, frameUnits], {
      type: 'MultiPoint',
      coordinates:
        shown.length < 2
          ? [
              [west - 1, south - 1],
              [east + 1, north + 1],
            ]
          : shown.map(([x, y]) => [x, y]),
    });
  const points = shown.flatMap(([x, y]) => {
    const point = projection([x, y]);
    return point === null ? [] : [point];
  });
  return openMapFrame({
    parallels: [south + inset, north - inset],
    meridian: (west + east) / 2,
    scale: projection.scale(),
    translate: projection.translate(),
    extent:
      points.length < 2
        ? { left: 0, top: 0, right: frameUnits, bottom: frameUnits }
        : {
            left: Math.min(...points.map(([x]) => x)),
            top: Math.min(...points.map(([, y]) => y)),
            right: Math.max(...points.map(([x]) => x)),
            bottom: Math.max(...points.map(([, y]) => y)),
          },
  });
}

/** The frame of a specification. */
export function openMapFrame(spec: FrameSpec): MapFrame {
  const { parallels, meridian, scale, translate, extent } = spec;
  const projection = geoConicEqualArea()
    .parallels([...parallels])
    .rotate([-meridian, 0])
    .scale(scale)
    .translate([...translate])
    // a fiftieth of a unit, so that lines stay smooth when zoomed in fifty times
    .precision(0.02);
  return { spec, projection, path: geoPath(projection), extent, unitsPerKm: scale / earthRadiusKm };
}

function linksOf(model: Model, extent: MapExtent): readonly LinkRecord[] {
  const { link, corridor } = model.tables;
  if (extent === 'everything') return link;
  if (extent !== 'corridor') {
    const chosen = link.filter(({ linkId }) => extent.has(linkId));
    return chosen.length > 0 ? chosen : link;
  }
  const main = new Set(
    corridor.filter(({ kind }) => kind === 'branch' || kind === 'trunk').map(({ corridorId }) => corridorId),
  );
  const inside = link.filter(({ corridorId }) => corridorId !== undefined && main.has(corridorId));
  return inside.length > 0 ? inside : link;
}

/** Longitude and latitude of a link's line; its two nodes where it has no geometry. */
export function positionsOf(link: LinkRecord, nodes: ReadonlyMap<string, NodeRecord>): readonly Position[] {
  const own = link.geometry === undefined ? undefined : parseLineString(link.geometry);
  if (own !== undefined) return own;
  const [from, to] = [nodes.get(link.fromNodeId), nodes.get(link.toNodeId)];
  return from === undefined || to === undefined
    ? []
    : [
        [from.xCoord, from.yCoord],
        [to.xCoord, to.yCoord],
      ];
}

/** Room that is left around what a view shows, in picture units. */
export interface Padding {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const defaultPadding: Padding = { left: 28, top: 40, right: 28, bottom: 36 };

/** The view that shows a box of map units in the middle of a picture, as large as fits. */
export function viewOfBox(box: Box, width: number, height: number, padding: Padding = defaultPadding): View {
  const [innerWidth, innerHeight] = [
    Math.max(1, width - padding.left - padding.right),
    Math.max(1, height - padding.top - padding.bottom),
  ];
  const k = Math.min(
    innerWidth / Math.max(1e-6, box.right - box.left),
    innerHeight / Math.max(1e-6, box.bottom - box.top),
  );
  return {
    k,
    x: padding.left + innerWidth / 2 - (k * (box.left + box.right)) / 2,
    y: padding.top + innerHeight / 2 - (k * (box.top + box.bottom)) / 2,
  };
}
