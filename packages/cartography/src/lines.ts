import type { GeoPath } from 'd3-geo';
import { parseLineString } from '@meridian/engine';
import type { LinkRecord, Model, NodeRecord, Position } from '@meridian/engine';
import type { Palette } from './palette.ts';
import type { PathItem } from './scene.ts';

type Way = 'rail' | 'road' | 'sea' | 'river' | 'ferry' | 'air' | 'pipeline';

/** How a link is shown: as it is used, as closed on the date, or as not built yet. */
export type LinkState = 'open' | 'closed' | 'planned';

/** Longitude and latitude of a link's line; the great circle between its nodes where it has no geometry. */
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

/** Color of a link by the corridor that it belongs to. */
export function corridorColors(model: Model, palette: Palette): ReadonlyMap<string, string> {
  const branches = model.tables.corridor.filter(({ kind }) => kind === 'branch');
  const colors = new Map<string, string>();
  for (const { corridorId, kind } of model.tables.corridor) {
    const at = branches.findIndex((branch) => branch.corridorId === corridorId);
    const branch = palette.branches[at % palette.branches.length];
    colors.set(
      corridorId,
      kind === 'branch' && branch !== undefined ? branch : palette[kind === 'branch' ? 'trunk' : kind],
    );
  }
  return colors;
}

/** Order in which links are drawn, so that branches lie above feeders and rivals. */
export function drawRank(model: Model, link: LinkRecord): number {
  const kind = model.tables.corridor.find(({ corridorId }) => corridorId === link.corridorId)?.kind;
  return kind === 'branch' ? 3 : kind === 'trunk' ? 2 : kind === 'rival' ? 1 : 0;
}

/** The strokes of one link: kind of way by the pattern, corridor by the color, state by both. */
export function drawLink(
  line: readonly Position[],
  style: { readonly way: Way; readonly color: string; readonly state: LinkState; readonly weight: number },
  path: GeoPath,
  palette: Palette,
): readonly PathItem[] {
  const d = path({ type: 'LineString', coordinates: line.map(([x, y]) => [x, y]) });
  if (d === null || line.length < 2) return [];
  const { way, state, weight } = style;
  const color = state === 'closed' ? palette.closed : style.color;
  const base = { kind: 'path', d, cap: 'butt' } as const;
  if (state === 'planned') {
    return [
      { ...base, stroke: color, width: 3 * weight },
      { ...base, stroke: palette.land, width: 1.8 * weight, dash: [4, 3] },
    ];
  }
  switch (way) {
    case 'rail':
      return [
        { ...base, stroke: color, width: 2.6 * weight },
        { ...base, stroke: palette.land, width: 0.7 * weight },
      ];
    case 'sea':
      return [{ ...base, stroke: color, width: 1.5 * weight, dash: [8, 4] }];
    case 'river':
      return [{ ...base, stroke: color, width: 1.8 * weight, dash: [3.5, 2] }];
    case 'ferry':
      return [{ ...base, stroke: color, width: 2 * weight, dash: [0.1, 4], cap: 'round' }];
    default:
      return [{ ...base, stroke: color, width: 1.2 * weight }];
  }
}

/** A cross at the middle of a line that is closed. */
export function drawClosedMark(
  line: readonly Position[],
  project: (position: Position) => readonly [number, number] | null,
  palette: Palette,
): readonly PathItem[] {
  const points = line.map(project).filter((point) => point !== null);
  const lengths = points.map((point, at) =>
    at === 0 ? 0 : Math.hypot(point[0] - (points[at - 1]?.[0] ?? 0), point[1] - (points[at - 1]?.[1] ?? 0)),
  );
  let left = lengths.reduce((sum, each) => sum + each, 0) / 2;
  for (const [at, length] of lengths.entries()) {
    const [from, to] = [points[at - 1], points[at]];
    if (from === undefined || to === undefined || length < left) {
      left -= length;
      continue;
    }
    const share = length === 0 ? 0 : left / length;
    const [x, y] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    const d = `M${x - 3} ${y - 3}L${x + 3} ${y + 3}M${x - 3} ${y + 3}L${x + 3} ${y - 3}`;
    return [
      { kind: 'path', d, stroke: palette.land, width: 3.5 },
      { kind: 'path', d, stroke: palette.closed, width: 1.5 },
    ];
  }
  return [];
}
