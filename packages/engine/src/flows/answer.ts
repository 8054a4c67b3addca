import type { AssignmentMethod, StopReason } from '../assignment/solution.ts';
import type { NetworkChange } from '../scenario/change.ts';

/** What is asked of `assign` on a model. */
export interface FlowsQuery {
  /** Quarter (2023-Q1) or year (2023), which is solved quarter by quarter; default: the quarter of the model's reference date. */
  readonly period?: string | undefined;
  /** Default: sue. */
  readonly method?: AssignmentMethod | undefined;
  /** Default: 1e-6. */
  readonly gap?: number | undefined;
  readonly changes?: readonly NetworkChange[] | undefined;
  /** Parties whose sanctions all cargo obeys. */
  readonly comply?: readonly string[] | undefined;
}

/** Cargo on a branch: tonnes that use a link of it (each tonne once) and what they move on it. */
export interface BranchFlow {
  readonly branch: string;
  readonly tonnes: number;
  readonly tonneKm: number;
}

/** Tonnes on a link in the period. */
export interface LinkFlow {
  readonly link: string;
  readonly tonnesForward: number;
  readonly tonnesBackward: number;
  /** In the order of the model's table commodity. */
  readonly tonnesByCommodity: readonly number[];
  readonly tonneKm: number;
  /** Undefined where the model knows no capacity of it. */
  readonly capacityTonnes: number | undefined;
  /** Volume over capacity of the link, its crossing or its services, whichever is fullest, in the fullest quarter; undefined where none is known. */
  readonly load: number | undefined;
}

/** Something that congests, in row of the model (`link.x`, `crossing.x`, `transfer.x`, `service.x`). */
export interface Bottleneck {
  readonly row: string;
  readonly name: string;
  readonly tonnes: number;
  readonly capacityTonnes: number;
  readonly load: number;
  /** Mean wait for capacity. */
  readonly queueHours: number;
  /** What that wait costs all its users in the period, their time and storage. */
  readonly queueUsd: number;
  /** What one more tonne of capacity would save (`lp` alone). */
  readonly priceUsdPerTonne: number | undefined;
}

/**
 * An observed volume beside the modelled one, both for the whole period of the observation: where that is longer or
 * shorter than the period that was solved, the model's pace is taken to hold for all of it.
 */
export interface CountedVolume {
  readonly count: string;
  readonly observation: string;
  readonly period: string;
  readonly selector: string;
  readonly observed: number;
  readonly observedLow: number;
  readonly observedHigh: number;
  readonly modelled: number;
  readonly unit: 't' | 'TEU';
  readonly use: 'fit' | 'held_out' | 'shown' | 'input';
  readonly heldOut: boolean;
  readonly note: string | undefined;
  /** Why the model is off, where the model’s author knows. */
  readonly missReason: string | undefined;
  readonly sources: readonly string[];
}

/** Flows of a period on the network of the model. */
export interface FlowsAnswer {
  readonly schema: 'meridian.assignment/1';
  readonly period: string;
  readonly days: number;
  /** The date whose network holds; of several quarters, the middle of all, each having its own. */
  readonly date: string;
  readonly method: AssignmentMethod;
  readonly converged: boolean;
  readonly stop: StopReason;
  readonly relativeGap: number;
  readonly averageExcessCost: number;
  readonly beckmann: number;
  /** USD of the period. */
  readonly totalCost: number;
  readonly iterations: number;
  readonly branches: readonly BranchFlow[];
  readonly demandTonnes: number;
  /** Tonnes that do not move: they take the outside option, or have no path. */
  readonly lostTonnes: number;
  /** Tonnes among them whose zones no open path joins. */
  readonly unservedTonnes: number;
  readonly tonneKm: number;
  readonly tonneDays: number;
  readonly co2eTonnes: number;
  /** Links with flow, the heaviest first. */
  readonly links: readonly LinkFlow[];
  /** The costliest wait first. */
  readonly bottlenecks: readonly Bottleneck[];
  readonly calibration: readonly CountedVolume[];
  /** What of the question could not act, in words. */
  readonly notes: readonly string[];
}

export interface NamedTonnes {
  readonly id: string;
  readonly tonnes: number;
}

/** Who uses the selected links: cargo that uses several of them counts once. */
export interface SelectLinkAnswer {
  readonly selector: string;
  readonly tonnes: number;
  readonly origins: readonly NamedTonnes[];
  readonly destinations: readonly NamedTonnes[];
  readonly commodities: readonly NamedTonnes[];
  readonly branches: readonly NamedTonnes[];
  readonly pairs: readonly {
    readonly from: string;
    readonly to: string;
    readonly commodity: string;
    readonly tonnes: number;
  }[];
  /** Tonnes of that cargo on every link, for the map. */
  readonly links: readonly NamedTonnes[];
}
