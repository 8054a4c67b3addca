import { credibilityOf } from './grade.ts';
import type { GradedSource } from './grade.ts';

/** Admiralty letters and numbers as parts of a hundred (MISP taxonomy admiralty-scale); F and 6, not to be judged, are 50. */
const reliabilityParts = { A: 100, B: 75, C: 50, D: 25, E: 0, F: 50 } as const;
const credibilityParts = [100, 75, 50, 25, 0, 50] as const;
const leastConfidence = 0.05;

/** Confidence of one report: reliability x credibility / 10^4, at least 0.05. */
export function confidenceOf(source: GradedSource): number {
  const reliability = reliabilityParts[source.reliability ?? 'F'];
  const credibility = credibilityParts[credibilityOf(source) - 1] ?? 50;
  return Math.max(leastConfidence, (reliability * credibility) / 10_000);
}

/**
 * Confidence of several reports of one fact: 1 - product of (1 - c), the best of each publisher counted once, since its
 * copies are no second witness. 0.05 where there is none.
 */
export function pooledConfidence(
  reports: readonly { readonly source: GradedSource; readonly publisher: string }[],
): number {
  const best = new Map<string, number>();
  for (const { source, publisher } of reports)
    best.set(publisher, Math.max(best.get(publisher) ?? 0, confidenceOf(source)));
  const doubt = [...best.values()].reduce((product, confidence) => product * (1 - confidence), 1);
  return Math.max(leastConfidence, 1 - doubt);
}
