import type { PathItem, View } from '@meridian/cartography';
import { drawMapItems } from './draw-scene.ts';

/** Part of the picture that is drawn beyond each of its sides, so that a small movement needs no new drawing. */
export const cacheMargin = 0.2;
/** How far a moving picture may be enlarged or shrunk before it is drawn anew. */
const coarsest = 1.5;

/**
 * The map layer as pixels: it has a hundred thousand points and long dashed lines, too much to draw in every frame of a
 * movement. While the map moves, the pixels are moved and scaled; when it rests, they are drawn anew.
 */
export class BackgroundCache {
  readonly #canvas = document.createElement('canvas');
  #drawnView: View | undefined;
  #key = '';

  /** What was drawn is no longer what should be shown. */
  clear(): void {
    this.#drawnView = undefined;
  }

  /** Paints it under a view: coarse where it must be while the map moves, sharp when it rests. */
  paint(
    context: CanvasRenderingContext2D,
    view: View,
    { width, height, ratio }: { readonly width: number; readonly height: number; readonly ratio: number },
    isMoving: boolean,
    ground: string,
    itemsFor: (view: View) => readonly PathItem[],
  ): void {
    const key = `${String(width)} ${String(height)} ${String(ratio)}`;
    if (key !== this.#key) this.clear();
    this.#key = key;
    const before = this.#drawnView;
    const scale = before === undefined ? 1 : view.k / before.k;
    const isUsable =
      before !== undefined &&
      scale < coarsest &&
      scale > 1 / coarsest &&
      this.#covers(before, view, scale, width, height);
    if (!isUsable || (!isMoving && scale !== 1)) this.#redraw(view, width, height, ratio, ground, itemsFor(view));
    const drawn = this.#drawnView ?? view;
    const used = view.k / drawn.k;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = ground;
    context.fillRect(0, 0, width * ratio, height * ratio);
    context.imageSmoothingQuality = 'low';
    context.drawImage(
      this.#canvas,
      Math.round((view.x - drawn.x * used - cacheMargin * width * used) * ratio),
      Math.round((view.y - drawn.y * used - cacheMargin * height * used) * ratio),
      this.#canvas.width * used,
      this.#canvas.height * used,
    );
  }

  #covers(drawn: View, view: View, scale: number, width: number, height: number): boolean {
    const left = view.x - drawn.x * scale - cacheMargin * width * scale;
    const top = view.y - drawn.y * scale - cacheMargin * height * scale;
    const [right, bottom] = [
      left + width * (1 + 2 * cacheMargin) * scale,
      top + height * (1 + 2 * cacheMargin) * scale,
    ];
    return left <= 0.5 && top <= 0.5 && right >= width - 0.5 && bottom >= height - 0.5;
  }

  #redraw(view: View, width: number, height: number, ratio: number, ground: string, items: readonly PathItem[]): void {
    const context = this.#canvas.getContext('2d', { alpha: false });
    if (context === null) return;
    const [pixelWidth, pixelHeight] = [width, height].map((side) => Math.round(side * (1 + 2 * cacheMargin) * ratio));
    if (pixelWidth !== undefined && this.#canvas.width !== pixelWidth) this.#canvas.width = pixelWidth;
    if (pixelHeight !== undefined && this.#canvas.height !== pixelHeight) this.#canvas.height = pixelHeight;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = ground;
    context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    drawMapItems(
      context,
      items,
      { k: view.k, x: view.x + cacheMargin * width, y: view.y + cacheMargin * height },
      ratio,
    );
    this.#drawnView = view;
  }
}
