import { relationSeriesAnswer, relationsSteps, relationSeriesTable } from '@meridian/engine';
import type { DyadAnswer, RelationSeriesAnswer, RelationsQuery } from '@meridian/engine';
import type { questions, ValuesOfQuestion } from '@meridian/engine/questions';
import { eventFormats } from '@meridian/model-files';
import type { EventFormat } from '@meridian/model-files';
import { countryCodes } from '@meridian/model-files/disk';
import type { RejectedExample } from '@meridian/model-files/disk';
import { formatFixed, formatPercent, formatPoints, notKnown, formatCount } from '@meridian/words';
import { UsageFault } from '../../faults.ts';
import { giveAnswer, receiptOf } from '../../give-answer.ts';
import { importRelationEvents } from '../../imported-events.ts';
import { loadModel } from '../../model.ts';
import { answerOrFail } from '../../question.ts';
import { countedReasons, exampleLines } from '../../rejected-rows.ts';
import { writeTable, endingOf } from '../../result-file.ts';
import type { ModelOptions } from '../../shared-options.ts';
import { followSteps } from '../../terminal/follow.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';

interface RelationsOptions extends ValuesOfQuestion<typeof questions.relations>, ModelOptions {
  readonly events: readonly string[];
  readonly format: EventFormat | undefined;
  readonly leastSources: number | undefined;
  readonly series: string | undefined;
}

/** `meridian relations`: the index of pairs of actors over time, and the events that make it. */
export async function relations(options: RelationsOptions, terminal: Terminal): Promise<void> {
  const { events: paths, format } = options;
  if ((paths.length === 0) !== (format === undefined))
    throw new UsageFault(`--events and --format go together; --format knows ${eventFormats.join(', ')}.`);
  if (options.series !== undefined) endingOf('--series', options.series, ['.csv']);
  if (options.leastSources !== undefined && format !== 'gdelt1' && format !== 'gdelt2')
    throw new UsageFault('--least-sources: only files of GDELT say how many sources an event has.');
  const query = queryOf(options);
  if (format === 'polecat' && query.scores === 'goldstein')
    throw new UsageFault(
      '--scores goldstein: POLECAT has PLOVER types and no CAMEO codes; its scores are --scores plover.',
    );
  if (format !== undefined && format !== 'register' && options.dimension.some((id) => id !== 'all'))
    throw new UsageFault('--dimension: only the register has subjects; other sets know the dimension all.');
  const model = await loadModel(options.model);
  const set =
    format === undefined
      ? undefined
      : await importRelationEvents(
          model,
          { paths, format, dyads: options.dyad, leastSources: options.leastSources },
          terminal,
        );
  // a set of events knows all states, those without events too
  const others = set === undefined ? undefined : countryCodes;
  const answer = answerOrFail(
    followSteps(
      relationsSteps(model, query, set?.events, others),
      ({ done, of = done }) => `${formatCount(done)} of ${formatCount(of)} series`,
      terminal,
    ),
  );
  const full = relationSeriesAnswer(answer, set);
  const asked = { ask: 'relations', options, model, files: paths };
  if (options.series !== undefined)
    await writeTable('--series', options.series, relationSeriesTable(answer.dyads), await receiptOf(asked, full));
  await giveAnswer(full, asked, terminal);
  if (!options.json) print(full, set?.examples ?? [], terminal);
  if (options.series !== undefined) terminal.err(`Wrote ${options.series}`);
}

function queryOf(options: RelationsOptions): RelationsQuery {
  const { dyad, dimension, from, to, step, halfLife, confidence, top, draws, seed, format } = options;
  return {
    dyads: dyad,
    dimensions: dimension,
    from,
    to,
    step,
    // POLECAT has types of PLOVER alone
    scores: options.scores ?? (format === 'polecat' ? 'plover' : undefined),
    // what is structural between two states is not what an imported set is asked for
    level: options.level ?? (format === undefined ? 'structural' : 'none'),
    halfLifeDays: halfLife,
    weighByConfidence: confidence,
    top,
    draws,
    seed,
  };
}

const right = { align: 'right' } as const;

function print(answer: RelationSeriesAnswer, examples: readonly RejectedExample[], terminal: Terminal): void {
  const { scores, confidence, level } = answer.settings;
  const how = `${scores === 'goldstein' ? 'Goldstein' : 'PLOVER'} scores, ${confidence ? 'events weighed by the confidence of their sources' : 'every event in full'}${level === 'none' ? ', no structural level' : ''}`;
  if (answer.dyads.length <= 2) for (const dyad of answer.dyads) printDyad(dyad, how, terminal);
  else printMany(answer.dyads, how, terminal);
  const left = countedReasons(answer.rejected);
  if (left !== '') terminal.out(`\nRows left out: ${left}.`);
  for (const line of exampleLines(answer.rejected, examples)) terminal.out(`  ${line}`);
  terminal.out(
    `\nIndex from -10 (conflict) to 10 (cooperation) = level + lag + events: bonds in force, how far the index is behind their moves, and what acts still add. ${answer.notes.join(' ')}`,
  );
}

