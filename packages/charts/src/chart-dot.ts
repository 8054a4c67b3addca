import type { Chart } from './chart-root.ts';

/** A dot that a page may make a button of; pixels from the upper left of the chart. */
export interface ChartDot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** What the dot says, for the tooltip and for those who cannot see it. */
  readonly words: string;
}

/** A chart and its dots, in the order in which they are reached by key. */
export interface DottedChart {
  readonly chart: Chart;
  readonly dots: readonly ChartDot[];
}
