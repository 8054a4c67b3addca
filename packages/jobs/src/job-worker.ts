import { parentPort, workerData } from 'node:worker_threads';
import { calibrateSteps, compile, criticalitySteps, describeFlows, flowsSteps, isRefusal } from '@meridian/engine';
import type { Model, Network, Refusal } from '@meridian/engine';
import type { JobMessage, JobRequest } from './job.ts';
import { loadLinearSolver } from './linear-solver.ts';

const { model, request } = workerData as { readonly model: Model; readonly request: JobRequest };
const tell = (message: JobMessage): void => parentPort?.postMessage(message);
/** Least time between two messages of progress, in milliseconds. */
const pause = 100;

function drive<T extends object>(steps: Generator<object, T | Refusal>): T | Refusal {
  let told = -Infinity;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - told < pause) continue;
    told = performance.now();
    tell({ progress: step.value });
  }
}

async function run(network: Network): Promise<object> {
  switch (request.kind) {
    case 'assign': {
      const solver = request.method === 'lp' ? await loadLinearSolver() : undefined;
      const solved = drive(flowsSteps(network, request, { now: () => performance.now() / 1000, solver }));
      return isRefusal(solved) ? solved : describeFlows(solved);
    }
    case 'criticality':
      return drive(criticalitySteps(network, request));
    case 'calibrate': {
      const found = drive(calibrateSteps(network, request));
      if (isRefusal(found)) return found;
      const { demand, ...rest } = found;
      return { ...rest, demandRows: demand.length };
    }
  }
}

const answer = await run(compile(model));
tell(isRefusal(answer) ? { fault: `${answer.message} ${answer.remedy}`, refusal: answer } : { result: answer });
