import { sha256 as ownSha256 } from './sha256.ts';
import type { Sha256 } from './sha256.ts';
import type { Receipt } from './receipt.ts';

/**
 * An answer as JSON, as every door writes it. **What is not known is null, and its key is there; a part that was not asked
 * for is absent.** In the engine's types: `T | undefined` becomes null, `?` stays away.
 */
export function formatAnswer(answer: object, receipt: Receipt | undefined): string {
  return JSON.stringify(receipt === undefined ? answer : { ...answer, receipt }, nullForUnknown);
}

/** Rows of tables as JSON: empty cells are absent, since most cells of a wide table are empty. */
export function formatRows(answer: object, receipt: Receipt): string {
  return JSON.stringify({ ...answer, receipt });
}

/** For `JSON.stringify`: what is not known is null. */
export function nullForUnknown(_key: string, value: unknown): unknown {
  return value === undefined ? null : value;
}

/** What of an answer another run does not repeat: the receipt has the hour, `seconds` what the machine took. */
const ofTheRun = ['receipt', 'seconds'];

/** The answer itself, without what belongs to the one run. */
export function withoutRun(answer: object): object {
  return Object.fromEntries(Object.entries(answer).filter(([key]) => !ofTheRun.includes(key)));
}

/** The SHA-256 of an answer as JSON, without its receipt and the seconds that it took. */
export function digestAnswer(answer: object, sha256: Sha256 = ownSha256): string {
  return sha256(formatAnswer(withoutRun(answer), undefined));
}
