import { giveAnswer } from '../../give-answer.ts';
import { explainCell } from '@meridian/engine';
import type { ExplainedValue } from '@meridian/engine';
import { formatFirst } from '@meridian/words';
import type { questions, ValuesOfQuestion } from '@meridian/engine/questions';
import { loadModel } from '../../model.ts';
import { answerOrFail } from '../../question.ts';
import type { ModelOptions } from '../../shared-options.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** `meridian explain`: the value of a cell, its source and grade, and its rivals. */
export async function explain(
  options: ValuesOfQuestion<typeof questions.explain> & ModelOptions,
  terminal: Terminal,
): Promise<void> {
  const { cell } = options;
  const model = await loadModel(options.model);
  const explanation = answerOrFail(explainCell(model, cell), cell);
  await giveAnswer(explanation, { ask: 'explain', options, model }, terminal);
  if (options.json) return;
  const { unit, spread } = explanation;
  const value = explanation.value === '' ? 'not known' : `${explanation.value}${unit === undefined ? '' : ` ${unit}`}`;
  terminal.out(`${terminal.style('bold', explanation.cell)} = ${terminal.style('bold', value)}`);
  terminal.out(explanation.meaning);
  if (spread !== undefined && spread.low !== spread.high)
    terminal.out(`Sources range from ${spread.low} to ${spread.high}.`);
  terminal.out('');
  const rows = [explanation, ...explanation.rivals].map((each, at) => [
    at === 0 ? '→' : '',
    each.value,
    each.grade,
    each.asOf ?? '',
    describe(each),
    each.note ?? '',
  ]);
  const columns = [
    { title: '' },
    { title: 'value' },
    { title: 'grade' },
    { title: 'as of' },
    { title: 'source', flexible: true },
    { title: 'note', flexible: true },
  ] as const;
  terminal.out(formatTable(columns, rows, terminal.columns));
  const address = explanation.url;
  if (address !== undefined) terminal.out(`\n${address}`);
  terminal.out(`\nRule: ${explanation.rule}`);
  if (explanation.usedBy.length > 0) terminal.out(`Used by: ${formatFirst(explanation.usedBy, 12)}`);
}

function describe({ title, publisher, source }: ExplainedValue): string {
  if (title === undefined) return source ?? 'no source';
  return publisher === undefined ? title : `${title} (${publisher})`;
}
