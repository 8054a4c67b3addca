import type { Clock, criteria } from '../questions/choices.ts';
import type { NamedEvent, RegimeStanding } from '../regimes/regime-state.ts';
import type { ActNotice } from '../sanctions/act-notice.ts';
import type { PartyCoverage } from '../sanctions/act-coverage.ts';

/** One operation of a route. `hours` moving, `waitHours` standing for a departure, a season or an opening, `dwellHours` handling or a border. */
export interface Leg {
  /** The row that the figures come from, as TABLE.KEY. */
  readonly row: string;
  readonly operation: 'load' | 'unload' | 'transfer' | 'gauge-change' | 'wait' | 'move' | 'cross' | 'ride';
  /** Node ids. */
  readonly from: string;
  readonly to: string;
  readonly mode: string | null;
  readonly link: string | null;
  readonly service: string | null;
  /** All links moved along: one for a link, several for a service. */
  readonly links: readonly string[];
  readonly distanceKm: number;
  /** Local to `from` and `to`: YYYY-MM-DDTHH:MM. */
  readonly departure: string;
  readonly arrival: string;
  readonly hours: number;
  readonly waitHours: number;
  readonly dwellHours: number;
  /** Row whose hours hold those of this operation, wholly or in part, as TABLE.KEY; null: they are all its own. */
  readonly heldIn: string | null;
  readonly costUsd: number;
  readonly co2eKg: number;
  /** Probability that what rules the leg closes or holds it before the cargo has left it. */
  readonly risk: number;
  /** Regimes that rule it and are restricted or closed on the day of departure. */
  readonly regimes: readonly string[];
  /** Regimes that would rule it and are open on that day: that they may still close is in its risk. */
  readonly openRegimes: readonly string[];
  /** Ids of `acts`. */
  readonly sanctions: readonly string[];
  /** Acts that touch it on a day on which the cargo is there, whether or not the question obeys them. */
  readonly acts: readonly ActNotice[];
  readonly sources: readonly string[];
}

/** Hours that 10, 50 and 90 of 100 consignments need. */
export interface HourPercentiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export interface RouteHours extends HourPercentiles {
  readonly planned: number;
}

export interface Route {
  readonly id: string;
  readonly branch: string | null;
  readonly from: string;
  readonly to: string;
  /** From the gate to release at the last terminal. */
  readonly hours: RouteHours;
  /** From the first departure to the last arrival (`clocks.ts`). */
  readonly hoursFromDeparture: RouteHours;
  readonly costUsd: number;
  readonly co2eKg: number;
  readonly risk: number;
  /** USD for the whole consignment, with time, carbon and risk priced. */
  readonly generalizedCostUsd: number;
  readonly distanceKm: number;
  readonly modes: readonly string[];
  /** ISO 3166-1 alpha-3, in order. */
  readonly countries: readonly string[];
  readonly legs: readonly Leg[];
  readonly sources: readonly string[];
  /** Figures that the model does not have and that count as nothing here. */
  readonly unknown: readonly string[];
}

/** A rule that closed something that matters here, or a branch that is in no route, with the reason. */
export interface ExcludedRule {
  readonly reason: string;
  readonly kind:
    'status' | 'validity' | 'regime' | 'sanction' | 'avoid' | 'cargo' | 'no-service' | 'beaten' | 'no-way' | 'too-late';
  readonly corridor?: string;
  readonly regime?: string;
  readonly sanction?: string;
  /** For a regime: the events that brought its state about. */
  readonly events?: readonly NamedEvent[];
  readonly links: readonly string[];
  readonly sources: readonly string[];
}

/** The question as it was understood, defaults filled in. */
export interface AnsweredQuery {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly fromName: string;
  readonly toName: string;
  readonly depart: string;
  readonly commodity: string;
  readonly unit: 'teu' | 'tonne';
  readonly teu: number;
  readonly tonnes: number;
  readonly via: readonly string[];
  readonly avoid: readonly string[];
  readonly comply: readonly string[];
  /** What was changed of the model, as `parseChange` reads it; not there where nothing was. */
  readonly changes?: readonly string[];
  readonly criteria: readonly Criterion[];
  /** By which clock the routes are sorted, the fastest first; not there where they are by generalized cost. */
  readonly clock?: Clock;
  readonly alternatives: number;
  /** What was left out is within this share, in every criterion, of a path that was found; 0: nothing was left out. */
  readonly epsilon: number;
  readonly withinDays: number;
  /** Of the draws behind the hours p10, p50 and p90. */
  readonly seed: number;
}

export type Criterion = (typeof criteria)[number];

export type BestRoutes = Readonly<Partial<Record<Criterion, readonly string[]>>>;

export interface RoutesAnswer {
  readonly schema: 'meridian.routes/1';
  readonly query: AnsweredQuery;
  /** Routes found of which none beats another; `routes` are at most query.alternatives of them. */
  readonly frontSize: number;
  /** False when the search was cut off at its limit of labels: there may be better routes. */
  readonly complete: boolean;
  /** By criterion: the routes than which no path at all is better. A criterion in which all that were found are equal is not in it. */
  readonly best: BestRoutes;
  readonly routes: readonly Route[];
  /** The regimes that the routes pass, open or not, as they stand on the day of departure. */
  readonly regimes: readonly RegimeStanding[];
  /** What acts in force cover and do not, of each party that is obeyed or whose acts touch a leg. */
  readonly parties: readonly PartyCoverage[];
  readonly excluded: readonly ExcludedRule[];
  /** What else there is to know, such as that the record ends before the day of departure; not there where there is nothing. */
  readonly notes?: readonly string[];
}

export interface ReachedCity {
  readonly city: string;
  readonly name: string;
  readonly country: string;
  readonly population: number;
  readonly hours: number;
  /** From the first departure to the last arrival (`clocks.ts`). */
  readonly hoursFromDeparture: number;
  readonly costUsd: number;
  /** Node by which it is served. */
  readonly via: string;
}

export interface ReachAnswer {
  readonly schema: 'meridian.reach/1';
  readonly population: number;
  readonly cities: readonly ReachedCity[];
  /** What the acts of the parties that are obeyed cover and do not, on the day of departure. */
  readonly parties: readonly PartyCoverage[];
  /** As in the answer of routes. */
  readonly notes?: readonly string[];
}
