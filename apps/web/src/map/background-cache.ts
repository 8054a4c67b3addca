import type { PathItem, View } from '@meridian/cartography';
import { drawMapItems } from './draw-scene.ts';

/** Part of the picture that is drawn beyond each of its sides, so that a small movement needs no new drawing. */
const margin = 0.2;
/** How far a moving picture may be enlarged or shrunk before the background is drawn anew. */
const coarsest = 1.6;

/**
 * The base map as pixels. It has a hundred thousand points, too many to draw in every frame of a movement: while the
 * map moves, the pixels are moved and scaled; when it rests, they are drawn anew.
 */
export class BackgroundCache {
  readonly #canvas = document.createElement('canvas');
  #items: readonly PathItem[] = [];
  #ground = '#ffffff';
  #drawnView: View | undefined;
  #key = '';

  get items(): readonly PathItem[] {
    return this.#items;
  }

  set(items: readonly PathItem[], ground: string): void {
    this.#items = items;
    this.#ground = ground;
    this.#drawnView = undefined;
  }

  /** Paints it under a view: coarse where it must be while the map moves, sharp when it rests. */
  paint(
    context: CanvasRenderingContext2D,
    view: View,
    width: number,
    height: number,
    ratio: number,
    isMoving: boolean,
  ): void {
    const key = `${String(width)} ${String(height)} ${String(ratio)}`;
    if (key !== this.#key) this.#drawnView = undefined;
    this.#key = key;
    const before = this.#drawnView;
    const scale = before === undefined ? 1 : view.k / before.k;
    const isUsable =
      before !== undefined &&
      scale < coarsest &&
      scale > 1 / coarsest &&
      this.#covers(before, view, scale, width, height);
    if (!isUsable || (!isMoving && scale !== 1)) this.#redraw(view, width, height, ratio);
    const drawn = this.#drawnView ?? view;
    const used = view.k / drawn.k;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = this.#ground;
    context.fillRect(0, 0, width * ratio, height * ratio);
    context.imageSmoothingQuality = 'low';
    context.drawImage(
      this.#canvas,
      Math.round((view.x - drawn.x * used - margin * width * used) * ratio),
      Math.round((view.y - drawn.y * used - margin * height * used) * ratio),
      this.#canvas.width * used,
      this.#canvas.height * used,
    );
  }

  #covers(drawn: View, view: View, scale: number, width: number, height: number): boolean {
    const left = view.x - drawn.x * scale - margin * width * scale;
    const top = view.y - drawn.y * scale - margin * height * scale;
    const [right, bottom] = [left + width * (1 + 2 * margin) * scale, top + height * (1 + 2 * margin) * scale];
    return left <= 0.5 && top <= 0.5 && right >= width - 0.5 && bottom >= height - 0.5;
  }

  #redraw(view: View, width: number, height: number, ratio: number): void {
    const context = this.#canvas.getContext('2d', { alpha: false });
    if (context === null) return;
    const [pixelWidth, pixelHeight] = [width * (1 + 2 * margin) * ratio, height * (1 + 2 * margin) * ratio];
    if (this.#canvas.width !== Math.round(pixelWidth)) this.#canvas.width = Math.round(pixelWidth);
    if (this.#canvas.height !== Math.round(pixelHeight)) this.#canvas.height = Math.round(pixelHeight);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = this.#ground;
    context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    const shifted = { k: view.k, x: view.x + margin * width, y: view.y + margin * height };
    drawMapItems(context, this.#items, shifted, ratio);
    this.#drawnView = view;
  }
}
