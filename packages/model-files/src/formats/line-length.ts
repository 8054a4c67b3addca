import { greatCircleKm } from '@meridian/engine';
import type { Position } from '@meridian/engine';

/** Distance between two positions on the ellipsoid, in km. */
export function distanceKm([x1, y1]: Position, [x2, y2]: Position): number {
  return greatCircleKm(x1, y1, x2, y2);
}

/**
 * Length of a line between two nodes, in km, rounded up to a metre so that it is never below the great
 * circle between the nodes, which a check would refuse.
 */
export function lineLengthKm(from: Position, to: Position, line: readonly Position[]): number {
  return Math.ceil(Math.max(lineKm(line), distanceKm(from, to)) * 1000) / 1000;
}

/** Sum of the distances between the points of a line, in km. */
export function lineKm(line: readonly Position[]): number {
  let lengthKm = 0;
  for (let index = 1; index < line.length; index += 1) {
    const [start, end] = [line[index - 1], line[index]];
    if (start !== undefined && end !== undefined) lengthKm += distanceKm(start, end);
  }
  return lengthKm;
}
