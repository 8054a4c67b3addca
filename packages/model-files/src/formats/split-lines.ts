import type { Position } from '@meridian/engine';
import { JoinedPlaces } from './joined-places.ts';
import { distanceKm } from './line-length.ts';

/** A line before it is known where it meets others. */
export interface DrawnLine {
  /** Two positions or more. */
  readonly positions: readonly Position[];
  readonly mode: string;
  /** Lines that cross on different levels do not meet. */
  readonly level: string;
  /** Names of the nodes at its ends, where the file gives them; else ''. */
  readonly fromId: string;
  readonly toId: string;
}

/** One place where a line passes, by number of the line and of its position. */
export interface Passage {
  readonly line: number;
  readonly index: number;
}

/** A part of a line between two nodes; `start` and `end` count its positions. */
export interface LinePiece {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** Ways over land meet only their own kind inside a line: a road over a railway is no place to change. */
const landModes: ReadonlySet<string> = new Set(['rail', 'road', 'pipeline']);

/** Lines with the places at which they are cut so far. It is a class because cuts and places have to agree. */
export class SplitLines {
  readonly places = new JoinedPlaces();
  readonly #lines: readonly DrawnLine[];
  /** Of each line, the place at each of its positions that is to be a node. */
  readonly #cuts: readonly Map<number, number>[];
  readonly #kmAlong = new Map<number, readonly number[]>();

  constructor(lines: readonly DrawnLine[]) {
    this.#lines = lines;
    this.#cuts = lines.map(() => new Map<number, number>());
  }

  cut({ line, index }: Passage, place: number): void {
    this.#cuts[line]?.set(index, place);
    this.places.touch(place, line);
  }

  /** The place where a line is cut at a position; undefined where it runs through. */
  findPlace({ line, index }: Passage): number | undefined {
    return this.#cuts[line]?.get(index);
  }

  modeOf(line: number): string {
    return this.#lines[line]?.mode ?? '';
  }

  positionOf({ line, index }: Passage): Position {
    const position = this.#lines[line]?.positions[index];
    if (position === undefined) throw new Error(`Line ${String(line)} has no position ${String(index)}.`);
    return position;
  }

  /** Cuts lines where they pass the same position, at a new place. */
  cutTogether(passages: readonly [Passage, ...Passage[]]): number {
    const place = this.places.add(this.positionOf(passages[0]), 'vertex');
    for (const passage of passages) this.cut(passage, place);
    return place;
  }

  /** Places that ways along the lines lead to from a place, with their length, up to `mostKm`. */
  reach(place: number, mostKm: number): ReadonlyMap<number, number> {
    const start = this.places.find(place);
    const reached = new Map([[start, 0]]);
    // few places lie so near: a plain list serves as queue
    const queue = [start];
    for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
      const km = reached.get(from) ?? 0;
      for (const line of this.places.linesOf(from)) {
        for (const [other, index] of this.#placesOn(line)) {
          const total = km + this.kmAlong(line, from, index);
          if (total > mostKm || total >= (reached.get(other) ?? Infinity)) continue;
          reached.set(other, total);
          queue.push(other);
        }
      }
    }
    return reached;
  }

  /** Length along a line from a place where it is cut to one of its positions; Infinity where it is not cut there. */
  kmAlong(line: number, place: number, index: number): number {
    const along = this.#measure(line);
    let least = Infinity;
    for (const [other, at] of this.#placesOn(line))
      if (other === place) least = Math.min(least, Math.abs((along[at] ?? 0) - (along[index] ?? 0)));
    return least;
  }

  piecesOf(line: number): readonly LinePiece[] {
    const stops = this.#placesOn(line).toSorted(([, a], [, b]) => a - b);
    return stops.slice(1).map(([to, end], index) => {
      const [from, start] = stops[index] ?? [to, 0];
      return { from, to, start, end };
    });
  }

  #placesOn(line: number): readonly (readonly [place: number, index: number])[] {
    return [...(this.#cuts[line] ?? [])].map(([index, place]) => [this.places.find(place), index] as const);
  }

  #measure(line: number): readonly number[] {
    const known = this.#kmAlong.get(line);
    if (known !== undefined) return known;
    let km = 0;
    const positions = this.#lines[line]?.positions ?? [];
    const along = positions.map((position, index) => (km += distanceKm(positions[index - 1] ?? position, position)));
    this.#kmAlong.set(line, along);
    return along;
  }
}

/** Whether a line of one mode may be met inside by the end of another. */
export function canMeet(mode: string, other: string): boolean {
  return mode === other || !landModes.has(mode) || !landModes.has(other);
}
