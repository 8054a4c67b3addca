import * as Plot from '@observablehq/plot';
import { formatTonnes } from '@meridian/words';
import type { ChartOptions } from './chart-theme.ts';

/** Faint gridlines and the axis of tonnes below a chart of rows. */
export function tonnesAxis(theme: ChartOptions['theme'], ticks: number): readonly Plot.Markish[] {
  return [
    Plot.gridX({ stroke: theme.grid, strokeOpacity: 1, ticks }),
    Plot.axisX({
      label: 'Tonnes',
      labelArrow: 'none',
      labelAnchor: 'right',
      labelOffset: 34,
      ticks,
      tickSize: 0,
      tickFormat: formatTonnes,
      color: theme.quiet,
    }),
  ];
}
