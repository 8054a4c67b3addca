import { countryOfName, isCountryCode } from './country-codes.ts';
import { actOfPlover } from './event-code.ts';
import { judgeDay } from './event-day.ts';
import { headedReader } from './event-reader.ts';
import type { EventReader } from './event-reader.ts';
import type { ImportedEvent, RejectionReason } from './imported-event.ts';

const columns = ['Event ID', 'Event Date', 'Event Type', 'Event Mode', 'Actor Country', 'Recipient Country'] as const;

/**
 * POLECAT (Halterman and others, 2023, arXiv 2304.01331; Harvard Dataverse doi:10.7910/DVN/AJGVIT): weekly tab-separated
 * files with a header, coded in PLOVER types and modes; countries as alpha-3 codes or names. It has no CAMEO code, so there is
 * no Goldstein score; the score by type and mode is that of PLOVER's table.
 */
export const polecatReader: EventReader = headedReader({
  separator: 'tab',
  quotes: 'cells',
  columns,
  read: readPolecatRow,
});

function readPolecatRow(
  cell: (column: (typeof columns)[number]) => string | undefined,
  today: number,
): ImportedEvent | RejectionReason {
  const [actor, recipient] = [cell('Actor Country'), cell('Recipient Country')];
  if (actor === undefined || recipient === undefined) return 'no-two-states';
  if (/[;|]/.test(`${actor}${recipient}`)) return 'several-states';
  if (actor === recipient) return 'same-state';
  const id = cell('Event ID');
  if (id === undefined) return 'bad-number';
  const when = judgeDay((cell('Event Date') ?? '').slice(0, 10), today);
  if (typeof when === 'string') return when;
  const [a, b] = [countryOf(actor), countryOf(recipient)];
  if (a === undefined || b === undefined) return 'unknown-country';
  if (a === b) return 'same-state';
  const act = actOfPlover((cell('Event Type') ?? '').toUpperCase(), cell('Event Mode')?.toLowerCase());
  if (act === undefined) return 'unknown-code';
  return { ...act, ...when, id, a, b, direction: 'a_to_b', sources: undefined, mentions: undefined, host: undefined };
}

function countryOf(text: string): string | undefined {
  return isCountryCode(text) ? text : countryOfName(text);
}
