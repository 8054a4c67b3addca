import * as Plot from '@observablehq/plot';
import { formatTonnes, formatTonnesChange } from '@meridian/words';
import { chartRoot } from './chart-root.ts';
import type { Chart } from './chart-root.ts';
import type { ChartOptions } from './chart-theme.ts';
import { textWidth } from './place-labels.ts';
import { tonnesAxis } from './tonnes-axis.ts';

export interface DifferenceOptions extends ChartOptions {
  readonly gainColor: string;
  readonly lossColor: string;
}

/** Tonnes before and after a change. */
interface DifferenceRow {
  readonly id: string;
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

const rowHeight = 26;
const footHeight = 40;

/** Pixels that the chart needs for so many rows. */
export function differenceHeight(rows: number): number {
  return 10 + Math.max(1, rows) * rowHeight + footHeight;
}

/** Each row from what it was, hollow, to what it becomes, filled; the axis starts at zero. */
export function drawDifference(rows: readonly DifferenceRow[], options: DifferenceOptions): Chart {
  const { width, theme, gainColor, lossColor } = options;
  const lines = rows.map((row) => {
    const by = row.after - row.before;
    const figures = `${formatTonnes(row.after)}, ${formatTonnesChange(by)}`;
    const color = Math.abs(by) < 0.5 ? theme.quiet : by > 0 ? gainColor : lossColor;
    return { ...row, color, figures, words: `${row.name}: ${formatTonnes(row.before)} before, ${figures}` };
  });
  const marginLeft = 14 + Math.max(...lines.map(({ name }) => textWidth(name)), 40);
  const marginRight = 18 + Math.max(...lines.map(({ figures }) => textWidth(figures)), 40);
  const most = Math.max(1, ...lines.flatMap(({ before, after }) => [before, after]));
  const ticks = Math.max(2, (width - marginLeft - marginRight) / 80);
  const plot = Plot.plot({
    ...chartRoot(options),
    marginLeft,
    marginRight,
    marginTop: 10,
    marginBottom: footHeight,
    x: { domain: [0, most * 1.03] },
    y: { domain: lines.map(({ id }) => id), axis: null, type: 'point', padding: 0.5 },
    marks: [
      ...tonnesAxis(theme, ticks),
      Plot.ruleY(lines, { y: 'id', x1: 'before', x2: 'after', stroke: 'color', strokeWidth: 3, strokeOpacity: 0.55 }),
      Plot.dot(lines, { y: 'id', x: 'before', r: 5, fill: theme.ground, stroke: 'color', strokeWidth: 2 }),
      Plot.dot(lines, { y: 'id', x: 'after', r: 4.5, fill: 'color', title: 'words' }),
      Plot.text(lines, {
        y: 'id',
        x: ({ before, after }: DifferenceRow) => Math.max(before, after),
        dx: 12,
        textAnchor: 'start',
        text: 'figures',
      }),
      Plot.text(lines, { y: 'id', frameAnchor: 'left', dx: 4 - marginLeft, textAnchor: 'start', text: 'name' }),
    ],
  });
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', lines.map(({ words }) => words).join('. '));
  return plot;
}
