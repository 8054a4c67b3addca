import { giveAnswer } from '../../give-answer.ts';
import { now } from '../../clock.ts';
import { checkAnswer } from '@meridian/engine';
import type { CheckAnswer, Model } from '@meridian/engine';
import { formatCount, formatWholePercent, plural } from '@meridian/words';
import { exitStatus } from '../../faults.ts';
import { checkFolder, modelFolder } from '../../model.ts';
import type { ModelOptions } from '../../shared-options.ts';
import { formatFindings } from '../../terminal/findings.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** The time of day where the computer stands, in its own language, for who sits before it. */
const clockTime = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: 'numeric', second: 'numeric' });

interface CheckOptions extends ModelOptions {
  readonly watch: boolean;
}

/** `meridian check`: every finding at once, and the coverage; with --watch again on every change. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<void> {
  const folder = modelFolder(options.model);
  process.exitCode = await checkOnce(folder, options, terminal);
  if (!options.watch) return;
  const { watchModelFolder } = await import('@meridian/model-files/disk');
  terminal.err(`Watching ${folder}; Ctrl+C ends.`);
  let running = Promise.resolve(0);
  watchModelFolder(folder, () => {
    running = running.then(async () => {
      terminal.err(`\n${clockTime.format(now())} changed`);
      return checkOnce(folder, options, terminal);
    });
  });
  await new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
  process.exit(await running);
}

async function checkOnce(folder: string, options: CheckOptions, terminal: Terminal): Promise<number> {
  const { model, findings } = await checkFolder(folder);
  const answer = checkAnswer(model, findings);
  await giveAnswer(answer, { ask: 'check', options, model }, terminal);
  if (!options.json) printCheck(folder, model, answer, terminal);
  return answer.ok ? exitStatus.done : exitStatus.input;
}

function printCheck(
  folder: string,
  model: Model | undefined,
  { findings, coverage: byTable }: CheckAnswer,
  terminal: Terminal,
): void {
  const coverage = Object.entries(byTable);
  if (findings.length > 0) terminal.err(formatFindings(findings, terminal));
  if (coverage.length > 0) {
    const rows = coverage.map(([table, counts]) => [
      table,
      formatCount(counts.rows),
      formatCount(counts.values),
      share(counts.sourced, counts.values),
      share(counts.calculated, counts.values),
      share(counts.general, counts.values),
      share(counts.assumed, counts.values),
    ]);
    const right = { align: 'right' } as const;
    const columns = [
      { title: 'table' },
      { title: 'rows', ...right },
      { title: 'figures', ...right },
      { title: 'sourced', ...right },
      { title: 'calculated', ...right },
      { title: 'general', ...right },
      { title: 'assumed', ...right },
    ];
    terminal.out(formatTable(columns, rows, terminal.columns));
  }
  const tally = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [tally('error'), tally('warning')];
  const verdict = errors > 0 ? terminal.style('red', 'not sound') : terminal.style('green', 'sound');
  terminal.out(
    `\n${model?.title ?? folder} is ${verdict}: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}.`,
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '' : formatWholePercent(part / whole);
}
