import { isShown } from './draw-network.ts';
import type { NetworkStyle } from './draw-network.ts';
import { flowWidth } from './draw-flows.ts';
import type { FlowStyle } from './draw-flows.ts';
import type { Box } from './map-frame.ts';
import { sharesInside } from './network-shapes.ts';
import type { NetworkShapes } from './network-shapes.ts';
import type { View } from './scene.ts';

/** Lines along which dashes run in the direction of the cargo; those of one width share a path. */
export interface LaneDashes {
  /** SVG path data in picture units; each line begins where the cargo comes from. */
  readonly d: string;
  readonly width: number;
}

/** Share of a link's cargo below which a direction has no dashes. */
const leastShare = 0.04;
/** Width of a line from which each direction has a side of its own. */
const leastWidthForTwo = 3.5;

/**
 * The lanes of the flows that a picture shows. Where cargo runs both ways, each keeps to the right of its direction, at a
 * quarter of the line's width from its middle.
 */
export function laneDashes(
  shapes: NetworkShapes,
  style: NetworkStyle,
  { lines, mostTonnes }: FlowStyle,
  view: View,
  width: number,
  height: number,
): readonly LaneDashes[] {
  const picture: Box = { left: -20, top: -20, right: width + 20, bottom: height + 20 };
  const paths = new Map<number, string[]>();
  for (const shape of shapes.links) {
    const flow = lines.get(shape.link.linkId);
    if (flow === undefined || !isShown(shape, style)) continue;
    const lineWidth = flowWidth(flow.tonnes, mostTonnes);
    if (lineWidth === 0) continue;
    const isTwoWay =
      flow.forwardShare > leastShare && flow.forwardShare < 1 - leastShare && lineWidth >= leastWidthForTwo;
    const dashWidth = Math.max(1, Math.min(3.5, Math.round(lineWidth * (isTwoWay ? 0.22 : 0.34) * 2) / 2));
    const parts = paths.get(dashWidth) ?? [];
    paths.set(dashWidth, parts);
    const side = isTwoWay ? lineWidth / 4 : 0;
    if (isTwoWay || flow.forwardShare >= 0.5) parts.push(offsetPath(shape.points, view, side, false, picture));
    if (isTwoWay || flow.forwardShare < 0.5) parts.push(offsetPath(shape.points, view, side, true, picture));
  }
  return [...paths]
    .map(([dashWidth, parts]) => ({ width: dashWidth, d: parts.join('') }))
    .filter(({ d }) => d !== '')
    .sort((a, b) => b.width - a.width);
}

/** A line moved to its right by so many picture units, in or against its own direction; what is out of sight is cut. */
function offsetPath(points: Float64Array, { k, x, y }: View, side: number, isBackward: boolean, picture: Box): string {
  const count = points.length / 2;
  const pointAt = (index: number): readonly [number, number] => {
    const at = 2 * (isBackward ? count - 1 - index : index);
    return [(points[at] ?? 0) * k + x, (points[at + 1] ?? 0) * k + y];
  };
  const parts: string[] = [];
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  for (let index = 1; index < count; index += 1) {
    const [[x0, y0], [x1, y1]] = [pointAt(index - 1), pointAt(index)];
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length === 0) continue;
    const [dx, dy] = [(-(y1 - y0) / length) * side, ((x1 - x0) / length) * side];
    const share = sharesInside(x0 + dx, y0 + dy, x1 + dx, y1 + dy, picture);
    if (share === undefined) continue;
    const at = (part: number): readonly [number, number] => [x0 + dx + (x1 - x0) * part, y0 + dy + (y1 - y0) * part];
    const [fromX, fromY] = at(share[0]);
    const [toX, toY] = at(share[1]);
    // pieces of a bend stand a little apart where the line is moved: they are joined, since a gap would restart the dashes
    const isNear = Math.hypot(fromX - lastX, fromY - lastY) < Math.max(1, 2.5 * side);
    parts.push(`${isNear ? 'L' : 'M'}${fromX.toFixed(1)},${fromY.toFixed(1)}L${toX.toFixed(1)},${toY.toFixed(1)}`);
    [lastX, lastY] = [toX, toY];
  }
  return parts.join('');
}
