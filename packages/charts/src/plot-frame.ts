import * as Plot from '@observablehq/plot';
import { chartRoot } from './chart-root.ts';
import type { ChartOptions } from './chart-theme.ts';
import type { Scale } from './scale.ts';

interface AxisWords {
  readonly label: string;
  readonly format?: (value: number) => string;
}

/** Size, margins, scales, faint gridlines and axes of a chart of two numbers. */
export function plotFrame(
  options: ChartOptions,
  x: Scale & AxisWords,
  y: Scale & AxisWords,
): Plot.PlotOptions & { readonly marks: Plot.Markish[] } {
  const { width, height, theme } = options;
  const [columns, rows] = [width / 90, height / 50];
  const axis = { labelArrow: 'none', tickSize: 0, color: theme.quiet } as const;
  const formatOf = ({ format }: AxisWords) => (format === undefined ? {} : { tickFormat: format });
  return {
    ...chartRoot(options),
    marginLeft: x.range[0],
    marginRight: width - x.range[1],
    marginTop: y.range[1],
    marginBottom: height - y.range[0],
    x: { domain: x.domain, range: x.range },
    y: { domain: y.domain, range: y.range },
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 1, ticks: columns }),
      Plot.gridY({ stroke: theme.grid, strokeOpacity: 1, ticks: rows }),
      Plot.axisX({ ...axis, label: x.label, labelAnchor: 'right', labelOffset: 34, ticks: columns, ...formatOf(x) }),
      Plot.axisY({ ...axis, label: y.label, ticks: rows, ...formatOf(y) }),
    ],
  };
}
