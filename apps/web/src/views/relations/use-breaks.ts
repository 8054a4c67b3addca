import { monthEnd } from '@meridian/engine';
import { useAnswer } from '../../state/use-answer.ts';
import { useWorkbench } from '../../state/workbench-context.ts';
import { profileQuery } from './relation-query.ts';
import { relationProfileRequest } from './requests.ts';
import { relationsSettings } from './settings.ts';
import { useRelations } from './use-relations.ts';

/** Breaks of up to four pairs in the whole register, as ISO dates by pair; each pair is a question of its own. */
export function useBreaks(dyads: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const { models, address } = useWorkbench(relationsSettings);
  const relations = useRelations();
  const last = relations.months.at(-1);
  const queryOf = (dyad: string | undefined) =>
    dyad === undefined || last === undefined ? undefined : profileQuery(address, dyad, monthEnd(last));
  const profiles = [
    useAnswer(models, relationProfileRequest, queryOf(dyads[0]), { channel: 'breaks-1' }),
    useAnswer(models, relationProfileRequest, queryOf(dyads[1]), { channel: 'breaks-2' }),
    useAnswer(models, relationProfileRequest, queryOf(dyads[2]), { channel: 'breaks-3' }),
    useAnswer(models, relationProfileRequest, queryOf(dyads[3]), { channel: 'breaks-4' }),
  ];
  return new Map(
    profiles.flatMap(({ value }) =>
      value === undefined ? [] : [[value.dyad, value.breaks.breaks.map(({ date }) => date)] as const],
    ),
  );
}
