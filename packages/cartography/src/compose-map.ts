import { geoConicEqualArea, geoPath } from 'd3-geo';
import type { GeoProjection } from 'd3-geo';
import type { LinkRecord, Model, Position } from '@meridian/engine';
import { baseMapSource, drawBaseMap } from './base-map.ts';
import type { BaseMap } from './base-map.ts';
import { corridorColors, drawClosedMark, drawLink, drawRank, positionsOf } from './lines.ts';
import type { LinkState } from './lines.ts';
import { drawPlace, placeLabels, rankPlaces } from './places.ts';
import { palettes } from './palette.ts';
import type { Palette } from './palette.ts';
import type { Scene, SceneItem } from './scene.ts';

export interface MapOptions {
  /** Picture units, which are pixels at the picture's own size. */
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
  /** State of each link on the date; a link that is not named is open. */
  readonly states: ReadonlyMap<string, LinkState>;
  /** Links of a route to set off from the rest. */
  readonly highlighted?: ReadonlySet<string>;
  /** What to show; default: branches and trunk, so that rivals on the far side of the globe do not shrink the rest. */
  readonly extent?: 'corridor' | 'highlighted' | 'everything';
  readonly title?: string;
}

const padding = 28;

/** The map of a model on a date, as a drawing. Same input, same drawing. */
export function composeMap(model: Model, base: BaseMap, options: MapOptions): Scene {
  const palette = palettes[options.theme];
  const nodes = new Map<string, Model['tables']['node'][number]>(model.tables.node.map((node) => [node.nodeId, node]));
  const lines = new Map(model.tables.link.map((link) => [link.linkId as string, positionsOf(link, nodes)]));
  const projection = fitProjection(
    shownLinks(model, options).flatMap(({ linkId }) => lines.get(linkId) ?? []),
    options,
  );
  const path = geoPath(projection);
  const project = ([x, y]: Position): readonly [number, number] | null => projection([x, y]);
  const items: SceneItem[] = [
    ...drawBaseMap(base, path, palette),
    ...drawNetwork(model, lines, options, path, palette),
  ];
  for (const link of model.tables.link) {
    if (options.states.get(link.linkId) === 'closed')
      items.push(...drawClosedMark(lines.get(link.linkId) ?? [], project, palette));
  }
  items.push(...drawPlaces(model, options, projection, palette), ...drawCaption(options, palette));
  return { width: options.width, height: options.height, background: palette.water, items };
}

function shownLinks(model: Model, { extent = 'corridor', highlighted }: MapOptions): readonly LinkRecord[] {
  const { link, corridor } = model.tables;
  if (extent === 'everything') return link;
  if (extent === 'highlighted' && highlighted !== undefined && highlighted.size > 0)
    return link.filter(({ linkId }) => highlighted.has(linkId));
  const main = new Set(
    corridor.filter(({ kind }) => kind === 'branch' || kind === 'trunk').map(({ corridorId }) => corridorId),
  );
  const inside = link.filter(({ corridorId }) => corridorId !== undefined && main.has(corridorId));
  return inside.length > 0 ? inside : link;
}

/** Conic equal-area, its standard parallels a sixth inside the north and south ends (Kavraisky's rule), fitted to the frame. */
function fitProjection(positions: readonly Position[], { width, height }: MapOptions): GeoProjection {
  const xs = positions.map(([x]) => x);
  const ys = positions.map(([, y]) => y);
  const [west, east] = xs.length === 0 ? [-180, 180] : [Math.min(...xs), Math.max(...xs)];
  const [south, north] = ys.length === 0 ? [-60, 75] : [Math.min(...ys), Math.max(...ys)];
  const inset = Math.max(1, (north - south) / 6);
  return geoConicEqualArea()
    .parallels([south + inset, north - inset])
    .rotate([-(west + east) / 2, 0])
    .fitExtent(
      [
        [padding, padding + 12],
        [width - padding, height - padding],
      ],
      {
        type: 'MultiPoint',
        coordinates:
          positions.length === 0
            ? [
                [west, south],
                [east, north],
              ]
            : positions.map(([x, y]) => [x, y]),
      },
    )
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
}

function drawNetwork(
  model: Model,
  lines: ReadonlyMap<string, readonly Position[]>,
  options: MapOptions,
  path: ReturnType<typeof geoPath>,
  palette: Palette,
): readonly SceneItem[] {
  const colors = corridorColors(model, palette);
  const ways = new Map(model.tables.mode.map(({ modeId, way }) => [modeId, way]));
  const anyHighlight = options.highlighted !== undefined && options.highlighted.size > 0;
  const rank = (link: LinkRecord): number =>
    drawRank(model, link) + (options.highlighted?.has(link.linkId) === true ? 10 : 0);
  return [...model.tables.link]
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((link) => {
      const isChosen = options.highlighted?.has(link.linkId) === true;
      const color = (link.corridorId === undefined ? undefined : colors.get(link.corridorId)) ?? palette.feeder;
      const style = {
        way: link.way ?? ways.get(link.modeId) ?? 'road',
        color: anyHighlight && !isChosen ? palette.border : color,
        state: options.states.get(link.linkId) ?? 'open',
        weight: isChosen ? 1.5 : anyHighlight ? 0.7 : 1,
      };
      return drawLink(lines.get(link.linkId) ?? [], style, path, palette);
    });
}

function drawPlaces(
  model: Model,
  options: MapOptions,
  projection: GeoProjection,
  palette: Palette,
): readonly SceneItem[] {
  const ranks = rankPlaces(model);
  const onWay = new Set<string>(
    model.tables.link
      .filter(({ linkId }) => options.highlighted?.has(linkId))
      .flatMap(({ fromNodeId, toNodeId }) => [fromNodeId, toNodeId]),
  );
  const shown = model.tables.node.flatMap((node) => {
    const point = projection([node.xCoord, node.yCoord]);
    const rank = onWay.has(node.nodeId) ? 1 : (ranks.get(node.nodeId) ?? 3);
    if (point === null || node.nodeType === 'waypoint' || node.nodeType === 'junction' || rank === 3) return [];
    return point[0] < 0 || point[1] < 0 || point[0] > options.width || point[1] > options.height
      ? []
      : [{ node, x: point[0], y: point[1], rank }];
  });
  const frame = { left: 4, top: 24, right: options.width - 4, bottom: options.height - 20 };
  return [
    ...shown.flatMap(({ node, x, y }) => drawPlace(node, x, y, palette)),
    ...placeLabels(
      shown.map(({ node, x, y, rank }) => ({ x, y, rank, text: node.name.split('(')[0]?.trim() ?? node.name })),
      frame,
      palette,
    ),
  ];
}

function drawCaption(options: MapOptions, palette: Palette): readonly SceneItem[] {
  const text = { kind: 'text', halo: palette.water, anchor: 'start', x: 12 } as const;
  return [
    ...(options.title === undefined
      ? []
      : [{ ...text, y: 20, text: options.title, size: 14, weight: 600, color: palette.ink } as const]),
    { ...text, y: options.height - 8, text: baseMapSource, size: 9, weight: 400, color: palette.quiet },
  ];
}
