import * as Plot from '@observablehq/plot';
import type { Route } from '@meridian/engine';
import type { Clock } from '@meridian/engine/questions';
import { clockWords, formatCo2e, formatCount, formatWholePercent, hoursBy } from '@meridian/words';
import type { ChartOptions } from './chart-theme.ts';
import { plotFrame } from './plot-frame.ts';
import type { DottedChart } from './chart-dot.ts';
import type { PlacedLabel } from './place-labels.ts';
import { fromPixel, paddedDomain } from './scale.ts';
import type { Scale } from './scale.ts';
import { describeRoute, dotsOf, labelDots } from './tradeoff-dots.ts';
import type { RouteDot, RouteLabel } from './tradeoff-dots.ts';

export interface TradeoffOptions extends ChartOptions {
  readonly colorOf: (route: Route) => string;
  readonly labelOf: (route: Route) => RouteLabel;
  /** By which time counts; from the gate where it is not given. */
  readonly clock?: Clock | undefined;
  /** Id of the route to emphasize. */
  readonly selected?: string | undefined;
}

const day = 24;

/** How to read the chart, for its subtitle. `consignment` in words, e.g. `1 TEU`. */
export function describeTradeoff(routes: readonly Route[], consignment: string, clock: Clock = 'gate'): string {
  const co2e = routes.map(({ co2eKg }) => co2eKg);
  const risks = routes.map(({ risk }) => risk);
  const span = (values: readonly number[], format: (value: number) => string): string => {
    const [low, high] = [format(Math.min(...values)), format(Math.max(...values))];
    return low === high ? low : `${low} to ${high}`;
  };
  if (routes.length === 0) return `Planned days, ${clockWords[clock]}, against USD for ${consignment}`;
  return (
    `Planned days, ${clockWords[clock]}, against USD for ${consignment}; thin line: 10th to 90th percentile of time; area: CO2e (${span(co2e, formatCo2e)}); ` +
    `ring: risk (${span(risks, formatWholePercent)}). Both axes start near the data.`
  );
}

/** Routes by time and cost. The root is a group; each route is a dot that may become a button. */
export function drawTradeoff(routes: readonly Route[], options: TradeoffOptions): DottedChart {
  const { width, height, theme, colorOf, labelOf, selected, clock = 'gate' } = options;
  const x: Scale = {
    domain: paddedDomain(
      routes.flatMap((route) => {
        const { p10, planned, p90 } = hoursBy(route, clock);
        return [p10 / day, planned / day, p90 / day];
      }),
      0.03,
    ),
    range: [56, width - 16],
  };
  const y: Scale = {
    domain: paddedDomain(
      routes.map(({ costUsd }) => costUsd),
      0.12,
    ),
    range: [height - 40, 24],
  };
  const dots = dotsOf(routes, x, y, clock, Math.max(8, Math.min(14, width / 50)));
  const labels = labelDots(dots, options, x, y);
  const chosen = dots.filter(({ route }) => route.id === selected);
  const others = dots.filter(({ route }) => route.id !== selected);
  const byCost = { y: (dot: RouteDot) => dot.route.costUsd };
  const byBoth = { x: (dot: RouteDot) => hoursBy(dot.route, clock).planned / day, ...byCost, sort: null };
  const spans = (of: readonly RouteDot[], strokeOpacity: number, strokeWidth: number): Plot.Markish =>
    Plot.ruleY(of, {
      ...byCost,
      x1: ({ route }: RouteDot) => hoursBy(route, clock).p10 / day,
      x2: ({ route }: RouteDot) => hoursBy(route, clock).p90 / day,
      stroke: ({ route }: RouteDot) => colorOf(route),
      strokeOpacity,
      strokeWidth,
    });
  const pixels = (of: (dot: RouteDot) => number): Plot.ChannelValueSpec => ({
    value: of as (datum: unknown) => number,
    scale: null,
  });
  const disks = (of: readonly RouteDot[], fillOpacity: number, stroke: string): Plot.Markish[] => [
    Plot.dot(of, {
      ...byBoth,
      r: pixels(({ radius, ring }) => radius + 1 + ring / 2),
      stroke: ({ route }: RouteDot) => colorOf(route),
      strokeOpacity: 0.5,
      strokeWidth: (dot: RouteDot) => dot.ring,
    }),
    Plot.dot(of, {
      ...byBoth,
      r: pixels(({ radius }) => radius),
      fill: ({ route }: RouteDot) => colorOf(route),
      fillOpacity,
      stroke,
      strokeWidth: 1.5,
    }),
  ];
  const texts = (of: readonly PlacedLabel[], fontWeight: number): Plot.Markish[] =>
    (['start', 'middle', 'end'] as const).map((textAnchor) =>
      Plot.text(
        of.filter(({ anchor }) => anchor === textAnchor),
        {
          x: (label: PlacedLabel) => fromPixel(x, label.x),
          y: (label: PlacedLabel) => fromPixel(y, label.y),
          text: 'text',
          textAnchor,
          fontWeight,
          fill: theme.ink,
          stroke: theme.ground,
          strokeWidth: 3,
        },
      ),
    );
  const frame = plotFrame(
    options,
    { ...x, label: `Planned time, ${clockWords[clock]}, days` },
    { ...y, label: 'Cost, USD', format: formatCount },
  );
  const plot = Plot.plot({
    ...frame,
    color: { type: 'identity' },
    marks: [
      ...frame.marks,
      spans(others, 0.35, 1),
      spans(chosen, 0.9, 2),
      ...disks(others, chosen.length > 0 ? 0.7 : 0.9, theme.ground),
      ...disks(chosen, 1, theme.ink),
      ...texts(
        labels.filter(({ id }) => id !== selected),
        400,
      ),
      ...texts(
        labels.filter(({ id }) => id === selected),
        650,
      ),
    ],
  });
  plot.setAttribute('role', 'group');
  plot.setAttribute('aria-label', `Routes by planned time, ${clockWords[clock]}, and cost`);
  return {
    chart: plot,
    dots: dots
      .toSorted((a, b) => a.x - b.x)
      .map((dot) => ({
        id: dot.route.id,
        x: dot.x,
        y: dot.y,
        radius: dot.radius + dot.ring,
        words: describeRoute(dot.route, labelOf(dot.route), clock),
      })),
  };
}
