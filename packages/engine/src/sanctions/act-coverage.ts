import type { CommodityId } from '../units/id.ts';
import { formatDay, isWithin } from '../calendar/date.ts';
import type { LinkRecord, Model, SanctionRecord } from '../model/model.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { actsInForce } from './acts.ts';
import type { ActInForce } from './acts.ts';

/** Links of a mode in a country at which acts are aimed, and how many of them no act names. */
export interface NotNamed {
  readonly country: string;
  readonly countryName: string;
  readonly mode: string;
  readonly links: number;
  readonly notNamed: number;
}

/** What the acts of a party in force on a day cover of a network, and what they do not. */
export interface PartyCoverage {
  readonly party: string;
  /** The actors that impose them, by name; the party's own word where the table names none. */
  readonly name: string;
  readonly obeyed: boolean;
  /** Acts that name part of the network, by id. */
  readonly acts: readonly string[];
  /** Acts that bind goods, persons, flags or money only, by id: nothing is left out for them. */
  readonly elsewhere: readonly string[];
  /** Other parties with acts of the same imposer that name part of the network, and that are not obeyed. */
  readonly kin: readonly string[];
  readonly notNamed: readonly NotNamed[];
  /** The same in sentences. */
  readonly text: readonly string[];
}

export interface CoverageQuery {
  /** Parties to tell of. */
  readonly parties: readonly string[];
  /** Those of them that the question obeys. */
  readonly obeyed: readonly string[];
  /** From 1970-01-01. */
  readonly day: number;
  readonly commodity: CommodityId;
}

/** What the acts of each party cover and do not, from the tables alone: no state is known here by name. */
export function coverageOfActs(model: Model, query: CoverageQuery): readonly PartyCoverage[] {
  const inForce = actsInForce(model, query.day);
  return query.parties.map((party) => coverageOfParty(model, query, inForce, party));
}

function coverageOfParty(
  model: Model,
  { obeyed, day, commodity }: CoverageQuery,
  inForce: readonly ActInForce[],
  party: string,
): PartyCoverage {
  const own = inForce.filter(({ act }) => act.imposingParty === party);
  const naming = own.filter(({ act }) => act.selector !== undefined);
  const imposers = new Set(
    model.tables.sanction.flatMap((row) => (row.imposingParty === party ? row.imposingActorId : [])),
  );
  const kin = inForce.filter(
    ({ act }) =>
      act.selector !== undefined &&
      act.imposingParty !== party &&
      !obeyed.includes(act.imposingParty) &&
      act.imposingActorId.some((actor) => imposers.has(actor)),
  );
  const facts = {
    party,
    name: [...imposers].map((actor) => actorName(model, actor)).join(', ') || party,
    obeyed: obeyed.includes(party),
    acts: naming.map(({ act }) => act.sanctionId),
    elsewhere: own.flatMap(({ act }) => (act.selector === undefined ? [act.sanctionId] : [])),
    kin: [...new Set(kin.map(({ act }) => act.imposingParty))],
    notNamed: linksNotNamed(model, own, day, commodity),
  };
  return { ...facts, text: sentences(facts, naming, day) };
}

function actorName({ tables }: Model, id: string): string {
  return rowOf(tables, 'actor', id)?.name ?? id;
}

/** Of each country at which acts are aimed, the links in use that none of them names, by mode. */
function linksNotNamed(
  model: Model,
  acts: readonly ActInForce[],
  day: number,
  commodity: CommodityId,
): readonly NotNamed[] {
  const { node, link, mode } = model.tables;
  const naming = acts.filter(({ act }) => act.selector !== undefined);
  const isTouched = ({ linkId, fromNodeId, toNodeId, modeId }: LinkRecord): boolean => {
    const deed = { link: linkId, nodes: [fromNodeId, toNodeId], mode: modeId, carrier: undefined, commodity };
    return naming.some(({ outcome }) => outcome(deed)?.kind === 'touched');
  };
  const inUse = link.filter(({ status, validFrom, validTo }) => status === 'open' && isWithin(day, validFrom, validTo));
  return [...new Set(acts.flatMap(({ act }) => act.targetActorId))].flatMap((country) => {
    const inside = new Set(node.flatMap((each) => (each.country === country ? [each.nodeId] : [])));
    const there = inUse.filter(({ fromNodeId, toNodeId }) => inside.has(fromNodeId) || inside.has(toNodeId));
    return mode.flatMap(({ modeId }) => {
      const links = there.filter((each) => each.modeId === modeId);
      const notNamed = links.filter((each) => !isTouched(each)).length;
      return notNamed === 0
        ? []
        : [{ country, countryName: actorName(model, country), mode: modeId, links: links.length, notNamed }];
    });
  });
}

function sentences(
  { party, name, obeyed, acts, elsewhere, kin, notNamed }: Omit<PartyCoverage, 'text'>,
  naming: readonly ActInForce[],
  day: number,
): readonly string[] {
  const who = name === party ? party : `${party} (${name})`;
  const done = obeyed ? 'what they touch is left out' : 'what they touch is shown and not left out';
  const count = (n: number, what: string): string => `${String(n)} ${what}${n === 1 ? '' : 's'}`;
  return [
    acts.length === 0
      ? `${who}: no act in force on ${formatDay(day)} names part of this network, so nothing is left out.`
      : `${who}: ${count(acts.length, 'act')} in force on ${formatDay(day)} ${acts.length === 1 ? 'names' : 'name'} part of this network; ${done}.`,
    ...naming.map(({ act }) => describeAct(act)),
    ...(elsewhere.length === 0
      ? []
      : [
          `${count(elsewhere.length, acts.length === 0 ? 'act' : 'more act')} in force ${elsewhere.length === 1 ? 'binds' : 'bind'} goods, persons, flags or money and ${elsewhere.length === 1 ? 'names' : 'name'} no part of it: nothing is left out for ${elsewhere.length === 1 ? 'it' : 'them'}.`,
        ]),
    ...[...Map.groupBy(notNamed, ({ countryName }) => countryName)].map(
      ([country, rows]) =>
        `Named by no act of ${party}, although it lies in or leads to ${country}: ${rows.map((row) => `${row.mode} (${row.notNamed === row.links ? count(row.links, 'link') : `${String(row.notNamed)} of ${count(row.links, 'link')}`})`).join(', ')}.`,
    ),
    ...(kin.length === 0
      ? []
      : [
          `Acts of ${name} stand under ${kin.join(', ')} too, which ${kin.length === 1 ? 'is' : 'are'} not obeyed here.`,
        ]),
  ];
}

function describeAct({ legalAct, target, binds, notCovered, validFrom, validTo }: SanctionRecord): string {
  const ends = validTo === undefined ? '' : ` until ${validTo}`;
  const bound = binds === undefined ? '' : ` Binds ${binds}.`;
  const rest = notCovered === undefined ? '' : ` Not covered: ${notCovered}.`;
  return `${target} (${legalAct}, since ${validFrom}${ends}).${bound}${rest}`;
}
