import type { BestRoutes, Criterion, RoutesAnswer } from './answer.ts';
import type { Candidate } from './choose.ts';

/** Which of the shown are the best of a front, by criterion; where all of the front are equal, none stands out. */
export function bestOf(
  front: readonly Candidate[],
  shown: readonly { readonly id: string; readonly candidate: Candidate }[],
  criteria: readonly Criterion[],
): BestRoutes {
  return Object.fromEntries(
    criteria.flatMap((criterion) => {
      const figures = front.map((candidate) => candidate[criterion]);
      const least = Math.min(...figures);
      if (figures.every((figure) => figure === least)) return [];
      return [[criterion, shown.filter(({ candidate }) => candidate[criterion] === least).map(({ id }) => id)]];
    }),
  );
}

/** What a route of an answer is best at. */
export function bestAt({ best, query }: Pick<RoutesAnswer, 'best' | 'query'>, id: string): readonly Criterion[] {
  return query.criteria.filter((criterion) => best[criterion]?.includes(id) === true);
}
