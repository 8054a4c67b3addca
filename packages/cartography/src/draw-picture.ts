import type { Model } from '@meridian/engine';
import { baseMapSource } from './base-map.ts';
import type { CountryName } from './base-map.ts';
import { drawCrosses, drawMarks, drawRing, markZoom, nameZoom } from './draw-places.ts';
import { isShown } from './draw-network.ts';
import type { NetworkStyle } from './draw-network.ts';
import { estimateWidth, placeLabels } from './labels.ts';
import type { LabelRequest, MeasureText } from './labels.ts';
import type { Box, MapFrame } from './map-frame.ts';
import type { LinkShape, NetworkShapes, PlaceShape } from './network-shapes.ts';
import { colorOfCorridor } from './palette.ts';
import type { Palette } from './palette.ts';
import { drawScaleBar } from './scale-bar.ts';
import type { SceneItem, View } from './scene.ts';
import { waterNames } from './water-names.ts';

/** What lies above the map under a view: marks, crosses, badges, names, scale bar and source. */
export interface PictureInput {
  readonly model: Model;
  readonly frame: MapFrame;
  readonly shapes: NetworkShapes;
  readonly countries: readonly CountryName[];
  readonly style: NetworkStyle;
  readonly palette: Palette;
  readonly view: View;
  /** Against the view of the whole map. */
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
  /** Places that are named and marked at any zoom, in this order: ends of a route, its stops. */
  readonly named?: readonly string[];
  readonly selected?: { readonly kind: 'node' | 'link'; readonly id: string } | undefined;
  /** Parts of the picture that something else covers. */
  readonly covered?: readonly Box[];
  readonly measure?: MeasureText;
  /** Rows of the key in place of those of the corridors. */
  readonly key?: readonly KeyEntry[];
}

/** A line of the key: a stroke and what it means; without a color, words alone. */
export interface KeyEntry {
  readonly color: string | undefined;
  readonly text: string;
  /** Width of the stroke; default: 3. */
  readonly width?: number;
}

type ToPicture = (x: number, y: number) => readonly [number, number];

/** The picture layer. Same input, same drawing. */
export function drawPicture(input: PictureInput): readonly SceneItem[] {
  const { view, width, height, palette, frame, shapes, measure = estimateWidth } = input;
  const toPicture: ToPicture = (x, y) => [x * view.k + view.x, y * view.k + view.y];
  const places = shownPlaces(input, toPicture);
  const badges = placeBadges(input, toPicture);
  const crosses = shapes.links.flatMap((shape) => {
    if (input.style.states.get(shape.link.linkId) !== 'closed' || !isShown(shape, input.style)) return [];
    const point = toPicture(...shape.middle);
    return isInside(point, width, height, 0) ? [point] : [];
  });
  const boxAround = ([x, y]: readonly [number, number], r: number): Box => ({
    left: x - r,
    top: y - r,
    right: x + r,
    bottom: y + r,
  });
  const obstacles = [
    ...places.map(({ x, y }) => boxAround([x, y], 4)),
    ...badges.map(({ at }) => boxAround(at, 9)),
    ...crosses.map((point) => boxAround(point, 4)),
    ...(input.covered ?? []),
    { left: 0, top: height - 20, right: width, bottom: height },
  ];
  const within = { left: 4, top: 4, right: width - 4, bottom: height - 4 };
  return [
    ...drawCrosses(crosses, palette),
    ...drawMarks(places, palette),
    ...selectionRing(input, toPicture),
    ...badges.flatMap(({ at: [x, y], letter, color }): readonly SceneItem[] => [
      { kind: 'path', d: disc(x, y, 8.5), fill: color, stroke: palette.land, width: 1.5 },
      {
        kind: 'text',
        x,
        y: y + 3.8,
        text: letter,
        size: 11,
        weight: 600,
        color: inkOn(color),
        anchor: 'middle',
      },
    ]),
    ...placeLabels(requestLabels(input, places, toPicture), obstacles, within, measure),
    ...drawScaleBar(frame, view, width, height, palette),
    {
      kind: 'text',
      x: 12,
      y: height - 8,
      text: fitText(baseMapSource, width - 24, measure),
      size: 10,
      weight: 400,
      color: palette.quiet,
      halo: palette.water,
      anchor: 'start',
    },
  ];
}

function fitText(text: string, width: number, measure: MeasureText): string {
  if (measure(text, 10, 400) <= width) return text;
  return text.split('. ')[0] ?? text;
}

interface ShownPlace {
  readonly place: PlaceShape;
  readonly x: number;
  readonly y: number;
  /** 0: asked for by name. */
  readonly rank: 0 | 1 | 2 | 3;
}

function isInside([x, y]: readonly [number, number], width: number, height: number, margin: number): boolean {
  return x >= margin && y >= margin && x <= width - margin && y <= height - margin;
}

function shownPlaces(input: PictureInput, toPicture: ToPicture): readonly ShownPlace[] {
  const { shapes, zoom, width, height, selected, style } = input;
  const named = new Set(input.named ?? []);
  const visible = style.hidden === undefined || style.hidden.size === 0 ? undefined : placesOfShownLinks(shapes, style);
  return shapes.places.flatMap((place): readonly ShownPlace[] => {
    const id = place.node.nodeId;
    const isAsked = named.has(id) || (selected?.kind === 'node' && selected.id === id);
    if (!isAsked && (!place.isMarked || zoom < markZoom[place.rank] || visible?.has(id) === false)) return [];
    const [x, y] = toPicture(place.x, place.y);
    return isInside([x, y], width, height, -6) ? [{ place, x, y, rank: isAsked ? 0 : place.rank }] : [];
  });
}

