import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { selectionFor, selectionOf } from '../model/cargo-selection.ts';
import type { Model, SanctionRecord } from '../model/model.ts';
import { parseSelector, select } from '../model/selector.ts';
import type { Selection } from '../model/selector.ts';
import { offer, refuseTerm } from '../model/offer.ts';
import { onsetRates } from '../regimes/onset-rates.ts';
import type { RateSpell } from '../regimes/onset-rates.ts';
import { effectOf, liftsOf } from '../regimes/regime-effect.ts';
import type { RegimeEffect } from '../regimes/regime-effect.ts';
import { regimeStates, standingOn } from '../regimes/regime-state.ts';
import type { NamedEvent, RegimeStanding, RegimeState } from '../regimes/regime-state.ts';
import type { StateQuery } from './query.ts';

/** Why a part of the network is closed on a date. */
export interface ClosedReason {
  readonly kind: 'status' | 'validity' | 'regime' | 'sanction' | 'avoid' | 'cargo' | 'no-service';
  /** A sentence for people. */
  readonly text: string;
  readonly regime?: string;
  readonly sanction?: string;
  /** For a regime: what brought its state about. */
  readonly events?: readonly NamedEvent[];
  readonly sources: readonly string[];
  /** Not worth telling: what stands beside it does the same. */
  readonly isAside?: boolean;
}

/** A regime on a date: how it stands, what that does, and how fast it gets worse from there. */
export interface RegimeOnDate extends Omit<RegimeEffect, 'forbidden'> {
  readonly id: string;
  readonly selection: Selection;
  readonly state: RegimeState;
  readonly standing: RegimeStanding;
  readonly closed: ClosedReason | undefined;
  /** What it undoes of status and dates, or also of regimes before it. */
  readonly lifts: 'status' | 'closures' | undefined;
  /** Whether cargo under it waits, pays or risks something by it, beside factors on what it rules. */
  readonly isEntered: boolean;
  /** Rates of going to a worse state than this one, from the day of departure on. */
  readonly onset: readonly RateSpell[];
}

/** Every regime of the model with its state, effect and rate on a day; in the states given, else those of its record. */
export function regimesOn(
  model: Model,
  day: number,
  commodity: string,
  states: NonNullable<StateQuery['states']> = {},
): readonly RegimeOnDate[] {
  return model.tables.regime.flatMap((regime) => {
    const selection = selectionOf(model, regime.selector, commodity);
    if (selection === undefined) return [];
    const recorded = standingOn(model, regime, day);
    const given = states[regime.regimeId] ?? recorded.state;
    const standing = given === recorded.state ? recorded : takenAs(recorded, given);
    const { forbidden, ...effect } = effectOf(model, regime.regimeId, standing.state);
    const isChange = regime.kind === 'scenario';
    let onset: readonly RateSpell[] | undefined;
    return [
      {
        id: regime.regimeId,
        selection,
        state: standing.state,
        standing,
        closed: forbidden ? (isChange ? closedByChange(standing) : closedBy(standing)) : undefined,
        lifts: liftsOf(model, regime.regimeId, standing.state),
        isEntered: !isChange || effect.hoursAdded > 0 || effect.usdPerTeuAdded > 0 || effect.usdPerTonneAdded > 0,
        ...effect,
        // a search asks for rates, flows do not
        get onset() {
          return (onset ??= onsetRates(model, regime, standing.state, day));
        },
      } satisfies RegimeOnDate,
    ];
  });
}

/** A regime in a state that its record does not have on the day: nothing on record brought it about. */
function takenAs({ id, name }: RegimeStanding, state: RegimeState): RegimeStanding {
  return { id, name, state, since: null, until: null, note: null, events: [], sources: [] };
}

/** What of the states and projects of a question the model does not have. */
export function unknownOfState({ tables }: Model, { states = {}, built = [] }: StateQuery): Refusal | undefined {
  const regimes = tables.regime.map(({ regimeId }) => regimeId as string);
  const regime = Object.keys(states).find((id) => !regimes.includes(id));
  if (regime !== undefined)
    return refuse('value-unknown', 'states', `The model has no regime “${regime}”.`, offer(regimes, regime));
  const state = Object.values(states).find((each) => !regimeStates.includes(each));
  if (state !== undefined)
    return refuse('value-unknown', 'states', `“${state}” is no state of a regime.`, offer(regimeStates, state));
  const projects = tables.project.map(({ projectId }) => projectId as string);
  const project = built.find((id) => !projects.includes(id));
  if (project === undefined) return undefined;
  return refuse('value-unknown', 'built', `The model has no project “${project}”.`, offer(projects, project));
}

function closedBy({ id, name, state, since, until, note, events, sources }: RegimeStanding): ClosedReason {
  const dates = `${since === null ? '' : ` since ${since}`}${until === null ? '' : ` until ${until}`}`;
  const text = `${name} is ${state}${dates}${note === null ? '' : `: ${note}`}`;
  return { kind: 'regime', text, regime: id, events, sources };
}

/** A change of a what-if is no regime that anybody could look up. */
function closedByChange({ name, note, sources }: RegimeStanding): ClosedReason {
  return { kind: 'regime', text: `closed in this what-if (${name})${note === null ? '' : `: ${note}`}`, sources };
}

/** Why an act closes what it touches, for the whole of a journey or on some days of it. */
export function actReason(
  { sanctionId, imposingParty, target, legalAct, validFrom, validTo, sourceId }: SanctionRecord,
  whole: boolean,
): ClosedReason {
  const ends = validTo === undefined ? '' : ` until ${validTo}`;
  const days = whole ? '' : ', which touches it on some days of the journey';
  return {
    kind: 'sanction',
    text: `${imposingParty} sanctions on ${target}: ${legalAct}, in force since ${validFrom}${ends}${days}`,
    sanction: sanctionId,
    sources: sourceId,
  };
}

/** What the question itself leaves out; refused where a part of it cannot be read. */
export function avoidances(
  model: Model,
  query: StateQuery,
  commodity: string,
): readonly { readonly selection: Selection; readonly reason: ClosedReason }[] | Refusal {
  const result: { readonly selection: Selection; readonly reason: ClosedReason }[] = [];
  for (const text of query.avoid ?? []) {
    const parsed = parseSelector(text, 'avoid');
    if (isRefusal(parsed)) return { ...parsed, message: `“${text}” cannot be avoided: ${parsed.message}` };
    const [unknown] = select(model, parsed).unknown;
    if (unknown !== undefined) return refuseTerm(model, unknown, 'avoid', ' to avoid');
    const selection = selectionFor(model, parsed, commodity);
    if (selection === undefined) continue;
    result.push({ selection, reason: { kind: 'avoid', text: `${text} is left out as asked`, sources: [] } });
  }
  return result;
}
