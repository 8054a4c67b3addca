import { isRefusal, monthEnd } from '@meridian/engine';
import type { DescribedRegime, RelationsAnswer } from '@meridian/engine';
import { createContext, useMemo } from 'react';
import { refusalWords } from '../../state/outcome.ts';
import { readState } from '../../state/question.ts';
import { useAnswer } from '../../state/use-answer.ts';
import type { AnswerState } from '../../state/use-answer.ts';
import type { RelationViewOutput } from './requests.ts';
import { monthsOf } from './months.ts';
import { useGiven } from '../../state/workbench-context.ts';
import type { Asking } from '../workbench-view.ts';
import { keyOf, listPairs } from './pairs.ts';
import type { Pair } from './pairs.ts';
import { readRelationSettings } from './relation-query.ts';
import { regimesRequest, relationsRequest, relationViewRequest } from './requests.ts';
import { regimesOnDyad } from './ruled-regimes.ts';
import type { relationsSettings } from './settings.ts';

/** Relations as the page shows them. */
export interface RelationsState {
  /** Pairs with acts, those with most first; none where the model has no events. */
  readonly pairs: readonly Pair[];
  /** Months of the slider, ascending. */
  readonly months: readonly string[];
  /** The pair that is looked at, A-B or A>B; undefined where there is none. */
  readonly dyad: string | undefined;
  /** Every pair on the date. */
  readonly matrix: AnswerState<RelationsAnswer>;
  /** The pair month by month, with its band and all of its acts. */
  readonly series: AnswerState<RelationsAnswer>;
  /** The pair on the date: what each act still adds. */
  readonly onDate: AnswerState<RelationsAnswer>;
  /** The pair and those beside it, month by month. */
  readonly compared: AnswerState<RelationsAnswer>;
  /** Regimes whose rates follow the pair, on the date. */
  readonly regimes: AnswerState<readonly DescribedRegime[]>;
  readonly isWorking: boolean;
}

export const RelationsContext = createContext<RelationsState | undefined>(undefined);

export function useRelations(): RelationsState {
  return useGiven(RelationsContext, 'relations');
}

/** Asks for the relations that the address names, while the view is open. */
export function useAskedRelations({
  models,
  model,
  address,
  isOpen,
}: Asking<typeof relationsSettings>): RelationsState {
  const { depart: date } = readState(address, model);
  const pairs = useMemo(() => (isOpen ? listPairs(model) : []), [model, isOpen]);
  const months = useMemo(() => (isOpen ? monthsOf(model) : []), [model, isOpen]);
  const dyad = pairs.length === 0 ? undefined : (address.dyad ?? pairs[0]?.dyad);
  const settings = readRelationSettings(address);
  const lastMonth = months.at(-1);
  const to = lastMonth === undefined ? undefined : monthEnd(lastMonth);
  const view = useAnswer(
    models,
    relationViewRequest,
    dyad === undefined || to === undefined || date === '' ? undefined : { settings, dyad, date, to },
  );
  const series = useMemo(() => partOf(view, 'series'), [view]);
  const onDate = useMemo(() => partOf(view, 'onDate'), [view]);
  const matrix = useMemo(() => partOf(view, 'matrix'), [view]);
  const others = address.pairs.filter((each) => dyad !== undefined && keyOf(each) !== keyOf(dyad));
  const compared = useAnswer(
    models,
    relationsRequest,
    dyad !== undefined && others.length > 0
      ? { ...settings, dyads: [dyad, ...others], to, step: 'month', draws: 0, top: 0 }
      : undefined,
    { channel: 'relations-compared' },
  );
  const ruled = useMemo(
    () => (dyad === undefined ? [] : regimesOnDyad(model, dyad).map(({ id }) => id)),
    [model, dyad],
  );
  const regimes = useAnswer(models, regimesRequest, ruled.length === 0 ? undefined : { on: date, regimes: ruled });
  return useMemo(
    (): RelationsState => ({
      pairs,
      months,
      dyad,
      matrix,
      series,
      onDate,
      compared,
      regimes,
      isWorking: [matrix, series, onDate, compared, regimes].some((each) => each.isWorking),
    }),
    [pairs, months, dyad, matrix, series, onDate, compared, regimes],
  );
}

/** One of the parts of an answer; a refusal in its place is its problem. */
function partOf(state: AnswerState<RelationViewOutput>, name: keyof RelationViewOutput): AnswerState<RelationsAnswer> {
  const part = state.value?.[name];
  return isRefusal(part)
    ? { ...state, value: undefined, problem: refusalWords(part), refusal: part }
    : { ...state, value: part };
}
