import { assignJobBodySchema } from '@meridian/api-contract';
import { describeFlows, flowsSteps, isRefusal, parseChange, assignmentAnswer } from '@meridian/engine';
import type { FlowsQuery, NetworkChange } from '@meridian/engine';
import { loadLinearSolver } from '../linear-solver.ts';
import { describeAssignProgress } from './assign-progress.ts';
import { defineJob } from './kind.ts';

/** Flows of a period, and of what-ifs in it. */
export const assignJob = defineJob({
  name: 'assign',
  title: 'How much moves where in a period, and where it chokes',
  body: assignJobBodySchema,
  read({ change, ...rest }) {
    const changes: NetworkChange[] = [];
    for (const text of change) {
      const read = parseChange(text);
      if (isRefusal(read)) return read;
      changes.push(read);
    }
    return { ...rest, changes };
  },
  async steps(network, question: FlowsQuery) {
    const solver = question.method === 'lp' ? await loadLinearSolver() : undefined;
    return flowsSteps(network, question, { now: () => performance.now() / 1000, solver });
  },
  answer: (solved) => assignmentAnswer(describeFlows(solved), {}),
  describe: describeAssignProgress,
});
