import type { ScoreTable } from './event-score.ts';
import type { RelationStep } from '../calendar/step.ts';
import type { LevelTerms } from './structural-level.ts';
import type { TradeShare } from './trade-share.ts';

/** What is asked of the relations of a model, or of an imported set of events. */
export interface RelationsQuery {
  /** `A-B` or `A>B`; none: every pair with events. */
  readonly dyads?: readonly string[] | undefined;
  /** Dimensions of the model; undefined: `all`, its own run over all events. */
  readonly dimensions?: readonly string[] | undefined;
  /** ISO date, month or year; undefined: the year of the first event asked for. */
  readonly from?: string | undefined;
  /** Undefined: the end of the step that holds the register's last event. */
  readonly to?: string | undefined;
  /** One day in place of a period and its steps: the series has it alone. A month or year stands for its last day. */
  readonly on?: string | undefined;
  readonly step?: RelationStep | undefined;
  readonly scores?: ScoreTable | undefined;
  /** Undefined: that of the dimension. */
  readonly halfLifeDays?: number | undefined;
  /** Whether an event counts by the confidence of its sources; else each in full. */
  readonly weighByConfidence?: boolean | undefined;
  /** structural: decay to treaties, formats, trade, rivalry and sanctions; none: to 0. */
  readonly level?: 'structural' | 'none' | undefined;
  /** Draws of the band; 0: no band, both its ends are the index. */
  readonly draws?: number | undefined;
  readonly seed?: number | undefined;
  /** Events to name with their contributions, the strongest first. */
  readonly top?: number | undefined;
}

export interface RelationPoint {
  /** Last day of the step. */
  readonly date: string;
  /** level + lag + events, -10 to 10; null before the pair's first event: not known. */
  readonly index: number | null;
  /** The structural level: bonds in force, which are known before any event. */
  readonly level: number;
  /** How far the index is behind moves of the level; null where the index is. */
  readonly lag: number | null;
  /** What events still add; null where the index is. */
  readonly events: number | null;
  readonly p10: number | null;
  readonly p90: number | null;
}

export interface EventContribution {
  readonly eventId: string;
  readonly date: string;
  readonly title: string;
  readonly score: number;
  readonly confidence: number;
  /** Index points that it still adds on the last date of the series. */
  readonly contribution: number;
  readonly sources: readonly string[];
}

export interface DyadAnswer {
  readonly dyad: string;
  readonly dimension: string;
  readonly halfLifeDays: number;
  /** Events that count in it, in the whole register. */
  readonly eventCount: number;
  /** Date of the first of them, before which the index is not known; null: there is none, and it is never known. */
  readonly firstEvent: string | null;
  readonly series: readonly RelationPoint[];
  /** The strongest contributions on the last date. */
  readonly top: readonly EventContribution[];
  /** `events` of the last date: the sum of all contributions; null where the index is not known. */
  readonly contributions: number | null;
  /** `lag` of the last date: what is left of moves of the level, which the index follows late. */
  readonly levelMoves: number | null;
  /** Shares from which the term of trade is made, with the years of which they are said; null where not known. */
  readonly tradeShare: TradeShare | null;
  /** Terms of the level on the last date, 0 to 1 (drivers: points); null where the model knows nothing. */
  readonly levelTerms: { readonly [T in keyof LevelTerms]: number | null };
}

export interface RelationsAnswer {
  readonly schema: 'meridian.relations/1';
  readonly settings: {
    readonly scores: ScoreTable;
    readonly step: RelationStep;
    readonly confidence: boolean;
    readonly level: 'structural' | 'none';
    readonly draws: number;
    readonly seed: number;
  };
  readonly dyads: readonly DyadAnswer[];
  /** What the index leaves out, in words. */
  readonly notes: readonly string[];
}