function placesOfShownLinks({ links }: NetworkShapes, style: NetworkStyle): ReadonlySet<string> {
  return new Set(
    links.filter((shape) => isShown(shape, style)).flatMap(({ link }) => [link.fromNodeId, link.toNodeId]),
  );
}

/** Names in the order of their importance: what was asked for, great places, countries and seas, the rest. */
function requestLabels(
  { palette, countries, frame, zoom, view, named = [] }: PictureInput,
  places: readonly ShownPlace[],
  toPicture: ToPicture,
): readonly LabelRequest[] {
  const order = new Map(named.map((id, index) => [id, index]));
  const ofRank = (rank: ShownPlace['rank']): readonly LabelRequest[] =>
    places
      .filter(({ rank: own }) => own === rank && (rank === 0 || zoom >= nameZoom[rank]))
      .sort((a, b) => (order.get(a.place.node.nodeId) ?? 0) - (order.get(b.place.node.nodeId) ?? 0))
      .map(({ place, x, y }) => ({
        x,
        y,
        text: place.name,
        size: rank <= 1 ? 12.5 : rank === 2 ? 11.5 : 11,
        weight: rank <= 1 ? 600 : 400,
        color: rank === 3 ? palette.quiet : palette.ink,
        halo: palette.land,
        spot: 'beside',
      }));
  const names = countries
    .filter(({ size }) => size * view.k > 70)
    .map(({ name, x, y, size }): LabelRequest => {
      const [px, py] = toPicture(x, y);
      return {
        x: px,
        y: py,
        text: name.toUpperCase(),
        size: size * view.k > 220 ? 12 : 10.5,
        weight: 400,
        color: palette.quiet,
        halo: palette.land,
        spot: 'centered',
        spacing: size * view.k > 220 ? 2.4 : 1.2,
      };
    });
  const waters = waterNames.flatMap(({ name, kind, position, fromZoom }): readonly LabelRequest[] => {
    const point = zoom < fromZoom ? null : frame.projection([position[0], position[1]]);
    if (point === null) return [];
    const [x, y] = toPicture(point[0], point[1]);
    return [
      {
        x,
        y,
        text: name,
        size: kind === 'ocean' ? 14 : kind === 'sea' ? 12 : 11,
        weight: 400,
        color: palette.waterName,
        halo: kind === 'river' ? palette.land : palette.water,
        spot: kind === 'river' ? 'centered' : 'around',
        italic: true,
        ...(kind === 'river' ? {} : { spacing: 0.6 }),
      },
    ];
  });
  return [...ofRank(0), ...ofRank(1), ...waters, ...names, ...ofRank(2), ...ofRank(3)];
}

interface Badge {
  readonly letter: string;
  readonly color: string;
  readonly at: readonly [number, number];
}

const badgeGap = 22;

/** One badge for each branch and rival with a letter: at the middle of the longest link in the picture where no other stands. */
function placeBadges(
  { model, shapes, style, palette, width, height }: PictureInput,
  toPicture: ToPicture,
): readonly Badge[] {
  const candidates = new Map<string, LinkShape[]>();
  for (const shape of shapes.links) {
    const id = shape.link.corridorId;
    if (id === undefined || !isShown(shape, style) || !isInside(toPicture(...shape.middle), width, height, 24))
      continue;
    const found = candidates.get(id);
    if (found === undefined) candidates.set(id, [shape]);
    else found.push(shape);
  }
  const { corridor } = model.tables;
  const badges: Badge[] = [];
  for (const { corridorId, kind, letter } of corridor) {
    if (letter === undefined || (kind !== 'branch' && kind !== 'rival')) continue;
    const longest = [...(candidates.get(corridorId) ?? [])].sort((a, b) => b.length - a.length);
    const free = longest
      .map(({ middle }) => toPicture(...middle))
      .find(([x, y]) => badges.every(({ at }) => Math.hypot(at[0] - x, at[1] - y) >= badgeGap));
    if (free !== undefined) badges.push({ letter, color: colorOfCorridor(corridor, corridorId, palette), at: free });
  }
  return badges;
}

function disc(x: number, y: number, r: number): string {
  return `M${(x - r).toFixed(1)} ${y.toFixed(1)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

/** Black or white, whichever is easier to read on a color (relative luminance of WCAG 2). */
export function inkOn(color: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.36 ? '#15191b' : '#ffffff';
}

function selectionRing({ selected, shapes, palette }: PictureInput, toPicture: ToPicture): readonly SceneItem[] {
  if (selected === undefined) return [];
  const place = shapes.places.find(({ node }) => selected.kind === 'node' && node.nodeId === selected.id);
  if (place !== undefined) return drawRing(...toPicture(place.x, place.y), palette);
  const link = shapes.links.find(({ link: each }) => selected.kind === 'link' && each.linkId === selected.id);
  return link === undefined ? [] : drawRing(...toPicture(...link.middle), palette);
}
