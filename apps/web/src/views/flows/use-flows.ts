import { choosePeriod } from '@meridian/engine';
import type { FlowsAnswer, FlowsQuery, NetworkChange, SelectLinkAnswer } from '@meridian/engine';
import { createContext, useMemo, useState } from 'react';
import { useAnswer } from '../../state/use-answer.ts';
import type { AnswerState } from '../../state/use-answer.ts';
import { useGiven } from '../../state/workbench-context.ts';
import type { Asking } from '../workbench-view.ts';
import type { FlowAnswers } from './flow-content.ts';
import { flowPeriodsRequest, flowsRequest, selectFlowsRequest } from './requests.ts';
import type { flowsSettings } from './settings.ts';

/** Flows as the page shows them. */
export interface FlowsState {
  /** Quarters with demand, ascending; undefined until they are known. */
  readonly periods: readonly string[] | undefined;
  /** The quarter that is shown. */
  readonly period: string | undefined;
  /** Flows without any change. */
  readonly base: AnswerState<FlowsAnswer>;
  /** Flows under the changes; undefined where there are none. */
  readonly changed: AnswerState<FlowsAnswer> | undefined;
  /** What is shown: the flows under the changes, or the base. */
  readonly shown: AnswerState<FlowsAnswer>;
  /** What the map draws: the same object until an answer is another. */
  readonly drawn: FlowAnswers;
  /** Whose cargo uses what is selected. */
  readonly users: AnswerState<SelectLinkAnswer>;
  /** The changes that are asked about: those of the address, or what a slider says while it is dragged. */
  readonly changes: readonly NetworkChange[];
  /** Asks about changes that are not in the address (yet); undefined: about the address again. */
  readonly tryChanges: (changes: readonly NetworkChange[] | undefined) => void;
  /** Whether anything of it is awaited. */
  readonly isWorking: boolean;
  /** Why there are no quarters, where that went wrong. */
  readonly fault: string | undefined;
}

export const FlowsContext = createContext<FlowsState | undefined>(undefined);

export function useFlows(): FlowsState {
  return useGiven(FlowsContext, 'flows');
}

/** Relative gap to which the page solves: closer than any reader of a map can see, and soon there. */
export const pageGap = 1e-4;

/** Asks for the flows that the address names, while the view is open. */
export function useAskedFlows({ models, model, address, isOpen }: Asking<typeof flowsSettings>): FlowsState {
  const periods = useAnswer(models, flowPeriodsRequest, isOpen ? 'all' : undefined);
  const known = periods.value;
  const period =
    known === undefined
      ? undefined
      : choosePeriod(known, address.period ?? model.tables.config[0]?.referenceDate ?? '');
  const query: FlowsQuery | undefined =
    isOpen && period !== undefined ? { period, gap: pageGap, comply: address.comply } : undefined;
  const { select } = address;
  const [tried, setTried] = useState<Tried>();
  // what was dragged counts until the address is another: by its release, or by a step back
  const changes = tried?.from === address.changes ? tried.changes : address.changes;
  const hasChanges = changes.length > 0;
  const base = useAnswer(models, flowsRequest, query, { channel: 'flows-base' });
  const changedQuery = query === undefined || !hasChanges ? undefined : { ...query, changes };
  const changed = useAnswer(models, flowsRequest, changedQuery, {
    channel: 'flows-changed',
    subject: subjectOf(changedQuery),
  });
  const shownQuery = hasChanges ? changedQuery : query;
  const users = useAnswer(
    models,
    selectFlowsRequest,
    shownQuery === undefined || select === null ? undefined : { ...shownQuery, select },
  );
  const shown = useMemo(() => (hasChanges ? shownOf(base, changed) : base), [base, changed, hasChanges]);
  const drawn = useMemo(
    (): FlowAnswers => ({ base: base.value, shown: shown.value, users: users.value }),
    [base.value, shown.value, users.value],
  );
  return useMemo(
    (): FlowsState => ({
      periods: known,
      period,
      base,
      changed: hasChanges ? changed : undefined,
      shown,
      drawn,
      users,
      changes,
      tryChanges: (next) => setTried(next && { from: address.changes, changes: next }),
      isWorking:
        periods.isWorking ||
        base.isWorking ||
        (hasChanges && changed.isWorking) ||
        (select !== null && users.isWorking),
      fault: periods.problem,
    }),
    [
      known,
      period,
      base,
      changed,
      hasChanges,
      shown,
      drawn,
      users,
      changes,
      address.changes,
      select,
      periods.isWorking,
      periods.problem,
    ],
  );
}

interface Tried {
  /** The changes of the address from which it began. */
  readonly from: readonly NetworkChange[];
  readonly changes: readonly NetworkChange[];
}

/** A question without the values of its changes: what stays the same while a slider is dragged. */
function subjectOf(query: FlowsQuery | undefined): string | undefined {
  return query && JSON.stringify({ ...query, changes: query.changes?.map((each) => ({ ...each, value: undefined })) });
}

/** Until a first what-if has come, the base stands in its place. */
function shownOf(base: AnswerState<FlowsAnswer>, changed: AnswerState<FlowsAnswer>): AnswerState<FlowsAnswer> {
  return changed.value === undefined && changed.problem === undefined
    ? { ...base, isWorking: true, milliseconds: undefined }
    : changed;
}
