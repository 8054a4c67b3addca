import * as Plot from '@observablehq/plot';
import type { CountedVolume } from '@meridian/engine';
import { formatTonnes, observedWords, periodWords } from '@meridian/words';
import { chartRoot } from './chart-root.ts';
import type { Chart } from './chart-root.ts';
import type { ChartOptions } from './chart-theme.ts';
import { textWidth } from './place-labels.ts';

/** A branch in a quarter. */
export interface QuarterPoint {
  readonly period: string;
  readonly branch: string;
  readonly tonnes: number;
  readonly observed: CountedVolume | undefined;
}

export interface QuartersOptions extends ChartOptions {
  readonly nameOf: (branch: string) => string;
  readonly colorOf: (branch: string) => string;
  /** The quarter that the map shows. */
  readonly shown: string | undefined;
}

const leastGap = 15;

/** Lines of the branches over the quarters, named at their right ends; observed volumes as dots with their range. */
export function drawQuarters(
  points: readonly QuarterPoint[],
  periods: readonly string[],
  options: QuartersOptions,
): Chart {
  const { height, theme, nameOf, colorOf, shown } = options;
  const branches = [...new Set(points.map(({ branch }) => branch))];
  const lines = points.map((point) => ({ ...point, color: colorOf(point.branch) }));
  const dots = lines.flatMap(({ observed, color, period, branch, tonnes }) =>
    observed === undefined
      ? []
      : [
          {
            period,
            color,
            fill: observed.heldOut ? theme.ground : color,
            observed: observed.observed,
            low: observed.observedLow,
            high: observed.observedHigh,
            modelled: observed.modelled,
            words: `${nameOf(branch)}, ${periodWords(period)}: observed ${observedWords(observed)}, by the same count the model has ${formatTonnes(observed.modelled)}, in all ${formatTonnes(tonnes)}`,
          },
        ],
  );
  const most = Math.max(
    1,
    ...points.map(({ tonnes }) => tonnes),
    ...dots.flatMap(({ high, modelled }) => [high, modelled]),
  );
  const marginRight = 16 + Math.max(...branches.map((branch) => textWidth(nameOf(branch))), 40);
  const [marginTop, marginBottom] = [12, 30];
  const labels = spread(
    branches.map((branch) => {
      const last = points.findLast((point) => point.branch === branch);
      const share = (last?.tonnes ?? 0) / (most * 1.05);
      return { branch, y: marginTop + (height - marginTop - marginBottom) * (1 - share), last: last?.period };
    }),
    height - marginBottom,
  );
  const first = (period: string): boolean => period.endsWith('Q1') || period === periods[0] || periods.length <= 10;
  const plot = Plot.plot({
    ...chartRoot(options),
    marginLeft: 58,
    marginRight,
    marginTop,
    marginBottom,
    x: { domain: [...periods], type: 'point', padding: 0.2 },
    y: { domain: [0, most * 1.05] },
    marks: [
      Plot.gridY({ stroke: theme.grid, strokeOpacity: 1, ticks: Math.max(2, height / 55) }),
      Plot.axisY({
        label: null,
        ticks: Math.max(2, height / 55),
        tickSize: 0,
        tickFormat: formatTonnes,
        color: theme.quiet,
      }),
      Plot.axisX({
        label: null,
        ticks: periods.filter(first),
        tickFormat: periodWords,
        tickSize: 3,
        color: theme.quiet,
      }),
      ...(shown === undefined
        ? []
        : [Plot.ruleX([shown], { stroke: theme.quiet, strokeOpacity: 0.6, strokeDasharray: '3 3' })]),
      Plot.line(lines, { x: 'period', y: 'tonnes', z: 'branch', stroke: 'color', strokeWidth: 2 }),
      Plot.ruleX(dots, { x: 'period', y1: 'low', y2: 'high', stroke: 'color', strokeWidth: 2 }),
      Plot.dot(dots, {
        x: 'period',
        y: 'observed',
        r: 4.5,
        fill: 'fill',
        stroke: 'color',
        strokeWidth: 2,
        title: 'words',
      }),
      Plot.dot(dots, { x: 'period', y: 'modelled', symbol: 'times', r: 4, stroke: 'color', strokeWidth: 2 }),
      ...labels.map(({ branch, y }) =>
        Plot.text([nameOf(branch)], {
          frameAnchor: 'top-right',
          dx: 8,
          dy: y - marginTop,
          textAnchor: 'start',
          lineAnchor: 'middle',
          text: (name: string) => name,
          fill: theme.ink,
        }),
      ),
      ...labels.map(({ branch, y }) =>
        Plot.dot([branch], { frameAnchor: 'top-right', dx: 3, dy: y - marginTop, r: 3, fill: colorOf(branch) }),
      ),
    ],
  });
  plot.setAttribute('role', 'img');
  plot.setAttribute(
    'aria-label',
    branches
      .map((branch) => {
        const own = points.filter((point) => point.branch === branch);
        return `${nameOf(branch)}: ${own.map(({ period, tonnes }) => `${periodWords(period)} ${formatTonnes(tonnes)}`).join(', ')}`;
      })
      .join('. '),
  );
  return plot;
}

/** Names one below the other where their lines end too close together. */
function spread<L extends { readonly y: number }>(labels: readonly L[], bottom: number): readonly L[] {
  const sorted = labels.toSorted((a, b) => b.y - a.y);
  let limit = bottom;
  return sorted.map((label) => {
    const y = Math.min(label.y, limit);
    limit = y - leastGap;
    return { ...label, y };
  });
}
