import { compile, criticalityKinds, criticalitySteps, criticalityTable } from '@meridian/engine';
import type { CriticalityAnswer } from '@meridian/engine';
import { formatFixed } from '@meridian/words';
import { UsageFault } from '../faults.ts';
import { loadModel } from '../model.ts';
import { answerOrFail, toList } from '../question.ts';
import { followSteps } from '../terminal/follow.ts';
import { formatResult } from '../terminal/result-lines.ts';
import type { ShownColumn } from '../terminal/result-lines.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface CriticalityOptions {
  readonly model?: string;
  readonly json?: true;
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
  if (options.json === true) terminal.out(JSON.stringify(answer));
  else print(answer, terminal);
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
