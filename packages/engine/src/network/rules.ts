import type { Model } from '../model/model.ts';
import { firstDay, isWithin, lastDay } from '../model/date.ts';
import { isFault, parseSelector, select } from '../model/selector.ts';
import type { Selection, Selector } from '../model/selector.ts';
import type { StateQuery } from './query.ts';

/** Why a part of the network is closed on a date. */
export interface ClosedReason {
  readonly kind: 'status' | 'validity' | 'regime' | 'sanction' | 'avoid';
  /** A sentence for people. */
  readonly text: string;
  readonly regime?: string;
  readonly sanction?: string;
  readonly sources: readonly string[];
}

/** A regime on a date. */
export interface RegimeOnDate {
  readonly id: string;
  readonly selection: Selection;
  readonly state: 'open' | 'restricted' | 'closed';
  readonly closed: ClosedReason | undefined;
  readonly hoursFactor: number;
  readonly hoursAdded: number;
  readonly costFactor: number;
  /** Multiplies capacity. */
  readonly capacityFactor: number;
  readonly usdPerTeuAdded: number;
  readonly usdPerTonneAdded: number;
  /** Onsets of a closed or restricted state per year, from its record. */
  readonly ratePerYear: number;
}

/** A sanction in force on a date that names a part of the network. */
export interface SanctionOnDate {
  readonly id: string;
  readonly party: string;
  readonly selection: Selection;
  readonly reason: ClosedReason;
}

/**
 * What a selector selects for a commodity: a group that names another commodity does not hold, and one that names this
 * commodity alone selects everything that could carry it. Undefined when nothing is left.
 */
function selectionFor(model: Model, selector: Selector, commodity: string): Selection | undefined {
  const groups = selector
    .filter((group) => !group.some(({ kind, value }) => kind === 'commodity' && value !== commodity))
    .map((group) => group.filter(({ kind }) => kind !== 'commodity'));
  if (groups.length === 0) return undefined;
  if (groups.some((group) => group.length === 0)) return everything(model);
  return select(model, groups);
}

function everything({ tables }: Model): Selection {
  return {
    links: new Set(tables.link.map(({ linkId }) => linkId)),
    nodes: new Set(tables.node.map(({ nodeId }) => nodeId)),
    services: new Set(tables.service.map(({ serviceId }) => serviceId)),
    commodities: new Set(),
    unknown: [],
  };
}

/** Selections of the regimes and acts of a model, which never change, by commodity and text. */
const selections = new WeakMap<Model, Map<string, Selection | undefined>>();

function selectionOf(model: Model, text: string | undefined, commodity: string): Selection | undefined {
  if (text === undefined) return undefined;
  let known = selections.get(model);
  if (known === undefined) selections.set(model, (known = new Map<string, Selection | undefined>()));
  const key = `${commodity} ${text}`;
  if (known.has(key)) return known.get(key);
  const parsed = parseSelector(text);
  const selection = isFault(parsed) ? undefined : selectionFor(model, parsed, commodity);
  known.set(key, selection);
  return selection;
}

/** Every regime of the model with its state, effect and rate on a day. */
export function regimesOn(model: Model, day: number, commodity: string): readonly RegimeOnDate[] {
  return model.tables.regime.flatMap((regime) => {
    const selection = selectionOf(model, regime.selector, commodity);
    if (selection === undefined) return [];
    const states = model.tables.regime_state.filter(({ regimeId }) => regimeId === regime.regimeId);
    const now = states.findLast(({ validFrom, validTo }) => isWithin(day, validFrom, validTo));
    const state = now?.state ?? 'open';
    const effect = model.tables.regime_effect.find((row) => row.regimeId === regime.regimeId && row.state === state);
    const until = now?.validTo === undefined ? '' : ` until ${now.validTo}`;
    const note = now?.note === undefined ? '' : `: ${now.note}`;
    return [
      {
        id: regime.regimeId,
        selection,
        state,
        closed:
          effect?.forbidden === true
            ? {
                kind: 'regime',
                text: `${regime.name} is ${state} since ${now?.validFrom ?? ''}${until}${note}`,
                regime: regime.regimeId,
                sources: now?.sourceId ?? [],
              }
            : undefined,
        hoursFactor: effect?.hoursFactor ?? 1,
        hoursAdded: effect?.hoursAdded ?? 0,
        costFactor: effect?.costFactor ?? 1,
        capacityFactor: effect?.capacityFactor ?? 1,
        usdPerTeuAdded: effect?.usdPerTeuAdded ?? 0,
        usdPerTonneAdded: effect?.usdPerTonneAdded ?? 0,
        ratePerYear: rateOf(regime.recordFrom, regime.recordTo, states),
      } satisfies RegimeOnDate,
    ];
  });
}

/** (k + 0.5) / (n + 1): k onsets of a state other than open in n years of record (Jeffreys, 1946, half a count added). */
function rateOf(
  from: string,
  to: string,
  states: readonly { readonly state: string; readonly validFrom: string; readonly validTo: string | undefined }[],
): number {
  const [first, last] = [firstDay(from) ?? 0, lastDay(to) ?? 0];
  const shut = states.filter(({ state }) => state !== 'open');
  const onsets = shut.filter(({ validFrom }) => {
    const start = firstDay(validFrom) ?? 0;
    // a spell that only changes its state goes on; it does not begin again
    const goesOn = shut.some(
      (other) => other.validFrom !== validFrom && isWithin(start - 1, other.validFrom, other.validTo),
    );
    return !goesOn && start >= first && start <= last;
  }).length;
  return (onsets + 0.5) / ((last - first + 1) / 365.25 + 1);
}

/** Sanctions in force on a day that name a part of the network, whoever imposes them. */
export function sanctionsOn(model: Model, day: number, commodity: string): readonly SanctionOnDate[] {
  return model.tables.sanction.flatMap((row) => {
    if (!isWithin(day, row.validFrom, row.validTo)) return [];
    const selection = selectionOf(model, row.selector, commodity);
    if (selection === undefined) return [];
    const text = `${row.imposingParty} sanctions on ${row.target}: ${row.legalAct}, in force since ${row.validFrom}`;
    return [
      {
        id: row.sanctionId,
        party: row.imposingParty,
        selection,
        reason: { kind: 'sanction', text, sanction: row.sanctionId, sources: row.sourceId },
      },
    ];
  });
}

/** What the question itself leaves out; or, in words, which part of it cannot be read. */
export function avoidances(
  model: Model,
  query: StateQuery,
  commodity: string,
): readonly { readonly selection: Selection; readonly reason: ClosedReason }[] | string {
  const result: { readonly selection: Selection; readonly reason: ClosedReason }[] = [];
  for (const text of query.avoid ?? []) {
    const parsed = parseSelector(text);
    if (isFault(parsed)) return `“${text}” cannot be avoided: ${parsed.fault}.`;
    const [unknown] = select(model, parsed).unknown;
    if (unknown !== undefined) return `The model has no ${unknown.kind} “${unknown.value}” to avoid.`;
    const selection = selectionFor(model, parsed, commodity);
    if (selection === undefined) continue;
    result.push({ selection, reason: { kind: 'avoid', text: `${text} is left out as asked`, sources: [] } });
  }
  return result;
}
