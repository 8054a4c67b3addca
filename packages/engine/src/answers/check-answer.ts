import type { Finding } from '../findings/finding.ts';
import { coverageOf } from '../evidence/coverage.ts';
import type { Coverage } from '../evidence/coverage.ts';
import type { Model } from '../model/model.ts';

/** `meridian.check/1`. */
export interface CheckAnswer {
  readonly schema: 'meridian.check/1';
  /** No finding is an error. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  /** By table. */
  readonly coverage: Readonly<Record<string, Coverage>>;
}

/** Findings and coverage of a model; without a model, since its form is at fault, the coverage is empty. */
export function checkAnswer(model: Model | undefined, findings: readonly Finding[]): CheckAnswer {
  return {
    schema: 'meridian.check/1',
    ok: !findings.some(({ severity }) => severity === 'error'),
    findings,
    coverage: model === undefined ? {} : Object.fromEntries(coverageOf(model)),
  };
}
