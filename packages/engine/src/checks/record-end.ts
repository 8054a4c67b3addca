import { firstDay } from '../calendar/date.ts';
import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import type { Model } from '../model/model.ts';
import { recordEndDay } from '../model/record-end.ts';

/** The record cannot end before what is in it: a state of a regime or an event that begins later. */
export function checkRecordEnd(model: Model): readonly Finding[] {
  const end = recordEndDay(model);
  const config = model.tables.config[0];
  if (end === undefined || config === undefined) return [];
  const { regime_state: states, event } = model.tables;
  const known = [
    ...states.map(({ row, validFrom }) => ({ file: 'regime_state.csv', row, date: validFrom })),
    ...event.map(({ row, date }) => ({ file: 'event.csv', row, date })),
  ];
  const later = known.filter(({ date }) => (firstDay(date) ?? -Infinity) > end);
  const [first] = later;
  if (first === undefined) return [];
  return [
    createFinding(
      'record-end-early',
      { file: 'config.csv', row: config.row, column: 'record_end', found: config.recordEnd ?? '' },
      `The record is said to end on ${config.recordEnd ?? ''}, but ${first.file} has ${first.date} in row ${String(first.row)}${later.length > 1 ? ` and ${String(later.length - 1)} later days more` : ''}.`,
      'Write the last day that the register covers, or correct the date of the row.',
    ),
  ];
}
