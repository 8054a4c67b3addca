import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import type { Criterion } from './answer.ts';
import { linksOf } from './describe-route.ts';
import type { Step } from './itinerary.ts';

/** A path that arrived, with what it is judged by: whole minutes, cents, grams and 1e-6 of -ln(1-p). */
export interface Candidate {
  readonly steps: readonly Step[];
  readonly time: number;
  readonly cost: number;
  readonly co2: number;
  readonly risk: number;
  readonly generalizedCents: number;
}

/** Those that no other beats or equals; of equals the first. */
export function filterFront(candidates: readonly Candidate[], criteria: readonly Criterion[]): readonly Candidate[] {
  const covers = (a: Candidate, b: Candidate): boolean => criteria.every((criterion) => a[criterion] <= b[criterion]);
  return candidates.filter((b, j) => !candidates.some((a, i) => i !== j && covers(a, b) && (i < j || !covers(b, a))));
}

/**
 * At most `most` of a front: the best by each criterion, the best by generalized cost, then always the one that shares
 * the least tonne-kilometers with those taken. Ordered by generalized cost.
 */
export function chooseAlternatives(
  front: readonly Candidate[],
  criteria: readonly Criterion[],
  most: number,
  network: Network,
): readonly Candidate[] {
  const taken: Candidate[] = [];
  const best = (measure: (candidate: Candidate) => number): void => {
    const [first] = [...front].sort((a, b) => measure(a) - measure(b) || a.generalizedCents - b.generalizedCents);
    if (first !== undefined && !taken.includes(first) && taken.length < most) taken.push(first);
  };
  best(({ generalizedCents }) => generalizedCents);
  for (const criterion of criteria) best((candidate) => candidate[criterion]);
  const lengths = new Map(front.map((candidate) => [candidate, linkKm(network, candidate)]));
  const used = new Map<number, number>();
  const use = (candidate: Candidate): void => {
    for (const [link, km] of lengths.get(candidate) ?? []) used.set(link, Math.max(used.get(link) ?? 0, km));
  };
  taken.forEach(use);
  while (taken.length < Math.min(most, front.length)) {
    let next: Candidate | undefined;
    let least = Infinity;
    for (const candidate of front) {
      if (taken.includes(candidate)) continue;
      const share = sharedShare(lengths.get(candidate) ?? new Map<number, number>(), used);
      if (
        share < least ||
        (share === least && next !== undefined && candidate.generalizedCents < next.generalizedCents)
      ) {
        least = share;
        next = candidate;
      }
    }
    if (next === undefined) break;
    taken.push(next);
    use(next);
  }
  return taken.sort((a, b) => a.generalizedCents - b.generalizedCents);
}

function linkKm(network: Network, { steps }: Candidate): ReadonlyMap<number, number> {
  const km = new Map<number, number>();
  for (const { arc } of steps)
    for (const link of linksOf(at(network.arcs, arc))) km.set(link, at(network.model.tables.link, link).lengthKm);
  return km;
}

/** Share of a path's kilometers that paths already taken use too. */
function sharedShare(km: ReadonlyMap<number, number>, used: ReadonlyMap<number, number>): number {
  let [all, shared] = [0, 0];
  for (const [link, length] of km) {
    all += length;
    if (used.has(link)) shared += length;
  }
  return all === 0 ? 1 : shared / all;
}
