import type { PathItem, Scene, SceneItem, TextItem } from './scene.ts';

/** A drawing as a standalone SVG document. Text is escaped; coordinates are finer than a hundredth of a pixel. */
export function formatSvg(scene: Scene, fontFamily = 'Inter, system-ui, sans-serif'): string {
  const { width, height, background, view, map, picture } = scene;
  const { k, x, y } = view;
  const decimals = Math.max(1, Math.min(6, 2 + Math.ceil(Math.log10(k))));
  const below = map.map((item) => pathElement(item, k, decimals)).join('\n');
  const above = picture.map((item) => element(item)).join('\n');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escape(fontFamily)}">\n` +
    `<rect width="${width}" height="${height}" fill="${background}"/>\n` +
    `<g transform="translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${String(Number(k.toPrecision(9)))})">\n${below}\n</g>\n${above}\n</svg>\n`
  );
}

function element(item: SceneItem): string {
  return item.kind === 'path' ? pathElement(item, 1, 1) : textElement(item);
}

function pathElement(
  { d, fill, stroke, width = 1, dash, cap, opacity }: PathItem,
  k: number,
  decimals: number,
): string {
  const scaled = (value: number): string => String(Number((value / k).toPrecision(4)));
  const line =
    stroke === undefined
      ? ''
      : ` stroke="${stroke}" stroke-width="${scaled(width)}" stroke-linejoin="round"${cap === 'round' ? ' stroke-linecap="round"' : ''}${dash === undefined ? '' : ` stroke-dasharray="${dash.map(scaled).join(' ')}"`}`;
  const faint = opacity === undefined ? '' : ` opacity="${opacity}"`;
  const short = d.replaceAll(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(decimals))));
  return `<path d="${short}" fill="${fill ?? 'none'}"${line}${faint}/>`;
}

function textElement({ x, y, text, size, weight, color, halo, anchor, italic, spacing }: TextItem): string {
  const slant = italic === true ? ' font-style="italic"' : '';
  const letters = spacing === undefined ? '' : ` letter-spacing="${spacing}"`;
  const attributes = `x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${weight}"${slant}${letters} text-anchor="${anchor}"`;
  const content = escape(text);
  // two elements, for readers that do not know paint-order
  const outline =
    halo === undefined
      ? ''
      : `<text ${attributes} fill="none" stroke="${halo}" stroke-width="3" stroke-linejoin="round" aria-hidden="true">${content}</text>`;
  return `${outline}<text ${attributes} fill="${color}">${content}</text>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
