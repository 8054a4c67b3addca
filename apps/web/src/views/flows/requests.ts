import type { FlowsAnswer, FlowsQuery, Refusal, SelectLinkAnswer } from '@meridian/engine';
import { request } from '../../worker/protocol.ts';

/** Whose cargo is looked at: that which uses what the selector names. */
export interface SelectFlowsInput extends FlowsQuery {
  readonly select: string;
}

/** Flows of a period; with changes, a what-if beside the flows without them. */
export const flowsRequest = request<FlowsQuery, FlowsAnswer | Refusal>('flows');
export const selectFlowsRequest = request<SelectFlowsInput, SelectLinkAnswer | Refusal>('select-flows');
/** Quarters for which the model has demand, ascending. */
export const flowPeriodsRequest = request<'all', readonly string[]>('flow-periods');
