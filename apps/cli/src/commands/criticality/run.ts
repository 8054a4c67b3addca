import { giveAnswer } from '../../give-answer.ts';
import { compile } from '@meridian/engine';
import type { CriticalityAnswer } from '@meridian/engine';
import { criticalityJob } from '@meridian/jobs';
import { loadModel } from '../../model.ts';
import { answerOrFail } from '../../question.ts';
import { followJob } from '../../terminal/follow.ts';
import { formatTable } from '../../terminal/table.ts';
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
  const right = { align: 'right' } as const;
  terminal.out(terminal.style('bold', `What is lost in ${period} without each ${by}, one at a time`));
  terminal.out(
    formatTable(
      [
        { title: by, flexible: true },
        { title: 'uses it, kt', ...right },
        { title: 'lost, kt', ...right },
        { title: 'added M t-km', ...right },
        { title: 'added M USD', ...right },
        { title: 'added kt-days', ...right },
        { title: 'cut off', ...right },
      ],
      items.map((item) => [
        item.name === item.id ? item.id : `${item.name} (${item.id})`,
        (item.tonnes / 1e3).toFixed(0),
        (item.lostTonnes / 1e3).toFixed(1),
        (item.addedTonneKm / 1e6).toFixed(0),
        (item.addedUsd / 1e6).toFixed(1),
        (item.addedTonneDays / 1e3).toFixed(0),
        String(item.disconnectedPairs),
      ]),
      terminal.columns,
    ),
  );
  terminal.out('Cut off: pairs of zones and cargo that no open way joins then. Model, not observation.');
}
