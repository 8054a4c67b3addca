import type { Model } from '@meridian/engine';
import { drawBaseMap, nameCountries, shapeBaseMap } from './base-map.ts';
import type { BaseMap } from './base-map.ts';
import { drawNetwork } from './draw-network.ts';
import type { LinkState } from './draw-network.ts';
import { drawPicture } from './draw-picture.ts';
import type { PictureInput } from './draw-picture.ts';
import { drawKey } from './key.ts';
import { estimateWidth } from './labels.ts';
import { createMapFrame, viewOfBox } from './map-frame.ts';
import type { MapExtent } from './map-frame.ts';
import { shapeNetwork } from './network-shapes.ts';
import { palettes } from './palette.ts';
import type { Theme } from './palette.ts';
import type { PathItem, Scene } from './scene.ts';

export interface MapOptions {
  /** Picture units, which are pixels at the picture's own size. */
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** State of each link on the date; a link that is not named is open. */
  readonly states: ReadonlyMap<string, LinkState>;
  /** Links of a route to set off from the rest. */
  readonly highlighted?: ReadonlySet<string>;
  /** Default: the corridor. */
  readonly extent?: MapExtent;
  readonly title?: string;
}

/** The map of a model on a date, as a drawing of its own with a title and a key. Same input, same drawing. */
export function composeMap(model: Model, base: BaseMap, options: MapOptions): Scene {
  const { width, height, theme, states, title } = options;
  const palette = palettes[theme];
  const frame = createMapFrame(model, options.extent);
  const shapes = shapeNetwork(model, frame);
  const view = viewOfBox(frame.extent, width, height);
  const chosen = [...(options.highlighted ?? [])];
  const style = { states, highlighted: new Map(chosen.map((link) => [link, palette.accent])) };
  const ends = shapes.links
    .filter(({ link }) => style.highlighted.has(link.linkId))
    .flatMap(({ link }) => [link.fromNodeId, link.toNodeId]);
  return composeScene(
    [...drawBaseMap(shapeBaseMap(base, frame), palette), ...drawNetwork(model, shapes, style, palette)],
    {
      model,
      frame,
      shapes,
      countries: nameCountries(base, frame),
      style,
      palette,
      view,
      zoom: 1,
      width,
      height,
      named: ends.filter((id) => shapes.places.some(({ node, isMarked }) => isMarked && node.nodeId === id)),
    },
    title,
  );
}

/** A whole drawing from its layers, with a title and a key: what is saved as a picture. */
export function composeScene(map: readonly PathItem[], input: PictureInput, title: string | undefined): Scene {
  const { width, height, palette, view, measure = estimateWidth } = input;
  const key = drawKey(input, title);
  const picture = drawPicture({ ...input, measure, covered: [...(input.covered ?? []), ...key.covered] });
  return { width, height, background: palette.water, view, map, picture: [...picture, ...key.items] };
}
