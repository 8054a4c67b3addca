// The canvas, its movements and what is under the pointer share one state that changes with every frame, so they are one class;
// what is drawn (cartography), kept (`background-cache.ts`, `base-layer.ts`) and found (`pick.ts`) stands in files of its own.

import {
  clipNetwork,
  createMapFrame,
  composeScene,
  drawFlows,
  drawNetwork,
  drawPicture,
  drawReach,
  drawRing,
  laneDashes,
  palettes,
  reachColors,
  shapeNetwork,
  viewOfBox,
} from '@meridian/cartography';
import type {
  Box,
  LaneDashes,
  MapFrame,
  NetworkShapes,
  Padding,
  PathItem,
  PictureInput,
  Scene,
  Theme,
  View,
} from '@meridian/cartography';
import type { Model } from '@meridian/engine';
import { select } from 'd3-selection';
import 'd3-transition';
import { zoom as d3Zoom, zoomIdentity } from 'd3-zoom';
import type { D3ZoomEvent, ZoomBehavior } from 'd3-zoom';
import type { MapPosition, Selection } from '../state/address-parsers.ts';
import { BackgroundCache, cacheMargin } from './background-cache.ts';
import { BaseLayer } from './base-layer.ts';
import type { MapContent } from './map-content.ts';
import { drawPictureItems, measureWith, nameBoxes } from './draw-scene.ts';
import { Picker } from './pick.ts';
import type { Picked } from './pick.ts';

/** What is over the map follows it: called when it has been drawn. */
type Watcher = (isMoving: boolean) => void;

interface Callbacks {
  readonly onHover: (picked: Picked | undefined, x: number, y: number) => void;
  readonly onSelect: (picked: Picked | undefined) => void;
  /** When a movement has ended; undefined: the whole map. */
  readonly onRest: (position: MapPosition | undefined) => void;
}

interface Drawn {
  readonly model: Model;
  readonly frame: MapFrame;
  readonly shapes: NetworkShapes;
  readonly picker: Picker;
}

const mostZoom = 400;
/** Zoom from which the coast of 1:50 million looks coarse. */
const nearZoom = 7;

/** The map in a canvas: it knows the model and the view, moves by hand and by key, and says what is under the pointer. */
export class CorridorMap {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #callbacks: Callbacks;
  readonly #zoom: ZoomBehavior<HTMLCanvasElement, unknown>;
  readonly #background = new BackgroundCache();
  readonly #base: BaseLayer;
  #drawn: Drawn | undefined;
  #content: MapContent = { style: { states: new Map() }, named: [], selected: undefined };
  #theme: Theme = 'light';
  #view: View = { k: 1, x: 0, y: 0 };
  #width = 0;
  #height = 0;
  #padding: Padding = { left: 28, top: 56, right: 28, bottom: 40 };
  #covered: readonly Box[] = [];
  #frameRequest = 0;
  #isAtHome = true;
  /** Where to begin, asked for before the size of the map is known. */
  #wanted: MapPosition | undefined;
  #isMoving = false;
  #pointed: MapPosition | undefined;
  readonly #watchers = new Set<Watcher>();
  #names: readonly Box[] = [];

