import { findRelations, relationSeriesTable, relationSteps, scoreTables } from '@meridian/engine';
import type { DyadAnswer, RelationsAnswer, RelationsQuery } from '@meridian/engine';
import { eventFormats } from '@meridian/model-store';
import type { EventFormat } from '@meridian/model-store';
import { countryCodes } from '@meridian/model-store/disk';
import type { RejectedExample } from '@meridian/model-store/disk';
import { formatFixed, formatPoints, notKnown } from '@meridian/words';
import { UsageFault } from '../faults.ts';
import { importRelationEvents } from '../imported-events.ts';
import { loadModel } from '../model.ts';
import { answerOrFail, toList } from '../question.ts';
import { countedReasons, exampleLines } from '../rejected-rows.ts';
import type { RejectedCounts } from '../rejected-rows.ts';
import { endingOf, writeTable } from '../result-file.ts';
import { oneOf } from '../usage.ts';
import { formatTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface RelationsOptions {
  readonly model?: string;
  readonly json?: true;
  readonly dyad?: readonly string[];
  readonly dimension?: string;
  readonly from?: string;
  readonly to?: string;
  readonly step?: string;
  readonly scores?: string;
  readonly halfLife?: number;
  readonly confidence?: true;
  readonly level?: string;
  readonly top?: number;
  readonly draws?: number;
  readonly seed?: number;
  readonly events?: readonly string[];
  readonly format?: string;
  readonly leastSources?: number;
  readonly series?: string;
}

/** `meridian relations`: the index of pairs of actors over time, and the events that make it. */
export async function relations(options: RelationsOptions, terminal: Terminal): Promise<void> {
  const format = oneOf('--format', eventFormats, options.format);
  if ((options.events === undefined) !== (format === undefined))
    throw new UsageFault(`--events and --format go together; --format knows ${eventFormats.join(', ')}.`);
  if (options.series !== undefined) endingOf('--series', options.series, ['.csv']);
  if (options.leastSources !== undefined && format !== 'gdelt1' && format !== 'gdelt2')
    throw new UsageFault('--least-sources: only files of GDELT say how many sources an event has.');
  const query = queryOf(options, format);
  if (format === 'polecat' && query.scores === 'goldstein')
    throw new UsageFault(
      '--scores goldstein: POLECAT has PLOVER types and no CAMEO codes; its scores are --scores plover.',
    );
  if (format !== undefined && format !== 'register' && query.dimensions?.some((id) => id !== 'all') === true)
    throw new UsageFault('--dimension: only the register has subjects; other sets know the dimension all.');
  const model = await loadModel(options.model);
  const { events: paths } = options;
  const set =
    paths === undefined || format === undefined
      ? undefined
      : await importRelationEvents(
          model,
          { paths, format, dyads: query.dyads, leastSources: options.leastSources },
          terminal,
        );
  // a set of events knows all states, those without events too
  const others = set === undefined ? undefined : countryCodes;
  const answer = answerOrFail(findRelations(model, query, set?.events, others));
  if (options.series !== undefined) await writeTable('--series', options.series, relationSeriesTable(answer.dyads));
  const { rejected = {}, examples = [], rows, findings, notes = [] } = set ?? {};
  const full = { ...answer, rejected, examples, rows, findings, notes: [...notes, ...answer.notes] };
  if (options.json === true) terminal.out(JSON.stringify(full));
  else print(full, terminal);
  if (options.series !== undefined) terminal.err(`Wrote ${options.series}`);
}

function queryOf(options: RelationsOptions, format: EventFormat | undefined): RelationsQuery {
  return {
    dyads: options.dyad,
    dimensions: options.dimension === undefined ? undefined : toList(options.dimension),
    from: options.from,
    to: options.to,
    step: oneOf('--step', relationSteps, options.step),
    // POLECAT has types of PLOVER alone
    scores: oneOf('--scores', scoreTables, options.scores) ?? (format === 'polecat' ? 'plover' : undefined),
    // what is structural between two states is not what an imported set is asked for
    level:
      oneOf('--level', ['structural', 'none'], options.level) ?? (options.events === undefined ? 'structural' : 'none'),
    halfLifeDays: options.halfLife,
    weighByConfidence: options.confidence === true,
    top: options.top,
    draws: options.draws,
    seed: options.seed,
  };
}

const right = { align: 'right' } as const;

interface PrintedAnswer extends RelationsAnswer {
  readonly rejected: RejectedCounts;
  readonly examples: readonly RejectedExample[];
}

function print(answer: PrintedAnswer, terminal: Terminal): void {
  const { scores, confidence, level } = answer.settings;
  const how = `${scores === 'goldstein' ? 'Goldstein' : 'PLOVER'} scores, ${confidence ? 'events weighed by the confidence of their sources' : 'every event in full'}${level === 'none' ? ', no structural level' : ''}`;
  if (answer.dyads.length <= 2) for (const dyad of answer.dyads) printDyad(dyad, how, terminal);
  else printMany(answer.dyads, how, terminal);
  const left = countedReasons(answer.rejected);
  if (left !== '') terminal.out(`\nRows left out: ${left}.`);
  for (const line of exampleLines(answer.rejected, answer.examples)) terminal.out(`  ${line}`);
  terminal.out(`\nIndex from -10 (conflict) to 10 (cooperation) = level + events. ${answer.notes.join(' ')}`);
}

function printMany(dyads: readonly DyadAnswer[], how: string, terminal: Terminal): void {
  const date = dyads.find(({ series }) => series.length > 0)?.series.at(-1)?.date ?? '';
  terminal.out(terminal.style('bold', `Relations at the end of ${date}, ${how}`));
  const rows = dyads
    .map((dyad) => ({ dyad, now: dyad.series.at(-1) }))
    .sort((x, y) => (y.now?.index ?? 0) - (x.now?.index ?? 0));
  terminal.out(
    formatTable(
      [
        { title: 'pair' },
        { title: 'dimension' },
        { title: 'index', ...right },
        { title: 'level', ...right },
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
        inPoints(now?.events),
        `${inPoints(now?.p10)} to ${inPoints(now?.p90)}`,
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
  if (dyad.eventCount === 0)
    terminal.out('No event counts here: what stands under events is how far the index has yet to follow its level.');
  terminal.out(
    formatTable(
      [
        { title: 'end of' },
        { title: 'index', ...right },
        { title: 'level', ...right },
        { title: 'events', ...right },
        { title: '10-90 %', ...right },
      ],
      dyad.series.map(({ date, index, level, events, p10, p90 }) => [
        date,
        inPoints(index),
        inPoints(level),
        inPoints(events),
        `${inPoints(p10)} to ${inPoints(p90)}`,
      ]),
      terminal.columns,
    ),
  );
  if (dyad.top.length === 0) return;
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
    `Other events ${inPoints(dyad.contributions - shown)}, moves of the level ${inPoints(dyad.levelMoves)}; together ${inPoints(dyad.contributions + dyad.levelMoves)}.`,
  );
}

/** Index points of a column. */
function inPoints(value: number | undefined): string {
  return value === undefined ? notKnown : formatPoints(value, 2);
}
