import { createHash } from 'node:crypto';
import type { screenQuerySchema, screenRequestSchema } from '@meridian/api-contract';
import { decideActs, drain, placeNames, screenModel, Screening, screeningAnswer, refuse } from '@meridian/engine';
import type { ActsAnswer } from '@meridian/engine';
import { screenTextSteps } from '@meridian/model-files';
import type { z } from 'zod';
import { answerOrFail, InputFault, RefusedQuestion } from '../faults.ts';
import { json } from './held.ts';
import type { Held, Unsigned } from './held.ts';

/** What stands for the name of a list that came as text. */
const listName = 'list';

export function screenByModel(
  { model, places, placesOf }: Held,
  { name, port, carrier, mode, commodity, date, comply, method, threshold, most }: z.output<typeof screenQuerySchema>,
): Unsigned {
  const isAct = port !== undefined || carrier !== undefined || name === undefined;
  const nodes = port === undefined ? [] : placesOf(port, 'port');
  const acts: ActsAnswer | undefined = isAct
    ? answerOrFail(decideActs(model, { nodes, carrier, mode, commodity, date, parties: comply }))
    : undefined;
  if (name === undefined) return json(screeningAnswer({ acts }));
  const { notes, ...names } = placeNames(places, name);
  const screening = answerOrFail(Screening.begin({ ...names, method, threshold, most }));
  const list = answerOrFail(screenModel(model, screening, { date, commodity }));
  return json(screeningAnswer({ names: { name, screening, list }, acts, notes }));
}

export function screenByList(
  { places }: Held,
  { name, list, format, method, threshold, most, schema }: z.output<typeof screenRequestSchema>,
): Unsigned {
  const { notes, ...names } = placeNames(places, name);
  const screening = answerOrFail(Screening.begin({ ...names, method, threshold, most, schema }));
  const screened = drain(screenTextSteps(listName, list, screening));
  if ('finding' in screened) throw new InputFault([screened.finding]);
  const { summary } = screened;
  if (format !== undefined && format !== summary.format) {
    const message = `The list is in the format ${summary.format}, not ${format}.`;
    throw new RefusedQuestion(refuse('value-invalid', 'format', message, 'Leave out format.'), format);
  }
  const sha256 = createHash('sha256').update(list).digest('hex');
  const answer = screeningAnswer({ names: { name, screening, list: { file: listName, sha256, ...summary } }, notes });
  return json(answer, [{ name: listName, sha256 }]);
}
