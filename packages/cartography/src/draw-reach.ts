import type { MapFrame } from './map-frame.ts';
import type { NetworkShapes } from './network-shapes.ts';
import type { Palette } from './palette.ts';
import type { PathItem } from './scene.ts';

/** Upper ends of the bands of a reach of so many hours: six equal steps. */
export function reachBands(
  hours: number,
  palette: Palette,
): readonly { readonly hours: number; readonly color: string }[] {
  return palette.bands.map((color, index) => ({ hours: (hours * (index + 1)) / palette.bands.length, color }));
}

/**
 * Where cargo gets to within hours, as an atlas draws travel times: around each place that is reached a disc of the
 * distance from which a city is served, the nearer bands above the farther. It is a picture of the places, not of the
 * ground between them.
 */
export function drawReach(
  shapes: NetworkShapes,
  frame: MapFrame,
  nodeHours: ReadonlyMap<string, number>,
  hours: number,
  accessKm: number,
  palette: Palette,
): readonly PathItem[] {
  const r = accessKm * frame.unitsPerKm;
  return [...reachBands(hours, palette)].reverse().flatMap(({ hours: limit, color }): readonly PathItem[] => {
    const d = shapes.places
      .filter(({ node, isMarked }) => isMarked && (nodeHours.get(node.nodeId) ?? Infinity) <= limit)
      .map(
        ({ x, y }) => `M${(x - r).toFixed(2)} ${y.toFixed(2)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
      )
      .join('');
    return d === '' ? [] : [{ kind: 'path', d, fill: color, opacity: 0.85 }];
  });
}

/** The color of each link by the hours to its farther end; links beyond reach are not named. */
export function reachColors(
  shapes: NetworkShapes,
  nodeHours: ReadonlyMap<string, number>,
  hours: number,
  palette: Palette,
): ReadonlyMap<string, string> {
  const bands = reachBands(hours, palette);
  return new Map(
    shapes.links.flatMap(({ link }): readonly (readonly [string, string])[] => {
      const far = Math.max(nodeHours.get(link.fromNodeId) ?? Infinity, nodeHours.get(link.toNodeId) ?? Infinity);
      const band = bands.find((each) => far <= each.hours);
      return [[link.linkId, band?.color ?? palette.border]];
    }),
  );
}
