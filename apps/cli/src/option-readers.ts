import { formatExact } from '@meridian/words';
import type { Command } from 'commander';
import { UsageFault } from './faults.ts';

export function number(name: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= least && value <= most)) {
      throw new UsageFault(`${name} takes a number from ${formatExact(least)} to ${formatExact(most)}, not “${text}”.`);
    }
    return value;
  };
}

export function whole(name: string, least: number, most: number): (text: string) => number {
  const read = number(name, least, most);
  return (text) => {
    const value = read(text);
    if (!Number.isInteger(value)) throw new UsageFault(`${name} takes a whole number, not “${text}”.`);
    return value;
  };
}

export function withModel(command: Command): Command {
  return command
    .option('--model <dir>', 'folder or zip of the model (default: the built-in corridor)')
    .option('--json', 'print one JSON object');
}

export function withCargo(command: Command): Command {
  return withModel(command)
    .option('--depart <date>', 'departure, YYYY-MM-DD or YYYY-MM-DDTHH:MM (default: the model’s reference date)')
    .option('--commodity <id>', 'kind of cargo (default: the model’s)')
    .option('--teu <n>', 'containers of the consignment', number('--teu', 0.01, 100_000))
    .option('--tonnes <n>', 'tonnes of the consignment', number('--tonnes', 0.001, 10_000_000))
    .option(
      '--avoid <list>',
      'leave out: country:IRN,mode:road,node:ID,link:ID,passage:ID,corridor:ID,regime:ID,carrier:NAME',
    )
    .option('--comply <list>', 'leave out what the sanctions of these parties name on that date: UN,EU,US');
}

/** Collects an option that may be given several times. */
export function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}
