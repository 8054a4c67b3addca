import type { Model } from '@meridian/engine';
import type { AskedQuestion } from './asked-question.ts';
import { fillQuestion, seedOf } from './fill-question.ts';
import { digestModel } from './model-digest.ts';
import { sha256 as ownSha256 } from './sha256.ts';
import type { Sha256 } from './sha256.ts';

/** A file that an answer rests on beside the model: its name without folders, and the SHA-256 of its bytes. */
export interface ReadFile {
  readonly name: string;
  readonly sha256: string;
}

/** What an answer rests on. Whatever else an answer holds is the same for the same receipt, but for `at`. */
export interface Receipt {
  /** Version of Meridian. */
  readonly meridian: string;
  /** Major version of Node, on which the last digits of some functions depend; null where a browser computed. */
  readonly node: number | null;
  /** Null where no model was read. */
  readonly model: { readonly name: string; readonly sha256: string } | null;
  readonly question: AskedQuestion;
  /** Of the random draws; absent where nothing is drawn. */
  readonly seed?: number;
  readonly files: readonly ReadFile[];
  /** When it was asked, ISO 8601, by the clock of the one who asked. */
  readonly at: string;
}

/** What runs Meridian: its versions, its clock, and how it hashes where it has something quicker than ours. */
export interface Edge {
  readonly meridian: string;
  readonly node: number | null;
  /** ISO 8601. */
  readonly at: string;
  readonly sha256?: Sha256;
}

/** What a receipt is made of beside the edge. */
export interface Asked {
  readonly question: AskedQuestion;
  readonly model: Model | undefined;
  readonly files?: readonly ReadFile[] | undefined;
}

/** The receipt of an answer; what is written as another file than an answer may have none. */
export function createReceipt(
  { question, model, files = [] }: Asked,
  { meridian, node, at, sha256 = ownSha256 }: Edge,
  answer: object = {},
): Receipt {
  const seed = seedOf(answer);
  const values = Object.entries(fillQuestion(question, model, answer)).filter(([, value]) => value !== undefined);
  return {
    meridian,
    node,
    model: model === undefined ? null : { name: model.name, sha256: digestModel(model, sha256).sha256 },
    question: Object.fromEntries(values),
    ...(seed === undefined ? {} : { seed }),
    files,
    at,
  };
}
