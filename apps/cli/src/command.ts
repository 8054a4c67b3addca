import { isRefusal, readQuestion } from '@meridian/engine/questions';
import type { FieldSchema, LabelOf, RawQuestion, Refusal, ValuesOf } from '@meridian/engine/questions';
import type { Command } from 'commander';
import type { Terminal } from './terminal/terminal.ts';

/** What is asked of a command once it is read, and what will answer it. */
export interface AskedCommand {
  readonly values: Readonly<Record<string, unknown>>;
  run(terminal: Terminal, program: Command): Promise<void>;
}

/** One command, as the program registers it. It loads what answers only when it runs, so that help is instant. */
export interface CommandDefinition {
  readonly name: string;
  readonly description: string;
  /** The fields of its question, then what the command alone takes; in the order of help. */
  readonly fields: readonly FieldSchema[];
  /** Fields that are given by their place, not as options. */
  readonly positional: readonly string[];
  /** Whole command lines. */
  readonly examples: readonly string[];
  readonly note: string | undefined;
  /** Reads what was given; a refusal names the first field at fault as `labelOf` writes it. */
  ask(raw: RawQuestion, labelOf: LabelOf): AskedCommand | Refusal;
}

/** What a folder of `commands/` says of its command. */
interface CommandWords<Q extends readonly FieldSchema[], O extends readonly FieldSchema[]> {
  readonly name: string;
  /** Where it is not the meaning of the question. */
  readonly description?: string;
  readonly question: { readonly meaning?: string; readonly fields: Q };
  readonly options: O;
  readonly positional?: readonly string[];
  readonly examples: readonly string[];
  readonly note?: string;
  readonly run: (asked: ValuesOf<readonly [...Q, ...O]>, terminal: Terminal, program: Command) => Promise<void>;
}

/** Keeps the types of the fields for what runs, and forgets them for the list of commands. */
export function defineCommand<const Q extends readonly FieldSchema[], const O extends readonly FieldSchema[]>(
  words: CommandWords<Q, O>,
): CommandDefinition {
  const { name, question, options, positional = [], examples, note } = words;
  const fields = [...question.fields, ...options] as const;
  return {
    name,
    description: words.description ?? inHelp(question.meaning ?? ''),
    fields,
    positional,
    examples,
    note,
    ask(raw, labelOf) {
      const values = readQuestion({ fields }, raw, labelOf);
      return isRefusal(values) ? values : { values, run: (terminal, program) => words.run(values, terminal, program) };
    },
  };
}

/** A question of no fields, for commands that ask nothing of a model. */
export const noQuestion = { fields: [] } as const;

/** A sentence as help has it: without a capital, unless of a name, and without its full stop. */
export function inHelp(sentence: string): string {
  const isName = /^[A-Z]([A-Z]|[^a-z ])/.test(sentence);
  const text = sentence.replace(/[.]$/, '');
  return isName ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
