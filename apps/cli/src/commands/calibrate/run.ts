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

function print({ parameters, residuals, spread }: Calibration, out: string, terminal: Terminal): void {
  const right = { align: 'right' } as const;
  terminal.out(terminal.style('bold', `Calibrated: ${out}`));
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
        { title: 'what', flexible: true },
      ],
      [...residuals]
        .sort((a, b) => (a.use < b.use ? -1 : a.use > b.use ? 1 : Math.abs(a.logRatio) - Math.abs(b.logRatio)))
        .map((each) => [
          each.count,
          each.use.replace('_', ' '),
          each.period,
          formatCount(each.observed),
          formatCount(each.before),
          formatCount(each.modelled),
          formatFixed(Math.exp(each.logRatio), 2),
          each.selector,
        ]),
      terminal.columns,
    ),
  );
  for (const use of ['fit', 'held_out'] as const) {
    const { counts, before, after } = spread[use];
    terminal.out(
      `${use === 'fit' ? 'Fitted' : 'Held out'}: ${counts} counts, off by a factor of ${formatFixed(Math.exp(after), 2)} (root mean square), ${formatFixed(Math.exp(before), 2)} before`,
    );
  }
}
