import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Notice } from '../../frame/notice.tsx';
import { DyadMatrix } from './dyad-matrix.tsx';
import { DyadProfile } from './dyad-profile.tsx';
import { DyadRegimes } from './dyad-regimes.tsx';
import { DyadSummary } from './dyad-summary.tsx';
import { PairChoice } from './pair-choice.tsx';
import { RelationSettings } from './relation-settings.tsx';
import './relations.css';
import { useRelations } from './use-relations.ts';

/** How states stand to one another, what made it so, and what of the network hangs on it. */
export function RelationsView(): ReactNode {
  const relations = useRelations();
  const { series, matrix } = relations;
  const { value } = series;
  // each answer is marked when it stands, so that how soon it comes can be measured from outside
  useEffect(() => {
    if (value !== undefined) performance.mark('relations-shown');
  }, [value]);
  if (relations.pairs.length === 0) return <NoEvents />;
  const problem = series.problem ?? matrix.problem ?? relations.compared.problem;
  return (
    <>
      <form aria-label="Question" onSubmit={(event) => event.preventDefault()} className="relation-form">
        <PairChoice />
      </form>
      {problem !== undefined && (
        <Notice kind="fault" title="This pair has no answer">
          {problem}
        </Notice>
      )}
      {problem === undefined && <DyadSummary />}
      <DyadMatrix />
      <form aria-label="How it is measured" onSubmit={(event) => event.preventDefault()} className="relation-form">
        <RelationSettings />
      </form>
      {problem === undefined && (
        <>
          <DyadRegimes />
          <DyadProfile />
          {value !== undefined && value.notes.length > 0 && <p className="small quiet">{value.notes.join(' ')}</p>}
        </>
      )}
    </>
  );
}

function NoEvents(): ReactNode {
  return (
    <Notice title="This model has no register of acts">
      Add a table <code>event.csv</code>: dated acts of one actor towards another, with a PLOVER type, a CAMEO code and
      sources; and <code>actor.csv</code>, who they are. What stands for years (treaties, formats, rivalries) goes into{' '}
      <code>relation.csv</code> and <code>membership.csv</code>, and what of the network follows a relation into{' '}
      <code>dependency.csv</code>. Then open the model again. Routes, Reach and Flows need none of them.
    </Notice>
  );
}
