import type { PathItem, Scene, TextItem } from './scene.ts';

/** A drawing as a standalone SVG document. Text is escaped; numbers keep two decimals, which is finer than a pixel. */
export function formatSvg(scene: Scene, fontFamily = 'system-ui, sans-serif'): string {
  const { width, height, background, items } = scene;
  const body = items.map((item) => (item.kind === 'path' ? pathElement(item) : textElement(item))).join('\n');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escape(fontFamily)}">\n` +
    `<rect width="${width}" height="${height}" fill="${background}"/>\n${body}\n</svg>\n`
  );
}

function pathElement({ d, fill, stroke, width, dash, cap }: PathItem): string {
  const line =
    stroke === undefined
      ? ''
      : ` stroke="${stroke}" stroke-width="${width ?? 1}" stroke-linejoin="round"${cap === 'round' ? ' stroke-linecap="round"' : ''}${dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`}`;
  return `<path d="${d.replaceAll(/-?\d+\.\d{3,}/g, (number) => Number(number).toFixed(2))}" fill="${fill ?? 'none'}"${line}/>`;
}

function textElement({ x, y, text, size, weight, color, halo, anchor, italic }: TextItem): string {
  const slant = italic === true ? ' font-style="italic"' : '';
  return (
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${weight}"${slant} text-anchor="${anchor}" fill="${color}" ` +
    `stroke="${halo}" stroke-width="2.5" stroke-linejoin="round" paint-order="stroke">${escape(text)}</text>`
  );
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
