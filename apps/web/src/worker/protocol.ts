import type {
  ComparedCity,
  Coverage,
  DescribedRegime,
  Explanation,
  Finding,
  FlowsAnswer,
  FlowsQuery,
  LinkState,
  Model,
  Position,
  ReachAnswer,
  ReachQuery,
  Refusal,
  RelationProfile,
  RelationProfileQuery,
  RelationsAnswer,
  RelationsQuery,
  RoutesAnswer,
  RoutesQuery,
  SelectLinkAnswer,
  StateQuery,
  TableName,
} from '@meridian/engine';

/** What to open: a model that the server offers, or files that the user has dropped. */
export type OpenInput =
  | { readonly kind: 'offered'; readonly name: string }
  | { readonly kind: 'files'; readonly files: readonly DroppedFile[] };

/** A file by its path from the folder that was dropped. */
export interface DroppedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A model as the page needs it. Its evidence stays in the worker: ask for an explanation. */
export interface OpenedModel {
  /** Undefined where an error stopped it; the findings say which. */
  readonly model: Model | undefined;
  readonly findings: readonly Finding[];
  /** Longitude and latitude of the row of each finding, where it has a place. */
  readonly positions: readonly (Position | undefined)[];
  /** How the files were read: as a model of Meridian's own, or imported from another format. */
  readonly format: 'meridian' | 'gmns' | 'geojson' | 'csv';
}

export interface StatesAnswer {
  /** The date that holds, YYYY-MM-DD. */
  readonly date: string;
  readonly states: ReadonlyMap<string, LinkState>;
}

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

/** Whose cargo is looked at: that which uses what the selector names. */
export interface SelectFlowsInput extends FlowsQuery {
  readonly select: string;
}

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

/** What the worker is asked, and what it answers; a refusal says which part makes no sense. */
export interface Requests {
  readonly open: { readonly input: OpenInput; readonly output: OpenedModel };
  readonly states: { readonly input: StateQuery; readonly output: StatesAnswer | Refusal };
  readonly routes: { readonly input: RoutesQuery; readonly output: RoutesAnswer | Refusal };
  readonly reach: { readonly input: ReachInput; readonly output: ReachOutput | Refusal };
  /** Flows of a period; with changes, a what-if beside the flows without them. */
  readonly flows: { readonly input: FlowsQuery; readonly output: FlowsAnswer | Refusal };
  readonly 'select-flows': { readonly input: SelectFlowsInput; readonly output: SelectLinkAnswer | Refusal };
  /** Quarters for which the model has demand, ascending. */
  readonly 'flow-periods': { readonly input: 'all'; readonly output: readonly string[] };
  readonly 'relation-view': { readonly input: RelationViewInput; readonly output: RelationViewOutput };
  readonly relations: { readonly input: RelationsQuery; readonly output: RelationsAnswer | Refusal };
  /** One pair as of a date by every measure beside the index; takes a tenth of a second. */
  readonly 'relation-profile': { readonly input: RelationProfileQuery; readonly output: RelationProfile | Refusal };
  readonly regimes: { readonly input: RegimesInput; readonly output: readonly DescribedRegime[] | Refusal };
  readonly coverage: { readonly input: 'all'; readonly output: readonly (readonly [TableName, Coverage])[] };
  readonly explain: { readonly input: string; readonly output: Explanation | Refusal };
  readonly export: { readonly input: 'geojson' | TableName; readonly output: string };
}

export type RequestKind = keyof Requests;
export type InputOf<K extends RequestKind> = Requests[K]['input'];
export type OutputOf<K extends RequestKind> = Requests[K]['output'];

export interface RequestMessage {
  readonly id: number;
  readonly kind: RequestKind;
  readonly input: unknown;
}

/** What was asked under this number is not waited for any more. */
export interface CancelMessage {
  readonly cancel: number;
}

export type AnswerMessage =
  | { readonly id: number; readonly output: unknown; readonly milliseconds: number }
  | { readonly id: number; readonly fault: string };
