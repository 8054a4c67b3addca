import type { RelationPoint } from '@meridian/engine';
import { civilDate, dayOfMoment, getFirstDay, momentOfDay } from '@meridian/engine';
import * as Plot from '@observablehq/plot';
import type { ChartTheme } from './chart-theme.ts';
import type { Scale } from './scale.ts';

/** Milliseconds of the first day of an ISO date. */
export function timeOf(date: string): number {
  return momentOfDay(getFirstDay(date.slice(0, 10)));
}

/** A point whose index is known; the others come before the first act of their pair. */
export type KnownPoint = RelationPoint & { readonly [K in 'index' | 'lag' | 'events' | 'p10' | 'p90']: number };

export function isKnown(point: RelationPoint): point is KnownPoint {
  return point.index !== null;
}

/** Ends of an index axis: what is shown and zero, with half a point to spare, within the range of the index. */
export function indexDomain(values: readonly number[]): readonly [number, number] {
  let [low, high] = [0, 0];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [Math.max(-10, Math.floor(low * 2 - 1) / 2), Math.min(10, Math.ceil(high * 2 + 1) / 2)];
}

/** Gridlines and axes of points over years; zero is a line of its own. */
export function indexAxes(theme: ChartTheme, x: Scale, y: Scale, bottom: number): Plot.Markish[] {
  const years = Math.max(2, (x.range[1] - x.range[0]) / 80);
  const ticks = Math.max(3, (y.range[0] - y.range[1]) / 24);
  return [
    Plot.gridY({ stroke: theme.grid, strokeOpacity: 1, ticks }),
    Plot.axisY({
      label: null,
      ticks,
      tickSize: 0,
      color: theme.quiet,
      tickFormat: (value: number) => (value > 0 ? `+${String(value)}` : String(value).replace('-', '−')),
    }),
    Plot.axisX({
      label: null,
      ticks: years,
      tickSize: 3,
      tickPadding: 4,
      color: theme.quiet,
      insetBottom: -bottom,
      tickFormat: (value: number | Date) => String(civilDate(dayOfMoment(Number(value))).year),
    }),
    Plot.ruleY([0], { stroke: theme.quiet, strokeOpacity: 0.7 }),
  ];
}

/** Names one below the other where their lines end too close together; pixels, in the order given. */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): readonly number[] {
  const order = wanted.map((y, at) => ({ y, at })).toSorted((a, b) => a.y - b.y);
  let limit = top;
  const placed = order.map(({ y, at }) => {
    const to = Math.max(y, limit);
    limit = to + gap;
    return { y: to, at };
  });
  let most = bottom;
  for (const label of placed.toReversed()) {
    label.y = Math.min(label.y, most);
    most = label.y - gap;
  }
  return placed.toSorted((a, b) => a.at - b.at).map(({ y }) => y);
}
