import { filesOfScenario, giveAnswer, receiptOf } from '../../give-answer.ts';
import {
  compareFlows,
  compile,
  countTable,
  coverageOfActs,
  describeFlows,
  firstDay,
  flowsSteps,
  flowsTable,
  isRefusal,
  skimFlows,
  skimTable,
  usersOf,
  assignmentAnswer,
  usersTable,
  bottleneckTable,
  branchChangeTable,
  branchTable,
} from '@meridian/engine';
import type {
  FlowsAnswer,
  FlowsComparison,
  FlowsOptions,
  FlowsQuery,
  Model,
  Refusal,
  SelectLinkAnswer,
  PeriodFlows,
} from '@meridian/engine';
import {
  formatAmount,
  formatCount,
  formatFixed,
  formatGap,
  formatPercent,
  formatSignedAmount,
  formatTonneKm,
  formatTonnes,
} from '@meridian/words';
import { writeTable } from '../../result-file.ts';
import { formatResult } from '../../terminal/result-lines.ts';
import type { ShownColumn } from '../../terminal/result-lines.ts';
import { describeAssignProgress, loadLinearSolver } from '@meridian/jobs';
import { printCoverage } from '../../act-lines.ts';
import { UsageFault } from '../../faults.ts';
import { loadModel } from '../../model.ts';
import { changesOf } from '../../changes.ts';
import { answerOrFail, tooShort } from '../../question.ts';
import { endingOf, flowsEndings } from '../../result-file.ts';
import { followSteps } from '../../terminal/follow.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { AssignOptions } from './options.ts';

const now = (): number => performance.now() / 1000;

/** `meridian assign` on a model: the flows of a period. */
export async function assign(options: AssignOptions, terminal: Terminal): Promise<void> {
  for (const option of ['trips', 'tollWeight', 'distanceWeight', 'demandFactor'] as const)
    if (options[option].length > 0) throw new UsageFault('--trips and the weights of classes belong to --tntp.');
  const { method = 'sue' } = options;
  if (options.flows !== undefined) endingOf('--flows', options.flows, flowsEndings);
  if (options.skims !== undefined) endingOf('--skims', options.skims, ['.csv']);
  const changes = await changesOf(options);
  const start = now();
  const model = await loadModel(options.model);
  const read = now() - start;
  const network = compile(model);
  const compiled = now() - start - read;
  const solver = method === 'lp' ? await loadLinearSolver() : undefined;
  const { maxSeconds } = options;
  const limits = (): FlowsOptions => ({
    // of the time since the model was read
    maxSeconds: maxSeconds === undefined ? undefined : Math.max(0, maxSeconds - (now() - start - read)),
    maxIterations: options.maxIterations,
    now,
    solver,
  });
  if (limits().maxSeconds === 0) throw tooShort(maxSeconds ?? 0, compiled);
  const query: FlowsQuery = {
    period: options.period,
    method,
    gap: options.gap,
    changes,
    comply: options.comply,
  };
  const follow = (asked: FlowsQuery): PeriodFlows | Refusal =>
    followSteps(flowsSteps(network, asked, limits()), describeAssignProgress, terminal);
  const solved = answerOrFail(follow(query));
  const solve = now() - start - read - compiled;
  const described = describeFlows(solved);
  // what is changed is read beside the same period as it is
  const before = changes.length === 0 ? undefined : follow({ ...query, changes: [] });
  const isCompared = before !== undefined && !isRefusal(before);
  const isShort = changes.length > 0 && (!isCompared || before.parts.some(({ solution }) => solution.stop === 'time'));
  const answer = isShort ? { ...described, notes: [...described.notes, withoutComparison(isCompared)] } : described;
  const comparison = isCompared ? compareFlows(describeFlows(before), answer) : undefined;
  const selected = options.select === undefined ? undefined : answerOrFail(usersOf(solved, options.select));
  const beside = {
    seconds: { read, compile: compiled, solve },
    ...(comparison === undefined ? {} : { comparison }),
    ...(selected === undefined ? {} : { select: selected }),
  };
  const told = assignmentAnswer(answer, beside);
  const asked = { ask: 'assign', options, model, files: filesOfScenario(options.scenario) };
  const { flows, skims } = options;
  if (flows !== undefined)
    await writeTable('--flows', flows, flowsTable(answer, model), await receiptOf(asked, told), flowsEndings);
  if (skims !== undefined)
    await writeTable('--skims', skims, skimTable(skimFlows(solved)), await receiptOf(asked, told));
  await giveAnswer(told, asked, terminal);
  if (options.json) return;
  printFlows(answer, solved.parts.length, terminal);
  printActs(model, answer.date, query.comply ?? [], terminal);
  if (comparison !== undefined) printComparison(comparison, terminal);
  if (selected !== undefined) printSelected(selected, terminal);
  for (const path of [options.flows, options.skims]) if (path !== undefined) terminal.err(`Wrote ${path}`);
}

function withoutComparison(isCompared: boolean): string {
  return isCompared
    ? 'Time ran out on the same period without the change too: compare with care.'
    : 'Time ran out before the same period was solved without the change: there is no comparison.';
}

/** What the acts that all cargo obeys cover and do not, by the acts of the day whose network holds. */
function printActs(model: Model, date: string, obeyed: readonly string[], terminal: Terminal): void {
  const day = firstDay(date);
  const commodity = model.tables.config[0]?.defaultCommodityId;
  if (obeyed.length === 0 || commodity === undefined || day === undefined) return;
  printCoverage(coverageOfActs(model, { parties: obeyed, obeyed, day, commodity }), terminal);
}

