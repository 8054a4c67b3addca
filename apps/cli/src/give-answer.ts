import { now } from './clock.ts';
import { resolve } from 'node:path';
import type { Model } from '@meridian/engine';
import { createReceipt, formatAnswer, receiptFile } from '@meridian/model-files';
import type { Receipt } from '@meridian/model-files';
import { hashFiles, nodeEdge, nodeSha256 } from '@meridian/model-files/disk';
import { writeResult } from './result-file.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Options by which an answer is told; every command that answers has them. */
export interface AnswerOptions {
  readonly model?: string | undefined;
  readonly json: boolean;
  /** File that the receipt is written to. */
  readonly receipt?: string | undefined;
}

/** What was asked on a command line. */
export interface Asked {
  /** The name of the command. */
  readonly ask: string;
  /** Its options as they were parsed. */
  readonly options: AnswerOptions;
  /** Its arguments by name, and whatever else is no option as it stands. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Undefined where no model was read. */
  readonly model: Model | undefined;
  /** Paths of the files that were read beside the model; of a folder, all in it. */
  readonly files?: readonly string[];
}

/** Options that say where an answer goes, and how: they are no part of the question. */
const telling = new Set('json receipt model out flows skims series record watch legs threads'.split(' '));

/** The receipt of an answer, or of a file that is to be written; read by the clock of this computer. */
export async function receiptOf({ ask, options, values, model, files = [] }: Asked, answer?: object): Promise<Receipt> {
  const asked = Object.entries(options).filter(([option]) => !telling.has(option));
  const question = { ask, ...Object.fromEntries(asked), ...values };
  return createReceipt({ question, model, files: await hashFiles(files) }, nodeEdge(now()), answer);
}

/**
 * Prints an answer with its receipt where --json asks for it, and writes the receipt with the digests of the model's rows
 * where --receipt does. The one place through which answers pass.
 */
export async function giveAnswer(answer: object, asked: Asked, terminal: Terminal): Promise<void> {
  const { json, receipt: path, model: folder } = asked.options;
  if (!json && path === undefined) return;
  const receipt = await receiptOf(asked, answer);
  if (json) terminal.out(formatAnswer(answer, receipt));
  if (path === undefined) return;
  const command = { model: folder ?? null, folder: resolve('.') };
  await writeResult(
    '--receipt',
    path,
    `${JSON.stringify(receiptFile(answer, receipt, asked.model, command, nodeSha256))}\n`,
  );
  terminal.err(`Wrote ${path}`);
}

/** The file of a scenario, where there is one, among the files that an answer rests on. */
export function filesOfScenario(file: string | undefined): readonly string[] {
  return file === undefined ? [] : [file];
}
