import type { Finding, Refusal } from '@meridian/engine';

/** The input is at fault: exit status 1, with findings that say where. */
export class InputFault extends Error {
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super(findings.map(({ message }) => message).join('\n'));
    this.findings = findings;
  }
}

/** The question makes no sense: exit status 1, or 2 where an option cannot be read at all. */
export class RefusedQuestion extends Error {
  readonly refusal: Refusal;
  /** The text that was met, where the command knows it. */
  readonly found: string | undefined;
  readonly status: 1 | 2;
  constructor(refusal: Refusal, { found, status = 1 }: { readonly found?: string; readonly status?: 1 | 2 } = {}) {
    super(refusal.message);
    this.refusal = refusal;
    this.found = found;
    this.status = status;
  }
}

/** The command line is at fault beyond what its parser sees: exit status 2. */
export class UsageFault extends Error {}

export const exitStatus = { done: 0, input: 1, usage: 2, meridian: 3 } as const;
