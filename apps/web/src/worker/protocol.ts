import type {
  Explanation,
  Finding,
  LinkState,
  Model,
  Position,
  Refusal,
  StateQuery,
  TableName,
} from '@meridian/engine';
import type { AskedQuestion, Receipt } from '@meridian/model-files';

/**
 * A kind of question that the worker answers, typed by what goes in and what comes out (a refusal says which part of the
 * question makes no sense). The page asks by it and the worker answers it, so that neither knows the other's code.
 */
export interface Request<Input, Output> {
  readonly kind: string;
  /** There for the types alone. */
  readonly answers?: (input: Input) => Output;
}

/** A kind of question by its name, which no other has. */
export function request<Input, Output>(kind: string): Request<Input, Output> {
  return { kind };
}

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

export const openRequest = request<OpenInput, OpenedModel>('open');
/** How each link stands on a date. */
export const statesRequest = request<StateQuery, StatesAnswer | Refusal>('states');
/** Where the value of a cell comes from. */
export const explainRequest = request<string, Explanation | Refusal>('explain');
export const exportRequest = request<'geojson' | TableName, string>('export');

export interface RequestMessage {
  readonly id: number;
  readonly kind: string;
  readonly input: unknown;
}

/** What was asked under this number is not waited for any more. */
export interface CancelMessage {
  readonly cancel: number;
}

export type AnswerMessage =
  | { readonly id: number; readonly output: unknown; readonly milliseconds: number }
  | { readonly id: number; readonly fault: string };
/** The receipt of a question asked at a time (ISO 8601) of the page's clock. */
export const receiptRequest = request<{ readonly question: AskedQuestion; readonly at: string }, Receipt>('receipt');
