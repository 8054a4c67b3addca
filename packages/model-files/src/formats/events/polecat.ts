import { countryOfName, isCountryCode } from './country-codes.ts';
import { actOfPlover } from './event-code.ts';
import { readDay } from './event-day.ts';
import { headedReader, keyOfAct, keyOfId } from './event-reader.ts';
import type { CellReader, EventReader, RowContext } from './event-reader.ts';
import type { ImportedEvent, Rejection } from './imported-event.ts';

const columns = ['Event ID', 'Event Date', 'Event Type', 'Event Mode', 'Actor Country', 'Recipient Country'] as const;
type Column = (typeof columns)[number];

/**
 * POLECAT (Halterman and others, 2023, arXiv 2304.01331; Harvard Dataverse doi:10.7910/DVN/AJGVIT): weekly tab-separated
 * files with a header, coded in PLOVER types and modes; countries as alpha-3 codes or names. It has no CAMEO code, so there is
 * no Goldstein score; the score by type and mode is that of PLOVER's table.
 */
export const polecatReader: EventReader = headedReader({
  separator: 'detected',
  quotes: 'cells',
  columns,
  dateColumn: 'Event Date',
  keys: [keyOfId, keyOfAct],
  read: readPolecatRow,
});

function readPolecatRow(cell: CellReader<Column>, { today, dateOrder }: RowContext): ImportedEvent | Rejection {
  const [a, b] = [readState(cell, 'Actor Country'), readState(cell, 'Recipient Country')];
  if (typeof a !== 'string' && a.reason !== 'unknown-country') return a;
  if (typeof b !== 'string' && b.reason !== 'unknown-country') return b;
  if (a === b) return { reason: 'same-state', column: 'Recipient Country', found: cell('Recipient Country') };
  const id = cell('Event ID');
  if (id === undefined) return { reason: 'no-id', column: 'Event ID' };
  const when = readDay(cell('Event Date') ?? '', today, dateOrder);
  if ('reason' in when) return { ...when, column: 'Event Date' };
  if (typeof a !== 'string') return a;
  if (typeof b !== 'string') return b;
  const type = cell('Event Type');
  const act = actOfPlover((type ?? '').toUpperCase(), cell('Event Mode')?.toLowerCase());
  if (act === undefined) return { reason: 'unknown-code', column: 'Event Type', found: type };
  return { ...act, ...when, id, a, b, direction: 'a_to_b', sources: undefined, mentions: undefined, host: undefined };
}

/** The one state of a cell, which may name it more than once. */
function readState(cell: CellReader<Column>, column: Column): string | Rejection {
  const found = cell(column);
  const names = (found ?? '').split(/[;|]/).map((name) => name.trim());
  const states = new Set(
    names.filter((name) => !/^(?:|none|null)$/i.test(name)).map((name) => countryOf(name) ?? 'unknown'),
  );
  const [state] = states;
  if (state === undefined) return { reason: 'no-two-states', column, found };
  if (states.size > 1) return { reason: 'several-states', column, found };
  return state === 'unknown' ? { reason: 'unknown-country', column, found } : state;
}

function countryOf(text: string): string | undefined {
  const code = text.toUpperCase();
  return isCountryCode(code) ? code : countryOfName(text);
}
