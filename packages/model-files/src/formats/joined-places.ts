import type { Position } from '@meridian/engine';
import { distanceKm } from './line-length.ts';

/** A place keeps its position and name when a lower one is joined to it: what a file names stands above what it draws. */
export type PlaceRank = 'end' | 'vertex' | 'named';

const rankOrder: readonly PlaceRank[] = ['end', 'vertex', 'named'];

interface Place {
  readonly position: Position;
  readonly rank: PlaceRank;
  /** Lines that touch the place, or any place that was joined to it. */
  lines: Set<number>;
  parent: number;
}

/**
 * Places where lines begin, end or meet, joined into nodes (a forest of disjoint sets). Two places are never joined that
 * touch the same line, since a piece of it would lead from a node to itself, nor two that the file names. It is a class
 * because that promise has to hold after each join.
 */
export class JoinedPlaces {
  readonly #places: Place[] = [];

  add(position: Position, rank: PlaceRank): number {
    const index = this.#places.length;
    this.#places.push({ position, rank, lines: new Set(), parent: index });
    return index;
  }

  touch(place: number, line: number): void {
    this.#get(this.find(place)).lines.add(line);
  }

  /** The place that stands for all that were joined with this one. */
  find(place: number): number {
    let root = place;
    while (this.#get(root).parent !== root) root = this.#get(root).parent;
    // later look-ups go straight there
    for (let step = place; step !== root;) {
      const entry = this.#get(step);
      step = entry.parent;
      entry.parent = root;
    }
    return root;
  }

  positionOf(place: number): Position {
    return this.#get(this.find(place)).position;
  }

  rankOf(place: number): PlaceRank {
    return this.#get(this.find(place)).rank;
  }

  linesOf(place: number): ReadonlySet<number> {
    return this.#get(this.find(place)).lines;
  }

  get count(): number {
    return this.#places.length;
  }

  /** Joins two places if no rule forbids it and they stand within reach of each other; says whether it did. */
  join(one: number, other: number, reachKm: number): boolean {
    const [a, b] = [this.find(one), this.find(other)];
    if (a === b) return false;
    const [first, second] = [this.#get(a), this.#get(b)];
    if (first.rank === 'named' && second.rank === 'named') return false;
    if (distanceKm(first.position, second.position) > reachKm || meetOnLine(first.lines, second.lines)) return false;
    const order = rankOrder.indexOf(second.rank) - rankOrder.indexOf(first.rank);
    const [kept, keptIndex, gone] = order > 0 || (order === 0 && b < a) ? [second, b, first] : [first, a, second];
    gone.parent = keptIndex;
    const [few, many] = kept.lines.size < gone.lines.size ? [kept.lines, gone.lines] : [gone.lines, kept.lines];
    for (const line of few) many.add(line);
    kept.lines = many;
    return true;
  }

  #get(place: number): Place {
    const found = this.#places[place];
    if (found === undefined) throw new Error(`There is no place ${String(place)} of ${String(this.#places.length)}.`);
    return found;
  }
}

function meetOnLine(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  return few.values().some((line) => many.has(line));
}