function printFlows(answer: FlowsAnswer, states: number, terminal: Terminal): void {
  const { period, date, method, converged, stop, relativeGap, demandTonnes, lostTonnes, unservedTonnes } = answer;
  const moved = demandTonnes - lostTonnes;
  terminal.out(
    terminal.style(
      'bold',
      `Flows of ${period} ${states === 1 ? `on the network of ${date}` : 'quarter by quarter'}, ${method}`,
    ),
  );
  terminal.out(
    [
      `${converged ? 'Converged' : `Not converged${stop === 'time' ? ' (time ran out)' : ''}`}: relative gap ${formatGap(relativeGap)} after ${answer.iterations} iterations`,
      `${formatTonnes(moved)} move, ${formatTonnes(lostTonnes)} of ${formatTonnes(demandTonnes)} stay away${unservedTonnes > 0 ? ` (${formatTonnes(unservedTonnes)} have no way)` : ''}`,
      `${formatTonneKm(answer.tonneKm)}, ${formatFixed(answer.tonneDays / moved, 1)} days on the mean, ${formatTonnes(answer.co2eTonnes)} CO2e`,
      'Model, not observation.',
      ...answer.notes,
    ].join('\n'),
  );
  const branches = answer.branches.filter((branch) => branch.tonnes > 0).sort((a, b) => b.tonnes - a.tonnes);
  terminal.out('\nBranches:');
  terminal.out(formatResult(branchTable(branches), branchColumns, terminal.columns));
  const tight = answer.bottlenecks.filter(({ load }) => load > 0.5).slice(0, 10);
  if (tight.length > 0) terminal.out('\nWhere it chokes:');
  if (tight.length > 0) {
    terminal.out(
      formatResult(
        bottleneckTable(tight),
        method === 'lp' ? [...bottleneckColumns, priceColumn] : bottleneckColumns,
        terminal.columns,
      ),
    );
  }
  if (answer.calibration.length > 0)
    terminal.out('\nBeside what was observed (for the whole period of the observation):');
  if (answer.calibration.length > 0) {
    terminal.out(formatResult(countTable(answer.calibration), countColumns, terminal.columns));
    for (const { count, missReason } of answer.calibration)
      if (missReason !== undefined) terminal.out(`${count} is off: ${missReason}`);
  }
}

function printComparison({ lostTonnes, tonneKm, tonneDays, branches }: FlowsComparison, terminal: Terminal): void {
  terminal.out(
    `\nAgainst the same period without the change: ${formatSignedAmount(lostTonnes, 't')} stay away, ${formatSignedAmount(tonneKm / 1e6, 'million tkm')}, ${formatSignedAmount(tonneDays, 't-days')}`,
  );
  terminal.out(
    formatResult(
      branchChangeTable(
        branches
          .filter(({ before, after }) => Math.abs(after - before) >= 500)
          .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before)),
      ),
      changeColumns,
      terminal.columns,
    ),
  );
}

function printSelected(selected: SelectLinkAnswer, terminal: Terminal): void {
  terminal.out(`\nWho uses ${selected.selector}: ${formatTonnes(selected.tonnes)}`);
  terminal.out(formatResult(usersTable({ pairs: selected.pairs.slice(0, 15) }), userColumns, terminal.columns));
}

const branchColumns: readonly ShownColumn[] = [
  { column: 'branch', title: 'branch', flexible: true },
  { column: 'tonnes', title: 'tonnes', format: formatTonnes },
  { column: 'tonne_km', title: 'transport', format: formatTonneKm },
];

const bottleneckColumns: readonly ShownColumn[] = [
  { column: 'row', title: 'row', flexible: true },
  { column: 'load', title: 'load', format: formatPercent },
  { column: 'queue_hours', title: 'wait, h', format: (hours) => formatFixed(hours, 1) },
  { column: 'queue_usd', title: 'USD of waiting', format: formatCount },
];

const priceColumn: ShownColumn = {
  column: 'price_usd_per_tonne',
  title: 'USD/t of capacity',
  format: (usd) => formatFixed(usd, 2),
};

const inOwnUnit: NonNullable<ShownColumn['format']> = (value, of) => formatAmount(value, String(of('unit')));

const countColumns: readonly ShownColumn[] = [
  { column: 'count', title: 'count' },
  { column: 'period', title: 'period' },
  { column: 'observed', title: 'observed', format: inOwnUnit },
  { column: 'modelled', title: 'modelled', format: inOwnUnit },
  { column: 'use', title: 'use', words: (use) => use.replace('_', ' ') },
  { column: 'selector', title: 'what', flexible: true },
];

const changeColumns: readonly ShownColumn[] = [
  { column: 'branch', title: 'branch', flexible: true },
  { column: 'tonnes_before', title: 'before', format: formatTonnes },
  { column: 'tonnes', title: 'after', format: formatTonnes },
  { column: 'tonnes_change', title: 'change', format: (tonnes) => formatSignedAmount(tonnes, 't') },
];

const userColumns: readonly ShownColumn[] = [
  { column: 'from_zone', title: 'from', flexible: true },
  { column: 'to_zone', title: 'to', flexible: true },
  { column: 'commodity', title: 'cargo' },
  { column: 'tonnes', title: 'tonnes', format: formatTonnes },
];
