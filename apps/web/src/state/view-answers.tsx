import type { LinkState } from '@meridian/engine';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { statesRequest } from '../worker/protocol.ts';
import type { WorkbenchView } from '../views/workbench-view.ts';
import { readState } from './question.ts';
import { useAnswer } from './use-answer.ts';
import { NetworkContext, RefusalContext, useOpenAnswers, useWorkbench } from './workbench-context.ts';

/**
 * Puts the questions of the views, each for itself, and gives each its answers in a context of its own: one that comes
 * draws nothing anew but what shows it. A view that is not open asks nothing.
 */
export function ViewAnswers({ children }: { readonly children: ReactNode }): ReactNode {
  const { views } = useWorkbench();
  return views.reduceRight<ReactNode>(
    (inside, view) =>
      view.answers === undefined ? (
        inside
      ) : (
        <AnswersOf key={view.id} view={view} answers={view.answers}>
          {inside}
        </AnswersOf>
      ),
    <Network>{children}</Network>,
  );
}

function AnswersOf({
  view,
  answers: { Context, useAsked },
  children,
}: {
  readonly view: WorkbenchView;
  readonly answers: NonNullable<WorkbenchView['answers']>;
  readonly children: ReactNode;
}): ReactNode {
  const { models, model, places, address, view: open } = useWorkbench();
  const asked = useAsked({ models, model, places, address, isOpen: view.id === open.id });
  return <Context value={asked}>{children}</Context>;
}

const noStates: ReadonlyMap<string, LinkState> = new Map();

/** How the network stands on the date of what is shown. */
function Network({ children }: { readonly children: ReactNode }): ReactNode {
  const { models, model, address, view } = useWorkbench();
  const answers = useOpenAnswers();
  const { depart } = readState(address, model);
  const query = { depart, ...view.answers?.network?.(answers, address) };
  // the two share their work, and the answer of the view is what is waited for
  const { value } = useAnswer(models, statesRequest, query, { isLast: true });
  const date = value?.date ?? query.depart ?? depart;
  const states = value?.states ?? noStates;
  const network = useMemo(() => ({ date, states }), [date, states]);
  return (
    <RefusalContext value={view.answers?.refusal?.(answers)}>
      <NetworkContext value={network}>{children}</NetworkContext>
    </RefusalContext>
  );
}
