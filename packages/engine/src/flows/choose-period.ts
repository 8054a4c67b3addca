import { firstDay } from '../calendar/date.ts';
import { parsePeriod } from '../calendar/period.ts';

/**
 * Of the periods for which there is demand, in order of time, the one that is named, or that stands for a day (or for the
 * first day of a period): that which holds it, else the last before it, else the first.
 */
export function choosePeriod(periods: readonly string[], when: string): string | undefined {
  if (periods.includes(when)) return when;
  const day = parsePeriod(when)?.first ?? firstDay(when);
  if (day === undefined) return periods[0];
  const spans = periods.flatMap((name) => {
    const period = parsePeriod(name);
    return period === undefined ? [] : [{ name, ...period }];
  });
  const holding = spans.find(({ first, last }) => first <= day && day <= last);
  return (holding ?? spans.findLast(({ last }) => last < day))?.name ?? periods[0];
}
