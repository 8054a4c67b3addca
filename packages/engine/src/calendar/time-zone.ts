import { minutesPerDay } from './clock.ts';

/** Whether a text is a time zone of the IANA database, by any of its names; the letters' case does not matter. */
export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: text });
    return true;
  } catch (error) {
    // the one way in which the platform says that there is no such zone
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Minutes by which local time is ahead of UTC; daylight saving by the day, since a border's clock is no finer. */
export function zoneOffset(timeZone: string | undefined): (minute: number) => number {
  if (timeZone === undefined) return () => 0;
  const made = offsets.get(timeZone) ?? makeOffset(timeZone);
  offsets.set(timeZone, made);
  return made;
}

const offsets = new Map<string, (minute: number) => number>();

function makeOffset(timeZone: string): (minute: number) => number {
  const known = new Map<number, number>();
  // a zone that does not exist is an exception here: checkModel refuses it
  const formatter = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', year: 'numeric' });
  return (minute) => {
    const day = Math.floor(minute / minutesPerDay);
    const before = known.get(day);
    if (before !== undefined) return before;
    const name =
      formatter.formatToParts(day * minutesPerDay * 60_000).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
    const offset = match === null ? 0 : (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
    known.set(day, offset);
    return offset;
  };
}
