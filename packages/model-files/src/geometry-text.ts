import type { Position } from '@meridian/engine';

const LINE = /^LINESTRING\s*\(([^()]*)\)$/i;

/**
 * The points of a WKT LINESTRING (longitude before latitude), or one clause that says what is wrong with it.
 */
export function parseLine(text: string): readonly Position[] | string {
  const match = LINE.exec(text);
  if (match === null) return 'is not of the form LINESTRING (x y, x y)';
  const pairs = (match[1] ?? '').split(',');
  if (pairs.length < 2) return 'has fewer than two points';
  const points: Position[] = [];
  for (const pair of pairs) {
    const point = parsePosition(pair.trim());
    if (typeof point === 'string') return point;
    points.push(point);
  }
  return points;
}

function parsePosition(pair: string): Position | string {
  const numbers = pair.split(/\s+/);
  const x = Number(numbers[0]);
  const y = Number(numbers[1]);
  if (numbers.length !== 2 || !Number.isFinite(x) || !Number.isFinite(y)) {
    return `has a point that is not two numbers: "${pair.slice(0, 40)}"`;
  }
  if (Math.abs(x) > 180) return `has a longitude outside -180 to 180: ${String(x)}`;
  if (Math.abs(y) > 90) return `has a latitude outside -90 to 90: ${String(y)}`;
  return [x, y];
}
