import { answering } from '../../worker/answerer.ts';
import { flowPeriodsRequest, flowsRequest, selectFlowsRequest } from './requests.ts';

// what solves flows is large, and comes when the first are asked for
export const flowsAnswerers = [
  answering(flowsRequest, async (query, { network }, abort) => {
    const { answerFlows } = await import('./answer-flows.ts');
    return answerFlows(network(), query, abort);
  }),
  answering(selectFlowsRequest, async (query, { network }, abort) => {
    const { answerSelect } = await import('./answer-flows.ts');
    return answerSelect(network(), query, abort);
  }),
  answering(flowPeriodsRequest, async (_, { network }) => {
    const { listPeriods } = await import('./answer-flows.ts');
    return listPeriods(network());
  }),
];
