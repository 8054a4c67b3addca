import { giveAnswer } from '../../give-answer.ts';
import { readFile } from 'node:fs/promises';
import {
  createFinding,
  isRefusal,
  Screening,
  ScreeningBatch,
  screeningAnswer,
  screeningBatchAnswer,
} from '@meridian/engine';
import type { ScreeningAnswer } from '@meridian/engine';
import { readNameList } from '@meridian/model-files';
import { screenListFile } from '@meridian/model-files/disk';
import { formatCount, formatFixed } from '@meridian/words';
import { InputFault } from '../../faults.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { printSkipped } from './lines.ts';
import type { ScreenOptions } from './options.ts';
import { writeRecord } from './record.ts';

/** `meridian screen --batch`: every name of a file against a list, in one pass over the list. */
export async function screenBatch(
  file: string,
  list: string,
  options: ScreenOptions,
  terminal: Terminal,
): Promise<void> {
  const { method, threshold, most, schema, record } = options;
  const names = await readNames(file);
  const screenings = names.map((name) => Screening.begin({ name, method, threshold, most, schema }));
  const batch = new ScreeningBatch(screenings.flatMap((each) => (isRefusal(each) ? [] : [each])));
  const screened = await screenListFile(list, batch);
  if ('finding' in screened) throw new InputFault([screened.finding]);
  const summary = { file: list, ...screened.summary };
  const answers = batch.screenings.map((screening) =>
    screeningAnswer({ names: { name: screening.name, screening, list: summary } }),
  );
  await writeRecord(record, answers);
  const asked = { ask: 'screen', options, values: { batch: file, list }, model: undefined, files: [file, list] };
  await giveAnswer(screeningBatchAnswer(answers), asked, terminal);
  if (!options.json) printBatch(answers, terminal);
  for (const each of screenings) if (isRefusal(each)) terminal.err(`${file}: ${each.message}`);
}

async function readNames(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const remedy = 'Name a file with a name a line, or a table with a column name.';
  if (text === undefined)
    throw new InputFault([createFinding('file-missing', { file }, `${file}: there is no such file.`, remedy)]);
  const names = readNameList(file, text);
  if ('code' in names) throw new InputFault([names]);
  return names;
}

/** Names with matches first, each with its best; what could not be compared is said once for the list. */
function printBatch(answers: readonly ScreeningAnswer[], terminal: Terminal): void {
  const [first] = answers;
  if (first === undefined) return;
  printSkipped(first, terminal);
  const hits = answers.filter(({ found }) => found > 0);
  terminal.out(
    terminal.style(
      'bold',
      `${formatCount(hits.length)} of ${formatCount(answers.length)} names score ${first.query.threshold ?? 0} or more against ${formatCount(first.list?.entities ?? 0)} entities in ${first.list?.file ?? ''}`,
    ),
  );
  const rows = hits.map(({ query, found, matches: [best] }) => [
    query.name ?? '',
    formatCount(found),
    best === undefined ? '' : formatFixed(best.score, 1),
    best?.name ?? '',
    best?.id ?? '',
  ]);
  const columns = [
    { title: 'name', flexible: true },
    { title: 'found' },
    { title: 'best' },
    { title: 'listed name', flexible: true },
    { title: 'id' },
  ] as const;
  if (rows.length > 0) terminal.out(formatTable(columns, rows, terminal.columns));
  const totals = first.foundAt.map(({ threshold }, place) => {
    const sum = answers.reduce((total, { foundAt }) => total + (foundAt[place]?.found ?? 0), 0);
    return `${formatFixed(sum / answers.length, 2)} at ${threshold}`;
  });
  terminal.out(`Entities a name, by threshold: ${totals.join(', ')}.`);
  const unread = answers.flatMap(({ notCompared }) => notCompared.filter(({ of }) => of === 'query'));
  for (const { text } of [...unread, ...first.notCompared.filter(({ of }) => of === 'list')])
    terminal.out(`\nNot compared: ${text}`);
  for (const { query, notes } of answers)
    for (const note of notes) terminal.out(`\nNote on ${query.name ?? ''}: ${note}`);
  terminal.out(`\n${terminal.style('dim', first.notice)}`);
}
