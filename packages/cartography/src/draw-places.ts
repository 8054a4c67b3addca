import type { NodeRecord } from '@meridian/engine';
import type { PlaceShape } from './network-shapes.ts';
import type { Palette } from './palette.ts';
import type { PathItem } from './scene.ts';

/** Zoom, against the view of the whole map, from which places of each rank have a mark and a name. */
export const markZoom = { 1: 0, 2: 1.6, 3: 3.2 } as const;
export const nameZoom = { 1: 0, 2: 2.2, 3: 4.5 } as const;

type MarkKind = 'port' | 'border' | 'dry-port' | 'city' | 'station';

/** Ports are round, borders a gate, dry ports a diamond, cities a filled square, stations a small one. */
export function markKind({ nodeType }: NodeRecord): MarkKind {
  switch (nodeType) {
    case 'seaport':
    case 'river_port':
      return 'port';
    case 'border_crossing':
      return 'border';
    case 'dry_port':
      return 'dry-port';
    case 'city':
      return 'city';
    default:
      return 'station';
  }
}

const circle = (x: number, y: number, r: number): string =>
  `M${fixed(x - r)} ${fixed(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
const square = (x: number, y: number, r: number): string =>
  `M${fixed(x - r)} ${fixed(y - r)}h${2 * r}v${2 * r}h${-2 * r}Z`;
const diamond = (x: number, y: number, r: number): string =>
  `M${fixed(x)} ${fixed(y - r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z`;

function fixed(value: number): string {
  return value.toFixed(1);
}

/** The marks of places at picture positions; those of one kind share a path. */
export function drawMarks(
  places: readonly { readonly place: PlaceShape; readonly x: number; readonly y: number }[],
  palette: Palette,
): readonly PathItem[] {
  const parts: Record<MarkKind, string[]> = { port: [], border: [], 'dry-port': [], city: [], station: [] };
  for (const { place, x, y } of places) {
    const kind = markKind(place.node);
    parts[kind].push(
      kind === 'port'
        ? circle(x, y, 2.8)
        : kind === 'border'
          ? `M${fixed(x - 2)} ${fixed(y - 3.5)}v7m4 -7v7m-5.5 -4.6h7`
          : kind === 'dry-port'
            ? diamond(x, y, 3.4)
            : square(x, y, kind === 'city' ? 2.4 : 1.7),
    );
  }
  const open = { kind: 'path', fill: palette.land, stroke: palette.ink, width: 1.3 } as const;
  const filled = { kind: 'path', fill: palette.ink } as const;
  const items: readonly (PathItem & { readonly d: string })[] = [
    { ...filled, d: parts.station.join('') },
    { ...open, d: parts['dry-port'].join('') },
    { kind: 'path', d: parts.border.join(''), stroke: palette.land, width: 3.6 },
    { kind: 'path', d: parts.border.join(''), stroke: palette.ink, width: 1.3 },
    { ...open, d: parts.port.join('') },
    { ...filled, d: parts.city.join('') },
  ];
  return items.filter(({ d }) => d !== '');
}

/** A ring around the place or the middle of the link that is selected. */
export function drawRing(x: number, y: number, palette: Palette): readonly PathItem[] {
  const d = circle(x, y, 8);
  return [
    { kind: 'path', d, stroke: palette.land, width: 5 },
    { kind: 'path', d, stroke: palette.accent, width: 2.2 },
  ];
}

/** Crosses at the middles of closed links. */
export function drawCrosses(points: readonly (readonly [number, number])[], palette: Palette): readonly PathItem[] {
  if (points.length === 0) return [];
  const d = points.map(([x, y]) => `M${fixed(x - 3.2)} ${fixed(y - 3.2)}l6.4 6.4m0 -6.4l-6.4 6.4`).join('');
  return [
    { kind: 'path', d, stroke: palette.land, width: 4 },
    { kind: 'path', d, stroke: palette.ink, width: 1.5 },
  ];
}
