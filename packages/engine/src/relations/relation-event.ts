import { pooledConfidence } from '../grades/confidence.ts';
import { countingDay } from '../calendar/counting-day.ts';
import { indexEvidence, evidenceTables } from '../evidence/evidence-index.ts';
import type { GradedSource } from '../grades/grade.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { fromTables } from '../model/from-tables.ts';
import type { ModelPart } from '../model/from-tables.ts';
import type { Dyad } from './dyad.ts';
import { goldsteinScore, ploverModeOf, ploverScore } from './event-score.ts';
import type { ScoreTable } from './event-score.ts';

/** A dated act between two actors, of the register or of an imported set. */
export interface RelationEvent {
  readonly id: string;
  /** Day on which it counts, days from 1970-01-01. */
  readonly day: number;
  /** As its source has it: day, month or year. */
  readonly date: string;
  readonly a: string;
  readonly b: string;
  readonly mutual: boolean;
  readonly title: string;
  /** Score by each table, -10 to 10; undefined where the table has none. */
  readonly scores: Readonly<Record<ScoreTable, number | undefined>>;
  readonly tags: readonly string[];
  /** Confidence of its reports together, above 0 to 1. */
  readonly confidence: number;
  /** Publishers of its sources: copies of one agency are one report. */
  readonly sources: readonly string[];
}

/** An event as the index of a dyad takes it. */
export interface ScoredEvent {
  readonly id: string;
  readonly day: number;
  readonly score: number;
  readonly confidence: number;
  /** 1, or 0.5 where a mutual act falls to each direction by half. */
  readonly weight: number;
}

/** Confidence of an event that no known source reports: as one that cannot be judged (F6). */
const unknownConfidence = 0.25;

/** Pooled confidence of sources of a model by their grades; 0.25 where it knows none of them. */
function confidenceReader(model: ModelPart<(typeof evidenceTables)[number]>): (sourceIds: readonly string[]) => number {
  const graded = new Map<string, GradedSource>(indexEvidence(model).sources);
  return (sourceIds) => {
    const reports = sourceIds.flatMap((id) => {
      const source = graded.get(id);
      return source === undefined ? [] : [{ source, publisher: rowOf(model.tables, 'source', id)?.publisherId ?? id }];
    });
    return reports.length === 0 ? unknownConfidence : pooledConfidence(reports);
  };
}

/** Events of a register kept outside the model, graded by those of its sources that the model knows. */
export function gradedEvents(
  model: ModelPart<(typeof evidenceTables)[number]>,
  events: readonly Omit<RelationEvent, 'confidence'>[],
): readonly RelationEvent[] {
  const confidence = confidenceReader(model);
  return events.map((event) => ({ ...event, confidence: confidence(event.sources) }));
}

/** The events of a model's register, each with both scores and the confidence of its sources. */
export const registerEvents = fromTables(['event', ...evidenceTables], (model): readonly RelationEvent[] => {
  const confidence = confidenceReader(model);
  return model.tables.event.flatMap((row): readonly RelationEvent[] => {
    const day = countingDay(row.date);
    if (day === undefined) return [];
    return [
      {
        id: row.eventId,
        day,
        date: row.date,
        a: row.actorAId,
        b: row.actorBId,
        mutual: row.direction === 'mutual',
        title: row.title,
        scores: {
          goldstein: goldsteinScore(row.cameoCode),
          plover: ploverScore(row.eventType, row.mode ?? ploverModeOf(row.cameoCode, row.eventType)),
        },
        tags: row.tags,
        confidence: confidence(row.sourceId),
        sources: row.sourceId,
      },
    ];
  });
});

/**
 * The events that count for a dyad, in the order in which they count: by day, then score, then id. Undirected, every act
 * of the pair counts in full; from A to B, acts of A on B in full and mutual ones by half. `tags` undefined: all events;
 * else those with one of the tags.
 */
export function eventsOfDyad(
  events: readonly RelationEvent[],
  dyad: Dyad,
  table: ScoreTable,
  tags: readonly string[] | undefined,
): readonly ScoredEvent[] {
  const wanted = tags === undefined ? undefined : new Set(tags);
  const found = events.flatMap((event): readonly ScoredEvent[] => {
    const score = event.scores[table];
    const weight = weightFor(event, dyad);
    if (score === undefined || weight === 0) return [];
    if (wanted !== undefined && !event.tags.some((tag) => wanted.has(tag))) return [];
    return [{ id: event.id, day: event.day, score, confidence: event.confidence, weight }];
  });
  return found.sort((x, y) => x.day - y.day || x.score - y.score || (x.id < y.id ? -1 : x.id > y.id ? 1 : 0));
}

function weightFor({ a, b, mutual }: RelationEvent, dyad: Dyad): number {
  const forward = a === dyad.a && b === dyad.b;
  const backward = a === dyad.b && b === dyad.a;
  if (!dyad.directed) return forward || backward ? 1 : 0;
  if (mutual) return forward || backward ? 0.5 : 0;
  return forward ? 1 : 0;
}
