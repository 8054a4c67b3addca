import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { refuseCommodity, refuseParty, refuseTerm } from '../model/offer.ts';
import type { CommodityId, ModeId, NodeId } from '../units/id.ts';
import { dayNumber, formatDay, parseDate } from '../calendar/date.ts';
import type { Model, SanctionRecord } from '../model/model.ts';
import { recordEndNotes } from '../model/record-end.ts';
import { carrierTest } from '../model/selector.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { actsInForce, turnsOfActs } from './acts.ts';
import type { ActInForce } from './acts.ts';
import type { Deed } from './deed.ts';
import { scoreName } from '../names/ofac-score.ts';

/** What somebody means to do. At least a place or a carrier is needed. */
export interface ActsQuery {
  /** Places, any of which is meant. */
  readonly nodes?: readonly NodeId[] | undefined;
  /** Carrier by name, as services have it in `operator`. */
  readonly carrier?: string | undefined;
  /** Mode; without it every mode that the places (or the carrier) have. */
  readonly mode?: string | undefined;
  /** Commodity id; default: the model's. */
  readonly commodity?: string | undefined;
  /** `YYYY-MM-DD`; default: the model's reference date. */
  readonly date?: string | undefined;
  /** Imposing parties to obey; none: all of the model. */
  readonly parties?: readonly string[] | undefined;
}

export type Verdict = 'forbidden' | 'read the act' | 'exempt' | 'not touched';

/** An exception, license or waiver that frees from an act. */
export interface AppliedException {
  readonly id: string;
  readonly legalAct: string;
  readonly since: string;
  /** Last day; null: no end is known. */
  readonly until: string | null;
  readonly sources: readonly string[];
}

/** What one act in force says. */
export interface ActDecision {
  readonly verdict: Verdict;
  readonly act: string;
  readonly party: string;
  readonly target: string;
  readonly legalAct: string;
  readonly since: string;
  /** Last day in force; null: no end is known. */
  readonly until: string | null;
  readonly scope: string | null;
  readonly exception: AppliedException | null;
  /** Why, in one sentence. */
  readonly because: string;
  readonly sources: readonly string[];
  /** Remarks of the table on the act. */
  readonly note: string | null;
}

export interface ActsAnswer {
  readonly query: {
    readonly nodes: readonly string[];
    readonly carrier: string | null;
    readonly mode: string | null;
    readonly commodity: string;
    readonly date: string;
    readonly parties: readonly string[];
  };
  readonly verdict: Verdict;
  /** The act that decides and, where it frees, the exception; null where no act touches what is asked. */
  readonly decidedBy: { readonly act: string; readonly exception: string | null; readonly because: string } | null;
  /** Last day on which the verdict stays, by the acts as they are in the table; null: none is known. */
  readonly holdsUntil: string | null;
  /** Every act of the parties in force: those that forbid, those from which an exception frees, the rest. */
  readonly decisions: readonly ActDecision[];
  /** What the reader should know of the question itself. */
  readonly notes: readonly string[];
}

/** The question with defaults filled in, as deeds: one for each place and mode. */
interface Asked {
  readonly deeds: readonly Deed[];
  readonly nodes: readonly NodeId[];
  readonly carrier: string | undefined;
  readonly mode: ModeId | undefined;
  readonly commodity: CommodityId;
  readonly day: number;
  readonly parties: readonly string[];
  readonly notes: readonly string[];
}

const verdictOrder: readonly Verdict[] = ['forbidden', 'read the act', 'exempt', 'not touched'];
/** From this score on (0..100) the words of an act resemble a carrier so much that somebody should read it. */
const resembles = 90;

/**
 * Which acts forbid something at a place or with a carrier on a day, and which of them decides: an act in force
 * forbids what its selector meets unless an exception in force on that day meets it too. Refused where the
 * question makes no sense. The table `sanction` is not complete, and no answer from it is legal advice.
 */
export function decideActs(model: Model, query: ActsQuery): ActsAnswer | Refusal {
  const asked = readQuery(model, query);
  if (isRefusal(asked)) return asked;
  const decisions = decisionsOn(model, asked, asked.day);
  const verdict = verdictOf(decisions);
  const deciding = decisions
    .filter((decision) => decision.verdict === verdict && verdict !== 'not touched')
    .reduce<ActDecision | undefined>(
      (first, next) => (first !== undefined && first.since <= next.since ? first : next),
      undefined,
    );
  return {
    query: {
      nodes: asked.nodes,
      carrier: asked.carrier ?? null,
      mode: asked.mode ?? null,
      commodity: asked.commodity,
      date: formatDay(asked.day),
      parties: asked.parties,
    },
    verdict,
    decidedBy:
      deciding === undefined
        ? null
        : { act: deciding.act, exception: deciding.exception?.id ?? null, because: deciding.because },
    holdsUntil: lastDayOf(model, asked, verdict),
    decisions,
    notes: asked.notes,
  };
}

