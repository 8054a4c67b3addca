import type { DyadAnswer, EventContribution, RelationPoint } from '../relations/answer.ts';
import { numberColumn, resultTable, textColumn } from './result-table.ts';
import type { ColumnOf, ResultTable } from './result-table.ts';

interface PointRow extends RelationPoint {
  readonly answer: DyadAnswer;
}

const seriesColumns: readonly ColumnOf<PointRow>[] = [
  textColumn('dyad', 'The pair, `A-B`, or `A>B` where only acts of A on B count.', ({ answer }) => answer.dyad),
  textColumn('dimension', 'Row of the table dimension; `all` for all events.', ({ answer }) => answer.dimension),
  textColumn('date', 'Last day of the step.', ({ date }) => date),
  numberColumn(
    'index',
    'points',
    'level + lag + events, -10 (conflict) to 10 (cooperation); empty before the first event of the pair: not known.',
    ({ index }) => index,
  ),
  numberColumn('level', 'points', 'Its structural level.', ({ level }) => level),
  numberColumn('lag', 'points', 'How far the index is behind moves of its level.', ({ lag }) => lag),
  numberColumn('events', 'points', 'What events still add to it.', ({ events }) => events),
  numberColumn('p10', 'points', 'Lower end of the band of the index; without draws the index.', ({ p10 }) => p10),
  numberColumn('p90', 'points', 'Upper end of the band.', ({ p90 }) => p90),
];

function pointRows(dyads: readonly DyadAnswer[]): readonly PointRow[] {
  return dyads.flatMap((answer) => answer.series.map((point) => ({ ...point, answer })));
}

/** Series of relations, a row for each pair, dimension and step. */
export function relationSeriesTable(dyads: readonly DyadAnswer[]): ResultTable {
  return resultTable('relation_series', seriesColumns, pointRows(dyads));
}

/** Pairs on one date: the series with what each rests on. */
export function relationMatrixTable(dyads: readonly DyadAnswer[]): ResultTable {
  return resultTable('relation_matrix', [...seriesColumns, ...basisColumns], pointRows(dyads));
}

const basisColumns: readonly ColumnOf<PointRow>[] = [
  numberColumn('half_life_days', 'd', 'Days in which what an event adds halves.', ({ answer }) => answer.halfLifeDays),
  numberColumn('event_count', undefined, 'Events of the pair in the register.', ({ answer }) => answer.eventCount),
];

/** What events still add to the index of a pair on a date, in the order given. */
export function actTable(dyad: string, date: string, acts: readonly EventContribution[]): ResultTable {
  const head: readonly ColumnOf<EventContribution>[] = [
    textColumn('dyad', 'The pair.', () => dyad),
    textColumn('as_of', 'The date on which it is read.', () => date),
  ];
  return resultTable('relation_acts', [...head, ...actColumns], acts);
}

const actColumns: readonly ColumnOf<EventContribution>[] = [
  textColumn('event_id', 'Row of the table event.', ({ eventId }) => eventId),
  textColumn('date', 'Its day, month or year as its source has it.', ({ date }) => date),
  textColumn('title', 'What happened.', ({ title }) => title),
  numberColumn('score', 'points', 'By the chosen table, -10 to 10.', ({ score }) => score),
  numberColumn('confidence', 'share', 'Of its sources.', ({ confidence }) => confidence),
  numberColumn('contribution', 'points', 'Index points that it still adds.', ({ contribution }) => contribution),
  textColumn('sources', 'Rows of the table source.', ({ sources }) => sources.join(' ')),
];
