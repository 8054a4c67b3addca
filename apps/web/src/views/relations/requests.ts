import type {
  DescribedRegime,
  Refusal,
  RelationProfile,
  RelationProfileQuery,
  RelationsAnswer,
  RelationsQuery,
} from '@meridian/engine';
import { request } from '../../worker/protocol.ts';

/** How relations are measured, which pair is looked at, and on what date. */
export interface RelationViewInput {
  readonly settings: Pick<RelationsQuery, 'scores' | 'halfLifeDays' | 'weighByConfidence' | 'level' | 'dimensions'>;
  readonly dyad: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Last day of the series of months. */
  readonly to: string;
}

/** What a move of any control of the relations changes, in one answer, so that all of it is drawn at once. */
export interface RelationViewOutput {
  /** The pair month by month, with its band and all of its acts. */
  readonly series: RelationsAnswer | Refusal;
  /** The pair on the date: what each act still adds. */
  readonly onDate: RelationsAnswer | Refusal;
  /** Every pair on the date. */
  readonly matrix: RelationsAnswer | Refusal;
}

/** Regimes by their ids, on a date. */
export interface RegimesInput {
  readonly on: string;
  readonly regimes: readonly string[];
}

export const relationViewRequest = request<RelationViewInput, RelationViewOutput>('relation-view');
export const relationsRequest = request<RelationsQuery, RelationsAnswer | Refusal>('relations');
/** One pair as of a date by every measure beside the index; takes a tenth of a second. */
export const relationProfileRequest = request<RelationProfileQuery, RelationProfile | Refusal>('relation-profile');
export const regimesRequest = request<RegimesInput, readonly DescribedRegime[] | Refusal>('regimes');
