import type { ComparedCity, ReachAnswer, ReachQuery, Refusal } from '@meridian/engine';
import { request } from '../../worker/protocol.ts';

export interface ReachInput extends ReachQuery {
  /** Rival corridors to compare with; empty: all of them. */
  readonly rivals: readonly string[];
}

export interface ReachOutput {
  readonly reached: ReachAnswer;
  /** Node id -> hours from the origin by the fastest way. */
  readonly nodeHours: ReadonlyMap<string, number>;
  readonly compared: readonly ComparedCity[];
}

export const reachRequest = request<ReachInput, ReachOutput | Refusal>('reach');
