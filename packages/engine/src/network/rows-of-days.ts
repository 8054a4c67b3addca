import { always, spanOf, spanWithout } from '../calendar/day-spans.ts';
import type { DaySpan } from '../calendar/day-spans.ts';

/** A row among those of one place, and the days on which it is the one that holds; undefined: on all. */
export interface RowOfDays {
  readonly row: number;
  readonly days: readonly DaySpan[] | undefined;
}

interface Dated {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
}

/**
 * Which of the rows of one place holds when: lists from the most specific on, in each a dated row on its days and the first
 * undated one on all others. What no list covers has no row.
 */
export function rowsOfDays(
  lists: readonly (readonly { readonly row: number; readonly record: Dated }[])[],
): readonly RowOfDays[] {
  const found: RowOfDays[] = [];
  const covered: DaySpan[] = [];
  for (const list of lists) {
    const isDated = ({ record }: { readonly record: Dated }): boolean =>
      record.validFrom !== undefined || record.validTo !== undefined;
    const general = list.find((each) => !isDated(each));
    for (const each of [...list.filter(isDated), ...(general === undefined ? [] : [general])]) {
      const span = spanOf(each.record);
      const days = spanWithout(span, covered);
      if (days.length === 0) continue;
      found.push({ row: each.row, days: covered.length === 0 && each === general ? undefined : days });
      covered.push(span);
    }
    if (general !== undefined) break;
  }
  return found;
}

/** The days of a row, undated ones all. */
export function daysOf({ days }: RowOfDays): readonly DaySpan[] {
  return days ?? [always];
}
