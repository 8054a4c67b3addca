import { firstDay, formatDay, lastDay } from '../calendar/date.ts';
import { drain } from '../steps/pump.ts';
import type { Progress, Steps } from '../steps/progress.ts';
import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { Model } from '../model/model.ts';
import { recordEndNotes } from '../model/record-end.ts';
import type { DyadAnswer, RelationPoint, RelationsAnswer, RelationsQuery } from './answer.ts';
import { dimensionOf } from './dimension.ts';
import type { Dimension } from './dimension.ts';
import { dyadKey, formatDyad, parseDyad, refuseActor } from './dyad.ts';
import type { Dyad } from './dyad.ts';
import type { ScoreTable } from './event-score.ts';
import { eventsOfDyad, registerEvents } from './relation-event.ts';
import type { RelationEvent, ScoredEvent } from './relation-event.ts';
import { firstKnownDay, relationBand, relationIndex, relationShares } from './relation-index.ts';
import { stepEnd, yearStart } from '../calendar/step.ts';
import type { RelationStep } from '../calendar/step.ts';
import { levelTerms, noLevel, structuralLevel } from './structural-level.ts';
import type { LevelStep, StructuralModel } from './structural-level.ts';
import { tradeShareOn } from './trade-share.ts';

/** The most steps of a series: 200 years of months. */
const mostSteps = 2400;

interface Settings {
  readonly scores: ScoreTable;
  readonly step: RelationStep;
  readonly weighByConfidence: boolean;
  readonly level: 'structural' | 'none';
  readonly draws: number;
  readonly seed: number;
  readonly top: number;
}

function settingsOf(query: RelationsQuery): Settings {
  return {
    scores: query.scores ?? 'goldstein',
    step: query.step ?? 'quarter',
    weighByConfidence: query.weighByConfidence ?? false,
    level: query.level ?? 'structural',
    draws: query.draws ?? 400,
    seed: query.seed ?? 1,
    top: query.top ?? 10,
  };
}

/**
 * The index of each dyad and dimension asked for, as a series with its level, the part of events and a band, and the
 * events that make it. `events` are those of the model's register unless an imported set is given; `others` are the actors
 * that this set may be asked for beyond those of the model, whether it has events of them or not. Refused where a part of the
 * question makes no sense.
 */
export function findRelations(
  model: Model,
  query: RelationsQuery,
  events: readonly RelationEvent[] = registerEvents(model),
  others: ReadonlySet<string> = new Set(),
): RelationsAnswer | Refusal {
  return drain(relationsSteps(model, query, events, others));
}

/** How many series are made: one for each pair and dimension. */
export type RelationsProgress = Progress<'series'>;

/** The same in steps, one for each series. */
export function* relationsSteps(
  model: Model,
  query: RelationsQuery,
  events: readonly RelationEvent[] = registerEvents(model),
  others: ReadonlySet<string> = new Set(),
): Steps<RelationsAnswer | Refusal, RelationsProgress> {
  const settings = settingsOf(query);
  const dyads = readDyads(model, query, events, others);
  if (isRefusal(dyads)) return dyads;
  const dimensions: Dimension[] = [];
  for (const id of query.dimensions ?? ['all']) {
    const dimension = dimensionOf(model, id);
    if (isRefusal(dimension)) return dimension;
    dimensions.push(dimension);
  }
  const samples = sampleDays(query, settings.step, events, dyads);
  if (isRefusal(samples)) return samples;
  const byPair = Map.groupBy(events, ({ a, b }) => dyadKey(a, b));
  const answers: DyadAnswer[] = [];
  for (const dyad of dyads) {
    const ofPair = byPair.get(dyadKey(dyad.a, dyad.b)) ?? [];
    for (const dimension of dimensions) {
      answers.push(describeDyad(model, { events: ofPair, dyad, dimension, samples, settings, query }));
      yield { phase: 'series', done: answers.length, of: dyads.length * dimensions.length };
    }
  }
  return {
    schema: 'meridian.relations/1',
    settings: {
      scores: settings.scores,
      step: settings.step,
      confidence: settings.weighByConfidence,
      level: settings.level,
      draws: settings.draws,
      seed: settings.seed,
    },
    dyads: answers,
    notes: [...notesOf(settings, answers), ...recordEndNotes(model, samples.at(-1) ?? -Infinity)],
  };
}

