import type { RoutesAnswer } from '@meridian/engine';
import { createContext, useMemo } from 'react';
import type { NamedPlaces } from '../../state/address-faults/conflicts.ts';
import { refusalWords } from '../../state/outcome.ts';
import { readOrigin } from '../../state/question.ts';
import { useAnswer } from '../../state/use-answer.ts';
import type { AnswerState } from '../../state/use-answer.ts';
import { useGiven } from '../../state/workbench-context.ts';
import type { Asking } from '../workbench-view.ts';
import { readQuestion } from './question.ts';
import { routesRequest } from './requests.ts';
import type { routesSettings } from './settings.ts';

/** Routes as the page shows them. */
export interface RoutesState extends AnswerState<RoutesAnswer> {
  /** The places that the question names, as far as they are known. */
  readonly places: NamedPlaces;
}

export const RoutesContext = createContext<RoutesState | undefined>(undefined);

export function useRoutes(): RoutesState {
  return useGiven(RoutesContext, 'routes');
}

/** Asks for the routes that the address names, while the view is open. */
export function useAskedRoutes({ models, model, places, address, isOpen }: Asking<typeof routesSettings>): RoutesState {
  const question = useMemo(() => readQuestion(address, model, places), [address, model, places]);
  const origin = useMemo(() => readOrigin(address, model, places), [address, model, places]);
  const query = 'query' in question ? question.query : undefined;
  const asked = useAnswer(models, routesRequest, isOpen ? query : undefined);
  const unread = 'refusal' in question ? question.refusal : undefined;
  return useMemo(
    () => ({
      ...asked,
      ...(unread === undefined ? {} : { problem: refusalWords(unread), refusal: unread }),
      places: { from: 'from' in origin ? origin.from : [], to: query?.to ?? [], via: query?.via ?? [] },
    }),
    [asked, unread, origin, query],
  );
}
