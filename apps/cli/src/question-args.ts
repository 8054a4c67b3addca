import type { Argument, Command, Option } from 'commander';
import { UsageFault } from './faults.ts';

/** Values of a question that are paths of files. */
const pathValues: readonly string[] = ['list', 'batch', 'events', 'tntp', 'trips'];

/** Commands that make or serve something: asked again, they would make it again. */
const makers: readonly string[] = ['new', 'import', 'export', 'serve', 'completion', 'rerun'];

/** A command, what follows its name, and the files among that. */
export interface CommandArgs {
  readonly name: string;
  readonly args: readonly string[];
  readonly paths: readonly string[];
}

/**
 * The command line that asks a question of a receipt again. Options are found by the names that the command itself has for
 * them, arguments by theirs; `pathOf` says where a file lies. Throws UsageFault where no command asks it.
 */
export function argsOfQuestion(
  program: Command,
  { ask, ...values }: Readonly<Record<string, unknown>>,
  pathOf: (path: string) => string,
): CommandArgs {
  const name = String(ask);
  const paths: string[] = [];
  const found = (path: string): string => {
    const own = pathOf(path);
    paths.push(own);
    return own;
  };
  const command = program.commands.find((each) => each.name() === name);
  if (command === undefined || makers.includes(name))
    throw new UsageFault(
      `“${name}” cannot be asked again by a command: ${command === undefined ? 'only the API answers it' : 'it makes files and has no answer'}.`,
    );
  const given = Object.entries(values).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
    if (value === null || value === false || (Array.isArray(value) && value.length === 0)) return [];
    return [[key, pathValues.includes(key) ? mapTexts(value, found) : value]];
  });
  const positional = command.registeredArguments.flatMap((argument: Argument) =>
    given.flatMap(([key, value]) => (key === argument.name() ? [String(value)] : [])),
  );
  const flags = given.flatMap(([key, value]) => {
    if (command.registeredArguments.some((argument) => argument.name() === key)) return [];
    const option = command.options.find((each) => each.attributeName() === key);
    if (option === undefined) throw new UsageFault(`meridian ${name} has no option for “${key}” of the question.`);
    return flagsOf(option, value);
  });
  return { name, args: [...flags, ...(positional.length === 0 ? [] : ['--', ...positional])], paths };
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  return Array.isArray(value) ? value.map((each) => change(String(each))) : change(String(value));
}

function flagsOf(option: Option, value: unknown): readonly string[] {
  const flag = option.long ?? '';
  if (value === true) return option.required || option.optional ? [`${flag}=true`] : [flag];
  if (!Array.isArray(value)) return [`${flag}=${String(value)}`];
  // an option that collects is given once an item; any other takes a list in one
  return option.parseArg === undefined
    ? [`${flag}=${value.join(',')}`]
    : value.map((each) => `${flag}=${String(each)}`);
}
