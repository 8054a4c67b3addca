import { monthEnd } from '@meridian/engine';
import { useAnswer } from '../../state/use-answer.ts';
import { useAnswers, useWorkbench } from '../../state/workbench-context.ts';
import { profileQuery } from './relation-query.ts';

/** Breaks of up to four pairs in the whole register, as ISO dates by pair; each pair is a question of its own. */
export function useBreaks(dyads: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const { models, address } = useWorkbench();
  const { relations } = useAnswers();
  const last = relations.months.at(-1);
  const queryOf = (dyad: string | undefined) =>
    dyad === undefined || last === undefined ? undefined : profileQuery(address, dyad, monthEnd(last));
  const profiles = [
    useAnswer(models, 'relation-profile', queryOf(dyads[0]), 'breaks-1'),
    useAnswer(models, 'relation-profile', queryOf(dyads[1]), 'breaks-2'),
    useAnswer(models, 'relation-profile', queryOf(dyads[2]), 'breaks-3'),
    useAnswer(models, 'relation-profile', queryOf(dyads[3]), 'breaks-4'),
  ];
  return new Map(
    profiles.flatMap(({ value }) =>
      value === undefined ? [] : [[value.dyad, value.breaks.breaks.map(({ date }) => date)] as const],
    ),
  );
}
