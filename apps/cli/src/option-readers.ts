import type { Command } from 'commander';
import { UsageFault } from './faults.ts';

export function number(name: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= least && value <= most)) {
      throw new UsageFault(
        `${name} takes a number from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}, not “${text}”.`,
      );
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

/** What is changed of the model for one question, and a file of it. */
export function withChanges(command: Command): Command {
  return command
    .option(
      '--change <change>',
      'what if: close:SELECTOR, open:SELECTOR, build:project:ID, restrict:regime:ID; capacity, hours, cost or demand:SELECTOR=FACTOR; hours_added, usd_per_teu_added or usd_per_tonne_added:SELECTOR=AMOUNT; water_level:SELECTOR=METRES (repeat; a later one stands over an earlier one)',
      collect,
    )
    .option('--scenario <file>', 'the changes of a scenario, a YAML file; those of --change come after them');
}

/** Collects an option that may be given several times. */
export function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}
