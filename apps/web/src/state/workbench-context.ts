import type { Theme } from '@meridian/cartography';
import type { LinkState, Model, PlaceIndex, Refusal } from '@meridian/engine';
import { createContext, use } from 'react';
import type { Context } from 'react';
import type { WorkbenchView } from '../views/workbench-view.ts';
import { refusalWords } from './outcome.ts';
import type { Change, SetAddress, Settings, ValuesOf } from './settings.ts';
import type { Address } from './shared-settings.ts';
import type { ModelState, OpenModel } from './use-model.ts';

/** What every part of the page shares: the model, and the state in the address. */
export interface WorkbenchState<Own = unknown> {
  /** All views, and the one that is open. */
  readonly views: readonly WorkbenchView[];
  readonly view: WorkbenchView;
  readonly models: ModelState;
  readonly open: OpenModel;
  readonly model: Model;
  readonly places: PlaceIndex;
  /** All parts of the address, of every view. */
  readonly settings: Settings;
  readonly address: Address & Own;
  readonly setAddress: SetAddress<Address & Own>;
  /** The same for a change that names settings of any view. */
  readonly changeAddress: (change: Change<Readonly<Record<string, unknown>>>) => Promise<URLSearchParams>;
  /** The address as it is written, which may hold what cannot be read. */
  readonly written: string;
  readonly theme: Theme;
  /** Name of a place by its id, without what stands in brackets. */
  readonly nameOf: (nodeId: string) => string;
}

/** How the network stands on its date. It stands apart, so that a form is not drawn anew when an answer comes. */
export interface NetworkState {
  /** The date of the network, YYYY-MM-DD. */
  readonly date: string;
  readonly states: ReadonlyMap<string, LinkState>;
}

export const WorkbenchContext = createContext<WorkbenchState | undefined>(undefined);
/** Which part of the question of the view makes no sense; it stands apart, so that a form is drawn anew for it alone. */
export const RefusalContext = createContext<Refusal | undefined>(undefined);
export const NetworkContext = createContext<NetworkState | undefined>(undefined);

/** What a context holds; to be outside of it is a fault of the program. */
export function useGiven<T>(context: Context<T | undefined>, name: string): T {
  const given = use(context);
  if (given === undefined) throw new Error(`seen no ${name}, expected one around this part of the page`);
  return given;
}

/** The workbench; a view names its settings to see its own part of the address as well. */
export function useWorkbench(): WorkbenchState;
export function useWorkbench<S extends Settings>(own: S): WorkbenchState<ValuesOf<S>>;
export function useWorkbench(own?: Settings): WorkbenchState {
  const state = useGiven(WorkbenchContext, 'workbench');
  const missing = Object.keys(own ?? {}).find((name) => !(name in state.settings));
  if (missing !== undefined) throw new Error(`seen no setting “${missing}”, expected its view in the list of views`);
  return state;
}

/** What is wrong with a field of the question and what would be right; undefined where it makes sense. */
export function useFieldFault(field: string): string | undefined {
  const refusal = use(RefusalContext);
  return refusal?.field === field ? refusalWords(refusal) : undefined;
}

export function useNetwork(): NetworkState {
  return useGiven(NetworkContext, 'network');
}

/** The answers of the view that is open, which no one but the view itself looks into; undefined where it asks nothing. */
export function useOpenAnswers(): unknown {
  const { answers } = useWorkbench().view;
  return use(answers?.Context ?? noAnswers);
}

const noAnswers = createContext<unknown>(undefined);
