import type { Route } from '@meridian/engine';
import { formatCo2e, formatHours, formatUsd } from '@meridian/words';
import { placeLabels } from './place-labels.ts';
import type { LabelPosition, LabelWish, PlacedLabel, Segment } from './place-labels.ts';
import { stopsOf } from './profile.ts';
import type { ProfileMeasure, ProfilePoint, ProfileStop } from './profile.ts';
import { toPixel } from './scale.ts';
import type { Scale } from './scale.ts';

interface MeasureWords {
  readonly axis: string;
  /** From the unit of the answer to that of the axis. */
  readonly divisor: number;
  readonly format: (value: number) => string;
}

export const profileMeasures: Readonly<Record<ProfileMeasure, MeasureWords>> = {
  hours: { axis: 'Time from the origin, days', divisor: 24, format: formatHours },
  costUsd: { axis: 'Cost from the origin, USD', divisor: 1, format: formatUsd },
  co2eKg: { axis: 'CO2e from the origin, kg', divisor: 1, format: formatCo2e },
};

const mostLabels = 6;

/** A route as a line. */
export interface Track {
  readonly route: Route;
  readonly points: readonly ProfilePoint[];
  readonly color: string;
  readonly isDashed: boolean;
}

interface LabelOptions {
  readonly width: number;
  readonly nameOf: (nodeId: string) => string;
  readonly labelOf?: ((route: Route) => string) | undefined;
}

/** Totals at the ends of the lines, then the longest stops of all routes; a stop that two routes share is written once. */
export function labelProfile(
  tracks: readonly Track[],
  measure: ProfileMeasure,
  { width, nameOf, labelOf }: LabelOptions,
  x: Scale,
  y: Scale,
): readonly PlacedLabel[] {
  const { divisor, format } = profileMeasures[measure];
  const pixel = ({ distanceKm, value }: { distanceKm: number; value: number }): readonly [number, number] => [
    toPixel(x, distanceKm),
    toPixel(y, value / divisor),
  ];
  const lines = tracks.flatMap(({ points }) =>
    points.slice(1).map((point, index): Segment => {
      const [[x1, y1], [x2, y2]] = [pixel(points[index] ?? point), pixel(point)];
      return { x1, y1, x2, y2 };
    }),
  );
  const ends = tracks.flatMap(({ route, points }, index): LabelWish[] => {
    const last = points.at(-1);
    if (last === undefined) return [];
    const [cx, cy] = pixel(last);
    const total = format(last.value);
    const name = labelOf?.(route);
    return [
      {
        id: `end ${String(index)}`,
        texts: name === undefined ? [total] : [`${name}, ${total}`, total],
        positions: endPositions(cx, cy),
        mayCross: true,
      },
    ];
  });
  const biggest = tracks
    .flatMap(({ route, points }) => stopsOf(route, points))
    .filter(({ from, to }) => (to - from) / divisor > y.domain[1] * 0.025)
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .filter(
      (stop, index, all) =>
        all.findIndex((other) => other.node === stop.node && format(other.to) === format(stop.to)) === index,
    )
    .slice(0, mostLabels);
  const stops = biggest.map((stop, index): LabelWish => {
    const amount = format(stop.to - stop.from);
    const place = nameOf(stop.node);
    return {
      id: `stop ${String(index)}`,
      texts: [`${amount} ${stop.doing} at ${place}`, `${amount} at ${place}`, amount],
      positions: stopPositions(stop, pixel),
      mayCross: false,
    };
  });
  const bounds = { x: x.range[0] + 2, y: 18, width: width - x.range[0] - 4, height: y.range[0] - 20 };
  return placeLabels([...ends, ...stops], { bounds, boxes: [], lines });
}

function endPositions(x: number, y: number): readonly LabelPosition[] {
  return [-12, -24, 14, 28, 42].map((dy): LabelPosition => ({ x: x + (dy < 0 ? 14 : 8), y: y + dy, anchor: 'end' }));
}

/** To the right of the step, from its foot up, as the line leaves its head; else to the left, from its head down. */
function stopPositions(
  { distanceKm, from, to }: ProfileStop,
  pixel: (point: { distanceKm: number; value: number }) => readonly [number, number],
): readonly LabelPosition[] {
  const [x, foot] = pixel({ distanceKm, value: from });
  const [, head] = pixel({ distanceKm, value: to });
  const middle = (foot + head) / 2;
  return [
    ...[middle, foot - 4, foot + 6, foot + 12].map((y): LabelPosition => ({ x: x + 6, y, anchor: 'start' })),
    ...[middle, head + 4, head - 6, head - 12].map((y): LabelPosition => ({ x: x - 6, y, anchor: 'end' })),
  ];
}