function notesOf({ level }: Settings, answers: readonly DyadAnswer[]): readonly string[] {
  const unknown = unknownNotes(answers);
  if (level === 'none') return ['The structural level is left out: the index decays to 0.', ...unknown];
  const votes = 'The structural level leaves out likeness of votes, for which there are no data.';
  const untraded = answers.filter(({ levelTerms: { trade } }) => trade === null).map(({ dyad }) => dyad);
  const pairs = [...new Set(untraded)];
  if (pairs.length === 0) return [votes, ...unknown];
  return [votes, `It leaves out trade where its share is not known: ${listed(pairs)}.`, ...unknown];
}

/** Why the index of some pairs has gaps. */
function unknownNotes(answers: readonly DyadAnswer[]): readonly string[] {
  const gaps = answers.filter(({ series }) => series.some(({ index }) => index === null));
  if (gaps.length === 0) return [];
  const named = gaps.map(({ dyad, dimension, firstEvent }) => {
    const name = dimension === 'all' ? dyad : `${dyad} (${dimension})`;
    return firstEvent === null ? `${name}, which has none` : `${name}, ${firstEvent}`;
  });
  return [`An index is not known before the first event of its pair: ${listed(named)}.`];
}

function listed(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 6).join('; ')} and ${String(names.length - 6)} more` : names.join('; ');
}

/** The pairs asked for, each of actors that the model or the events know; all pairs of the events where none is asked. */
function readDyads(
  model: Model,
  query: RelationsQuery,
  events: readonly RelationEvent[],
  others: ReadonlySet<string>,
): readonly Dyad[] | Refusal {
  if (query.dyads === undefined || query.dyads.length === 0) {
    const keys = new Set(events.map(({ a, b }) => dyadKey(a, b)));
    return [...keys].sort().map((key) => {
      const [a = '', b = ''] = key.split('-');
      return { a, b, directed: false };
    });
  }
  const known = new Set<string>(model.tables.actor.map(({ actorId }) => actorId));
  for (const { a, b } of events) known.add(a).add(b);
  const dyads: Dyad[] = [];
  for (const text of query.dyads) {
    const dyad = parseDyad(text);
    if (isRefusal(dyad)) return dyad;
    const unknown = [dyad.a, dyad.b].find((actor) => !known.has(actor) && !others.has(actor));
    if (unknown !== undefined)
      return refuseActor(known, unknown, 'dyad', others.size === 0 ? '' : ', and it is no code of a state');
    dyads.push(dyad);
  }
  return dyads;
}

/** Last days of the steps from `from` to `to`. */
function sampleDays(
  { from, to, on }: RelationsQuery,
  step: RelationStep,
  events: readonly RelationEvent[],
  dyads: readonly Dyad[],
): Float64Array | Refusal {
  if (on !== undefined) {
    const day = lastDay(on);
    return day === undefined ? refuseDate(on, 'on') : Float64Array.of(day);
  }
  const wanted = new Set(dyads.map(({ a, b }) => dyadKey(a, b)));
  let [firstWanted, lastOfAll] = [Infinity, -Infinity];
  for (const { a, b, day } of events) {
    lastOfAll = Math.max(lastOfAll, day);
    if (day < firstWanted && wanted.has(dyadKey(a, b))) firstWanted = day;
  }
  if (from !== undefined && firstDay(from) === undefined) return refuseDate(from, 'from');
  if (to !== undefined && lastDay(to) === undefined) return refuseDate(to, 'to');
  const first = from === undefined ? firstWanted : (firstDay(from) ?? 0);
  const last = to === undefined ? stepEnd(lastOfAll, step) : (lastDay(to) ?? 0);
  if (!Number.isFinite(first) || !Number.isFinite(last)) return new Float64Array(0);
  if (last < first)
    return refuse(
      'values-conflict',
      'to',
      `The period ends (${formatDay(last)}) before it begins (${formatDay(first)}).`,
      'Ask for a later end or an earlier beginning.',
    );
  const ends: number[] = [];
  for (
    let end = stepEnd(from === undefined ? yearStart(first) : first, step);
    end <= last;
    end = stepEnd(end + 1, step)
  ) {
    ends.push(end);
    if (ends.length > mostSteps)
      return refuse(
        'value-invalid',
        'from',
        `A series has at most ${String(mostSteps)} steps.`,
        'Ask for a shorter period, or longer steps.',
      );
  }
  return Float64Array.from(ends);
}

/** The refusal of a text that stands for no day, month or year, as the part `field` of a question. */
export function refuseDate(text: string, field: string): Refusal {
  return refuse(
    'value-invalid',
    field,
    `“${text}” is no date YYYY-MM-DD, month or year.`,
    'Write YYYY-MM-DD, YYYY-MM or YYYY.',
  );
}

/** The events and the level from which the index of a dyad is made. */
export function indexMaterial(
  model: StructuralModel,
  events: readonly RelationEvent[],
  dyad: Dyad,
  dimension: Dimension,
  { scores, level }: { readonly scores: ScoreTable; readonly level: 'structural' | 'none' },
): { readonly events: readonly ScoredEvent[]; readonly levels: readonly LevelStep[] } {
  return {
    events: eventsOfDyad(events, dyad, scores, dimension.tags),
    levels: level === 'none' ? noLevel : structuralLevel(model, dyad, dimension.levelTerms),
  };
}

interface DyadQuestion {
  /** Those of the pair, in either direction. */
  readonly events: readonly RelationEvent[];
  readonly dyad: Dyad;
  readonly dimension: Dimension;
  readonly samples: Float64Array;
  readonly settings: Settings;
  readonly query: RelationsQuery;
}

function describeDyad(model: Model, question: DyadQuestion): DyadAnswer {
  const { events, dyad, dimension, samples, settings, query } = question;
  const halfLifeDays = query.halfLifeDays ?? dimension.halfLifeDays;
  const { weighByConfidence } = settings;
  const input = { ...indexMaterial(model, events, dyad, dimension, settings), halfLifeDays, weighByConfidence };
  const { index, level, lag } = relationIndex({ ...input, samples });
  const first = firstKnownDay(input);
  const { p10, p90 } =
    settings.draws === 0
      ? { p10: index, p90: index }
      : relationBand({ ...input, samples }, settings.draws, settings.seed);
  const series = Array.from(samples, (day, row): RelationPoint => {
    const [at, base, behind] = [index[row] ?? 0, level[row] ?? 0, lag[row] ?? 0];
    const known =
      day < first
        ? { index: null, lag: null, events: null, p10: null, p90: null }
        : { index: at, lag: behind, events: at - base - behind, p10: p10[row] ?? 0, p90: p90[row] ?? 0 };
    return { date: formatDay(day), level: base, ...known };
  });
  const end = samples.at(-1) ?? -Infinity;
  const shares = relationShares(input, end);
  const byId = new Map(events.map((event) => [event.id, event]));
  const top = [...shares.contributions]
    .sort((x, y) => Math.abs(y.contribution) - Math.abs(x.contribution))
    .slice(0, settings.top)
    .map(({ event, contribution }) => ({
      eventId: event.id,
      date: byId.get(event.id)?.date ?? formatDay(event.day),
      title: byId.get(event.id)?.title ?? '',
      score: event.score,
      confidence: event.confidence,
      contribution,
      sources: byId.get(event.id)?.sources ?? [],
    }));
  const terms = input.levels.findLast((step) => step.day <= end)?.terms;
  return {
    dyad: formatDyad(dyad),
    dimension: dimension.id,
    halfLifeDays,
    eventCount: input.events.length,
    firstEvent: Number.isFinite(first) ? formatDay(first) : null,
    series,
    top,
    contributions: end < first ? null : shares.contributions.reduce((sum, { contribution }) => sum + contribution, 0),
    levelMoves: end < first ? null : shares.levelMoves,
    tradeShare: input.levels === noLevel ? null : (tradeShareOn(model, dyad.a, dyad.b, end) ?? null),
    levelTerms: Object.fromEntries(levelTerms.map((term) => [term, terms?.[term] ?? null])) as DyadAnswer['levelTerms'],
  };
}
