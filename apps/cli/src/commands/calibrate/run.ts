import { saveReceipt } from '../../result-file.ts';
import { giveAnswer, receiptOf } from '../../give-answer.ts';
import { applyCalibration, calibrationAnswer, compile } from '@meridian/engine';
import type { Calibration } from '@meridian/engine';
import { calibrateJob } from '@meridian/jobs';
import { writeModel } from '@meridian/model-files';
import { isFreeFolder } from '@meridian/model-files/disk';
import { formatCount, formatFixed } from '@meridian/words';
import { UsageFault } from '../../faults.ts';
import { loadModel, saveFolder } from '../../model.ts';
import { answerOrFail } from '../../question.ts';
import { followJob } from '../../terminal/follow.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { questions, ValuesOfQuestion } from '@meridian/engine/questions';
import type { ModelOptions } from '../../shared-options.ts';

interface CalibrateOptions extends ValuesOfQuestion<typeof questions.calibrate>, ModelOptions {
  readonly out: string;
}

/** `meridian calibrate`: parameters and demand fitted to the counts of a model, written to a copy of it. */
export async function calibrate(options: CalibrateOptions, terminal: Terminal): Promise<void> {
  const model = await loadModel(options.model);
  // told before the work, not after it
  if (!(await isFreeFolder(options.out))) throw new UsageFault(`--out: ${options.out} is there and not empty.`);
  const { holdOut, parametersOnly } = options;
  const question = { holdOut, parametersOnly };
  const answer = answerOrFail(await followJob(calibrateJob, compile(model), question, terminal));
  await saveFolder(options.out, writeModel(applyCalibration(model, answer)));
  const asked = { ask: 'calibrate', options, model };
  const found = calibrationAnswer(answer);
  await saveReceipt(options.out, await receiptOf(asked, found));
  await giveAnswer(found, asked, terminal);
  if (!options.json) print(answer, options.out, terminal);
}

/** What was not fitted tells how good a model is, so it comes first. */
const uses = ['held_out', 'fit', 'input', 'shown'] as const;

function print(
  { parameters, residuals, spread, demandValidation }: Calibration,
  out: string,
  terminal: Terminal,
): void {
  const right = { align: 'right' } as const;
  terminal.out(terminal.style('bold', `Calibrated: ${out}`));
  for (const use of ['held_out', 'fit'] as const) {
    const { counts, before, after } = spread[use];
    terminal.out(
      `${use === 'fit' ? 'Fitted' : 'Held out'}: ${counts} counts, off by a factor of ${formatFixed(Math.exp(after), 2)} (root mean square), ${formatFixed(Math.exp(before), 2)} before`,
    );
  }
  terminal.out(describeValidation(demandValidation));
  terminal.out('');
  terminal.out(
    formatTable(
      [
        { title: 'parameter', flexible: true },
        { title: 'before', ...right },
        { title: 'value', ...right },
        { title: 'unit' },
      ],
      parameters.map(({ name, before, value, unit }) => [name, String(before), String(value), unit]),
      terminal.columns,
    ),
  );
  terminal.out('');
  terminal.out(
    formatTable(
      [
        { title: 'count' },
        { title: 'use' },
        { title: 'period' },
        { title: 'observed', ...right },
        { title: 'before', ...right },
        { title: 'modelled', ...right },
        { title: 'times', ...right },
        { title: 'left out', ...right },
        { title: 'moves most', flexible: true },
        { title: 'what', flexible: true },
      ],
      [...residuals]
        .sort((a, b) => uses.indexOf(a.use) - uses.indexOf(b.use) || Math.abs(a.logRatio) - Math.abs(b.logRatio))
        .map((each) => [
          each.count,
          each.use.replace('_', ' '),
          each.period,
          formatCount(each.observed),
          formatCount(each.before),
          formatCount(each.modelled),
          formatFixed(Math.exp(each.logRatio), 2),
          each.influence === undefined ? '' : formatFixed(Math.exp(each.influence.leftOut), 2),
          each.influence === undefined ? '' : each.influence.moves,
          each.selector,
        ]),
      terminal.columns,
    ),
  );
}

/** How far demand was moved, and on what ground. */
function describeValidation(validation: Calibration['demandValidation']): string {
  if (validation === undefined) return 'Demand stays as the trade has it.';
  const { leftOut, rounds } = validation;
  const factors = leftOut.map((each) => formatFixed(Math.exp(each), 2)).join(', ');
  return `Demand moved for ${String(rounds)} of ${String(leftOut.length - 1)} rounds: counts left out in turn are off by a factor of ${factors} after 0, 1, 2 ... of them`;
}
