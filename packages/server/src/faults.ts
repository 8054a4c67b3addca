import { isRefusal } from '@meridian/engine';
import type { Finding, Refusal } from '@meridian/engine';

/** The question is at fault: status 400, with findings. */
export class InputFault extends Error {
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super(findings.map(({ message }) => message).join(' '));
    this.findings = findings;
  }
}

/** The question makes no sense: status 400, with the refusal. */
export class RefusedQuestion extends Error {
  readonly refusal: Refusal;
  /** The text that was met, where it is known. */
  readonly found: string | undefined;
  constructor(refusal: Refusal, found?: string) {
    super(refusal.message);
    this.refusal = refusal;
    this.found = found;
  }
}

/** There is no such resource: status 404. */
export class MissingResource extends Error {}

/** More long work is asked for than may wait: status 429. */
export class TooManyJobs extends Error {}

/** More questions wait than may: status 503. */
export class TooManyQuestions extends Error {}

/** Whoever asked has gone: there is nobody to answer, and no fault. */
export class ClientGone extends Error {}

/** An answer of the engine; throws RefusedQuestion where it refuses, with the text that was met. */
export function answerOrFail<T extends object>(answer: T | Refusal, found?: string): T {
  if (isRefusal(answer)) throw new RefusedQuestion(answer, found);
  return answer;
}
