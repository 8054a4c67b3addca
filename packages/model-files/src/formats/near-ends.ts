import { NodeSnap } from './node-snap.ts';
import type { Neighbor } from './node-snap.ts';
import { canMeet } from './split-lines.ts';
import type { Passage, SplitLines } from './split-lines.ts';

/** Two places that a way of at most so many times their distance joins already are no gap. */
const detourRatio = 3;

/** Of what is near an end, so many are looked at: with a wide reach in a town there are thousands. */
const mostCandidates = 8;

/** An end that may be joined to a place, or to a position inside lines. */
interface Candidate {
  readonly km: number;
  readonly place: number;
  /** Number of a place, or of a list of passages. */
  readonly other: number;
  readonly isInside: boolean;
}

/**
 * Closes gaps: ends that nothing else touches, and points that no line does, are joined to the nearest end or point within
 * reach, or to a position inside lines, which are split there. Two places that a short way joins already stay apart: they are
 * ends of short lines, not a gap. Returns how many were joined.
 */
export function joinNearEnds(lines: SplitLines, passages: Iterable<readonly Passage[]>, reachKm: number): number {
  const { places } = lines;
  const all = Array.from({ length: places.count }, (_, place) => place);
  const loose = new Set(all.filter((place) => isLoose(lines, place)));
  if (loose.size === 0) return 0;
  const inside = [...passages].filter((list) => list.some((passage) => lines.findPlace(passage) === undefined));
  const joined = listCandidates(lines, all, loose, inside, reachKm).filter(({ km, place, other, isInside }) =>
    isInside
      ? joinInside(lines, place, inside[other] ?? [], km, reachKm)
      : !isTied(lines, place, other, km) && places.join(place, other, reachKm),
  );
  return joined.length;
}

function isLoose({ places }: SplitLines, place: number): boolean {
  return places.linesOf(place).size <= (places.rankOf(place) === 'named' ? 0 : 1);
}

function listCandidates(
  lines: SplitLines,
  all: readonly number[],
  loose: ReadonlySet<number>,
  inside: readonly (readonly Passage[])[],
  reachKm: number,
): readonly Candidate[] {
  const ends = new NodeSnap(reachKm);
  for (const place of all) ends.add(place, lines.places.positionOf(place));
  const insides = new NodeSnap(reachKm);
  for (const [id, [passage]] of inside.entries()) if (passage !== undefined) insides.add(id, lines.positionOf(passage));
  const candidates: Candidate[] = [];
  for (const place of loose) {
    const position = lines.places.positionOf(place);
    // a pair of loose ends is listed from both sides, as it may be among the nearest of one alone; it is joined once
    for (const { id: other, km } of nearest(ends.list(position).filter(({ id }) => id !== place)))
      candidates.push({ km, place, other, isInside: false });
    for (const { id: other, km } of nearest(insides.list(position)))
      candidates.push({ km, place, other, isInside: true });
  }
  // the nearest first; of equally near ones that which the file has first, so that runs repeat
  return candidates.sort(
    (a, b) => a.km - b.km || Number(a.isInside) - Number(b.isInside) || a.place - b.place || a.other - b.other,
  );
}

function nearest(neighbors: readonly Neighbor[]): readonly Neighbor[] {
  return neighbors.toSorted((a, b) => a.km - b.km || a.id - b.id).slice(0, mostCandidates);
}

function isTied(lines: SplitLines, place: number, other: number, km: number): boolean {
  return lines.reach(place, detourRatio * km).has(lines.places.find(other));
}

/** Joins an end that is loose still to lines that pass near it, which are split there unless they are already. */
function joinInside(
  lines: SplitLines,
  place: number,
  passages: readonly Passage[],
  km: number,
  reachKm: number,
): boolean {
  if (!isLoose(lines, place)) return false;
  const cut = passages.map((passage) => lines.findPlace(passage)).find((there) => there !== undefined);
  if (cut !== undefined) return !isTied(lines, place, cut, km) && lines.places.join(place, cut, reachKm);
  const own = lines.places.linesOf(place);
  const modes = [...own].map((line) => lines.modeOf(line));
  const [first, ...rest] = passages.filter(
    ({ line }) => !own.has(line) && (modes.length === 0 || modes.some((mode) => canMeet(mode, lines.modeOf(line)))),
  );
  if (first === undefined || isTiedInside(lines, place, [first, ...rest], km)) return false;
  return lines.places.join(place, lines.cutTogether([first, ...rest]), reachKm);
}

function isTiedInside(lines: SplitLines, place: number, passages: readonly Passage[], km: number): boolean {
  const mostKm = detourRatio * km;
  return lines
    .reach(place, mostKm)
    .entries()
    .some(([from, kmThere]) =>
      passages.some(
        ({ line, index }) =>
          lines.places.linesOf(from).has(line) && kmThere + lines.kmAlong(line, from, index) <= mostKm,
      ),
    );
}
