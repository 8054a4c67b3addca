import type { DyadAlignment } from './alignment.ts';
import type { Breaks } from './breaks.ts';
import type { Convergence } from './convergence.ts';
import type { Dependence } from './dependence.ts';
import type { DriverLink } from './driver-links.ts';
import type { ScoreTable } from './event-score.ts';
import type { PartnerDiversity, Reassurance } from './hedging.ts';

interface ProfileReading {
  /** ISO date, month or year, of which the last day counts; undefined: the end of the quarter of the last event. */
  readonly date?: string | undefined;
  readonly scores?: ScoreTable | undefined;
  /** Whether an event counts by the confidence of its sources; else each in full. */
  readonly weighByConfidence?: boolean | undefined;
  /** Formats that count as rival blocs; none: shares by bloc are left out. */
  readonly blocs?: readonly string[] | undefined;
}

/** What is asked of one pair. */
export interface RelationProfileQuery extends ProfileReading {
  /** `A-B` or `A>B`. */
  readonly dyad: string;
  /** Undefined: `all`. */
  readonly dimension?: string | undefined;
  /** Undefined: that of the dimension. */
  readonly halfLifeDays?: number | undefined;
  readonly level?: 'structural' | 'none' | undefined;
  readonly seed?: number | undefined;
}

/** What is asked of one actor. */
export interface ActorProfileQuery extends ProfileReading {
  readonly actor: string;
}

/** One pair as of a date, by every measure; null stands for what is not known. */
export interface RelationProfile {
  readonly schema: 'meridian.relation-profile/1';
  readonly dyad: string;
  readonly a: string;
  readonly b: string;
  readonly dimension: string;
  readonly date: string;
  readonly settings: {
    readonly scores: ScoreTable;
    readonly confidence: boolean;
    readonly level: 'structural' | 'none';
    readonly halfLifeDays: number;
    readonly seed: number;
  };
  /** Index = level + lag + events, -10 to 10, and how many events it rests on; null before the first of them: not known. */
  readonly index: {
    readonly index: number | null;
    readonly level: number;
    /** How far the index is behind moves of the level. */
    readonly lag: number | null;
    /** What events still add. */
    readonly events: number | null;
    readonly eventCount: number;
    readonly firstEvent: string | null;
    readonly lastEvent: string | null;
  };
  readonly convergence: Convergence;
  /** Now, and as many years before as convergence looks back. */
  readonly alignment: {
    readonly now: DyadAlignment;
    readonly beforeDate: string;
    readonly before: DyadAlignment;
  };
  readonly hedging: {
    readonly reassurance: Reassurance;
    readonly ofA: PartnerDiversity;
    readonly ofB: PartnerDiversity;
  };
  readonly dependence: Dependence;
  readonly breaks: Breaks;
  readonly drivers: readonly DriverLink[];
  /** What the figures do not say, in words. */
  readonly notes: readonly string[];
}

/** One actor as of a date: with whom it works. */
export interface ActorProfile extends PartnerDiversity {
  readonly schema: 'meridian.actor-profile/1';
  readonly name: string;
  readonly date: string;
  /** Share of its cooperative acts with partners with which it shares a membership in any format; null without such acts. */
  readonly withFellowMembers: number | null;
  readonly settings: {
    readonly scores: ScoreTable;
    readonly confidence: boolean;
    readonly blocs: readonly string[] | null;
  };
}
