import type { Position } from '@meridian/engine';
import { distanceKm } from './line-length.ts';

/** Mean radius of the Earth, in km: the cubes need no better. */
const EARTH_RADIUS_KM = 6371;

/** The end of a line this near to a node, in km, is taken to be at the node. */
export const SNAP_KM = 1;

/** The sphere is up to 0.4 % smaller than the ellipsoid; neighbours within SNAP_KM must not fall two cubes apart. */
const CUBE_KM = 1.01 * SNAP_KM;

interface Place {
  readonly id: string;
  readonly position: Position;
}

/**
 * Finds the node nearest to a position, within SNAP_KM. Nodes lie in cubes in space rather than
 * in squares of the map, so that neither the poles nor the 180th meridian need care. It owns its buckets.
 */
export class NodeSnap {
  readonly #places = new Map<string, Place[]>();

  add(id: string, position: Position): void {
    const key = cubeOf(position).join();
    const bucket = this.#places.get(key);
    if (bucket === undefined) this.#places.set(key, [{ id, position }]);
    else bucket.push({ id, position });
  }

  /** The nearest node's id; the one added first where several are equally near. */
  find(position: Position): string | undefined {
    let nearest: string | undefined;
    let nearestKm = SNAP_KM;
    const [cx = 0, cy = 0, cz = 0] = cubeOf(position);
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const dz of [-1, 0, 1]) {
          for (const place of this.#places.get([cx + dx, cy + dy, cz + dz].join()) ?? []) {
            const km = distanceKm(position, place.position);
            if (km < nearestKm || (km === nearestKm && nearest === undefined)) [nearest, nearestKm] = [place.id, km];
          }
        }
    return nearest;
  }
}

/** Cube of a position, edge a little over SNAP_KM, origin at the Earth's centre. */
function cubeOf([x, y]: Position): readonly number[] {
  const [lon, lat] = [(x * Math.PI) / 180, (y * Math.PI) / 180];
  const unit = [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
  return unit.map((part) => Math.floor((part * EARTH_RADIUS_KM) / CUBE_KM));
}
