import type { Box, LaneDashes } from '@meridian/cartography';
import type { CorridorMap } from '../../map/corridor-map.ts';

/** Pixels of a dash, of the gap after it, and that it moves in a second. */
const dash = 5;
const gap = 15;
const speed = 26;
/** Twenty steps a second look like a movement, and cost a third of what a screen could show. */
const stepMilliseconds = 50;
/** Lanes are laid anew when the map has stood for so long. */
const restMilliseconds = 120;

interface Lane {
  readonly path: Path2D;
  readonly width: number;
}

/**
 * Dashes that run along the flows in the direction of the cargo, on a canvas of their own above the map. It draws nothing
 * while the map moves or the tab is hidden, and asks for no frame then.
 */
export class FlowAnimation {
  readonly #canvas: HTMLCanvasElement;
  readonly #map: CorridorMap;
  readonly #unwatch: () => void;
  #lanes: readonly Lane[] = [];
  #names: readonly Box[] = [];
  readonly #color: string;
  #timer: number | undefined;
  #laying: number | undefined;
  #size = { width: 0, height: 0 };

  constructor(canvas: HTMLCanvasElement, map: CorridorMap, color: string) {
    this.#canvas = canvas;
    this.#map = map;
    this.#color = color;
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#unwatch = map.watch(this.#onDrawn);
  }

  destroy(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#unwatch();
    this.#stop();
    this.#clear();
  }

  readonly #onVisibility = (): void => {
    if (document.hidden) this.#stop();
    else this.#onDrawn(false);
  };

  readonly #onDrawn = (isMoving: boolean): void => {
    this.#stop();
    this.#clear();
    if (isMoving || document.hidden) return;
    this.#laying = window.setTimeout(() => this.#lay(), restMilliseconds);
  };

  #lay(): void {
    const { dashes, names } = this.#map.lanes();
    this.#lanes = dashes.map(({ d, width }: LaneDashes) => ({ path: new Path2D(d), width }));
    this.#names = names;
    const ratio = Math.min(2, window.devicePixelRatio);
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    this.#size = { width, height };
    if (this.#canvas.width !== Math.round(width * ratio)) this.#canvas.width = Math.round(width * ratio);
    if (this.#canvas.height !== Math.round(height * ratio)) this.#canvas.height = Math.round(height * ratio);
    if (this.#lanes.length > 0) this.#step();
  }

  readonly #step = (): void => {
    this.#timer = window.setTimeout(() => requestAnimationFrame(this.#frame), stepMilliseconds);
  };

  readonly #frame = (time: number): void => {
    // stopped while the frame was on its way
    if (this.#timer === undefined) return;
    this.#draw(time);
    this.#step();
  };

  #draw(time: number): void {
    const context = this.#canvas.getContext('2d');
    if (context === null) return;
    const ratio = this.#canvas.width / Math.max(1, this.#size.width);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.#size.width, this.#size.height);
    context.strokeStyle = this.#color;
    context.lineCap = 'butt';
    context.lineJoin = 'round';
    context.setLineDash([dash, gap]);
    context.lineDashOffset = -((time / 1000) * speed) % (dash + gap);
    for (const { path, width } of this.#lanes) {
      context.lineWidth = width;
      context.stroke(path);
    }
    for (const { left, top, right, bottom } of this.#names) context.clearRect(left, top, right - left, bottom - top);
  }

  #clear(): void {
    const context = this.#canvas.getContext('2d');
    context?.setTransform(1, 0, 0, 1, 0, 0);
    context?.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#laying);
    this.#timer = undefined;
    this.#laying = undefined;
  }
}
