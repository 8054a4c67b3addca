import type { FlowsAnswer, SelectLinkAnswer } from '../flows/answer.ts';
import type { FlowsComparison } from '../flows/compare-flows.ts';

/** What was asked beside the flows of a period. */
export interface BesideFlows {
  /** Wall-clock seconds that reading, compiling and solving took; only where the one who asked waited for all three. */
  readonly seconds?: { readonly read: number; readonly compile: number; readonly solve: number };
  /** Against the same period without the changes. */
  readonly comparison?: FlowsComparison;
  readonly select?: SelectLinkAnswer;
}

/** `meridian.assignment/1` of a model; one of an instance of a public benchmark says `of: 'instance'`. */
export interface AssignmentAnswer extends FlowsAnswer, BesideFlows {
  readonly of: 'model';
}

/** The flows of a model with what was asked beside them. */
export function assignmentAnswer(flows: FlowsAnswer, beside: BesideFlows): AssignmentAnswer {
  return { ...flows, of: 'model', ...beside };
}
