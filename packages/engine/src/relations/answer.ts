import type { ScoreTable } from './event-score.ts';
import type { RelationStep } from '../calendar/step.ts';
import type { LevelTerms } from './structural-level.ts';

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
  /** level + events, -10 to 10. */
  readonly index: number;
  readonly level: number;
  readonly events: number;
  readonly p10: number;
  readonly p90: number;
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
  readonly series: readonly RelationPoint[];
  /** The strongest contributions on the last date. */
  readonly top: readonly EventContribution[];
  /** Sum of all contributions of events on the last date; with `levelMoves` it is the part of events. */
  readonly contributions: number;
  /** What is left of moves of the level, which the index follows late. */
  readonly levelMoves: number;
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
