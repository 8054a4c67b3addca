import { createHash } from 'node:crypto';
import { screenListLimit, screenQuerySchema, screenRequestSchema, screeningAnswerSchema } from '@meridian/api-contract';
import { createFinding, decideActs, placeNames, screenModel, Screening, screeningAnswer } from '@meridian/engine';
import type { ActsAnswer, ScreeningAnswer } from '@meridian/engine';
import { screenTextSteps } from '@meridian/model-store';
import type { ScreenedList } from '@meridian/model-store';
import type { z } from 'zod';
import { answerOrFail, answers } from '../context.ts';
import type { Api, Context } from '../context.ts';
import { InputFault } from '../problem.ts';

/** Most bytes of a request: a list whose letters and quotation marks take two bytes each, as JSON. */
const bodyLimit = 2 * screenListLimit + 10_000;
/** What stands for the name of a list that came as text. */
const listName = 'list';

/** Names against the acts of the model or a list of one's own, and what the acts say of a port or carrier. */
export function screenRoutes(app: Api, context: Context): void {
  app.get(
    '/screen',
    {
      schema: {
        summary: 'What the acts of the model say of a port, a carrier or a name. No legal advice.',
        querystring: screenQuerySchema,
        response: answers(screeningAnswerSchema),
      },
    },
    (request) => screenByModel(context, request.query),
  );
  app.post(
    '/screen',
    {
      bodyLimit,
      schema: {
        summary: 'Screen a name against a list that is sent with it and not kept. No legal advice.',
        body: screenRequestSchema,
        response: answers(screeningAnswerSchema),
      },
    },
    (request) => screenByList(context, request.body),
  );
}

function screenByModel(
  { model, places, placesOf }: Context,
  { name, port, carrier, mode, commodity, date, comply, method, threshold, most }: z.infer<typeof screenQuerySchema>,
): ScreeningAnswer {
  const isAct = port !== undefined || carrier !== undefined || name === undefined;
  const nodes = port === undefined ? [] : placesOf(port);
  const acts: ActsAnswer | undefined = isAct
    ? answerOrFail(decideActs(model, { nodes, carrier, mode, commodity, date, parties: comply }))
    : undefined;
  if (name === undefined) return screeningAnswer({ acts });
  const { notes, ...names } = placeNames(places, name);
  const screening = answerOrFail(Screening.begin({ ...names, method, threshold, most }));
  const list = answerOrFail(screenModel(model, screening, { date, commodity }));
  return screeningAnswer({ names: { name, screening, list }, acts, notes });
}

async function screenByList(
  { places }: Context,
  { name, list, format, method, threshold, most, schema }: z.infer<typeof screenRequestSchema>,
): Promise<ScreeningAnswer> {
  const { notes, ...names } = placeNames(places, name);
  const screening = answerOrFail(Screening.begin({ ...names, method, threshold, most, schema }));
  const screened = await inTurns(screenTextSteps(listName, list, screening));
  if ('finding' in screened) throw new InputFault([screened.finding]);
  const { summary } = screened;
  if (format !== undefined && format !== summary.format) {
    const message = `The list is in the format ${summary.format}, not ${format}.`;
    throw new InputFault([
      createFinding('query-invalid', { file: '', column: 'format', found: format }, message, 'Leave out format.'),
    ]);
  }
  return screeningAnswer({
    names: { name, screening, list: { file: listName, sha256: sha256Of(list), ...summary } },
    notes,
  });
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Takes the steps one by one and lets other requests be answered in between. */
async function inTurns(steps: Generator<undefined, ScreenedList>): Promise<ScreenedList> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await new Promise(setImmediate);
  }
}
