import { giveAnswer } from '../../give-answer.ts';
import { describeRegimes, regimeTable } from '@meridian/engine';
import type { DescribedRegime, RegimesAnswer, TransitionRate } from '@meridian/engine';
import { formatFixed, formatPercent } from '@meridian/words';
import { formatResult } from '../../terminal/result-lines.ts';
import type { ShownColumn } from '../../terminal/result-lines.ts';
import type { questions, ValuesOfQuestion } from '@meridian/engine/questions';
import { loadModel } from '../../model.ts';
import { answerOrFail } from '../../question.ts';
import { regimeLines } from '../../regime-lines.ts';
import type { ModelOptions } from '../../shared-options.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';

type RegimesOptions = ValuesOfQuestion<typeof questions.regimes> & ModelOptions;

const right = { align: 'right' } as const;

/** `meridian regimes`: how every regime stands on a date, or one of them with what its rates follow. */
export async function regimes(options: RegimesOptions, terminal: Terminal): Promise<void> {
  const model = await loadModel(options.model);
  const answer = answerOrFail(describeRegimes(model, { on: options.on, regime: options.regime }));
  await giveAnswer(answer, { ask: 'regimes', options, model }, terminal);
  if (options.json) return;
  const [only] = answer.regimes;
  if (only === undefined) terminal.out('The model has no regimes.');
  else if (options.regime === undefined) printAll(answer, terminal);
  else printOne(answer, only, terminal);
}

function printAll({ date, regimes: all, notes = [] }: RegimesAnswer, terminal: Terminal): void {
  terminal.out(terminal.style('bold', `Regimes on ${date}`));
  for (const note of notes) terminal.out(note);
  terminal.out(formatResult(regimeTable(all), regimeColumns, terminal.columns));
  const shut = all.filter(({ state }) => state !== 'open');
  if (shut.length > 0) terminal.out(`\n${terminal.style('bold', 'Not open, and why')}`);
  for (const line of regimeLines(shut, terminal)) terminal.out(line);
  terminal.out(
    '\nProbabilities are of the model, from rates that hold as they are; --regime ID shows what they rest on.',
  );
}

function printOne({ date, changes, notes = [] }: RegimesAnswer, regime: DescribedRegime, terminal: Terminal): void {
  terminal.out(terminal.style('bold', `${regime.name} (${regime.id}) on ${date}`));
  for (const note of notes) terminal.out(note);
  for (const line of regimeLines([regime], terminal)) terminal.out(line);
  terminal.out(`Rules ${regime.linkCount} links. ${effectText(regime)}`);
  terminal.out(`\n${terminal.style('bold', 'Rates per year spent in the state before')}`);
  terminal.out(
    formatTable(
      [
        { title: 'from' },
        { title: 'to' },
        { title: '1/year', ...right },
        { title: 'range', ...right },
        { title: 'base', ...right },
        { title: 'rests on', flexible: true },
        { title: 'times', flexible: true },
      ],
      regime.rates.map((rate) => [
        rate.from,
        rate.to,
        formatRate(rate.perYear),
        `${formatRate(rate.low)}-${formatRate(rate.high)}`,
        formatRate(rate.base),
        basisText(rate),
        rate.factors.map(factorText).join('; '),
      ]),
      terminal.columns,
    ),
  );
  terminal.out(`\n${terminal.style('bold', 'Where it may be')}`);
  const { quarter, year } = regime.outlook;
  terminal.out(
    formatTable(
      [{ title: '' }, { title: 'in a quarter', ...right }, { title: 'in a year', ...right }],
      (['open', 'restricted', 'closed'] as const).map((state) => [
        state,
        ...[quarter, year].map(
          (each) =>
            `${formatPercent(each[state])} (${formatPercent(each.low[state])}-${formatPercent(each.high[state])})`,
        ),
      ]),
      terminal.columns,
    ),
  );
  terminal.out(`\nChanges on record: ${changes.length === 0 ? 'none' : changes.join(', ')}`);
}

function effectText({ state, effect }: DescribedRegime): string {
  const parts = [
    effect.forbidden ? 'nothing passes' : '',
    effect.capacityFactor === 1 ? '' : `capacity x ${effect.capacityFactor}`,
    effect.hoursFactor === 1 ? '' : `hours x ${effect.hoursFactor}`,
    effect.hoursAdded === 0 ? '' : `${effect.hoursAdded} hours more`,
    effect.costFactor === 1 ? '' : `cost x ${effect.costFactor}`,
    effect.usdPerTeuAdded === 0 ? '' : `${effect.usdPerTeuAdded} USD per TEU more`,
    effect.usdPerTonneAdded === 0 ? '' : `${effect.usdPerTonneAdded} USD per tonne more`,
  ].filter((part) => part !== '');
  return `While ${state}: ${parts.length === 0 ? 'no effect' : parts.join(', ')}.`;
}

function basisText({ basis, season, changes, years, sources }: TransitionRate): string {
  if (season !== null) return `${sources.join(', ')}, in the season ${season}`;
  if (basis === 'counted') return `${changes ?? 0} in ${formatFixed(years ?? 0, 1)} years of its record`;
  return sources.length === 0 ? 'a judgment' : sources.join(', ');
}

function factorText({ on, value, reference, factor, low, high }: TransitionRate['factors'][number]): string {
  if (value === null) return `${on} is not known: x 1`;
  return `${on} ${formatFixed(value, 2)} (base at ${reference}): x ${formatFixed(factor, 2)} (${formatFixed(low, 2)}-${formatFixed(high, 2)})`;
}

/** A rate per year. */
function formatRate(rate: number): string {
  return formatFixed(rate, rate < 0.1 ? 3 : 2);
}

const regimeColumns: readonly ShownColumn[] = [
  { column: 'regime', title: 'regime' },
  { column: 'name', title: 'name', flexible: true },
  { column: 'kind', title: 'kind' },
  { column: 'state', title: 'state' },
  { column: 'since', title: 'since' },
  { column: 'links', title: 'links' },
  { column: 'worsening_per_year', title: 'gets worse, 1/year', format: (rate) => formatFixed(rate, 2) },
  { column: 'not_open_in_quarter', title: 'not open in a quarter', format: formatPercent },
  { column: 'not_open_in_year', title: 'in a year', format: formatPercent },
];
