import type { AssignmentProblem, ClassDemand } from './problem.ts';

/** What each arc costs a class: fixed cost, and the delays of its facilities at the class's cost of delay. */
export function arcCosts(
  problem: AssignmentProblem,
  { fixedCost, costPerDelay }: ClassDemand,
  delay: Float64Array,
): Float64Array {
  const { firstFacility, facilities } = problem;
  return fixedCost.map((fixed, arc) => {
    let sum = 0;
    for (let at = firstFacility[arc] ?? 0; at < (firstFacility[arc + 1] ?? 0); at += 1)
      sum += delay[facilities[at] ?? -1] ?? 0;
    return fixed + costPerDelay * sum;
  });
}
