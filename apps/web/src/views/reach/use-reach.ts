import { createContext, useMemo } from 'react';
import type { NamedPlaces } from '../../state/address-faults/conflicts.ts';
import { refusalWords } from '../../state/outcome.ts';
import { readOrigin, readState } from '../../state/question.ts';
import { useAnswer } from '../../state/use-answer.ts';
import type { AnswerState } from '../../state/use-answer.ts';
import { useGiven } from '../../state/workbench-context.ts';
import type { Asking } from '../workbench-view.ts';
import { reachRequest } from './requests.ts';
import type { ReachOutput } from './requests.ts';
import type { reachSettings } from './settings.ts';

/** Reach as the page shows it. */
export interface ReachState extends AnswerState<ReachOutput> {
  /** The places that the question names, as far as they are known. */
  readonly places: NamedPlaces;
}

export const ReachContext = createContext<ReachState | undefined>(undefined);

export function useReach(): ReachState {
  return useGiven(ReachContext, 'reach');
}

/** Asks how far cargo gets from the origin of the address, while the view is open. */
export function useAskedReach({ models, model, places, address, isOpen }: Asking<typeof reachSettings>): ReachState {
  const origin = useMemo(() => readOrigin(address, model, places), [address, model, places]);
  const { hours, clock, rivals } = address;
  const asked = useAnswer(
    models,
    reachRequest,
    isOpen && 'from' in origin ? { ...readState(address, model), from: origin.from, hours, clock, rivals } : undefined,
  );
  return useMemo(
    () => ({
      ...asked,
      ...('refusal' in origin ? { problem: refusalWords(origin.refusal), refusal: origin.refusal } : {}),
      places: { from: 'from' in origin ? origin.from : [] },
    }),
    [asked, origin],
  );
}
