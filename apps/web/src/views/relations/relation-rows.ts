import type { DyadAnswer, EventContribution } from '@meridian/engine';
import type { CsvRow } from '../../export/to-csv.ts';

/** Rows for CSV: thousandths kept, what is not known empty. */

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export function seriesRows(answers: readonly DyadAnswer[], hasBand: boolean): readonly CsvRow[] {
  return answers.flatMap(({ dyad, dimension, halfLifeDays, series }) =>
    series.map(({ date, index, level, events, p10, p90 }) => ({
      dyad,
      dimension,
      half_life_days: halfLifeDays,
      date,
      index: round(index),
      level: round(level),
      events: round(events),
      ...(hasBand ? { p10: round(p10), p90: round(p90) } : {}),
    })),
  );
}

export function actRows(dyad: string, date: string, acts: readonly EventContribution[]): readonly CsvRow[] {
  return acts.map(({ eventId, date: on, title, score, confidence, contribution, sources }) => ({
    dyad,
    as_of: date,
    event_id: eventId,
    date: on,
    title,
    score,
    confidence: round(confidence),
    contribution: round(contribution),
    sources: sources.join(' '),
  }));
}

export function matrixRows(date: string, answers: readonly DyadAnswer[]): readonly CsvRow[] {
  return answers.map(({ dyad, dimension, halfLifeDays, eventCount, series }) => ({
    dyad,
    dimension,
    half_life_days: halfLifeDays,
    date,
    index: series[0] && round(series[0].index),
    level: series[0] && round(series[0].level),
    events: series[0] && round(series[0].events),
    event_count: eventCount,
  }));
}
