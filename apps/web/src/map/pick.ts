import { isShown, markZoom } from '@meridian/cartography';
import type { LinkShape, NetworkShapes, NetworkStyle, PlaceShape, View } from '@meridian/cartography';
import Flatbush from 'flatbush';

export type Picked =
  { readonly kind: 'node'; readonly place: PlaceShape } | { readonly kind: 'link'; readonly shape: LinkShape };

const placeReach = 10;
const linkReach = 7;

/** What lies under a point of the picture: a place before a link, the nearest of each. */
export class Picker {
  readonly #shapes: NetworkShapes;
  readonly #links: Flatbush | undefined;
  readonly #places: Flatbush | undefined;

  constructor(shapes: NetworkShapes) {
    this.#shapes = shapes;
    const { links, places } = shapes;
    if (links.length > 0) {
      this.#links = new Flatbush(links.length);
      for (const { box } of links) this.#links.add(box.left, box.top, box.right, box.bottom);
      this.#links.finish();
    }
    if (places.length > 0) {
      this.#places = new Flatbush(places.length);
      for (const { x, y } of places) this.#places.add(x, y, x, y);
      this.#places.finish();
    }
  }

  at(pictureX: number, pictureY: number, view: View, zoom: number, style: NetworkStyle): Picked | undefined {
    const [x, y] = [(pictureX - view.x) / view.k, (pictureY - view.y) / view.k];
    return this.#placeAt(x, y, placeReach / view.k, zoom) ?? this.#linkAt(x, y, linkReach / view.k, style);
  }

  #placeAt(x: number, y: number, reach: number, zoom: number): Picked | undefined {
    const found = this.#places?.neighbors(x, y, 1, reach, (index) => {
      const place = this.#shapes.places[index];
      return place?.isMarked === true && zoom >= markZoom[place.rank];
    });
    const place = this.#shapes.places[found?.[0] ?? -1];
    return place === undefined ? undefined : { kind: 'node', place };
  }

  #linkAt(x: number, y: number, reach: number, style: NetworkStyle): Picked | undefined {
    let [best, least]: [LinkShape | undefined, number] = [undefined, reach];
    for (const index of this.#links?.search(x - reach, y - reach, x + reach, y + reach) ?? []) {
      const shape = this.#shapes.links[index];
      if (shape === undefined || !isShown(shape, style)) continue;
      // where lines lie on one another, the one that is set off is meant
      const preference = style.highlighted?.has(shape.link.linkId) === true ? reach / 2 : 0;
      const distance = distanceTo(shape.points, x, y) - preference;
      if (distance < least) [best, least] = [shape, distance];
    }
    return best === undefined ? undefined : { kind: 'link', shape: best };
  }
}

/** Least distance from a point to a line of x and y in turn. */
function distanceTo(points: Float64Array, x: number, y: number): number {
  let least = Infinity;
  for (let at = 2; at < points.length; at += 2) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = points.subarray(at - 2, at + 2);
    const [dx, dy] = [x1 - x0, y1 - y0];
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / square));
    least = Math.min(least, Math.hypot(x - x0 - share * dx, y - y0 - share * dy));
  }
  return least;
}
