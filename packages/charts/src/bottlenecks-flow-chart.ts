import * as Plot from '@observablehq/plot';
import type { Bottleneck } from '@meridian/engine';
import { formatHours, formatMoney, formatWholePercent } from '@meridian/words';
import { chartRoot } from './chart-root.ts';
import type { Chart } from './chart-root.ts';
import type { ChartOptions } from './chart-theme.ts';
import { textWidth } from './place-labels.ts';

const rowHeight = 24;
const footHeight = 40;
/** Pixels of width below which words give way to bars. */
const narrow = 560;

/** Pixels that the chart needs for so many bottlenecks. */
export function bottlenecksHeight(rows: number): number {
  return 8 + Math.max(1, rows) * rowHeight + footHeight;
}

/** What the wait at each costs, as a bar; load and mean wait in words beside it. In the order in which they come. */
export function drawBottlenecks(bottlenecks: readonly Bottleneck[], options: ChartOptions): Chart {
  const { width, theme } = options;
  const mostName = Math.max(14, Math.round(width / 24));
  const lines = bottlenecks.map(({ row, name, load, queueHours, queueUsd }) => {
    const said = `${formatMoney(queueUsd)}; ${formatWholePercent(load)} full, ${formatHours(queueHours)}`;
    const figures = width < narrow ? formatMoney(queueUsd) : said;
    const short = name.length <= mostName ? name : `${name.slice(0, mostName - 1).trimEnd()}…`;
    return { row, name: short, queueUsd, figures, words: `${name}: ${said}` };
  });
  const marginLeft = 14 + Math.max(...lines.map(({ name }) => textWidth(name)), 40);
  const marginRight = 16 + Math.max(...lines.map(({ figures }) => textWidth(figures)), 40);
  const ticks = Math.max(2, (width - marginLeft - marginRight) / 150);
  const plot = Plot.plot({
    ...chartRoot(options),
    marginLeft,
    marginRight,
    marginTop: 8,
    marginBottom: footHeight,
    x: { domain: [0, Math.max(1, ...lines.map(({ queueUsd }) => queueUsd)) * 1.02] },
    y: { domain: lines.map(({ row }) => row), axis: null, type: 'band', padding: 0.35 },
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 1, ticks }),
      Plot.axisX({
        label: 'USD of the period',
        labelArrow: 'none',
        labelAnchor: 'right',
        labelOffset: 34,
        ticks,
        tickSize: 0,
        tickFormat: formatMoney,
        color: theme.quiet,
      }),
      Plot.barX(lines, { y: 'row', x: 'queueUsd', fill: theme.accent, fillOpacity: 0.8, title: 'words' }),
      Plot.text(lines, { y: 'row', x: 'queueUsd', dx: 8, textAnchor: 'start', text: 'figures' }),
      Plot.text(lines, { y: 'row', frameAnchor: 'left', dx: 4 - marginLeft, textAnchor: 'start', text: 'name' }),
    ],
  });
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', lines.map(({ words }) => words).join('. '));
  return plot;
}
