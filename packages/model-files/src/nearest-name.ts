import { nearestSpellings } from '@meridian/engine';

/** The candidate that `text` probably means: the same but for case, else the nearest spelling; undefined when none is near. */
export function findNearestName(text: string, candidates: readonly string[]): string | undefined {
  const wanted = text.slice(0, 100).toLowerCase();
  const same = candidates.find((candidate) => candidate.toLowerCase() === wanted);
  // nearly anything is near to a text of one or two letters
  return same ?? (wanted.length < 3 ? undefined : nearestSpellings(candidates, wanted, 1)[0]);
}
