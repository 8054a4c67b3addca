import * as Plot from '@observablehq/plot';
import type { CountedVolume } from '@meridian/engine';
import { formatTonnes, observedWords, useWords } from '@meridian/words';
import { chartRoot } from './chart-root.ts';
import type { Chart } from './chart-root.ts';
import type { ChartOptions } from './chart-theme.ts';
import { keyRow } from './key-row.ts';
import { textWidth } from './place-labels.ts';
import { tonnesAxis } from './tonnes-axis.ts';

export interface CountsOptions extends ChartOptions {
  readonly modelColor: string;
}

interface CountLine extends CountedVolume {
  readonly name: string;
  readonly figures: string;
  readonly words: string;
}

const rowHeight = 30;
const headHeight = 30;
const footHeight = 40;
/** Pixels of width below which words give way to bars. */
const narrow = 560;

/** Pixels that the chart needs for so many counts. */
export function countsHeight(counts: number): number {
  return headHeight + Math.max(1, counts) * rowHeight + footHeight;
}

/** Each count: the model as a bar, what was observed as a dot with its range; in the order given. All in tonnes. */
export function drawCounts(
  counts: readonly CountedVolume[],
  nameOf: (count: CountedVolume) => string,
  options: CountsOptions,
): Chart {
  const { width, theme, modelColor } = options;
  const lines = counts.map((each): CountLine => {
    const name = shorten(nameOf(each), width);
    const figures = `${formatTonnes(each.modelled)}${width < narrow ? ', ' : '; observed '}${observedWords(each)}`;
    return {
      ...each,
      name,
      figures,
      words: `${nameOf(each)}, ${each.period}, ${useWords[each.use]}: model ${figures}`,
    };
  });
  const marginLeft = 14 + Math.max(...lines.map(({ name }) => textWidth(name)), 40);
  const marginRight = 16 + Math.max(...lines.map(({ figures }) => textWidth(figures)), 40);
  const most = Math.max(1, ...lines.flatMap(({ modelled, observedHigh }) => [modelled, observedHigh]));
  const end = ({ modelled, observedHigh }: CountLine): number => Math.max(modelled, observedHigh);
  const ticks = Math.max(2, (width - marginLeft - marginRight) / 80);
  const fillOf = ({ heldOut }: CountLine): string => (heldOut ? theme.ground : theme.ink);
  const plot = Plot.plot({
    ...chartRoot(options),
    marginLeft,
    marginRight,
    marginTop: headHeight,
    marginBottom: footHeight,
    x: { domain: [0, most * 1.03] },
    y: { domain: lines.map(({ count }) => count), axis: null, type: 'band', padding: 0.4 },
    marks: [
      ...tonnesAxis(theme, ticks),
      Plot.barX(lines, { y: 'count', x: 'modelled', fill: modelColor, fillOpacity: 0.75, title: 'words' }),
      Plot.ruleY(lines, {
        y: 'count',
        x1: 'observedLow',
        x2: 'observedHigh',
        stroke: theme.ink,
        strokeWidth: 2,
      }),
      Plot.dot(lines, { y: 'count', x: 'observed', r: 5, fill: fillOf, stroke: theme.ink, strokeWidth: 1.8 }),
      Plot.text(lines, { y: 'count', x: end, dx: 10, textAnchor: 'start', text: 'figures' }),
      Plot.text(lines, { y: 'count', frameAnchor: 'left', dx: 4 - marginLeft, textAnchor: 'start', text: 'name' }),
      ...keyRow(
        [
          { text: 'model', color: modelColor },
          { text: 'observed', color: theme.ink },
        ],
        theme,
        15,
        4 - marginLeft,
      ),
    ],
  });
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', lines.map(({ words }) => words).join('. '));
  return plot;
}

/** A name that leaves the bars at least half of the chart. */
function shorten(name: string, width: number): string {
  const most = Math.max(12, Math.round(width / 22));
  return name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;
}
