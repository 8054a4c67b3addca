import { isShown } from './draw-network.ts';
import type { NetworkStyle } from './draw-network.ts';
import type { LinkShape, NetworkShapes } from './network-shapes.ts';
import type { Palette } from './palette.ts';
import type { PathItem } from './scene.ts';

/** What is drawn of a link that carries something. */
export interface FlowLine {
  /** What the width stands for, >= 0. */
  readonly tonnes: number;
  readonly color: string;
  /** Share of it that runs from the link's first node to its second, 0..1. */
  readonly forwardShare: number;
}

/** Flows by link, and how wide they are drawn. */
export interface FlowStyle {
  readonly lines: ReadonlyMap<string, FlowLine>;
  /** Drawn faintly below, such as all cargo while that of a selection is looked at. */
  readonly below?: ReadonlyMap<string, FlowLine>;
  /** Tonnes of the widest line. */
  readonly mostTonnes: number;
}

const widest = 15;
const thinnest = 1.3;

/**
 * Width of a line in picture units: it grows with the root of the tonnes, since a corridor carries from thousands to
 * tens of millions, of which a straight scale would show the largest alone.
 */
export function flowWidth(tonnes: number, mostTonnes: number): number {
  if (!(tonnes > 0) || !(mostTonnes > 0)) return 0;
  return Math.max(thinnest, widest * Math.sqrt(Math.min(1, tonnes / mostTonnes)));
}

const loadEnds = [0.25, 0.5, 0.8, 1, Infinity] as const;

/** Classes of load, volume over capacity: upper end and color of each. */
export function loadBands(palette: Palette): readonly { readonly load: number; readonly color: string }[] {
  return loadEnds.map((load, index) => ({ load, color: palette.loads[index] ?? palette.ink }));
}

/** Color of a load; a capacity that is not known has the neutral one. */
export function loadColor(load: number | undefined, palette: Palette): string {
  if (load === undefined) return palette.unknown;
  // a queue keeps volume just below or above capacity: what rounds to it counts as full, not as overfull
  return loadBands(palette).find((band) => load <= band.load + 1e-6)?.color ?? palette.ink;
}

/** The network without color, over it the flows: the widest first, so that a thin one is never hidden. */
export function drawFlows(
  shapes: NetworkShapes,
  style: NetworkStyle,
  { lines, below, mostTonnes }: FlowStyle,
  palette: Palette,
): readonly PathItem[] {
  const shown = shapes.links.filter((shape) => isShown(shape, style));
  const drawLines = (flows: ReadonlyMap<string, FlowLine>, opacity: number): readonly PathItem[] => {
    const drawn = shown.flatMap((shape) => {
      const flow = flows.get(shape.link.linkId);
      const width = flow === undefined ? 0 : flowWidth(flow.tonnes, mostTonnes);
      return flow === undefined || width === 0 ? [] : [{ d: shape.d, width, color: flow.color }];
    });
    return drawn
      .sort((a, b) => b.width - a.width)
      .flatMap(({ d, width, color }): readonly PathItem[] => [
        { kind: 'path', d, stroke: palette.land, width: width + 1.6, cap: 'round', opacity: 0.8 * opacity },
        { kind: 'path', d, stroke: color, width, cap: 'round', ...(opacity === 1 ? {} : { opacity }) },
      ]);
  };
  return [
    ...drawQuietLinks(
      shown.filter(({ link: { linkId } }) => !lines.has(linkId) && below?.has(linkId) !== true),
      style,
      palette,
    ),
    ...(below === undefined ? [] : drawLines(below, 0.28)),
    ...drawLines(lines, 1),
  ];
}

/** Links without flow: thin and gray, dashed where they are not there yet. */
function drawQuietLinks(links: readonly LinkShape[], { states }: NetworkStyle, palette: Palette): readonly PathItem[] {
  const pathOf = (isPlanned: boolean): string =>
    links
      .filter(({ link }) => (states.get(link.linkId) === 'planned') === isPlanned)
      .map(({ d }) => d)
      .join('');
  const base = { kind: 'path', stroke: palette.closed, width: 0.9, opacity: 0.55 } as const;
  return [
    { ...base, d: pathOf(false) },
    { ...base, d: pathOf(true), dash: [4, 3] },
  ].filter(({ d }) => d !== '');
}
