import type { Position } from '@meridian/engine';
import { distanceKm } from './line-length.ts';

/** Mean radius of the Earth, in km: the cubes need no better. */
const EARTH_RADIUS_KM = 6371;

/** The sphere is up to 0.4 % smaller than the ellipsoid; neighbors within the reach must not fall two cubes apart. */
const CUBE_PER_REACH = 1.01;

interface Place {
  readonly id: number;
  readonly position: Position;
}

export interface Neighbor {
  readonly id: number;
  readonly km: number;
}

/**
 * Finds what lies within a stated reach of a position. Places lie in cubes in space rather than in squares of the map,
 * so that neither the poles nor the 180th meridian need care. It owns its buckets.
 */
export class NodeSnap {
  readonly #places = new Map<string, Place[]>();
  readonly #reachKm: number;

  constructor(reachKm: number) {
    this.#reachKm = reachKm;
  }

  add(id: number, position: Position): void {
    const key = this.#cubeOf(position).join();
    const bucket = this.#places.get(key);
    if (bucket === undefined) this.#places.set(key, [{ id, position }]);
    else bucket.push({ id, position });
  }

  /** All within reach, in no order that means anything. */
  list(position: Position): readonly Neighbor[] {
    const found: Neighbor[] = [];
    const [cx = 0, cy = 0, cz = 0] = this.#cubeOf(position);
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const dz of [-1, 0, 1]) {
          for (const place of this.#places.get([cx + dx, cy + dy, cz + dz].join()) ?? []) {
            const km = distanceKm(position, place.position);
            if (km <= this.#reachKm) found.push({ id: place.id, km });
          }
        }
    return found;
  }

  /** Cube of a position, edge a little over the reach, origin at the Earth's center. */
  #cubeOf([x, y]: Position): readonly number[] {
    const [lon, lat] = [(x * Math.PI) / 180, (y * Math.PI) / 180];
    const unit = [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
    return unit.map((part) => Math.floor((part * EARTH_RADIUS_KM) / (CUBE_PER_REACH * this.#reachKm)));
  }
}
