import * as Plot from '@observablehq/plot';
import type { Route } from '@meridian/engine';
import { formatCount, formatKm, formatNumber } from '@meridian/words';
import type { Chart } from './chart-root.ts';
import type { ChartOptions } from './chart-theme.ts';
import { plotFrame } from './plot-frame.ts';
import type { PlacedLabel } from './place-labels.ts';
import { profileOf, stopsOf } from './profile.ts';
import type { ProfileMeasure, ProfilePoint } from './profile.ts';
import { labelProfile, profileMeasures } from './profile-labels.ts';
import type { Track } from './profile-labels.ts';
import { fromPixel } from './scale.ts';
import type { Scale } from './scale.ts';

export interface ProfileOptions extends ChartOptions {
  readonly colorOf: (route: Route) => string;
  readonly nameOf: (nodeId: string) => string;
  /** Written at the end of the line. */
  readonly labelOf?: ((route: Route) => string) | undefined;
}

/** Pixels above the highest line, for its label. */
const roomAbove = 16;

/** One or two routes by what they have used up over the distance traveled; stops are vertical steps. */
export function drawProfile(routes: readonly Route[], measure: ProfileMeasure, options: ProfileOptions): Chart {
  const { width, height, theme, colorOf, nameOf } = options;
  const { axis, divisor, format } = profileMeasures[measure];
  const colors = routes.map(colorOf);
  const tracks = routes.map((route, index): Track => ({
    route,
    points: profileOf(route, measure, nameOf),
    color: colors[index] ?? theme.ink,
    isDashed: colors.indexOf(colors[index] ?? '') < index,
  }));
  const all = tracks.flatMap(({ points }) => points);
  const x: Scale = {
    domain: [0, Math.max(1, ...all.map(({ distanceKm }) => distanceKm))],
    range: [56, width - 20],
  };
  const [foot, head] = [height - 40, 24];
  const most = Math.max(1e-9, ...all.map(({ value }) => value / divisor));
  const y: Scale = { domain: [0, (most * (foot - head)) / Math.max(1, foot - head - roomAbove)], range: [foot, head] };
  const labels = labelProfile(tracks, measure, options, x, y);
  const read = { x: 'distanceKm', y: ({ value }: ProfilePoint) => value / divisor } as const;
  const frame = plotFrame(
    options,
    { ...x, label: 'Distance from the origin, km', format: formatCount },
    { ...y, label: axis, format: divisor === 1 ? formatCount : formatNumber },
  );
  const plot = Plot.plot({
    ...frame,
    marks: [
      ...frame.marks,
      ...tracks.map(({ points, color, isDashed }) =>
        Plot.line(points, {
          ...read,
          stroke: color,
          strokeWidth: 2,
          strokeLinejoin: 'miter',
          ...(isDashed ? { strokeDasharray: '6 3' } : {}),
        }),
      ),
      ...tracks.map(({ points, color }) => Plot.dot(points.slice(-1), { ...read, r: 4, fill: color })),
      ...textMarks(labels, x, y, options),
      Plot.tip(
        all,
        Plot.pointer({
          ...read,
          title: ({ label, value, distanceKm }: ProfilePoint) =>
            `${label}\n${format(value)} after ${formatKm(distanceKm)}`,
          fill: theme.ground,
          stroke: theme.quiet,
          fontSize: 12,
          pathFilter: 'none',
        }),
      ),
    ],
  });
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', describe(tracks, measure, options));
  return plot;
}

function textMarks(
  labels: readonly PlacedLabel[],
  x: Scale,
  y: Scale,
  { theme }: ProfileOptions,
): readonly Plot.Markish[] {
  return (['start', 'end'] as const).map((textAnchor) =>
    Plot.text(
      labels.filter(({ anchor }) => anchor === textAnchor),
      {
        x: (label: PlacedLabel) => fromPixel(x, label.x),
        y: (label: PlacedLabel) => fromPixel(y, label.y),
        text: 'text',
        textAnchor,
        fill: theme.ink,
        stroke: theme.ground,
        strokeWidth: 3,
      },
    ),
  );
}

function describe(tracks: readonly Track[], measure: ProfileMeasure, { labelOf, nameOf }: ProfileOptions): string {
  const { axis, format } = profileMeasures[measure];
  const each = tracks.map(({ route, points }) => {
    const worst = stopsOf(route, points).toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
    const stop =
      worst === undefined
        ? ''
        : `; longest step ${format(worst.to - worst.from)} ${worst.doing} at ${nameOf(worst.node)}`;
    return `${labelOf?.(route) ?? route.id}: ${format(points.at(-1)?.value ?? NaN)} in all${stop}`;
  });
  return `${axis}, over distance. ${each.join('. ')}.`;
}
