import type { Theme } from '@meridian/cartography';
import * as Plot from '@observablehq/plot';
import type { EventContribution } from '@meridian/engine';
import { formatDate, formatPoints } from '@meridian/words';
import { chartRoot } from './chart-root.ts';
import type { Chart } from './chart-root.ts';
import type { ChartOptions } from './chart-theme.ts';
import { sideColors } from './diverging-scale.ts';
import { textWidth } from './place-labels.ts';

export interface ActsOptions extends ChartOptions {
  readonly scheme: Theme;
}

const rowHeight = 36;
const footHeight = 30;

/** Pixels that the chart needs for so many acts. */
export function actsHeight(acts: number): number {
  return 8 + Math.max(1, acts) * rowHeight + footHeight;
}

/** What each act still adds, as a bar from zero under its own words; in the order given. */
export function drawActs(acts: readonly EventContribution[], options: ActsOptions): Chart {
  const { width, theme, scheme } = options;
  const { positive, negative } = sideColors[scheme];
  const lines = acts.map((act) => ({
    id: act.eventId,
    contribution: act.contribution,
    figure: formatPoints(act.contribution),
    title: shorten(`${formatDate(act.date)}: ${act.title}`, width - 24),
    words: `${formatDate(act.date)}: ${act.title} ${formatPoints(act.contribution)} points, score ${formatPoints(act.score)}`,
  }));
  const most = Math.max(0.1, ...lines.map(({ contribution }) => Math.abs(contribution)));
  const hasNegative = lines.some(({ contribution }) => contribution < 0);
  const hasPositive = lines.some(({ contribution }) => contribution >= 0);
  const plot = Plot.plot({
    ...chartRoot(options),
    marginLeft: hasNegative ? 52 : 8,
    marginRight: 52,
    marginTop: 8,
    marginBottom: footHeight,
    x: { domain: [hasNegative ? -most : 0, hasPositive ? most : 0] },
    y: { domain: lines.map(({ id }) => id), axis: null, type: 'band', padding: 0 },
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 1, ticks: Math.max(2, width / 140) }),
      Plot.axisX({
        label: null,
        ticks: Math.max(2, width / 140),
        tickSize: 0,
        tickFormat: formatPoints,
        color: theme.quiet,
      }),
      Plot.barX(lines, {
        y: 'id',
        x: 'contribution',
        fill: ({ contribution }: (typeof lines)[number]) => (contribution < 0 ? negative : positive),
        insetTop: 20,
        insetBottom: 4,
        title: 'words',
      }),
      Plot.ruleX([0], { stroke: theme.quiet }),
      ...([1, -1] as const).map((side) =>
        Plot.text(
          lines.filter(({ contribution }) => contribution < 0 === side < 0),
          {
            y: 'id',
            x: 'contribution',
            text: 'figure',
            dx: 6 * side,
            dy: 8,
            textAnchor: side > 0 ? 'start' : 'end',
            fontWeight: 600,
            fill: theme.ink,
          },
        ),
      ),
      Plot.text(lines, {
        y: 'id',
        frameAnchor: 'left',
        dx: hasNegative ? -44 : 4,
        dy: -8,
        text: 'title',
        textAnchor: 'start',
        fill: theme.ink,
        stroke: theme.ground,
        strokeWidth: 3,
      }),
    ],
  });
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', lines.map(({ words }) => words).join('. '));
  return plot;
}

function shorten(text: string, most: number): string {
  if (textWidth(text) <= most) return text;
  let short = text;
  while (short.length > 8 && textWidth(`${short}…`) > most) short = short.slice(0, -1).trimEnd();
  return `${short}…`;
}
