import { goldsteinScore } from '@meridian/engine';
import { countryOfName } from './country-codes.ts';
import { actOfCameo, isStatement } from './event-code.ts';
import { judgeDay } from './event-day.ts';
import { headedReader } from './event-reader.ts';
import type { EventReader } from './event-reader.ts';
import type { ImportedEvent, RejectionReason } from './imported-event.ts';

const columns = ['Event ID', 'Event Date', 'Source Country', 'CAMEO Code', 'Intensity', 'Target Country'] as const;

/**
 * Coded events of ICEWS (Boschee and others, 2015, Harvard Dataverse doi:10.7910/DVN/28075), 1995 to April 2023: tab
 * separated with a header. The score is that of the CAMEO code. An event says whose country an actor is of, whatever its
 * sector, as GDELT does.
 */
export const icewsReader: EventReader = headedReader({
  separator: 'tab',
  quotes: 'cells',
  columns,
  read: readIcewsRow,
});

function readIcewsRow(
  cell: (column: (typeof columns)[number]) => string | undefined,
  today: number,
): ImportedEvent | RejectionReason {
  const [source, target] = [cell('Source Country'), cell('Target Country')];
  if (source === undefined || target === undefined) return 'no-two-states';
  if (source === target) return 'same-state';
  const code = cameoOf(cell('CAMEO Code') ?? '', cell('Intensity'));
  if (isStatement(code)) return 'statement';
  const id = cell('Event ID');
  if (id === undefined) return 'bad-number';
  const when = judgeDay((cell('Event Date') ?? '').slice(0, 10), today);
  if (typeof when === 'string') return when;
  const [a, b] = [countryOfName(source), countryOfName(target)];
  if (a === undefined || b === undefined) return 'unknown-country';
  if (a === b) return 'same-state';
  const act = actOfCameo(code);
  if (act === undefined) return 'unknown-code';
  return { ...act, ...when, id, a, b, direction: 'a_to_b', sources: undefined, mentions: undefined, host: undefined };
}

/** The code with the leading zero that a spreadsheet may have dropped: where both exist, the intensity says which it is. */
function cameoOf(code: string, intensity: string | undefined): string {
  const [plain, padded] = [goldsteinScore(code), goldsteinScore(`0${code}`)];
  if (padded === undefined) return code;
  if (plain === undefined) return `0${code}`;
  const score = intensity === undefined ? NaN : Number(intensity);
  return Math.abs(score - padded) < Math.abs(score - plain) ? `0${code}` : code;
}
