import { defaultOf, formOf } from '@meridian/engine/questions';
import type { FieldSchema } from '@meridian/engine/questions';
import { Argument, Option } from 'commander';
import { inHelp } from './command.ts';

/** The option of a field: --half-life <days>, or --confidence. What it is given is read later, all of it at once. */
export function optionOf(field: FieldSchema): Option {
  const flag = flagOf(field.name);
  if (field.type === 'boolean')
    return new Option(field.default === true ? flag.replace('--', '--no-') : flag, inHelp(field.meaning));
  const option = new Option(`${flag} <${wordOf(field)}>`, describe(field)).argParser(collect);
  return option.makeOptionMandatory(field.required === true);
}

/** The argument of a field that is given by its place. */
export function argumentOf(field: FieldSchema): Argument {
  const { name, required } = field;
  return new Argument(required === true ? `<${name}>` : `[${name}]`, describe(field));
}

/** How the command line writes the name of a field. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}

const words: Partial<Record<FieldSchema['type'], string>> = {
  choice: 'name',
  text: 'name',
  day: 'date',
  dateTime: 'date',
  period: 'when',
  dyad: 'pair',
  folder: 'dir',
  number: 'n',
  whole: 'n',
};
/** Items that are given one option each, as a rule: several of them in one would be hard to read. */
const isRepeated = (field: FieldSchema): boolean =>
  field.list === true && ['change', 'dyad', 'file'].includes(field.type);

function wordOf(field: FieldSchema): string {
  const { type, unit, list } = field;
  if (list === true && !isRepeated(field)) return 'list';
  const isWord = unit !== undefined && /^\w+$/.test(unit);
  return isWord ? unit : (words[type] ?? type);
}

function describe(field: FieldSchema): string {
  const value = defaultOf(field);
  const notes = [
    ...(isRepeated(field) ? ['repeat for more'] : []),
    ...(field.type === 'choice' ? [formOf(field)] : []),
    ...(field.list === true && !isRepeated(field) && field.type === 'id' ? [`such as ${field.example}`] : []),
    ...(value === undefined ? [] : [`default: ${value}`]),
  ];
  return `${inHelp(field.meaning)}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
}
