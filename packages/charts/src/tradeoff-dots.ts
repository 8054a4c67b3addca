import type { Route } from '@meridian/engine';
import type { Clock } from '@meridian/engine/questions';
import {
  clockWords,
  formatCo2e,
  formatHourRange,
  formatHours,
  formatUsd,
  formatWholePercent,
  hoursBy,
} from '@meridian/words';
import { placeLabels, positionsAround } from './place-labels.ts';
import type { PlacedLabel } from './place-labels.ts';
import { toPixel } from './scale.ts';
import type { Scale } from './scale.ts';

export interface RouteLabel {
  readonly letter: string;
  readonly name: string;
  /** What tells it from others of the same name; written where there is room. */
  readonly detail?: string | undefined;
}

/** A route as a dot: all lengths in pixels. */
export interface RouteDot {
  readonly route: Route;
  readonly x: number;
  readonly y: number;
  /** Its area grows with CO2e, from nothing. */
  readonly radius: number;
  /** Width of the ring, growing with risk, from nothing. */
  readonly ring: number;
}

const day = 24;
const widestRing = 6;

/** Large ones first, so that small ones lie above them. */
export function dotsOf(
  routes: readonly Route[],
  x: Scale,
  y: Scale,
  clock: Clock,
  largest: number,
): readonly RouteDot[] {
  const mostCo2e = Math.max(...routes.map(({ co2eKg }) => co2eKg), Number.MIN_VALUE);
  const mostRisk = Math.max(...routes.map(({ risk }) => risk), 0.1);
  return routes
    .map((route) => ({
      route,
      x: toPixel(x, hoursBy(route, clock).planned / day),
      y: toPixel(y, route.costUsd),
      radius: Math.max(2, largest * Math.sqrt(route.co2eKg / mostCo2e)),
      ring: (widestRing * route.risk) / mostRisk,
    }))
    .sort((a, b) => b.radius - a.radius);
}

interface LabelOptions {
  readonly width: number;
  readonly labelOf: (route: Route) => RouteLabel;
  readonly selected?: string | undefined;
  readonly clock?: Clock | undefined;
}

/** The selected one first, then one of each branch with its name; the others by letter. */
export function labelDots(
  dots: readonly RouteDot[],
  options: LabelOptions,
  x: Scale,
  y: Scale,
): readonly PlacedLabel[] {
  const named = new Set<string>();
  const isChosen = ({ route }: RouteDot): boolean => route.id === options.selected;
  const ordered = dots.toSorted((a, b) => Number(isChosen(b)) - Number(isChosen(a)) || a.x - b.x);
  const wishes = ordered.map((dot) => {
    const { letter, name, detail } = options.labelOf(dot.route);
    const withDetail = detail === undefined ? [] : [`${letter}  ${name} ${detail}`];
    const isNamed = named.has(name);
    named.add(name);
    return {
      id: dot.route.id,
      texts: isNamed ? [...withDetail, letter] : [...withDetail, `${letter}  ${name}`, letter],
      positions: positionsAround(dot.x, dot.y, dot.radius + dot.ring),
      mayCross: true,
      isNamed,
    };
  });
  const boxes = dots.map(({ x: cx, y: cy, radius, ring }) => {
    const r = (radius + ring) * 0.9;
    return { x: cx - r, y: cy - r, width: 2 * r, height: 2 * r };
  });
  const lines = dots.map(({ route, y: cy }) => ({
    x1: toPixel(x, hoursBy(route, options.clock ?? 'gate').p10 / day),
    x2: toPixel(x, hoursBy(route, options.clock ?? 'gate').p90 / day),
    y1: cy,
    y2: cy,
  }));
  const bounds = { x: 50, y: 2, width: options.width - 52, height: y.range[0] - 2 };
  return placeLabels(
    wishes.toSorted((a, b) => Number(a.isNamed) - Number(b.isNamed)),
    { bounds, boxes, lines },
  );
}

/** A route in words, for its tooltip and for those who cannot see it. */
export function describeRoute(route: Route, { letter, name, detail }: RouteLabel, clock: Clock): string {
  const { costUsd, co2eKg, risk } = route;
  const hours = hoursBy(route, clock);
  return `${letter} ${name}${detail === undefined ? '' : ` ${detail}`}: ${formatHours(hours.planned)} planned ${clockWords[clock]}, ${formatHourRange(hours.p10, hours.p90)} in 80 % of cases, ${formatUsd(costUsd)}, ${formatCo2e(co2eKg)} CO2e, risk ${formatWholePercent(risk)}`;
}
