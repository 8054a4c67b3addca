import { once } from '@meridian/engine';
import type { Box, MeasureText, PathItem, SceneItem, TextItem, View } from '@meridian/cartography';

/** Paths are made once for an item; a frame that draws the same items makes none. */
const pathOf = once(({ d }: PathItem) => new Path2D(d));

/** Draws items of the map layer under a view: paths scale with it, their widths and dashes do not. */
export function drawMapItems(
  context: CanvasRenderingContext2D,
  items: readonly PathItem[],
  { k, x, y }: View,
  pixelRatio: number,
): void {
  context.setTransform(k * pixelRatio, 0, 0, k * pixelRatio, x * pixelRatio, y * pixelRatio);
  for (const item of items) drawPath(context, item, 1 / k);
}

/** Draws items of the picture layer. */
export function drawPictureItems(
  context: CanvasRenderingContext2D,
  items: readonly SceneItem[],
  pixelRatio: number,
): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  for (const item of items) {
    if (item.kind === 'path') drawPath(context, item, 1);
    else drawText(context, item);
  }
}

function drawPath(context: CanvasRenderingContext2D, item: PathItem, unit: number): void {
  const path = pathOf(item);
  if (item.opacity !== undefined) context.globalAlpha = item.opacity;
  if (item.fill !== undefined) {
    context.fillStyle = item.fill;
    context.fill(path);
  }
  if (item.stroke !== undefined) {
    context.strokeStyle = item.stroke;
    context.lineWidth = (item.width ?? 1) * unit;
    context.lineJoin = 'round';
    context.lineCap = item.cap ?? 'butt';
    context.setLineDash((item.dash ?? []).map((length) => length * unit));
    context.stroke(path);
  }
  if (item.opacity !== undefined) context.globalAlpha = 1;
}

export const mapFont = "'Inter Variable', Inter, system-ui, sans-serif";

function fontOf(size: number, weight: number, italic: boolean): string {
  return `${italic ? 'italic ' : ''}${String(weight)} ${String(size)}px ${mapFont}`;
}

function drawText(context: CanvasRenderingContext2D, item: TextItem): void {
  context.font = fontOf(item.size, item.weight, item.italic === true);
  context.letterSpacing = `${String(item.spacing ?? 0)}px`;
  context.textAlign = item.anchor === 'middle' ? 'center' : item.anchor;
  if (item.halo !== undefined) {
    context.setLineDash([]);
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = item.halo;
    context.strokeText(item.text, item.x, item.y);
  }
  context.fillStyle = item.color;
  context.fillText(item.text, item.x, item.y);
}

const widths = new Map<string, number>();

/** Width of a text in the page's own font; asked again only when the font has changed (see `forgetWidths`). */
export function measureWith(context: CanvasRenderingContext2D) {
  return (text: string, size: number, weight: 400 | 600): number => {
    const key = `${String(weight)} ${String(size)} ${text}`;
    const found = widths.get(key);
    if (found !== undefined) return found;
    context.font = fontOf(size, weight, false);
    context.letterSpacing = '0px';
    const { width } = context.measureText(text);
    widths.set(key, width);
    return width;
  };
}

/** The font has come: what was measured before was of another one. */
export function forgetWidths(): void {
  widths.clear();
}

const nameRoom = 2.5;

/** Where names and letters stand in a picture. */
export function nameBoxes(items: readonly SceneItem[], measure: MeasureText): readonly Box[] {
  return items.flatMap((item): readonly Box[] => {
    if (item.kind === 'path') return [];
    const { x, y, text, size, weight, anchor, spacing = 0 } = item;
    const width = measure(text, size, weight) + spacing * text.length;
    const left = (anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2) - nameRoom;
    // a letter stands on a disc
    const room = text.length === 1 ? 6 : 0;
    return [
      {
        left: left - room,
        top: y - size - room,
        right: left + width + 2 * nameRoom + room,
        bottom: y + size * 0.3 + room,
      },
    ];
  });
}
