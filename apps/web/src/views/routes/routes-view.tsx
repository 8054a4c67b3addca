import type { ReactNode } from 'react';
import { Notice } from '../../frame/notice.tsx';
import { useWorkbench } from '../../state/workbench-context.ts';
import { formatCount, foundWords } from '@meridian/words';
import { Coverage } from './coverage.tsx';
import { ClockChoice } from '../../frame/clock-choice.tsx';
import { EventList } from '../../figures/event-list.tsx';
import { QuestionForm } from './question-form.tsx';
import { RouteList } from './route-list.tsx';
import { useRoutes } from './use-routes.ts';

/** The question for routes and its answers. */
export function RoutesView(): ReactNode {
  const { setAddress } = useWorkbench();
  const routes = useRoutes();
  const { value, problem, isWorking, milliseconds } = routes;
  const excluded = value?.excluded ?? [];
  return (
    <>
      <QuestionForm />
      <div role="status" aria-live="polite" className="small quiet" style={{ minHeight: 18 }}>
        {isWorking && 'Looking for routes …'}
        {!isWorking && value !== undefined && problem === undefined && (
          <>
            {value.routes.length === 0 ? 'No route' : foundWords(value)}
            <span className="timing">{milliseconds === undefined ? '' : `; ${formatCount(milliseconds)} ms`}</span>.
            Model, not observation.
          </>
        )}
      </div>
      {problem !== undefined && (
        <Notice kind="fault" title="This question has no answer yet">
          {problem}
        </Notice>
      )}
      {value?.notes !== undefined && problem === undefined && (
        <Notice title="After the record">{value.notes.join(' ')}</Notice>
      )}
      {value !== undefined && problem === undefined && value.routes.length === 0 && (
        <Notice title="No way is left">
          {excluded.length > 0
            ? 'The rules below close every way. Take one of them off, or choose another date.'
            : 'Choose other places, or another date.'}
        </Notice>
      )}
      {value !== undefined && problem === undefined && value.routes.length > 0 && <ClockChoice />}
      {value !== undefined && problem === undefined && <RouteList answer={value} isStale={isWorking} />}
      {value !== undefined && problem === undefined && <Coverage parties={value.parties} />}
      {excluded.length > 0 && problem === undefined && (
        <section aria-label="Left out">
          <h2 className="minor">Left out, and why</h2>
          <ul style={{ paddingLeft: 16, marginTop: 4 }} className="small">
            {excluded.slice(0, 4).map(({ reason, events }) => (
              <li key={reason}>
                {reason}
                <EventList events={events ?? []} />
              </li>
            ))}
          </ul>
          <button type="button" className="figure small" onClick={() => void setAddress({ drawer: 'closures' })}>
            {excluded.length > 4 ? `All ${String(excluded.length)}, and what is closed` : 'What is closed on this date'}
          </button>
        </section>
      )}
    </>
  );
}