function verdictOf(decisions: readonly ActDecision[]): Verdict {
  return decisions[0]?.verdict ?? 'not touched';
}

function readQuery(model: Model, query: ActsQuery): Asked | Refusal {
  const { tables } = model;
  const { nodes = [], carrier } = query;
  if (nodes.length === 0 && carrier === undefined)
    return refuse(
      'value-missing',
      'port',
      'There is neither a place nor a carrier to decide on.',
      'Name a place or a carrier.',
    );
  const config = tables.config[0];
  const date = query.date ?? config?.referenceDate ?? '';
  const { year, month, day } = parseDate(date) ?? {};
  if (year === undefined || month === undefined || day === undefined)
    return refuse('value-invalid', 'date', `“${date}” is no date.`, 'Write YYYY-MM-DD.');
  const commodity = rowOf(tables, 'commodity', query.commodity ?? config?.defaultCommodityId);
  if (commodity === undefined) return refuseCommodity(model, query.commodity ?? '');
  const mode = rowOf(tables, 'mode', query.mode)?.modeId;
  if (query.mode !== undefined && mode === undefined)
    return refuseTerm(model, { kind: 'mode', value: query.mode }, 'mode');
  const known = [...new Set(tables.sanction.map(({ imposingParty }) => imposingParty))].sort();
  const { parties = [] } = query;
  const unknown = parties.find((party) => !known.includes(party));
  if (unknown !== undefined) return refuseParty(known, unknown);
  const { commodityId } = commodity;
  const asked = dayNumber(year, month, day);
  return {
    deeds: deedsOf(model, nodes, mode, carrier, commodityId),
    nodes,
    carrier,
    mode,
    commodity: commodityId,
    day: asked,
    parties: parties.length === 0 ? known : parties,
    notes: [
      ...(carrier === undefined || tables.service.some(carrierTest(carrier)) ? [] : [strangerNote(carrier)]),
      ...recordEndNotes(model, asked),
    ],
  };
}

function strangerNote(carrier: string): string {
  return `No service of the model is run by “${carrier}”: acts that select carriers cannot meet it; screen the name against a list.`;
}

/** A deed for each place and mode: the mode that is asked, else those of the place that the carrier has too. */
function deedsOf(
  model: Model,
  nodes: readonly NodeId[],
  mode: ModeId | undefined,
  carrier: string | undefined,
  commodity: CommodityId,
): readonly Deed[] {
  const runs = carrier === undefined ? undefined : carrierTest(carrier);
  const own = new Set(runs === undefined ? [] : model.tables.service.filter(runs).map(({ modeId }) => modeId));
  const places: readonly (NodeId | undefined)[] = nodes.length > 0 ? nodes : [undefined];
  return places.flatMap((node) => {
    const there = model.tables.link.filter(({ fromNodeId, toNodeId }) => fromNodeId === node || toNodeId === node);
    const offered = node === undefined ? own : new Set(there.map(({ modeId }) => modeId));
    const shared = own.size === 0 ? offered : new Set([...offered].filter((each) => own.has(each)));
    const modes: readonly (ModeId | undefined)[] =
      mode !== undefined ? [mode] : [...(shared.size > 0 ? shared : offered)];
    return (modes.length > 0 ? modes : [undefined]).map((each) => ({
      nodes: node === undefined ? [] : [node],
      mode: each,
      carrier,
      commodity,
    }));
  });
}

/** What each act of the parties in force on a day says, the forbidding ones first, else in the order of the table. */
function decisionsOn(model: Model, asked: Asked, day: number): readonly ActDecision[] {
  const decisions = actsInForce(model, day)
    .filter(({ act }) => asked.parties.includes(act.imposingParty))
    .map((each) => decide(model, each, asked));
  return decisions.sort((a, b) => verdictOrder.indexOf(a.verdict) - verdictOrder.indexOf(b.verdict));
}

