import { firstDay, parseDate } from '@meridian/engine';
import type { RejectionReason } from './imported-event.ts';

/** A day of an event set, or why it is none. */
export type EventDay =
  { readonly date: string; readonly day: number } | Extract<RejectionReason, 'bad-date' | 'future-date'>;

/** Judges an ISO 8601 day against today (days from 1970-01-01). */
export function judgeDay(text: string, today: number): EventDay {
  const day = parseDate(text)?.day === undefined ? undefined : firstDay(text);
  if (day === undefined) return 'bad-date';
  return day > today ? 'future-date' : { date: text, day };
}

/** ISO day of eight digits, as GDELT writes it. */
export function isoOfDigits(text: string): string {
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** ISO day of `16 February 2023`, as ACLED exported it for years; other text as it is. */
export function isoOfNamedMonth(text: string): string {
  const match = /^(\d{1,2})[ -]([A-Za-z]+)[ -](\d{4})$/.exec(text);
  const month = months.findIndex(
    (name) => name === match?.[2]?.toLowerCase() || name.slice(0, 3) === match?.[2]?.toLowerCase(),
  );
  if (match === null || month < 0) return text;
  return `${match[3] ?? ''}-${String(month + 1).padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`;
}
