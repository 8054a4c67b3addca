import { rowsById } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import type { LinkShape, NetworkShapes, Way } from './network-shapes.ts';
import { colorOfCorridor } from './palette.ts';
import type { Palette } from './palette.ts';
import type { PathItem } from './scene.ts';

/** How a link is shown: as it is used, as closed on the date, or as not built yet. */
export type LinkState = 'open' | 'closed' | 'planned';

export interface NetworkStyle {
  /** State of each link on the date; a link that is not named is open. */
  readonly states: ReadonlyMap<string, LinkState>;
  /** Corridors that are not drawn; the empty text stands for links of none. */
  readonly hidden?: ReadonlySet<string>;
  /** Links that are set off from the rest, by the color of their halo. */
  readonly highlighted?: ReadonlyMap<string, string>;
  /** Whether the rest is faded then; default: yes. */
  readonly dims?: boolean;
  /** Colors that stand in place of those of the corridors. */
  readonly colors?: ReadonlyMap<string, string>;
}

/** Whether a link is drawn at all. */
export function isShown({ link }: LinkShape, { hidden, highlighted }: NetworkStyle): boolean {
  return hidden?.has(link.corridorId ?? '') !== true || highlighted?.has(link.linkId) === true;
}

interface Stroke {
  readonly way: Way;
  readonly color: string;
  readonly state: LinkState;
  readonly weight: number;
}

/**
 * The strokes of all links: kind of way by the pattern, corridor by the color, state by both; the route that is looked
 * at over a halo. Links drawn alike share one path, and branches lie above feeders and rivals.
 */
export function drawNetwork(
  model: Model,
  shapes: NetworkShapes,
  style: NetworkStyle,
  palette: Palette,
): readonly PathItem[] {
  const { corridor } = model.tables;
  const corridors = rowsById(model.tables, 'corridor');
  const dims = style.dims !== false && style.highlighted !== undefined && style.highlighted.size > 0;
  const groups = new Map<string, { readonly rank: number; readonly stroke: Stroke; readonly parts: string[] }>();
  const halos = new Map<string, string[]>();
  for (const shape of shapes.links) {
    if (!isShown(shape, style)) continue;
    const { link, way } = shape;
    const halo = style.highlighted?.get(link.linkId);
    const kind = corridors.get(link.corridorId ?? '')?.kind ?? 'feeder';
    const own = style.colors?.get(link.linkId) ?? colorOfCorridor(corridor, link.corridorId, palette);
    const state = style.states.get(link.linkId) ?? 'open';
    const rank = (halo === undefined ? 0 : 10) + (state === 'open' ? 0.5 : 0) + kindRank[kind];
    const color = state === 'closed' ? palette.closed : dims && halo === undefined ? fade(own, palette.land) : own;
    const weight = (kind === 'feeder' ? 0.8 : 1) * (halo === undefined ? (dims ? 0.8 : 1) : 1.25);
    const key = `${String(rank)} ${way} ${color} ${state} ${String(weight)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rank, stroke: { way, color, state, weight }, parts: [shape.d] });
    else group.parts.push(shape.d);
    if (halo === undefined) continue;
    const parts = halos.get(halo);
    if (parts === undefined) halos.set(halo, [shape.d]);
    else parts.push(shape.d);
  }
  const sorted = [...groups.values()].sort((a, b) => a.rank - b.rank);
  const draw = ({ stroke, parts }: (typeof sorted)[number]): readonly PathItem[] =>
    drawStroke(parts.join(''), stroke, palette);
  return [
    ...sorted.filter(({ rank }) => rank < 10).flatMap(draw),
    ...[...halos].map(([stroke, parts]): PathItem => ({
      kind: 'path',
      d: parts.join(''),
      stroke,
      width: 9,
      opacity: 0.28,
      cap: 'round',
    })),
    ...sorted.filter(({ rank }) => rank >= 10).flatMap(draw),
  ];
}

const kindRank = { feeder: 0, rival: 1, trunk: 2, branch: 3 } as const;

function drawStroke(d: string, { way, color, state, weight }: Stroke, palette: Palette): readonly PathItem[] {
  const base = { kind: 'path', d, cap: 'butt' } as const;
  if (state === 'planned') {
    return [
      { ...base, stroke: color, width: 4 * weight },
      { ...base, stroke: palette.land, width: 2.4 * weight },
    ];
  }
  switch (way) {
    case 'rail':
      return [
        { ...base, stroke: color, width: 2.8 * weight },
        { ...base, stroke: palette.land, width: 0.8 * weight },
      ];
    case 'sea':
      return [{ ...base, stroke: color, width: 1.5 * weight, dash: [8, 4] }];
    case 'river':
      return [{ ...base, stroke: color, width: 1.8 * weight, dash: [3.5, 2] }];
    case 'ferry':
      return [{ ...base, stroke: color, width: 2.2 * weight, dash: [0.1, 4.4], cap: 'round' }];
    default:
      return [{ ...base, stroke: color, width: 1.3 * weight }];
  }
}

/** A color most of the way to the ground that it lies on. */
function fade(color: string, ground: string): string {
  const parse = (hex: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const [from, to] = [parse(color), parse(ground)];
  const mix = from.map((value, at) => Math.round(value * 0.35 + (to[at] ?? 0) * 0.65));
  return `#${mix.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
