import type { Theme } from '@meridian/cartography';
import type { LinkState, Model, PlaceIndex, Refusal, RoutesAnswer } from '@meridian/engine';
import { createContext, useContext } from 'react';
import type { FlowsState } from '../views/flows/use-flows.ts';
import type { RelationsState } from '../views/relations/use-relations.ts';
import type { ReachOutput } from '../worker/protocol.ts';
import type { Address } from './address-parsers.ts';
import type { SetAddress } from './address.ts';
import type { AddressFault } from './address-faults/address-fault.ts';
import { refusalWords } from './outcome.ts';
import type { AnswerState } from './use-answer.ts';
import type { ModelState, OpenModel } from './use-model.ts';

/** What every part of the page shares: the model, and the state in the address. */
export interface WorkbenchState {
  readonly models: ModelState;
  readonly open: OpenModel;
  readonly model: Model;
  readonly places: PlaceIndex;
  readonly address: Address;
  readonly setAddress: SetAddress;
  readonly theme: Theme;
  /** Name of a place by its id, without what stands in brackets. */
  readonly nameOf: (nodeId: string) => string;
}

/** The answers that are shown. They stand apart, so that a form is not drawn anew when an answer comes. */
export interface AnswersState {
  /** The date of the network, YYYY-MM-DD. */
  readonly date: string;
  readonly states: ReadonlyMap<string, LinkState>;
  readonly routes: AnswerState<RoutesAnswer>;
  readonly reach: AnswerState<ReachOutput>;
  readonly flows: FlowsState;
  readonly relations: RelationsState;
  /** What of the address is not shown as it is written. */
  readonly faults: readonly AddressFault[];
}

export const WorkbenchContext = createContext<WorkbenchState | undefined>(undefined);
export const AnswersContext = createContext<AnswersState | undefined>(undefined);
/** Which part of the question of the view makes no sense; it stands apart, so that a form is drawn anew for it alone. */
export const RefusalContext = createContext<Refusal | undefined>(undefined);

export function useWorkbench(): WorkbenchState {
  const state = useContext(WorkbenchContext);
  if (state === undefined) throw new Error('seen no workbench, expected one around this part of the page');
  return state;
}

/** What is wrong with a field of the question and what would be right; undefined where it makes sense. */
export function useFieldFault(field: string): string | undefined {
  const refusal = useContext(RefusalContext);
  return refusal?.field === field ? refusalWords(refusal) : undefined;
}

export function useAnswers(): AnswersState {
  const state = useContext(AnswersContext);
  if (state === undefined) throw new Error('seen no answers, expected them around this part of the page');
  return state;
}
