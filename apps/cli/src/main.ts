import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { InputFault, RefusedQuestion, UsageFault, exitStatus } from './faults.ts';
import { createProgram } from './program.ts';
import { processTerminal } from './terminal/terminal.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Runs one command line; sets the exit status of the process and never throws. */
export async function main(args: readonly string[]): Promise<void> {
  // a reader that closes the pipe early (head) is no fault
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitStatus.done);
    throw error;
  });
  process.exitCode = await run(args, processTerminal());
}

/** Runs one command line on a terminal and says the exit status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let asked: Command | undefined;
  try {
    const program = createProgram(terminal).hook('preAction', (_, command) => {
      asked = command;
    });
    await program.parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? exitStatus.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.done : exitStatus.usage;
    if (error instanceof UsageFault) {
      terminal.err(`error: ${error.message}`);
      return exitStatus.usage;
    }
    if (error instanceof RefusedQuestion) {
      await reportRefusal(error, asked, args.includes('--json'), terminal);
      return error.status;
    }
    if (error instanceof InputFault) {
      await reportFindings(error, args.includes('--json'), terminal);
      return exitStatus.input;
    }
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.err(`Meridian met a fault of its own: ${(await import('./mapped-stack.ts')).mappedStack(told)}`);
    return exitStatus.meridian;
  }
}

async function reportFindings(fault: InputFault, json: boolean, terminal: Terminal): Promise<void> {
  if (json) {
    const { formatAnswer } = await import('@meridian/model-files');
    terminal.out(formatAnswer({ schema: 'meridian.fault/1', findings: fault.findings }, undefined));
    return;
  }
  const { formatFindings } = await import('./terminal/findings.ts');
  terminal.err(formatFindings(fault.findings, terminal));
}

/** Says what of a question makes no sense, by the option as it is spelled, and where the command tells of its options. */
async function reportRefusal(
  { refusal, found }: RefusedQuestion,
  command: Command | undefined,
  json: boolean,
  terminal: Terminal,
): Promise<void> {
  const { refusalFinding } = await import('@meridian/engine');
  const remedy = `${refusal.remedy} See meridian ${command?.name() ?? ''} --help.`;
  const told = { ...refusal, remedy };
  const finding = refusalFinding(told, found);
  if (json) {
    const { formatAnswer } = await import('@meridian/model-files');
    terminal.out(formatAnswer({ schema: 'meridian.fault/1', refusal: told, findings: [finding] }, undefined));
    return;
  }
  const { formatFindings } = await import('./terminal/findings.ts');
  const option = command === undefined ? undefined : spellingOf(command, refusal.field);
  const file = option === undefined || refusal.message.startsWith(option) ? '' : `${option}:`;
  terminal.err(formatFindings([{ ...finding, file, column: undefined }], terminal));
}

/** How a command line spells a field: its option, else the argument of a command that has one; undefined where it has neither. */
function spellingOf({ options, registeredArguments }: Command, field: string): string | undefined {
  const option = options.find((each) => each.attributeName() === field);
  return option?.long ?? registeredArguments[0]?.name().toUpperCase();
}
