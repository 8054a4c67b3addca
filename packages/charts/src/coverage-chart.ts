import * as Plot from '@observablehq/plot';
import type { Coverage } from '@meridian/engine';
import { formatCount } from '@meridian/words';
import { chartRoot } from './chart-root.ts';
import type { Chart } from './chart-root.ts';
import type { ChartOptions, ChartTheme } from './chart-theme.ts';
import { keyRow } from './key-row.ts';
import { textWidth } from './place-labels.ts';
import { mixColors } from './mix-colors.ts';

type TableCoverage = readonly [string, Coverage];

interface Part {
  readonly table: string;
  /** 0..1. */
  readonly from: number;
  readonly to: number;
  readonly color: string;
  readonly words: string;
}

const rowHeight = 22;
const headHeight = 26;

/** Pixels that the chart needs for so many tables. */
export function coverageHeight(tables: number): number {
  return headHeight + Math.max(1, tables) * rowHeight + 4;
}

/** Shares of the values of each table by what they rest on; the table with the most values first. */
export function drawCoverage(coverage: readonly TableCoverage[], options: ChartOptions): Chart {
  const { theme } = options;
  const kinds = kindsOf(theme);
  const sorted = coverage.filter(([, { values }]) => values > 0).toSorted((a, b) => b[1].values - a[1].values);
  const parts = sorted.flatMap(([table, each]) => partsOf(table, each, kinds));
  const totals = sorted.map(([table, each]) => ({ table, text: totalWords(each) }));
  const marginLeft = 12 + Math.max(...sorted.map(([table]) => textWidth(wordsOf(table))), 40);
  const marginRight = 12 + Math.max(...totals.map(({ text }) => textWidth(text)), 40);
  const plot = Plot.plot({
    ...chartRoot(options),
    marginLeft,
    marginRight,
    marginTop: headHeight,
    marginBottom: 4,
    x: { domain: [0, 1], axis: null },
    y: { domain: sorted.map(([table]) => table), padding: 0.3, axis: null },
    marks: [
      Plot.barX(parts, { y: 'table', x1: 'from', x2: 'to', fill: 'color', title: 'words', insetRight: 0.5 }),
      Plot.text(sorted, {
        y: ([table]: TableCoverage) => table,
        frameAnchor: 'left',
        dx: 4 - marginLeft,
        textAnchor: 'start',
        text: ([table]: TableCoverage) => wordsOf(table),
      }),
      Plot.text(totals, { y: 'table', x: 1, dx: 8, textAnchor: 'start', text: 'text' }),
      ...keyRow(kinds, theme, 13, 4 - marginLeft),
    ],
  });
  plot.setAttribute('role', 'img');
  plot.setAttribute(
    'aria-label',
    `Share of values with a source. ${totals.map(({ table, text }) => `${wordsOf(table)}: ${text}`).join('; ')}.`,
  );
  return plot;
}

interface Kind {
  readonly text: string;
  readonly color: string;
  readonly of: (coverage: Coverage) => number;
}

function kindsOf(theme: ChartTheme): readonly Kind[] {
  return [
    { text: 'sourced', color: theme.accent, of: ({ sourced }) => sourced },
    { text: 'general', color: mixColors(theme.ground, theme.accent, 0.45), of: ({ general }) => general },
    { text: 'assumed', color: mixColors(theme.ground, theme.quiet, 0.6), of: ({ assumed }) => assumed },
    {
      text: 'neither',
      color: theme.grid,
      of: ({ values, sourced, general, assumed }) => Math.max(0, values - sourced - general - assumed),
    },
  ];
}

function partsOf(table: string, coverage: Coverage, kinds: readonly Kind[]): readonly Part[] {
  let from = 0;
  return kinds.flatMap(({ text, color, of }) => {
    const count = of(coverage);
    const to = Math.min(1, from + count / coverage.values);
    const part = { table, from, to, color, words: `${wordsOf(table)}: ${formatCount(count)} ${text}` };
    from = to;
    return part.to > part.from ? [part] : [];
  });
}

/** `64 % of 1,234`: the share that is sourced. No share is called all or none that is not. */
function totalWords({ values, sourced }: Coverage): string {
  const percent = (sourced / values) * 100;
  const words =
    sourced > 0 && percent < 1 ? '< 1' : sourced < values && percent > 99 ? '> 99' : String(Math.round(percent));
  return `${words} % of ${formatCount(values)}`;
}

/** `regime_state` as `regime state`. */
function wordsOf(table: string): string {
  return table.replaceAll('_', ' ');
}
