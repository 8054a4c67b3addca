import { countryOfName } from './country-codes.ts';
import { actOfCameo } from './event-code.ts';
import { readDay } from './event-day.ts';
import { headedReader, keyOfId } from './event-reader.ts';
import type { CellReader, EventReader, RowContext } from './event-reader.ts';
import type { ImportedEvent, Rejection } from './imported-event.ts';

const columns = ['event_id_cnty', 'event_date', 'event_type', 'sub_event_type', 'actor1', 'actor2'] as const;
type Column = (typeof columns)[number];

/**
 * CAMEO code of each sub-event type of ACLED's codebook of 2023, with the reason. What says nothing of an act of
 * one state on another has none: a group that changes its name, weapons that are found, other developments.
 */
const cameoBySubType: ReadonlyMap<string, string> = new Map([
  // a battle on the ground: fighting with small arms
  ['armed clash', '193'],
  // who holds the ground after it is no code of CAMEO; force of an unnamed kind
  ['government regains territory', '190'],
  ['non-state actor overtakes territory', '190'],
  // CAMEO names the weapon
  ['air/drone strike', '195'],
  ['shelling/artillery/missile attack', '194'],
  ['chemical weapon', '2041'],
  ['suicide bomb', '1831'],
  ['remote explosive/landmine/ied', '1833'],
  ['grenade', '183'],
  // harm to people without battle
  ['attack', '182'],
  ['sexual violence', '1821'],
  ['abduction/forced disappearance', '181'],
  // dissent; what the police does to it is repression
  ['peaceful protest', '141'],
  ['protest with intervention', '141'],
  ['excessive force against protesters', '175'],
  ['violent demonstration', '145'],
  ['mob violence', '145'],
  // developments that are acts
  ['agreement', '057'],
  ['arrests', '173'],
  ['looting/property destruction', '171'],
  ['headquarters or base established', '150'],
]);

/** Forms in which ACLED names organs of a state: `Military Forces of Iran (1989-) Islamic Revolutionary Guard Corps`. */
const stateForces =
  /^(?:(?:Military|Police|Naval|Air) Forces|Government|Border Guards?|Coast Guard) of (?:the )?([^()]+?)(?: ?\(\d{4}-(?:\d{4})?\).*)?$/;

/**
 * ACLED exports (Raleigh, Kishi and Linke, 2023; columns of the codebook since March 2023): comma separated with a header,
 * one violent or political event in a row. Most rows name groups of one country; those of two states are kept. The
 * order of the actors says nothing of who acted, so an event is mutual. Events of one day are events: people have told them apart.
 */
export const acledReader: EventReader = headedReader({
  separator: 'detected',
  quotes: 'rows',
  columns,
  dateColumn: 'event_date',
  keys: [keyOfId],
  read: readAcledRow,
});

function readAcledRow(cell: CellReader<Column>, { today, dateOrder }: RowContext): ImportedEvent | Rejection {
  const [name1, name2] = [stateOf(cell('actor1')), stateOf(cell('actor2'))];
  if (name1 === undefined) return { reason: 'no-two-states', column: 'actor1', found: cell('actor1') };
  if (name2 === undefined) return { reason: 'no-two-states', column: 'actor2', found: cell('actor2') };
  if (name1 === name2) return { reason: 'same-state', column: 'actor2', found: cell('actor2') };
  const id = cell('event_id_cnty');
  if (id === undefined) return { reason: 'no-id', column: 'event_id_cnty' };
  const when = readDay(cell('event_date') ?? '', today, dateOrder);
  if ('reason' in when) return { ...when, column: 'event_date' };
  const [a, b] = [countryOfName(name1), countryOfName(name2)];
  if (a === undefined) return { reason: 'unknown-country', column: 'actor1', found: cell('actor1') };
  if (b === undefined) return { reason: 'unknown-country', column: 'actor2', found: cell('actor2') };
  if (a === b) return { reason: 'same-state', column: 'actor2', found: cell('actor2') };
  const kind = cell('sub_event_type');
  const act = actOfCameo(cameoBySubType.get((kind ?? '').toLowerCase()) ?? '');
  if (act === undefined) return { reason: 'unknown-code', column: 'sub_event_type', found: kind };
  return { ...act, ...when, id, a, b, direction: 'mutual', sources: undefined, mentions: undefined, host: undefined };
}

/** Name of the state whose organ an actor is. */
function stateOf(actor: string | undefined): string | undefined {
  return actor === undefined ? undefined : stateForces.exec(actor)?.[1];
}
