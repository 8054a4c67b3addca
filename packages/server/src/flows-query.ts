import { isRefusal, parseChange } from '@meridian/engine';
import type { FlowsQuery, NetworkChange } from '@meridian/engine';
import { RefusedQuestion } from './faults.ts';

/** A question of flows as it comes in an address or a body. */
export interface FlowsQuestion extends Pick<FlowsQuery, 'period' | 'method' | 'gap' | 'comply'> {
  readonly change?: readonly string[] | undefined;
}

/** The changes of a question read; throws RefusedQuestion where one cannot be read. */
export function readChanges(change: readonly string[] = []): readonly NetworkChange[] {
  return change.map((text) => {
    const parsed = parseChange(text);
    if (isRefusal(parsed)) throw new RefusedQuestion(parsed, text);
    return parsed;
  });
}

/** The question with its changes read; throws RefusedQuestion where one cannot be read. */
export function readFlowsQuery({ change, ...rest }: FlowsQuestion): FlowsQuery {
  return { ...rest, changes: readChanges(change) };
}
