import { createFinding } from '@meridian/engine';
import type { Finding } from '@meridian/engine';

/** The question is at fault: status 400, with findings. */
export class InputFault extends Error {
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super(findings.map(({ message }) => message).join(' '));
    this.findings = findings;
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

/** An answer of the engine; words in place of one say which part of the question makes no sense. */
export function answerOrFail<T extends object>(answer: T | string): T {
  if (typeof answer !== 'string') return answer;
  throw new InputFault([createFinding('query-invalid', { file: '' }, answer, 'See /api/openapi.json.')]);
}
