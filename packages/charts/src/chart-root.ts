import type * as Plot from '@observablehq/plot';
import { chartStyle } from './chart-theme.ts';
import type { ChartOptions } from './chart-theme.ts';
import { createSvgDocument } from './svg-document.ts';

/** A chart as an SVG element: of the page where there is one, else of a document that can only be written out. */
export type Chart = ReturnType<typeof Plot.plot>;

/** Size, style and document of a chart. */
export function chartRoot({
  width,
  height,
  theme,
}: ChartOptions): Pick<Plot.PlotOptions, 'width' | 'height' | 'style' | 'document'> {
  const own = 'document' in globalThis ? {} : { document: createSvgDocument() };
  return { width, height, style: chartStyle(theme), ...own };
}

/** A chart that was drawn without a page, as SVG text. */
export function chartText(chart: Chart): string {
  return chart.outerHTML;
}
