import type { FlowsAnswer } from '@meridian/engine';
import { memo, useEffect } from 'react';
import type { ReactNode } from 'react';
import { StandingConditions } from '../../frame/standing-conditions.tsx';
import { Notice } from '../../frame/notice.tsx';
import { useWorkbench } from '../../state/workbench-context.ts';
import { periodWords, solveWords } from '@meridian/words';
import { BottleneckList } from './bottleneck-list.tsx';
import { BranchTotals } from './branch-totals.tsx';
import { CountList } from './count-list.tsx';
import { ChosenUsers } from './chosen-users.tsx';
import { FlowSettings } from './flow-settings.tsx';
import { FlowTotals } from './flow-totals.tsx';
import { PeriodSlider } from './period-slider.tsx';
import { WhatIf } from './what-if.tsx';
import { flowsSettings } from './settings.ts';
import { useFlows } from './use-flows.ts';

/** How much moves on each branch, where it chokes, and what a change does to it. */
export function FlowsView(): ReactNode {
  const { address } = useWorkbench(flowsSettings);
  const flows = useFlows();
  const { value } = flows.shown;
  const problem = flows.fault ?? flows.shown.problem;
  // each answer is marked when it stands, so that how soon it comes can be measured from outside
  useEffect(() => {
    if (value !== undefined) performance.mark('flows-shown');
  }, [value]);
  if (flows.periods?.length === 0) return <NoDemand />;
  const base = address.changes.length > 0 ? flows.base.value : undefined;
  return (
    <>
      <Question />
      {address.select !== null && <ChosenUsers selector={address.select} />}
      <WhatIf />
      <Solving />
      {problem !== undefined && (
        <Notice kind="fault" title="These flows have no answer">
          {problem}
        </Notice>
      )}
      {value !== undefined && problem === undefined && value.notes.length > 0 && (
        <Notice title="To know">{value.notes.join(' ')}</Notice>
      )}
      {value !== undefined && problem === undefined && (
        <div className="flow-results" data-stale={flows.shown.isWorking}>
          <Results answer={value} base={base} />
        </div>
      )}
    </>
  );
}

const Question = memo(function Question(): ReactNode {
  return (
    <form aria-label="Question" onSubmit={(event) => event.preventDefault()} style={{ display: 'grid', gap: 10 }}>
      <PeriodSlider label="Quarter" />
      <FlowSettings />
      <StandingConditions of={[]} elsewhere={['avoid']} />
    </form>
  );
});

/** Made anew with an answer, not with each value of a slider that is dragged. */
const Results = memo(function Results({
  answer,
  base,
}: {
  readonly answer: FlowsAnswer;
  readonly base: FlowsAnswer | undefined;
}): ReactNode {
  return (
    <>
      <FlowTotals answer={answer} base={base?.period === answer.period ? base : undefined} />
      <BranchTotals answer={answer} base={base} />
      {base === undefined && <CountList answer={answer} />}
      <BottleneckList answer={answer} />
    </>
  );
});

/** How far the solving is, where the result will stand; the result before it stays until then. */
function Solving(): ReactNode {
  const flows = useFlows();
  const { value, isWorking, milliseconds, problem } = flows.shown;
  return (
    <div className="solving small quiet" role="status" aria-live="polite">
      <div className="bar" data-working={isWorking} />
      {isWorking && (value === undefined ? 'Solving …' : 'Solving; a later change takes its place …')}
      {!isWorking && value !== undefined && problem === undefined && (
        <>
          {periodWords(value.period)}
          <span className="timing">, {solveWords(value, milliseconds)}</span>. Model, not observation.
        </>
      )}
    </div>
  );
}

function NoDemand(): ReactNode {
  return (
    <Notice title="This model does not say what wants to move">
      Add a table <code>demand.csv</code>: tonnes by pair of zones, cargo and quarter. Or let the demand be made: add{' '}
      <code>trade.csv</code>, what one country sends to another, and <code>generation.csv</code>, how that falls to its
      zones. Then open the model again. Routes and Reach need neither.
    </Notice>
  );
}
