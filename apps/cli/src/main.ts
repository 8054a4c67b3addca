import { CommanderError } from 'commander';
import { InputFault, UsageFault, exitStatus } from './faults.ts';
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
  try {
    await createProgram(terminal).parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? exitStatus.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.done : exitStatus.usage;
    if (error instanceof UsageFault) {
      terminal.err(`error: ${error.message}`);
      return exitStatus.usage;
    }
    if (error instanceof InputFault) {
      await reportFindings(error, args.includes('--json'), terminal);
      return exitStatus.input;
    }
    terminal.err(
      `Meridian met a fault of its own: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return exitStatus.meridian;
  }
}

async function reportFindings(fault: InputFault, json: boolean, terminal: Terminal): Promise<void> {
  if (json) {
    const { formatAnswer } = await import('@meridian/model-store');
    terminal.out(formatAnswer({ schema: 'meridian.fault/1', findings: fault.findings }, undefined));
    return;
  }
  const { formatFindings } = await import('./terminal/findings.ts');
  terminal.err(formatFindings(fault.findings, terminal));
}
