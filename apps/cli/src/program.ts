import { isRefusal } from '@meridian/engine/questions';
import type { Refusal } from '@meridian/engine/questions';
import { Command } from 'commander';
import type { CommandDefinition } from './command.ts';
import { commands as allCommands } from './commands/index.ts';
import { RefusedQuestion, UsageFault } from './faults.ts';
import { argumentOf, flagOf, optionOf } from './option.ts';
import type { Terminal } from './terminal/terminal.ts';

/** The whole command line: every command of the list. */
export function createProgram(terminal: Terminal, commands: readonly CommandDefinition[] = allCommands): Command {
  const program = new Command('meridian')
    .description(
      'An open corridor observatory and stress-test workbench: by which route, how long, how much, and what each number rests on.',
    )
    .version('0.1.0')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showHelpAfterError('(--help says more)')
    .addHelpText(
      'after',
      '\nExamples:\n  meridian route --from "Nhava Sheva" --to Moscow\n  meridian reach --from "Bandar Abbas" --hours 300\n  meridian check --model my-corridor\n  meridian serve --open\n\nExit status: 0 done, 1 the input is at fault, 2 the usage is, 3 Meridian is.',
    );
  for (const command of commands) register(program, command, terminal);
  return program;
}

function register(program: Command, definition: CommandDefinition, terminal: Terminal): void {
  const { name, description, fields, positional, examples, note } = definition;
  const own = program.command(name).description(description);
  const byPlace = positional.flatMap((each) => fields.filter((field) => field.name === each));
  for (const field of byPlace) own.addArgument(argumentOf(field));
  for (const field of fields) if (!positional.includes(field.name)) own.addOption(optionOf(field));
  const lines = examples.map((example) => `\n  ${example}`).join('');
  own.addHelpText(
    'after',
    `${note === undefined ? '' : `\n${note}\n`}\nExample${examples.length === 1 ? '' : 's'}:${lines}`,
  );
  own.action(async () => {
    const options = Object.entries(own.opts<Record<string, unknown>>());
    const given = options.filter(([option]) => own.getOptionValueSource(option) === 'cli');
    const placed = positional.map((each, at) => [each, own.args[at]]);
    const labelOf = (field: string): string => (positional.includes(field) ? field.toUpperCase() : flagOf(field));
    const asked = definition.ask(Object.fromEntries([...given, ...placed]) as Record<string, unknown>, labelOf);
    if (isRefusal(asked)) throw faultOf(asked, definition);
    await asked.run(terminal, program);
  });
}

/** Words of the command line itself, numbers and switches are its usage; a date, pair or selector is part of the input. */
function faultOf(refusal: Refusal, { fields }: CommandDefinition): Error {
  const type = fields.find((field) => field.name === refusal.field)?.type;
  const isUsage = type === undefined || ['number', 'whole', 'boolean', 'choice'].includes(type);
  return isUsage || refusal.code !== 'value-invalid' ? new UsageFault(refusal.message) : new RefusedQuestion(refusal);
}
