import {
  decideActs,
  indexPlaces,
  placeNames,
  screenModel,
  Screening,
  screeningAnswer,
  screenedSchemata,
} from '@meridian/engine';
import type { ActsAnswer, Match, Model, ScreenedListSummary, ScreenedSchema, ScreeningAnswer } from '@meridian/engine';
import { screenListFile } from '@meridian/model-store/disk';
import { InputFault, UsageFault } from '../faults.ts';
import { loadModel } from '../model.ts';
import { answerOrFail, findPlacesOrFail, toList } from '../question.ts';
import { formatTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface ScreenOptions {
  readonly model?: string;
  readonly json?: true;
  readonly list?: string;
  readonly threshold?: number;
  readonly most?: number;
  readonly schema?: string;
  readonly port?: string;
  readonly carrier?: string;
  readonly commodity?: string;
  readonly mode?: string;
  readonly date?: string;
  readonly comply?: string;
}

/** `meridian screen`: names against a list or the acts of the model, and what the acts say of a port or carrier. */
export async function screen(name: string | undefined, options: ScreenOptions, terminal: Terminal): Promise<void> {
  const { port, carrier, list } = options;
  // a list without a name is for the carrier
  const wanted = name ?? (list === undefined ? undefined : carrier);
  if (wanted === undefined && (list !== undefined || (port === undefined && carrier === undefined)))
    throw new UsageFault(
      list === undefined
        ? 'screen needs a NAME, or --port or --carrier to decide on.'
        : '--list needs a NAME, or --carrier, to look for.',
    );
  const schema = schemaOf(options.schema);
  const model = await loadModel(options.model);
  const acts = port === undefined && carrier === undefined ? undefined : decide(model, options);
  const names = wanted === undefined ? undefined : await screenName(model, wanted, schema, options);
  const answer = screeningAnswer({ names, acts, notes: names?.notes });
  if (options.json === true) terminal.out(JSON.stringify(answer));
  else print(answer, terminal);
}

function schemaOf(text: string | undefined): ScreenedSchema | undefined {
  if (text === undefined) return undefined;
  const known = Object.keys(screenedSchemata) as ScreenedSchema[];
  const schema = known.find((each) => each.toLowerCase() === text.toLowerCase());
  if (schema === undefined) throw new UsageFault(`--schema knows ${known.join(', ')}, not “${text}”.`);
  return schema;
}

function decide(model: Model, options: ScreenOptions): ActsAnswer {
  const { port, carrier, mode, commodity, date, comply } = options;
  const nodes = port === undefined ? [] : findPlacesOrFail(model, port);
  const parties = comply === undefined ? undefined : toList(comply);
  return answerOrFail(decideActs(model, { nodes, carrier, mode, commodity, date, parties }), 'screen');
}

async function screenName(
  model: Model,
  name: string,
  schema: ScreenedSchema | undefined,
  { list, threshold, most, date, commodity }: ScreenOptions,
): Promise<{
  readonly name: string;
  readonly screening: Screening;
  readonly list: ScreenedListSummary;
  readonly notes: readonly string[];
}> {
  const { notes, ...names } = placeNames(indexPlaces(model), name);
  const screening = answerOrFail(Screening.begin({ ...names, threshold, most, schema }), 'screen');
  if (list === undefined)
    return { name, screening, list: answerOrFail(screenModel(model, screening, { date, commodity }), 'screen'), notes };
  const screened = await screenListFile(list, screening);
  if ('finding' in screened) throw new InputFault([screened.finding]);
  return { name, screening, list: { file: list, ...screened.summary }, notes };
}

function print(answer: ScreeningAnswer, terminal: Terminal): void {
  if (answer.verdict !== null) printActs(answer, terminal);
  if (answer.list !== null) printNames(answer, answer.list, terminal);
  for (const note of answer.notes) terminal.out(`\nNote: ${note}`);
  terminal.out(`\n${terminal.style('dim', answer.notice)}`);
}

const verdictColor = { forbidden: 'red', 'read the act': 'yellow', exempt: 'yellow', 'not touched': 'dim' } as const;

function printActs({ query, verdict, decidedBy, holdsUntil, decisions }: ScreeningAnswer, terminal: Terminal): void {
  if (verdict === null || query.acts === null) return;
  const { nodes, carrier, mode, commodity, date, parties } = query.acts;
  const what = [...(carrier === null ? [] : [carrier]), ...nodes, ...(mode === null ? [] : [`by ${mode}`]), commodity];
  terminal.out(
    `${what.join(', ')} on ${date}, by the acts of ${parties.join(', ')}: ${terminal.style('bold', terminal.style(verdictColor[verdict], verdict))}`,
  );
  if (decidedBy !== null) terminal.out(`${decidedBy.act}: ${decidedBy.because}`);
  if (holdsUntil !== null) terminal.out(`By the acts as they are entered this stays so until ${holdsUntil}.`);
  const touching = decisions.filter((decision) => decision.verdict !== 'not touched');
  const rows = touching.map(({ verdict: own, act, party, since, until, exception, because }) => [
    own,
    party,
    act,
    since,
    until ?? '',
    exception?.id ?? '',
    because,
  ]);
  const columns = [
    { title: 'verdict' },
    { title: 'party' },
    { title: 'act' },
    { title: 'since' },
    { title: 'until' },
    { title: 'exception' },
    { title: 'because', flexible: true },
  ] as const;
  if (rows.length > 0) terminal.out(`\n${formatTable(columns, rows, terminal.columns)}`);
  const rest = decisions.filter((decision) => decision.verdict === 'not touched');
  const read = rest.filter(({ because }) => because.includes('read the act'));
  for (const { act, because } of read) terminal.out(`\n${act}: ${because}`);
  terminal.out(`\n${rest.length} more acts in force do not touch this by what they select (--json lists them).`);
}

function printNames(answer: ScreeningAnswer, list: ScreenedListSummary, terminal: Terminal): void {
  const { found, matches, query } = answer;
  const shown = found > matches.length ? `, of which the best ${matches.length} are shown` : '';
  terminal.out(
    terminal.style(
      'bold',
      `${query.name ?? ''}: ${found} of ${list.entities.toLocaleString('en')} entities in ${list.file} score ${query.threshold ?? 0} or more${shown}`,
    ),
  );
  for (const [reason, count] of Object.entries(list.skipped)) {
    const first = list.firstSkipped[reason];
    terminal.err(`${list.file}: skipped ${count.toLocaleString('en')}, the first at line ${first ?? '?'}: ${reason}`);
  }
  for (const match of matches) printMatch(match, terminal);
}

function printMatch(
  { id, name, score, because, schema, countries, topics, sanctions }: Match,
  terminal: Terminal,
): void {
  const facts = [schema, ...countries, ...topics].join(', ');
  terminal.out(
    `\n${score.toFixed(1).padStart(5)}  ${terminal.style('bold', name)}  ${terminal.style('dim', `${id} (${facts})`)}`,
  );
  terminal.out(because.map(({ text }) => `       - ${text}`).join('\n'));
  for (const { authority, program, from, to, listed, status } of sanctions) {
    const when = [
      ...(from === null ? [] : [`from ${from}`]),
      ...(to === null ? [] : [`to ${to}`]),
      ...(listed === null ? [] : [`listed ${listed}`]),
      ...(status === null ? [] : [status]),
    ].join(', ');
    const what = [authority, program].filter((part) => part !== null).join(': ');
    terminal.out(`       sanction ${what}${when === '' ? '' : ` (${when})`}`);
  }
}
