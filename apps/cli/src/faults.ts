import type { Finding } from '@meridian/engine';

/** The input is at fault: exit status 1, with findings that say where. */
export class InputFault extends Error {
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super(findings.map(({ message }) => message).join('\n'));
    this.findings = findings;
  }
}

/** The command line is at fault beyond what its parser sees: exit status 2. */
export class UsageFault extends Error {}

export const exitStatus = { done: 0, input: 1, usage: 2, meridian: 3 } as const;
