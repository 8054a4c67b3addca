import { findRelations, relationSteps, scoreTables } from '@meridian/engine';
import type { DyadAnswer, RelationsAnswer, RelationsQuery } from '@meridian/engine';
import { loadModel } from '../model.ts';
import { answerOrFail, toList } from '../question.ts';
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
}

/** `meridian relations`: the index of pairs of actors over time, and the events that make it. */
export async function relations(options: RelationsOptions, terminal: Terminal): Promise<void> {
  const query: RelationsQuery = {
    dyads: options.dyad,
    dimensions: options.dimension === undefined ? undefined : toList(options.dimension),
    from: options.from,
    to: options.to,
    step: oneOf('--step', relationSteps, options.step),
    scores: oneOf('--scores', scoreTables, options.scores),
    level: oneOf('--level', ['structural', 'none'], options.level),
    halfLifeDays: options.halfLife,
    weighByConfidence: options.confidence === true,
    top: options.top,
    draws: options.draws,
    seed: options.seed,
  };
  const model = await loadModel(options.model);
  const answer = answerOrFail(findRelations(model, query), 'relations');
  if (options.json === true) terminal.out(JSON.stringify({ ...answer, rejected: {} }));
  else print(answer, terminal);
}

const right = { align: 'right' } as const;

function print(answer: RelationsAnswer, terminal: Terminal): void {
  const { scores, confidence, level } = answer.settings;
  const how = `${scores === 'goldstein' ? 'Goldstein' : 'PLOVER'} scores, ${confidence ? 'events weighed by the confidence of their sources' : 'every event in full'}${level === 'none' ? ', no structural level' : ''}`;
  if (answer.dyads.length <= 2) for (const dyad of answer.dyads) printDyad(dyad, how, terminal);
  else printMany(answer.dyads, how, terminal);
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
        points(now?.index),
        points(now?.level),
        points(now?.events),
        `${points(now?.p10)} to ${points(now?.p90)}`,
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
  if (dyad.eventCount === 0) terminal.out('No event of the register counts here: the index is its structural level.');
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
        points(index),
        points(level),
        points(events),
        `${points(p10)} to ${points(p90)}`,
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
        points(each.contribution),
        each.score.toFixed(1),
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
    `Other events ${points(dyad.contributions - shown)}, moves of the level ${points(dyad.levelMoves)}; together ${points(dyad.contributions + dyad.levelMoves)}.`,
  );
}

/** Index points with their sign. */
function points(value: number | undefined): string {
  if (value === undefined) return 'not known';
  const text = value.toFixed(2);
  return text === '-0.00' ? '0.00' : text.startsWith('-') ? text : `+${text}`.replace('+0.00', '0.00');
}
