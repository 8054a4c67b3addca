import { goldsteinScore } from '@meridian/engine';
import { countryOfName } from './country-codes.ts';
import { actOfCameo, isStatement } from './event-code.ts';
import { readDay } from './event-day.ts';
import { headedReader, keyOfAct, keyOfId } from './event-reader.ts';
import type { CellReader, EventReader, RowContext } from './event-reader.ts';
import { cameoOfEventText } from './icews-event-text.ts';
import type { ImportedEvent, Rejection } from './imported-event.ts';

const columns = ['Event ID', 'Event Date', 'Source Country', 'Target Country'] as const;
const codes = ['CAMEO Code', 'Event Text'] as const;
type Column = (typeof columns)[number] | (typeof codes)[number] | 'Intensity';

/**
 * Coded events of ICEWS (Boschee and others, 2015, Harvard Dataverse doi:10.7910/DVN/28075), 1995 to April 2023: tab
 * separated with a header. The score is that of the CAMEO code; the file of 2017 has no code but its text, and writes month, day
 * and year. An event says whose country an actor is of, whatever its sector, as GDELT does. Ids are unique but for the events
 * of 2013-11-12 that stand under 2014-01-01 again.
 */
export const icewsReader: EventReader = headedReader<Column>({
  separator: 'detected',
  quotes: 'cells',
  columns,
  oneOf: codes,
  optional: ['Intensity'],
  dateColumn: 'Event Date',
  usualDateOrder: 'month-first',
  keys: [keyOfId, keyOfAct],
  read: readIcewsRow,
});

function readIcewsRow(cell: CellReader<Column>, { today, dateOrder }: RowContext): ImportedEvent | Rejection {
  const [source, target] = [cell('Source Country'), cell('Target Country')];
  if (source === undefined) return { reason: 'no-two-states', column: 'Source Country' };
  if (target === undefined) return { reason: 'no-two-states', column: 'Target Country' };
  if (source === target) return { reason: 'same-state', column: 'Target Country', found: target };
  const code = codeOf(cell);
  const codeColumn = cell('CAMEO Code') === undefined ? 'Event Text' : 'CAMEO Code';
  if (isStatement(code)) return { reason: 'statement', column: codeColumn, found: cell(codeColumn) };
  const id = cell('Event ID');
  if (id === undefined) return { reason: 'no-id', column: 'Event ID' };
  const when = readDay(cell('Event Date') ?? '', today, dateOrder);
  if ('reason' in when) return { ...when, column: 'Event Date' };
  const [a, b] = [countryOfName(source), countryOfName(target)];
  if (a === undefined) return { reason: 'unknown-country', column: 'Source Country', found: source };
  if (b === undefined) return { reason: 'unknown-country', column: 'Target Country', found: target };
  if (a === b) return { reason: 'same-state', column: 'Target Country', found: target };
  const act = actOfCameo(code);
  if (act === undefined) return { reason: 'unknown-code', column: codeColumn, found: cell(codeColumn) };
  return { ...act, ...when, id, a, b, direction: 'a_to_b', sources: undefined, mentions: undefined, host: undefined };
}

/** The CAMEO code, else that of the text; empty where there is neither. */
function codeOf(cell: CellReader<Column>): string {
  const code = cell('CAMEO Code');
  if (code === undefined) return cameoOfEventText(cell('Event Text') ?? '') ?? '';
  // ICEWS's own code of threats of repression
  return code === '13y' ? '137' : paddedCode(code, cell('Intensity'));
}

/** The code with the leading zero that a spreadsheet may have dropped: where both exist, the intensity says which it is. */
function paddedCode(code: string, intensity: string | undefined): string {
  const [plain, padded] = [goldsteinScore(code), goldsteinScore(`0${code}`)];
  if (padded === undefined) return code;
  if (plain === undefined) return `0${code}`;
  const score = intensity === undefined ? NaN : Number(intensity);
  return Math.abs(score - padded) < Math.abs(score - plain) ? `0${code}` : code;
}