  constructor(canvas: HTMLCanvasElement, callbacks: Callbacks) {
    this.#canvas = canvas;
    this.#callbacks = callbacks;
    this.#base = new BaseLayer((detail) => {
      canvas.dataset['base'] = detail;
      this.#background.clear();
      this.#request();
    });
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('this browser draws no canvas');
    this.#context = context;
    this.#zoom = d3Zoom<HTMLCanvasElement, unknown>()
      .on('start', () => (this.#isMoving = true))
      .on('zoom', (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => this.#follow(event))
      .on('end', () => this.#rest());
    select(canvas).call(this.#zoom);
    canvas.addEventListener('pointermove', this.#hover);
    canvas.addEventListener('pointerleave', this.#leave);
    canvas.addEventListener('click', this.#click);
  }

  destroy(): void {
    cancelAnimationFrame(this.#frameRequest);
    select(this.#canvas).on('.zoom', null);
    this.#canvas.removeEventListener('pointermove', this.#hover);
    this.#canvas.removeEventListener('pointerleave', this.#leave);
    this.#canvas.removeEventListener('click', this.#click);
  }

  setModel(model: Model, position: MapPosition | undefined): void {
    const frame = createMapFrame(model);
    const shapes = shapeNetwork(model, frame);
    this.#drawn = { model, frame, shapes, picker: new Picker(shapes) };
    this.#pointed = undefined;
    this.#background.clear();
    if (this.#width === 0) this.#wanted = position;
    this.#goTo(position);
    this.#base.setFrame(frame);
  }

  setContent(content: MapContent): void {
    this.#content = content;
    this.#background.clear();
    this.#request();
  }

  setTheme(theme: Theme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#base.setTheme(theme);
    this.#background.clear();
    this.#request();
  }

  /** Parts of the map that something lies on, such as the key: no name is put there. */
  setCovered(covered: readonly Box[]): void {
    this.#covered = covered;
    this.#request();
  }

  resize(width: number, height: number): void {
    if (width === 0 || height === 0) return;
    const ratio = pixelRatio();
    const middle = this.#width === 0 ? this.#wanted : this.#positionOf(this.#view);
    this.#width = width;
    this.#height = height;
    this.#padding = width < 600 ? { left: 10, top: 46, right: 10, bottom: 30 } : this.#padding;
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#goTo(this.#isAtHome && this.#wanted === undefined ? undefined : middle);
    this.#wanted = undefined;
    this.#draw();
  }

  /** Shows the whole corridor. */
  home(): void {
    this.#moveTo(this.#homeView());
  }

  zoomBy(factor: number): void {
    this.#zoom.scaleBy(this.#transition(), factor);
  }

  panBy(x: number, y: number): void {
    this.#zoom.translateBy(this.#transition(), x / this.#view.k, y / this.#view.k);
  }

  /** Brings a place or link into view, near enough to tell it from its neighbors. */
  show({ kind, id }: Selection): void {
    const shapes = this.#drawn?.shapes;
    const place = kind === 'node' ? shapes?.places.find(({ node }) => node.nodeId === id) : undefined;
    const link = kind === 'link' ? shapes?.links.find(({ link: each }) => each.linkId === id) : undefined;
    const home = this.#homeView();
    if (place !== undefined) {
      const k = Math.max(this.#view.k, home.k * 5);
      this.#moveTo({ k, x: this.#width / 2 - place.x * k, y: this.#height / 2 - place.y * k });
    }
    if (link !== undefined) {
      const view = viewOfBox(link.box, this.#width, this.#height, { left: 80, top: 80, right: 80, bottom: 80 });
      const k = Math.min(view.k, home.k * 12);
      const [x, y] = [(link.box.left + link.box.right) / 2, (link.box.top + link.box.bottom) / 2];
      this.#moveTo({ k, x: this.#width / 2 - x * k, y: this.#height / 2 - y * k });
    }
  }

  /** Moves to a position that the address names. */
  goTo(position: MapPosition): void {
    this.#goTo(position);
    this.#request();
  }

  /** Moves to a place that the model need not have, such as that of a fault in one that did not open, and marks it. */
  point(position: MapPosition): void {
    this.#pointed = position;
    this.#goTo(position);
    this.#callbacks.onRest(position);
    this.#request();
  }

  /** The map as it is seen, with title and key, for a file. */
  scene(title: string): Scene | undefined {
    const input = this.#pictureInput();
    if (input === undefined) return undefined;
    const { moving } = this.#content;
    const key = moving === undefined ? {} : { key: moving.key };
    return composeScene(this.#mapItems(this.#view), { ...input, ...key, covered: [] }, title);
  }

  /** Calls a watcher after each drawing, until what is returned is called. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    watcher(this.#isMoving);
    return () => this.#watchers.delete(watcher);
  }

  /** The lanes of the flows in the picture, and where names stand in it, which lanes leave free. */
  lanes(): { readonly dashes: readonly LaneDashes[]; readonly names: readonly Box[] } {
    const { moving, style } = this.#content;
    if (this.#drawn === undefined || moving === undefined || this.#width === 0) return { dashes: [], names: [] };
    const dashes = laneDashes(this.#drawn.shapes, style, moving.style, this.#view, this.#width, this.#height);
    return { dashes, names: this.#names };
  }

  readonly #hover = (event: PointerEvent): void => {
    if (this.#isMoving || event.pointerType === 'touch') return;
    const picked = this.#pick(event);
    this.#canvas.style.cursor = picked === undefined ? 'grab' : 'pointer';
    this.#callbacks.onHover(picked, event.offsetX, event.offsetY);
  };

  readonly #leave = (): void => this.#callbacks.onHover(undefined, 0, 0);

  readonly #click = (event: MouseEvent): void => {
    if (event.defaultPrevented) return;
    this.#callbacks.onSelect(this.#pick(event));
  };

  #pick(event: MouseEvent): Picked | undefined {
    return this.#drawn?.picker.at(event.offsetX, event.offsetY, this.#view, this.#zoomOf(), this.#content.style);
  }

  #follow({ transform, sourceEvent }: D3ZoomEvent<HTMLCanvasElement, unknown>): void {
    this.#view = { k: transform.k, x: transform.x, y: transform.y };
    if (sourceEvent !== null && sourceEvent !== undefined) this.#callbacks.onHover(undefined, 0, 0);
    this.#request();
  }

  #rest(): void {
    this.#isMoving = false;
    const home = this.#homeView();
    const [dx, dy] = [this.#view.x - home.x, this.#view.y - home.y];
    if (this.#zoomOf() >= nearZoom) this.#base.refine(this.#seenBox(this.#view));
    this.#isAtHome = Math.abs(this.#view.k / home.k - 1) < 1e-6 && Math.hypot(dx, dy) < 1;
    this.#request();
    if (!this.#isFollowing) this.#callbacks.onRest(this.#isAtHome ? undefined : this.#positionOf(this.#view));
  }

  /** While the map goes where the address says, which then need not be told. */
  #isFollowing = false;
  /** The first drawing is marked, so that how soon it comes can be measured from outside. */
  #isMarked = false;

  #moveTo({ k, x, y }: View): void {
    this.#zoom.transform(this.#transition(), zoomIdentity.translate(x, y).scale(k));
  }

  /** Movements take a moment, so that the eye can follow; not where the reader has asked for less motion. */
  #transition() {
    const canvas = select(this.#canvas);
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    return canvas.transition().duration(isStill ? 0 : 280);
  }

  #goTo(position: MapPosition | undefined): void {
    if (this.#drawn === undefined || this.#width === 0) return;
    const home = this.#homeView();
    this.#zoom.scaleExtent([home.k * 0.2, home.k * mostZoom]);
    const point = position && this.#drawn.frame.projection([position.longitude, position.latitude]);
    const k = home.k * (position?.zoom ?? 1);
    const view =
      point === undefined || point === null
        ? home
        : { k, x: this.#width / 2 - point[0] * k, y: this.#height / 2 - point[1] * k };
    this.#isAtHome = view === home;
    this.#isFollowing = true;
    this.#zoom.transform(select(this.#canvas), zoomIdentity.translate(view.x, view.y).scale(view.k));
    this.#isFollowing = false;
  }

  #homeView(): View {
    const frame = this.#drawn?.frame;
    return frame === undefined
      ? { k: 1, x: 0, y: 0 }
      : viewOfBox(frame.extent, this.#width, this.#height, this.#padding);
  }

  #positionOf({ k, x, y }: View): MapPosition | undefined {
    const point = this.#drawn?.frame.projection.invert?.([(this.#width / 2 - x) / k, (this.#height / 2 - y) / k]);
    return point === undefined || point === null
      ? undefined
      : { longitude: point[0], latitude: point[1], zoom: k / this.#homeView().k };
  }

  #zoomOf(): number {
    return this.#view.k / this.#homeView().k;
  }

  /** What a view shows, and what is drawn beyond its sides, in map units. */
  #seenBox({ k, x, y }: View): Box {
    const [roomX, roomY] = [cacheMargin * this.#width, cacheMargin * this.#height];
    return {
      left: (-roomX - x) / k,
      top: (-roomY - y) / k,
      right: (this.#width + roomX - x) / k,
      bottom: (this.#height + roomY - y) / k,
    };
  }

  /** Base map, reach and network under a view. Near by only what is in sight is drawn. */
  readonly #mapItems = (view: View): readonly PathItem[] => {
    if (this.#drawn === undefined) return [];
    const { model, frame } = this.#drawn;
    const seen = this.#seenBox(view);
    const base = this.#base.itemsFor(seen);
    const shapes = clipNetwork(this.#drawn.shapes, seen);
    const { style, within, moving } = this.#content;
    const palette = palettes[this.#theme];
    if (moving !== undefined) return [...base, ...drawFlows(shapes, style, moving.style, palette)];
    if (within === undefined) return [...base, ...drawNetwork(model, shapes, style, palette)];
    const { nodeHours, hours, accessKm } = within;
    const colors = reachColors(shapes, nodeHours, hours, palette);
    return [
      ...base,
      ...drawReach(shapes, frame, nodeHours, hours, accessKm, palette),
      ...drawNetwork(model, shapes, { ...style, colors }, palette),
    ];
  };

  #request(): void {
    if (this.#frameRequest !== 0) return;
    this.#frameRequest = requestAnimationFrame(() => {
      this.#frameRequest = 0;
      this.#draw();
    });
  }

  #pictureInput(): PictureInput | undefined {
    if (this.#drawn === undefined) return undefined;
    const { model, frame, shapes } = this.#drawn;
    const { style, named, selected } = this.#content;
    return {
      model,
      frame,
      shapes,
      countries: this.#base.countries,
      style,
      named,
      selected,
      palette: palettes[this.#theme],
      view: this.#view,
      zoom: this.#zoomOf(),
      width: this.#width,
      height: this.#height,
      covered: this.#covered,
      measure: measureWith(this.#context),
    };
  }

  #draw(): void {
    if (this.#width === 0) return;
    const ratio = pixelRatio();
    const context = this.#context;
    const size = { width: this.#width, height: this.#height, ratio };
    const ground = palettes[this.#theme].water;
    this.#background.paint(context, this.#view, size, this.#isMoving, ground, this.#mapItems);
    const input = this.#pictureInput();
    if (input === undefined) return;
    const picture = drawPicture(input);
    drawPictureItems(context, picture, ratio);
    if (this.#watchers.size > 0) {
      this.#names = nameBoxes(picture, measureWith(context));
      for (const watcher of this.#watchers) watcher(this.#isMoving);
    }
    if (this.#base.isDrawn && !this.#isMarked) {
      this.#isMarked = true;
      performance.mark('map-drawn');
    }
    const point = this.#pointed && input.frame.projection([this.#pointed.longitude, this.#pointed.latitude]);
    if (point === undefined || point === null) return;
    const { k, x, y } = this.#view;
    drawPictureItems(context, drawRing(point[0] * k + x, point[1] * k + y, input.palette), ratio);
  }
}

function pixelRatio(): number {
  return Math.min(2, window.devicePixelRatio);
}
