import { compile, criticalityKinds, criticalitySteps } from '@meridian/engine';
import type { CriticalityAnswer } from '@meridian/engine';
import { giveAnswer } from '../give-answer.ts';
import { UsageFault } from '../faults.ts';
import { loadModel } from '../model.ts';
import { answerOrFail, toList } from '../question.ts';
import { followSteps } from '../terminal/follow.ts';
import { formatTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface CriticalityOptions {
  readonly model?: string;
  readonly json?: true;
  readonly receipt?: string;
  readonly by?: string;
  readonly period?: string;
  readonly most?: number;
  readonly comply?: string;
}

/** `meridian criticality`: what breaks when a link, node, country, passage, corridor or regime's links are gone. */
export async function criticality(options: CriticalityOptions, terminal: Terminal): Promise<void> {
  const by = criticalityKinds.find((each) => each === (options.by ?? 'country'));
  if (by === undefined) throw new UsageFault(`--by knows ${criticalityKinds.join(', ')}, not “${options.by ?? ''}”.`);
  const model = await loadModel(options.model);
  const { period, most } = options;
  const steps = criticalitySteps(compile(model), { by, period, most, comply: toList(options.comply) });
  const answer = answerOrFail(
    followSteps(steps, ({ done, of, id }) => `${done + 1} of ${of}: without ${id}`, terminal),
  );
  await giveAnswer(answer, { ask: 'criticality', options, model }, terminal);
  if (options.json !== true) print(answer, terminal);
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
