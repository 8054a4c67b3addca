import { giveAnswer } from '../../give-answer.ts';
import { compile, criticalityTable } from '@meridian/engine';
import type { CriticalityAnswer } from '@meridian/engine';
import { formatFixed } from '@meridian/words';
import { formatResult } from '../../terminal/result-lines.ts';
import type { ShownColumn } from '../../terminal/result-lines.ts';
import { criticalityJob } from '@meridian/jobs';
import { loadModel } from '../../model.ts';
import { answerOrFail } from '../../question.ts';
import { followJob } from '../../terminal/follow.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { questions, ValuesOfQuestion } from '@meridian/engine/questions';
import type { ModelOptions } from '../../shared-options.ts';

type CriticalityOptions = ValuesOfQuestion<typeof questions.criticality> & ModelOptions;

/** `meridian criticality`: what breaks when a link, node, country, passage, corridor or regime's links are gone. */
export async function criticality(options: CriticalityOptions, terminal: Terminal): Promise<void> {
  const { model: folder, json, ...asked } = options;
  const model = await loadModel(folder);
  const answer = answerOrFail(await followJob(criticalityJob, compile(model), asked, terminal));
  await giveAnswer(answer, { ask: 'criticality', options, model }, terminal);
  if (!json) print(answer, terminal);
}

function print({ by, period, items }: CriticalityAnswer, terminal: Terminal): void {
  terminal.out(terminal.style('bold', `What is lost in ${period} without each ${by}, one at a time`));
  terminal.out(formatResult(criticalityTable({ items }), shownColumns(by), terminal.columns));
  terminal.out('Cut off: pairs of zones and cargo that no open way joins then. Model, not observation.');
}

function shownColumns(by: string): readonly ShownColumn[] {
  const inUnits =
    (unit: number, digits: number) =>
    (value: number): string =>
      formatFixed(value / unit, digits);
  return [
    { column: 'id', title: by },
    { column: 'name', title: 'name', flexible: true },
    { column: 'tonnes', title: 'uses it, kt', format: inUnits(1e3, 0) },
    { column: 'lost_tonnes', title: 'lost, kt', format: inUnits(1e3, 1) },
    { column: 'added_tonne_km', title: 'added M t-km', format: inUnits(1e6, 0) },
    { column: 'added_usd', title: 'added M USD', format: inUnits(1e6, 1) },
    { column: 'added_tonne_days', title: 'added kt-days', format: inUnits(1e3, 0) },
    { column: 'disconnected_pairs', title: 'cut off' },
  ];
}
