import {
  decideActs,
  indexPlaces,
  placeNames,
  screenModel,
  Screening,
  screeningAnswer,
  screeningMethods,
  screenedSchemata,
} from '@meridian/engine';
import type { ActsAnswer, Model, ScreenedListSummary, ScreenedSchema, ScreeningMethod } from '@meridian/engine';
import { screenListFile } from '@meridian/model-store/disk';
import { InputFault, UsageFault } from '../faults.ts';
import { loadModel } from '../model.ts';
import { answerOrFail, findPlacesOrFail, toList } from '../question.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { screenBatch } from './screen-batch.ts';
import type { CheckedOptions, ScreenOptions } from './screen-options.ts';
import { printScreening } from './screen-lines.ts';
import { checkRecordName, writeRecord } from './screen-record.ts';

/** `meridian screen`: names against a list or the acts of the model, and what the acts say of a port or carrier. */
export async function screen(name: string | undefined, options: ScreenOptions, terminal: Terminal): Promise<void> {
  const { port, carrier, list, batch } = options;
  checkRecordName(options.record);
  const [schema, method] = [schemaOf(options.schema), methodOf(options.method)];
  if (batch !== undefined) {
    if (name !== undefined || port !== undefined || carrier !== undefined)
      throw new UsageFault('--batch stands for the NAME, and goes with neither --port nor --carrier.');
    if (list === undefined) throw new UsageFault('--batch needs a --list to compare its names with.');
    await screenBatch(batch, list, { ...options, schema, method }, terminal);
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
  const names = wanted === undefined ? undefined : await screenName(model, wanted, { ...options, schema, method });
  const answer = screeningAnswer({ names, acts, notes: names?.notes });
  await writeRecord(options.record, [answer]);
  if (options.json === true) terminal.out(JSON.stringify(answer));
  else printScreening(answer, terminal);
}

function schemaOf(text: string | undefined): ScreenedSchema | undefined {
  if (text === undefined) return undefined;
  const known = Object.keys(screenedSchemata) as ScreenedSchema[];
  const schema = known.find((each) => each.toLowerCase() === text.toLowerCase());
  if (schema === undefined) throw new UsageFault(`--schema knows ${known.join(', ')}, not “${text}”.`);
  return schema;
}

function methodOf(text: string | undefined): ScreeningMethod | undefined {
  if (text === undefined) return undefined;
  const method = screeningMethods.find((each) => each === text.toLowerCase());
  if (method === undefined) throw new UsageFault(`--method knows ${screeningMethods.join(', ')}, not “${text}”.`);
  return method;
}

function decide(model: Model, options: ScreenOptions): ActsAnswer {
  const { port, carrier, mode, commodity, date, comply } = options;
  const nodes = port === undefined ? [] : findPlacesOrFail(model, port, 'port');
  const parties = comply === undefined ? undefined : toList(comply);
  return answerOrFail(decideActs(model, { nodes, carrier, mode, commodity, date, parties }));
}

async function screenName(
  model: Model,
  name: string,
  { list, method, threshold, most, schema, date, commodity }: CheckedOptions,
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
