import { giveAnswer } from '../../give-answer.ts';
import { decideActs, indexPlaces, placeNames, screenModel, Screening, screeningAnswer } from '@meridian/engine';
import type { ActsAnswer, Model, ScreenedListSummary } from '@meridian/engine';
import { screenListFile } from '@meridian/model-files/disk';
import { InputFault, UsageFault } from '../../faults.ts';
import { loadModel } from '../../model.ts';
import { answerOrFail, findPlacesOrFail } from '../../question.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { screenBatch } from './batch.ts';
import { printScreening } from './lines.ts';
import type { ScreenOptions } from './options.ts';
import { checkRecordName, writeRecord } from './record.ts';

/** `meridian screen`: names against a list or the acts of the model, and what the acts say of a port or carrier. */
export async function screen(options: ScreenOptions, terminal: Terminal): Promise<void> {
  const { name, port, carrier, list, batch } = options;
  checkRecordName(options.record);
  if (batch !== undefined) {
    if (name !== undefined || port !== undefined || carrier !== undefined)
      throw new UsageFault('--batch stands for the NAME, and goes with neither --port nor --carrier.');
    if (list === undefined) throw new UsageFault('--batch needs a --list to compare its names with.');
    await screenBatch(batch, list, options, terminal);
    return;
  }
  // a list without a name is for the carrier
  const wanted = name ?? (list === undefined ? undefined : carrier);
  if (wanted === undefined && (list !== undefined || (port === undefined && carrier === undefined)))
    throw new UsageFault(
      list === undefined
        ? 'screen needs a NAME, or --port or --carrier to decide on.'
        : '--list needs a NAME, or --carrier, to look for.',
    );
  if (wanted === undefined && options.record !== undefined)
    throw new UsageFault('--record keeps the screening of a NAME.');
  const model = await loadModel(options.model);
  const acts = port === undefined && carrier === undefined ? undefined : decide(model, options);
  const names = wanted === undefined ? undefined : await screenName(model, wanted, options);
  const answer = screeningAnswer({ names, acts, notes: names?.notes });
  await writeRecord(options.record, [answer]);
  const files = list === undefined ? [] : [list];
  await giveAnswer(answer, { ask: 'screen', options, model, files }, terminal);
  if (!options.json) printScreening(answer, terminal);
}

function decide(model: Model, options: ScreenOptions): ActsAnswer {
  const { port, carrier, mode, commodity, date, comply } = options;
  const nodes = port === undefined ? [] : findPlacesOrFail(model, port, 'port');
  return answerOrFail(decideActs(model, { nodes, carrier, mode, commodity, date, parties: comply }));
}

async function screenName(
  model: Model,
  name: string,
  { list, method, threshold, most, schema, date, commodity }: ScreenOptions,
): Promise<{
  readonly name: string;
  readonly screening: Screening;
  readonly list: ScreenedListSummary;
  readonly notes: readonly string[];
}> {
  const { notes, ...names } = placeNames(indexPlaces(model), name);
  const screening = answerOrFail(Screening.begin({ ...names, method, threshold, most, schema }));
  if (list === undefined)
    return { name, screening, list: answerOrFail(screenModel(model, screening, { date, commodity })), notes };
  const screened = await screenListFile(list, screening);
  if ('finding' in screened) throw new InputFault([screened.finding]);
  return { name, screening, list: { file: list, ...screened.summary }, notes };
}
