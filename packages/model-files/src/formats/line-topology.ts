import type { Position } from '@meridian/engine';
import { joinNearEnds } from './near-ends.ts';
import { canMeet, SplitLines } from './split-lines.ts';
import type { DrawnLine, LinePiece, Passage } from './split-lines.ts';

export interface NamedPoint {
  readonly id: string;
  readonly position: Position;
}

export interface LineTopology {
  /** Of each line, its pieces in the order in which it is drawn. Nodes are numbers of places. */
  readonly pieces: readonly (readonly LinePiece[])[];
  readonly positionOf: (place: number) => Position;
  /** The place of each point, in order; the first of two points of one name stands for both. */
  readonly pointPlaces: readonly number[];
  /** Places by the names that lines give to their ends, points included. */
  readonly placeOfName: ReadonlyMap<string, number>;
  /** Ends of lines, and points, that were joined to what is near. */
  readonly joined: number;
  /** Points that no line touches. */
  readonly lonePoints: number;
}

export interface TopologyRules {
  /** Loose ends this near to another end, or to a position inside a line, meet it. 0: only what coincides. */
  readonly reachKm: number;
  /** Whether a line is split where others meet it. */
  readonly splits: boolean;
}

/**
 * Where lines meet. Ends that coincide are one node. A line is split at a position inside it where another line ends or a
 * point stands, and where another line of its mode and level has a position inside it too, as ways of OpenStreetMap do that
 * share a node. Then gaps within reach are closed, see `joinNearEnds`. Lines whose file names both of their nodes stay as they are.
 */
export function joinLines(
  points: readonly NamedPoint[],
  lines: readonly DrawnLine[],
  { reachKm, splits }: TopologyRules,
): LineTopology {
  const split = new SplitLines(lines);
  const { places } = split;
  const ends = new Ends(split);
  const pointPlaces = points.map(({ id, position }) => ends.findNamed(id, position));
  for (const [line, { positions, fromId, toId }] of lines.entries()) {
    ends.cut({ line, index: 0 }, fromId);
    ends.cut({ line, index: positions.length - 1 }, toId);
  }
  const passages = splits ? listPassages(lines) : new Map<string, Passage[]>();
  for (const [key, list] of passages) splitAt(split, list, ends.placeAt.get(key), ({ line }) => kindOf(lines[line]));
  const joined = reachKm > 0 ? joinNearEnds(split, passages.values(), reachKm) : 0;
  return {
    pieces: lines.map((_, line) => split.piecesOf(line)),
    positionOf: (place) => places.positionOf(place),
    pointPlaces: pointPlaces.map((place) => places.find(place)),
    placeOfName: new Map([...ends.placeOfName].map(([name, place]) => [name, places.find(place)])),
    joined,
    lonePoints: new Set(pointPlaces.filter((place) => places.linesOf(place).size === 0)).size,
  };
}

/** The places where lines end or points stand, by name and by position. */
class Ends {
  readonly placeOfName = new Map<string, number>();
  readonly placeAt = new Map<string, number>();
  readonly #lines: SplitLines;

  constructor(lines: SplitLines) {
    this.#lines = lines;
  }

  findNamed(name: string, position: Position): number {
    const known = this.placeOfName.get(name);
    if (known !== undefined) return known;
    const place = this.#lines.places.add(position, 'named');
    this.placeOfName.set(name, place);
    const key = keyOf(position);
    if (!this.placeAt.has(key)) this.placeAt.set(key, place);
    return place;
  }

  cut(end: Passage, name: string): void {
    const position = this.#lines.positionOf(end);
    this.#lines.cut(end, name === '' ? this.#findAt(position) : this.findNamed(name, position));
  }

  #findAt(position: Position): number {
    const key = keyOf(position);
    const place = this.placeAt.get(key) ?? this.#lines.places.add(position, 'end');
    this.placeAt.set(key, place);
    return place;
  }
}

/** Positions inside the lines that may be split, with the lines that pass there. */
function listPassages(lines: readonly DrawnLine[]): ReadonlyMap<string, Passage[]> {
  const passages = new Map<string, Passage[]>();
  for (const [line, { positions, fromId, toId }] of lines.entries()) {
    if (fromId !== '' && toId !== '') continue;
    for (const [index, position] of positions.entries()) {
      if (index === 0 || index === positions.length - 1) continue;
      const key = keyOf(position);
      const list = passages.get(key);
      if (list === undefined) passages.set(key, [{ line, index }]);
      else list.push({ line, index });
    }
  }
  return passages;
}

/** Splits the lines that pass one position: at the place that is there, if any, else among each other. */
function splitAt(
  lines: SplitLines,
  passages: readonly Passage[],
  place: number | undefined,
  kindOfPassage: (passage: Passage) => string,
): void {
  // modes of the ends, as they were before any line was split here
  const ends = place === undefined ? [] : [...lines.places.linesOf(place)].map((line) => lines.modeOf(line));
  const isPoint = place !== undefined && lines.places.rankOf(place) === 'named';
  const through: Passage[] = [];
  for (const passage of passages) {
    const mode = lines.modeOf(passage.line);
    if (place !== undefined && (isPoint || ends.some((end) => canMeet(end, mode)))) lines.cut(passage, place);
    else through.push(passage);
  }
  if (through.length < 2) return;
  for (const [first, ...rest] of Map.groupBy(through, kindOfPassage).values())
    if (first !== undefined && rest.length > 0) lines.cutTogether([first, ...rest]);
}

/** Lines of one kind meet where they share a position inside both. */
function kindOf(line: DrawnLine | undefined): string {
  return `${line?.mode ?? ''}|${line?.level ?? ''}`;
}

function keyOf([x, y]: Position): string {
  return `${String(x)} ${String(y)}`;
}