function decide(model: Model, inForce: ActInForce, asked: Asked): ActDecision {
  const { act } = inForce;
  const outcomes = asked.deeds.map((deed) => ({ deed, outcome: inForce.outcome(deed) }));
  const met = outcomes.flatMap(({ deed, outcome }) => (outcome === undefined ? [] : [deed]));
  const bound = outcomes.flatMap(({ deed, outcome }) => (outcome?.kind === 'touched' ? [deed] : []));
  const exception = outcomes
    .map(({ outcome }) => (outcome?.kind === 'exempt' ? outcome.by : undefined))
    .find((row) => row !== undefined);
  // an act whose words resemble the carrier never counts as cleared, whatever its selector names
  const untouched = resemblesCarrier(act, asked) ? 'read the act' : 'not touched';
  const verdict = bound.length > 0 ? 'forbidden' : met.length > 0 ? 'exempt' : untouched;
  return {
    verdict,
    act: act.sanctionId,
    party: act.imposingParty,
    target: act.target,
    legalAct: act.legalAct,
    since: act.validFrom,
    until: act.validTo ?? null,
    scope: act.scope ?? null,
    exception: exception === undefined ? null : applied(exception),
    because:
      verdict === 'forbidden'
        ? `${act.legalAct}, in force since ${act.validFrom}, names ${describe(model, bound)}.`
        : verdict === 'exempt' && exception !== undefined
          ? `${exception.legalAct} frees ${describe(model, met)} from ${act.legalAct} ${span(exception)}.`
          : whyUntouched(model, inForce, asked),
    sources: [...new Set([...act.sourceId, ...(exception?.sourceId ?? [])])],
    note: act.note ?? null,
  };
}

function applied(row: SanctionRecord): AppliedException {
  return {
    id: row.sanctionId,
    legalAct: row.legalAct,
    since: row.validFrom,
    until: row.validTo ?? null,
    sources: row.sourceId,
  };
}

function span({ validFrom, validTo }: SanctionRecord): string {
  return validTo === undefined ? `since ${validFrom}` : `from ${validFrom} to ${validTo}`;
}

/** Deeds in words: `Chabahar by sea, ferry`, `the carrier FESCO by sea`. */
function describe(model: Model, deeds: readonly Deed[]): string {
  const names = new Map<string, string[]>();
  for (const { nodes, mode, carrier } of deeds) {
    const name = rowOf(model.tables, 'node', nodes[0])?.name;
    const who = carrier === undefined ? '' : `the carrier ${carrier}`;
    const what = name === undefined ? who : who === '' ? name : `${who} at ${name}`;
    names.set(what, [...(names.get(what) ?? []), ...(mode === undefined ? [] : [mode])]);
  }
  return [...names].map(([what, modes]) => (modes.length > 0 ? `${what} by ${modes.join(', ')}` : what)).join(' and ');
}

function resemblesCarrier({ target }: SanctionRecord, { carrier }: Asked): boolean {
  return carrier !== undefined && scoreName(carrier, target).score >= resembles;
}

function whyUntouched(model: Model, inForce: ActInForce, asked: Asked): string {
  const { act } = inForce;
  const { nodes, mode, carrier, commodity } = asked;
  if (resemblesCarrier(act, asked))
    return `Its selector does not meet the question, but its words (“${act.target}”) resemble the carrier: read the act.`;
  if (act.selector === undefined) return 'It names no part of the network: it binds goods or persons. Read its scope.';
  const there = model.tables.link.filter(
    ({ fromNodeId, toNodeId, modeId }) =>
      (nodes.includes(fromNodeId) || nodes.includes(toNodeId)) && (mode === undefined || modeId === mode),
  );
  const shut = there.filter(({ linkId, fromNodeId, toNodeId, modeId }) => {
    const deed = { link: linkId, nodes: [fromNodeId, toNodeId], mode: modeId, carrier, commodity };
    return inForce.outcome(deed)?.kind === 'touched';
  });
  return shut.length === 0
    ? 'Its selector does not meet the question.'
    : `It does not name the place, but ${shut.length} of the ${there.length} links there.`;
}

/** The day before the verdict changes, by the first and last days of all acts. */
function lastDayOf(model: Model, asked: Asked, verdict: Verdict): string | null {
  for (const day of turnsOfActs(model)) {
    if (day > asked.day && verdictOf(decisionsOn(model, asked, day)) !== verdict) return formatDay(day - 1);
  }
  return null;
}
