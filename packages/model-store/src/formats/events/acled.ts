import { countryOfName } from './country-codes.ts';
import { actOfCameo } from './event-code.ts';
import { isoOfNamedMonth, judgeDay } from './event-day.ts';
import { headedReader } from './event-reader.ts';
import type { EventReader } from './event-reader.ts';
import type { ImportedEvent, RejectionReason } from './imported-event.ts';

const columns = ['event_id_cnty', 'event_date', 'event_type', 'sub_event_type', 'actor1', 'actor2'] as const;

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
 * order of the actors says nothing of who acted, so an event is mutual.
 */
export const acledReader: EventReader = headedReader({
  separator: 'detected',
  quotes: 'rows',
  columns,
  read: readAcledRow,
});

function readAcledRow(
  cell: (column: (typeof columns)[number]) => string | undefined,
  today: number,
): ImportedEvent | RejectionReason {
  const [name1, name2] = [stateOf(cell('actor1')), stateOf(cell('actor2'))];
  if (name1 === undefined || name2 === undefined) return 'no-two-states';
  if (name1 === name2) return 'same-state';
  const id = cell('event_id_cnty');
  if (id === undefined) return 'bad-number';
  const when = judgeDay(isoOfNamedMonth(cell('event_date') ?? ''), today);
  if (typeof when === 'string') return when;
  const [a, b] = [countryOfName(name1), countryOfName(name2)];
  if (a === undefined || b === undefined) return 'unknown-country';
  if (a === b) return 'same-state';
  const act = actOfCameo(cameoBySubType.get((cell('sub_event_type') ?? '').toLowerCase()) ?? '');
  if (act === undefined) return 'unknown-code';
  return { ...act, ...when, id, a, b, direction: 'mutual', sources: undefined, mentions: undefined, host: undefined };
}

/** Name of the state whose organ an actor is. */
function stateOf(actor: string | undefined): string | undefined {
  return actor === undefined ? undefined : stateForces.exec(actor)?.[1];
}
