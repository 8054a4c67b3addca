import type { Theme } from '@meridian/cartography';
import * as Plot from '@observablehq/plot';
import { formatIndex } from '@meridian/words';
import { chartRoot } from './chart-root.ts';
import type { Chart } from './chart-root.ts';
import type { ChartOptions } from './chart-theme.ts';
import { fullPoints, indexColor, textColorOn } from './diverging-scale.ts';
import { textWidth } from './place-labels.ts';

/** A pair in the matrix. */
export interface MatrixPair {
  readonly a: string;
  readonly b: string;
  readonly index: number;
  readonly acts: number;
}

export interface MatrixOptions extends ChartOptions {
  readonly scheme: Theme;
  readonly nameOf: (actor: string) => string;
}

const leastCell = 26;
const headHeight = 46;
/** Pixels of width below which codes stand for names. */
const narrow = 560;

/** Pixels that the chart needs for so many actors. */
export function matrixHeight(actors: number): number {
  return headHeight + actors * leastCell + 30;
}

/** Actors by actors, each pair in the color and the figure of its index; pairs without acts stay empty. */
export function drawMatrix(actors: readonly string[], pairs: readonly MatrixPair[], options: MatrixOptions): Chart {
  const { width, theme, scheme, nameOf } = options;
  const labelOf = width < narrow ? (actor: string): string => actor : nameOf;
  const marginLeft = 10 + Math.max(...actors.map((actor) => textWidth(labelOf(actor))), 24);
  const cells = pairs
    .flatMap(({ a, b, index, acts }) => [
      { row: a, column: b, index, acts },
      { row: b, column: a, index, acts },
    ])
    .map((cell) => ({
      ...cell,
      color: indexColor(cell.index, scheme),
      figure: formatIndex(cell.index),
      words: `${nameOf(cell.row)} and ${nameOf(cell.column)}: ${formatIndex(cell.index)}, ${String(cell.acts)} acts`,
    }));
  const isTight = (width - marginLeft) / actors.length < 32;
  const plot = Plot.plot({
    ...chartRoot(options),
    marginLeft,
    marginTop: isTight ? headHeight : headHeight / 2,
    marginRight: 4,
    marginBottom: 30,
    x: { domain: [...actors], type: 'band', padding: 0.04 },
    y: { domain: [...actors], type: 'band', padding: 0.06 },
    color: { type: 'identity' },
    marks: [
      Plot.axisX({ anchor: 'top', label: null, tickSize: 0, color: theme.quiet, tickRotate: isTight ? -90 : 0 }),
      Plot.axisY({ label: null, tickSize: 0, tickFormat: labelOf, color: theme.ink }),
      Plot.cell(cells, { x: 'column', y: 'row', fill: 'color', title: 'words' }),
      ...(isTight
        ? []
        : [
            Plot.text(cells, {
              x: 'column',
              y: 'row',
              text: 'figure',
              fontSize: 11,
              fill: ({ color }: (typeof cells)[number]) => textColorOn(color),
            }),
          ]),
      ...keyMarks(scheme, theme.quiet),
    ],
  });
  plot.setAttribute('role', 'img');
  plot.setAttribute(
    'aria-label',
    pairs.map(({ a, b, index }) => `${nameOf(a)} and ${nameOf(b)} ${formatIndex(index)}`).join(', '),
  );
  return plot;
}

/** Squares from one end of the scale to the other, below the matrix. */
function keyMarks(scheme: Theme, quiet: string): readonly Plot.Markish[] {
  const steps = Array.from({ length: 13 }, (_, at) => (at - 6) * (fullPoints / 6));
  const place = { frameAnchor: 'bottom-left', dy: 18, clip: false } as const;
  return [
    Plot.text(['conflict −6'], {
      ...place,
      dx: 0,
      textAnchor: 'start',
      lineAnchor: 'middle',
      text: (text: string) => text,
      fill: quiet,
    }),
    ...steps.map((points, at) =>
      Plot.dot([points], { ...place, dx: 78 + at * 13, symbol: 'square', r: 6.5, fill: indexColor(points, scheme) }),
    ),
    Plot.text(['+6 cooperation; beyond, the same color'], {
      ...place,
      dx: 78 + steps.length * 13,
      textAnchor: 'start',
      lineAnchor: 'middle',
      text: (text: string) => text,
      fill: quiet,
    }),
  ];
}
