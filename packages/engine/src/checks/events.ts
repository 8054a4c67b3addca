import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import { firstDay } from '../calendar/date.ts';
import { goldsteinByCode } from '../event-codes/cameo.ts';
import { ploverOfCameo } from '../event-codes/plover-of-cameo.ts';
import { ploverByCameo } from '../event-codes/plover/cameo-to-plover.ts';
import { ploverScores } from '../event-codes/plover/scores.ts';
import type { Model } from '../model/model.ts';
import { nearestSpellings } from '../model/place-index.ts';

type EventRecord = Model['tables']['event'][number];

/** Modes of each PLOVER type: those that its score table or the map from CAMEO has. */
const modesOf = new Map<string, Set<string>>();
for (const [type, mode] of [...ploverScores, ...ploverByCameo.values()]) {
  const modes = modesOf.get(type) ?? new Set<string>();
  modesOf.set(type, modes.add(mode));
}

/**
 * Faults of the register of events and of relations: codes that do not exist or contradict one another, dates in the
 * future (`today`, ISO; undefined: not checked), actors paired with themselves, the same event twice.
 */
export function checkEvents(model: Model, today: string | undefined): readonly Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, EventRecord>();
  const now = today === undefined ? undefined : firstDay(today);
  for (const event of model.tables.event) {
    findings.push(...checkCode(event), ...checkPair('event', event));
    const day = firstDay(event.date);
    if (now !== undefined && day !== undefined && day > now) findings.push(inFuture(event, today ?? ''));
    const key = sameness(event);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, event);
    else findings.push(repeated(event, before));
  }
  for (const relation of model.tables.relation) findings.push(...checkPair('relation', relation));
  return findings;
}

/** What makes two rows the same event: date, pair, code and title. */
function sameness({ date, actorAId: a, actorBId: b, cameoCode, title }: EventRecord): string {
  return [date, a < b ? a : b, a < b ? b : a, cameoCode, title.trim().toLowerCase()].join('|');
}

function repeated(event: EventRecord, before: EventRecord): Finding {
  return createFinding(
    'event-repeated',
    { file: 'event.csv', row: event.row, column: 'event_id', found: event.eventId },
    `${event.eventId} is the same event as ${before.eventId} (row ${String(before.row)}): date, pair, code and title agree.`,
    'Remove one of them, or say in their titles what sets them apart.',
  );
}

function inFuture(event: EventRecord, today: string): Finding {
  return createFinding(
    'event-in-future',
    { file: 'event.csv', row: event.row, column: 'date', found: event.date },
    `${event.eventId} is dated ${event.date}, after today (${today}).`,
    'Correct the date; what is only planned belongs in the table promise.',
  );
}

function checkPair(
  table: 'event' | 'relation',
  { row, actorAId, actorBId }: { readonly row: number; readonly actorAId: string; readonly actorBId: string },
): readonly Finding[] {
  if (actorAId !== actorBId) return [];
  return [
    createFinding(
      'dyad-with-itself',
      { file: `${table}.csv`, row, column: 'actor_b_id', found: actorBId },
      `The row pairs ${actorAId} with itself.`,
      'Name two different actors; what a state does at home is no relation.',
    ),
  ];
}

function checkCode(event: EventRecord): readonly Finding[] {
  const at = (column: string, found: string): { file: string; row: number; column: string; found: string } => ({
    file: 'event.csv',
    row: event.row,
    column,
    found,
  });
  const score = goldsteinByCode.get(event.cameoCode);
  if (score === undefined) {
    const near = nearestSpellings([...goldsteinByCode.keys()], event.cameoCode, 3);
    return [
      createFinding(
        'event-code-unknown',
        at('cameo_code', event.cameoCode),
        `CAMEO 1.1b3 has no code “${event.cameoCode}”.`,
        `Write a code of CAMEO with its leading zero${near.length > 0 ? `, such as ${near.join(', ')}` : ''}; a spreadsheet may have dropped it.`,
      ),
    ];
  }
  const findings: Finding[] = [];
  if (event.goldstein !== undefined && Math.abs(event.goldstein - score) > 1e-9)
    findings.push(
      createFinding(
        'event-score-mismatch',
        at('goldstein', String(event.goldstein)),
        `Code ${event.cameoCode} scores ${String(score)} on the Goldstein scale, not ${String(event.goldstein)}.`,
        'Leave the cell empty, or write the score of the code; it is the code that counts.',
      ),
    );
  const mapped = ploverOfCameo(event.cameoCode)?.type;
  if (mapped !== undefined && mapped !== event.eventType)
    findings.push(
      createFinding(
        'event-type-mismatch',
        at('event_type', event.eventType),
        `CAMEO ${event.cameoCode} is ${mapped} in PLOVER, not ${event.eventType}.`,
        'Correct the type or the code.',
      ),
    );
  if (event.mode !== undefined && modesOf.get(event.eventType)?.has(event.mode) !== true)
    findings.push(
      createFinding(
        'event-mode-unknown',
        at('mode', event.mode),
        `PLOVER has no mode “${event.mode}” of ${event.eventType}.`,
        `Write one of ${[...(modesOf.get(event.eventType) ?? [])].filter((mode) => mode !== '').join(', ') || 'no mode'}, or leave it empty.`,
      ),
    );
  return findings;
}