function printMany(dyads: readonly DyadAnswer[], how: string, terminal: Terminal): void {
  const date = dyads.find(({ series }) => series.length > 0)?.series.at(-1)?.date ?? '';
  terminal.out(terminal.style('bold', `Relations at the end of ${date}, ${how}`));
  const rows = dyads
    .map((dyad) => ({ dyad, now: dyad.series.at(-1) }))
    // what is not known comes last
    .sort((x, y) => (y.now?.index ?? -Infinity) - (x.now?.index ?? -Infinity) || 0);
  terminal.out(
    formatTable(
      [
        { title: 'pair' },
        { title: 'dimension' },
        { title: 'index', ...right },
        { title: 'level', ...right },
        { title: 'lag', ...right },
        { title: 'events', ...right },
        { title: '10-90 %', ...right },
        { title: 'acts', ...right },
        { title: 'strongest act', flexible: true },
      ],
      rows.map(({ dyad, now }) => [
        dyad.dyad,
        dyad.dimension,
        inPoints(now?.index),
        inPoints(now?.level),
        inPoints(now?.lag),
        inPoints(now?.events),
        bandText(now),
        String(dyad.eventCount),
        dyad.top[0] === undefined ? '' : `${dyad.top[0].date} ${dyad.top[0].title}`,
      ]),
      terminal.columns,
    ),
  );
}

function printDyad(dyad: DyadAnswer, how: string, terminal: Terminal): void {
  const name = `${dyad.dyad}, ${dyad.dimension === 'all' ? 'all events' : dyad.dimension}`;
  terminal.out(terminal.style('bold', `${name}: ${how}, half-life ${String(dyad.halfLifeDays)} days`));
  if (dyad.eventCount === 0) terminal.out('No event counts here: the index is not known.');
  terminal.out(
    formatTable(
      [
        { title: 'end of' },
        { title: 'index', ...right },
        { title: 'level', ...right },
        { title: 'lag', ...right },
        { title: 'events', ...right },
        { title: '10-90 %', ...right },
      ],
      dyad.series.map((point) => [
        point.date,
        inPoints(point.index),
        inPoints(point.level),
        inPoints(point.lag),
        inPoints(point.events),
        bandText(point),
      ]),
      terminal.columns,
    ),
  );
  const trade = tradeText(dyad);
  if (trade !== '') terminal.out(trade);
  if (dyad.top.length === 0 || dyad.contributions === null || dyad.levelMoves === null) return;
  terminal.out(`\nWhat made the part of events at the end of ${dyad.series.at(-1)?.date ?? ''}:`);
  terminal.out(
    formatTable(
      [
        { title: 'points', ...right },
        { title: 'score', ...right },
        { title: 'date' },
        { title: 'event' },
        { title: 'what', flexible: true },
        { title: 'source', flexible: true },
      ],
      dyad.top.map((each) => [
        inPoints(each.contribution),
        formatFixed(each.score, 1),
        each.date,
        each.eventId,
        each.title,
        each.sources.join(', '),
      ]),
      terminal.columns,
    ),
  );
  const shown = dyad.top.reduce((sum, { contribution }) => sum + contribution, 0);
  terminal.out(
    `Other events ${inPoints(dyad.contributions - shown)}, all events ${inPoints(dyad.contributions)}; lag of the level ${inPoints(dyad.levelMoves)}.`,
  );
}

function bandText(point: DyadAnswer['series'][number] | undefined): string {
  if (point === undefined || point.p10 === null || point.p90 === null) return notKnown;
  return `${inPoints(point.p10)} to ${inPoints(point.p90)}`;
}

/** The share from which the trade of the level is made, and the years of which it is said. */
function tradeText({ dyad, tradeShare }: DyadAnswer): string {
  if (tradeShare === null) return '';
  const { period, shareOfA, shareOfB, totalYearOfA, totalYearOfB } = tradeShare;
  const [a = '', b = ''] = dyad.split(/[->]/);
  const sideText = (actor: string, share: number | null, year: number | null): string =>
    share === null
      ? `of ${actor} ${notKnown}`
      : `${formatPercent(share)} of that of ${actor}${year === null ? '' : ` in ${String(year)}`}`;
  return `Trade in the level: turnover of ${period}, as a share of all trade ${sideText(a, shareOfA, totalYearOfA)}, ${sideText(b, shareOfB, totalYearOfB)}.`;
}

/** Index points of a column. */
function inPoints(value: number | null | undefined): string {
  return value === undefined || value === null ? notKnown : formatPoints(value, 2);
}
