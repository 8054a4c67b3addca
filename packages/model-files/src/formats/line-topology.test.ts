import type { Position } from '@meridian/engine';
import { expect, test } from 'vitest';
import { joinLines } from './line-topology.ts';
import type { LineTopology, NamedPoint } from './line-topology.ts';
import type { DrawnLine } from './split-lines.ts';

/** A meter of latitude, in degrees. */
const meter = 1 / 111_195;

/** Positions in meters east and north of a point on the equator, where a degree is as long either way. */
const at = (east: number, north: number): Position => [30 + east * meter, north * meter];
const draw = (...meters: readonly (readonly [number, number])[]): DrawnLine => ({
  positions: meters.map(([east, north]) => at(east, north)),
  mode: 'rail',
  level: '0',
  fromId: '',
  toId: '',
});
const join = (
  lines: readonly DrawnLine[],
  { reach = 5, splits = true, points = [] }: { reach?: number; splits?: boolean; points?: readonly NamedPoint[] } = {},
): LineTopology => joinLines(points, lines, { reachKm: reach / 1000, splits });

/** Pieces as `A-B`, nodes lettered in the order in which they come up. */
function letters({ pieces }: LineTopology): readonly string[] {
  const seen: number[] = [];
  const letter = (place: number): string => {
    if (!seen.includes(place)) seen.push(place);
    return String.fromCharCode(65 + seen.indexOf(place));
  };
  return pieces.map((list) => list.map(({ from, to }) => `${letter(from)}-${letter(to)}`).join(' '));
}

test('01 ends that coincide are one node; what is apart stays apart', () => {
  const lines = [draw([0, 0], [100, 0]), draw([100, 0], [200, 0]), draw([200, 6], [300, 0])];
  expect(letters(join(lines))).toEqual(['A-B', 'B-C', 'D-E']);
});

test('02 ends within reach are joined, and it is counted', () => {
  const lines = [draw([0, 0], [100, 0]), draw([104, 0], [200, 0])];
  expect(letters(join(lines))).toEqual(['A-B', 'B-C']);
  expect(join(lines).joined).toBe(1);
  expect(letters(join(lines, { reach: 3 }))).toEqual(['A-B', 'C-D']);
  expect(letters(join(lines, { reach: 0 }))).toEqual(['A-B', 'C-D']);
});

test('03 no reach makes a line lead from a node to itself', () => {
  const chain = [draw([0, 0], [4, 0]), draw([4, 0], [8, 0]), draw([8, 0], [12, 0])];
  expect(letters(join(chain))).toEqual(['A-B', 'B-C', 'C-D']);
  expect(letters(join(chain, { reach: 1000 }))).toEqual(['A-B', 'B-C', 'C-D']);
  // the gap between them is closed, their far ends are not
  const gaps = [draw([0, 0], [4, 0]), draw([5, 0], [9, 0])];
  expect(letters(join(gaps, { reach: 1000 }))).toEqual(['A-B', 'B-C']);
});

test('04 a chain of near ends does not creep: all stand within reach of the node', () => {
  const lines = [0, 4, 8, 12].map((east) => draw([east, 0], [east, 500]));
  const { pieces, positionOf } = join(lines);
  for (const [index, [piece]] of pieces.entries()) {
    const [x] = positionOf(piece?.from ?? 0);
    expect(Math.abs(x - (30 + index * 4 * meter))).toBeLessThan(5 * meter);
  }
});

test('05 a line is split at a position inside it where another ends', () => {
  const main = draw([0, 0], [100, 0], [200, 0]);
  const branch = draw([100, 0], [100, 100]);
  expect(letters(join([main, branch]))).toEqual(['A-B B-C', 'B-D']);
  expect(letters(join([main, branch], { splits: false }))).toEqual(['A-B', 'C-D']);
  // the end stops short of it by 3 m
  expect(letters(join([main, draw([100, 3], [100, 100])]))).toEqual(['A-B B-C', 'B-D']);
  expect(letters(join([main, draw([100, 3], [100, 100])], { reach: 2 }))).toEqual(['A-B', 'C-D']);
});

