import { chartFont } from './chart-theme.ts';
import type { ChartTheme } from './chart-theme.ts';
import { textWidth } from './place-labels.ts';

export interface ChartWords {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly theme: ChartTheme;
}

/** A picture that stands alone; sizes in CSS pixels. */
export interface ComposedSvg {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

const margin = 16;

/** A chart's own SVG, as text, with title and subtitle above it and its source below. */
export function composeChartSvg(chartSvg: string, { title, subtitle, source, theme }: ChartWords): ComposedSvg {
  const [chartWidth, chartHeight] = [sizeOf(chartSvg, 'width'), sizeOf(chartSvg, 'height')];
  const width = chartWidth + 2 * margin;
  const lines: string[] = [];
  let y = margin;
  const write = (words: string, size: number, weight: number, fill: string): void => {
    for (const line of wrap(words, chartWidth, size)) {
      y += Math.round(size * 1.45);
      const at = `x="${margin}" y="${y - Math.round(size * 0.4)}"`;
      lines.push(`<text ${at} font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeXml(line)}</text>`);
    }
  };
  write(title, 16, 600, theme.ink);
  write(subtitle, 12, 400, theme.quiet);
  const top = y + 8;
  y = top + chartHeight + 4;
  write(source, 11, 400, theme.quiet);
  const height = y + margin - 4;
  // Plot's own style sheet would stretch a nested picture
  const inner = chartSvg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/, '')
    .replace(/^<svg\b/, `<svg x="${margin}" y="${top}"`);
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${chartFont}">` +
    `<rect width="${width}" height="${height}" fill="${theme.ground}"/>${lines.join('')}${inner}</svg>`;
  return { text, width, height };
}

function sizeOf(svg: string, name: 'width' | 'height'): number {
  const found = new RegExp(`^<svg\\b[^>]*?\\s${name}="([\\d.]+)"`).exec(svg)?.[1];
  if (found === undefined) throw new Error(`A chart's SVG has its ${name} in pixels; seen: ${svg.slice(0, 120)}`);
  return Number(found);
}

function wrap(text: string, width: number, fontSize: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && textWidth(longer, fontSize) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
