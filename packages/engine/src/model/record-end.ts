import { formatDay, lastDay } from '../calendar/date.ts';
import type { ModelPart } from './from-tables.ts';

/** Last day that the model's register covers, counted from 1970-01-01; undefined where the model does not say. */
export function recordEndDay({ tables }: ModelPart<'config'>): number | undefined {
  const end = tables.config[0]?.recordEnd;
  return end === undefined ? undefined : lastDay(end);
}

/**
 * What an answer says when it is about a day after the record's last: a state that goes on in the tables does so because
 * nobody wrote on, and quiet after the last event is no peace. Nothing where the day is covered or no end is named.
 */
export function recordEndNotes(model: ModelPart<'config'>, day: number): readonly string[] {
  const end = recordEndDay(model);
  return end === undefined || day <= end
    ? []
    : [
        `The record of this model ends on ${formatDay(end)}: what it says of later days is the state of that day carried on, not known to be so.`,
      ];
}