test('06 lines that share a position inside both meet there, unless on two levels', () => {
  const one = draw([0, 0], [100, 0], [200, 0]);
  const other = draw([100, -100], [100, 0], [100, 100]);
  expect(letters(join([one, other]))).toEqual(['A-B B-C', 'D-B B-E']);
  expect(letters(join([one, { ...other, level: '1,bridge,' }]))).toEqual(['A-B', 'C-D']);
  expect(letters(join([one, draw([100, -100], [101, 0.5], [100, 100])]))).toEqual(['A-B', 'C-D']);
});

test('07 a road that ends on a railway does not meet it inside; a ferry that ends on a road does', () => {
  const railway = draw([0, 0], [100, 0], [200, 0]);
  const road = { ...draw([100, 0], [100, 100]), mode: 'road' };
  expect(letters(join([railway, road]))).toEqual(['A-B', 'C-D']);
  expect(
    letters(
      join([
        { ...railway, mode: 'road' },
        { ...road, mode: 'ferry' },
      ]),
    ),
  ).toEqual(['A-B B-C', 'B-D']);
});

test('08 a point on a line, or within reach of it, is a node of it', () => {
  const line = draw([0, 0], [100, 0], [200, 0]);
  const station = (east: number, north: number): NamedPoint => ({ id: 'station', position: at(east, north) });
  const exact = join([line], { points: [station(100, 0)] });
  expect(letters(exact)).toEqual(['A-B B-C']);
  expect(exact.pieces[0]?.[0]?.to).toBe(exact.pointPlaces[0]);
  const near = join([line], { points: [station(100, 4)] });
  expect(letters(near)).toEqual(['A-B B-C']);
  expect(near.positionOf(near.pieces[0]?.[0]?.to ?? 0)).toEqual(at(100, 4));
  expect(join([line], { points: [station(100, 9)] }).lonePoints).toBe(1);
});

test('09 two points are never one node, however near', () => {
  const points = [
    { id: 'a', position: at(0, 0) },
    { id: 'b', position: at(2, 0) },
  ];
  const { pointPlaces } = join([draw([0, 0], [0, 500])], { points });
  expect(new Set(pointPlaces).size).toBe(2);
});

test('10 names of ends go before positions, and a line that names both is not split', () => {
  const points = [{ id: 'a', position: at(0, 0) }];
  const named = { ...draw([900, 0], [1000, 0], [1100, 0]), fromId: 'a', toId: 'z' };
  const branch = draw([1000, 0], [1000, 100]);
  const topology = join([named, branch], { points });
  expect(letters(topology)).toEqual(['A-B', 'C-D']);
  expect(topology.pieces[0]?.[0]?.from).toBe(topology.pointPlaces[0]);
  expect(topology.placeOfName.get('z')).toBe(topology.pieces[0]?.[0]?.to);
});

test('11 a ring stays one line, or is split where others meet it', () => {
  const ring = draw([0, 0], [100, 0], [100, 100], [0, 0]);
  expect(letters(join([ring]))).toEqual(['A-A']);
  expect(letters(join([ring, draw([100, 100], [300, 300])]))).toEqual(['A-B B-A', 'B-C']);
});

test('12 either side of the 180th meridian is near', () => {
  const line = (from: Position, to: Position): DrawnLine => ({ ...draw(), positions: [from, to] });
  const topology = join([line([179, 0], [179.99999, 0]), line([-179.99999, 0], [-179, 0])]);
  expect(letters(topology)).toEqual(['A-B', 'B-C']);
});

test('13 tracks that run side by side do not meet where both are cut into two lines', () => {
  const north = [draw([0, 50], [500, 4]), draw([500, 4], [900, 50])];
  const south = [draw([0, -50], [500, 0]), draw([500, 0], [900, -50])];
  expect(letters(join([...north, ...south]))).toEqual(['A-B', 'B-C', 'D-E', 'E-F']);
  // where the northern track ends it is a gap
  expect(letters(join([...north.slice(0, 1), ...south]))).toEqual(['A-B', 'C-B', 'B-D']);
});
