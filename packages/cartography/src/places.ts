import type { Model, NodeRecord } from '@meridian/engine';
import type { Palette } from './palette.ts';
import type { PathItem, TextItem } from './scene.ts';

/** 1: shown on the whole map; 2: from some zoom on; 3: near by only. */
export type PlaceRank = 1 | 2 | 3;

/** Population from which a city is a landmark of the whole map. */
const landmarkPopulation = 2_000_000;

/** How early a place is named when zooming in: great cities and origins of trade first, then ports and busy junctions. */
export function rankPlaces(model: Model): ReadonlyMap<string, PlaceRank> {
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
      return [
        nodeId,
        links >= 4 || ((nodeType === 'seaport' || nodeType === 'border_crossing') && links >= 3) ? 2 : 3,
      ] as const;
    }),
  );
}

/** The mark of a place by its type: ports round, stations square, borders a gate, the rest a dot. */
export function drawPlace(node: NodeRecord, x: number, y: number, palette: Palette): readonly PathItem[] {
  const circle = (r: number): string => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  const square = (r: number): string => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}Z`;
  switch (node.nodeType) {
    case 'waypoint':
    case 'junction':
      return [];
    case 'seaport':
    case 'river_port':
      return [{ kind: 'path', d: circle(2.6), fill: palette.land, stroke: palette.ink, width: 1.2 }];
    case 'border_crossing':
      return [
        { kind: 'path', d: `M${x - 2} ${y - 3}V${y + 3}M${x + 2} ${y - 3}V${y + 3}`, stroke: palette.ink, width: 1.2 },
      ];
    case 'dry_port':
      return [{ kind: 'path', d: square(2.4), fill: palette.land, stroke: palette.ink, width: 1.2 }];
    default:
      return [{ kind: 'path', d: square(1.8), fill: palette.ink }];
  }
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A place that asks for a label. */
export interface LabelRequest {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly rank: PlaceRank;
}

/** Mean width of a character of a sans serif in its own size; labels are laid out without a font at hand. */
const characterWidth = 0.56;

/** Labels that overlap neither each other nor any mark: the most important first, to the right, left, above or below of the mark. */
export function placeLabels(requests: readonly LabelRequest[], within: Box, palette: Palette): readonly TextItem[] {
  const taken: Box[] = requests.map(({ x, y }) => ({ left: x - 4, top: y - 4, right: x + 4, bottom: y + 4 }));
  const labels: TextItem[] = [];
  for (const { x, y, text, rank } of [...requests].sort((a, b) => a.rank - b.rank)) {
    const size = rank === 1 ? 12 : rank === 2 ? 11 : 10;
    const width = text.length * size * characterWidth;
    const candidates = [
      { anchor: 'start', at: x + 6, left: x + 6, baseline: y + size * 0.35 },
      { anchor: 'end', at: x - 6, left: x - 6 - width, baseline: y + size * 0.35 },
      { anchor: 'middle', at: x, left: x - width / 2, baseline: y - 7 },
      { anchor: 'middle', at: x, left: x - width / 2, baseline: y + 6 + size * 0.8 },
    ] as const;
    for (const { anchor, at, left, baseline } of candidates) {
      const box = { left, top: baseline - size * 0.8, right: left + width, bottom: baseline + size * 0.25 };
      const fits =
        box.left >= within.left && box.right <= within.right && box.top >= within.top && box.bottom <= within.bottom;
      if (!fits || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      labels.push({
        kind: 'text',
        x: at,
        y: baseline,
        text,
        size,
        weight: rank === 1 ? 600 : 400,
        color: rank === 3 ? palette.quiet : palette.ink,
        halo: palette.land,
        anchor,
      });
      break;
    }
  }
  return labels;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
