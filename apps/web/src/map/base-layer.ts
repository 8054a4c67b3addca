import { drawBaseMap, palettes } from '@meridian/cartography';
import type { BaseShapes, Box, CountryName, MapFrame, PathItem, Theme } from '@meridian/cartography';
import { projectBaseMap } from './base-map-client.ts';
import type { Detail } from './base-map-client.ts';

interface Drawn {
  readonly shapes: BaseShapes;
  readonly items: readonly PathItem[];
}

/** Land and water under the network: coarse at once, then fine, and finer still of a part that is looked at near by. */
export class BaseLayer {
  readonly #onChange: (detail: Detail) => void;
  #frame: MapFrame | undefined;
  #theme: Theme = 'light';
  #whole: Drawn | undefined;
  #near: (Drawn & { readonly box: Box }) | undefined;
  #countries: readonly CountryName[] = [];

  constructor(onChange: (detail: Detail) => void) {
    this.#onChange = onChange;
  }

  get isDrawn(): boolean {
    return this.#whole !== undefined;
  }

  get countries(): readonly CountryName[] {
    return this.#countries;
  }

  /** Begins anew for another model. Without a base map, if it cannot be read, the network is drawn alone. */
  setFrame(frame: MapFrame): void {
    this.#frame = frame;
    this.#whole = undefined;
    this.#near = undefined;
    this.#countries = [];
    void this.#load(frame, 'coarse').then(() => this.#load(frame, 'fine'));
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    if (this.#whole !== undefined) this.#whole = this.#draw(this.#whole.shapes);
    if (this.#near !== undefined) this.#near = { ...this.#near, ...this.#draw(this.#near.shapes) };
  }

  /** The finest that covers what is seen. */
  itemsFor(seen: Box): readonly PathItem[] {
    return this.#near !== undefined && contains(this.#near.box, seen) ? this.#near.items : (this.#whole?.items ?? []);
  }

  /** Asks for a finer base map of what is seen and as much around it, unless the one at hand reaches so far. */
  refine(seen: Box): void {
    const frame = this.#frame;
    if (frame === undefined || (this.#near !== undefined && contains(this.#near.box, seen))) return;
    const [width, height] = [seen.right - seen.left, seen.bottom - seen.top];
    const box: Box = {
      left: seen.left - width,
      top: seen.top - height,
      right: seen.right + width,
      bottom: seen.bottom + height,
    };
    projectBaseMap(frame.spec, 'near', box).then(
      ({ shapes }) => {
        if (this.#frame !== frame) return;
        this.#near = { box, ...this.#draw(shapes) };
        this.#onChange('near');
      },
      () => undefined,
    );
  }

  async #load(frame: MapFrame, detail: Detail): Promise<void> {
    const base = await projectBaseMap(frame.spec, detail).catch(() => undefined);
    if (base === undefined || this.#frame !== frame) return;
    this.#whole = this.#draw(base.shapes);
    this.#countries = base.countries ?? this.#countries;
    this.#onChange(detail);
  }

  #draw(shapes: BaseShapes): Drawn {
    return { shapes, items: drawBaseMap(shapes, palettes[this.#theme]) };
  }
}

function contains(outer: Box, inner: Box): boolean {
  return (
    outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom
  );
}
