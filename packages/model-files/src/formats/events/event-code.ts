import { goldsteinByCode, goldsteinScore, ploverOfCameo, ploverScore, ploverTypes } from '@meridian/engine';
import type { QuadClass } from './imported-event.ts';

/** What a code says of an act. */
export interface CodedAct {
  readonly code: string | undefined;
  readonly type: string | undefined;
  readonly mode: string | undefined;
  readonly goldstein: number | undefined;
  readonly plover: number | undefined;
  readonly quadClass: QuadClass;
}

/** Every CAMEO code of the score table, in order. */
export const cameoCodes: readonly string[] = [...goldsteinByCode.keys()].sort();

/** Type, mode, scores and class of a CAMEO code; undefined for a code that CAMEO does not have. */
export function actOfCameo(code: string): CodedAct | undefined {
  const goldstein = goldsteinScore(code);
  if (goldstein === undefined) return undefined;
  const { type, mode } = ploverOfCameo(code) ?? { type: undefined, mode: undefined };
  const plover = type === undefined ? undefined : ploverScore(type, mode);
  return { code, type, mode, goldstein, plover, quadClass: quadClassOfRoot(Number(code.slice(0, 2))) };
}

/** Scores and class of a PLOVER type and mode; undefined for a type that PLOVER 0.8 does not have. */
export function actOfPlover(type: string, mode: string | undefined): CodedAct | undefined {
  const place = (ploverTypes as readonly string[]).indexOf(type);
  if (place < 0) return undefined;
  // the sixteen types are listed by class: four, three, four and five
  const quadClass = place < 4 ? 1 : place < 7 ? 2 : place < 11 ? 3 : 4;
  return { code: undefined, type, mode, goldstein: undefined, plover: ploverScore(type, mode), quadClass };
}

/** Class by root code as the rows of GDELT have it: 01 to 05, 06 to 09, 10 to 14, 15 to 20. */
function quadClassOfRoot(root: number): QuadClass {
  return root <= 5 ? 1 : root <= 9 ? 2 : root <= 14 ? 3 : 4;
}

/** Whether a code is a statement or an appeal (CAMEO 01 and 02). */
export function isStatement(code: string): boolean {
  return code.startsWith('01') || code.startsWith('02');
}

/**
 * A code with the leading zero that a spreadsheet or a table of numbers has dropped: events have codes of three signs or
 * four, and no such code of CAMEO 1.1b3 is another one without its zero.
 */
export function withLostZero(code: string): string {
  const isEventCode = code.length > 2 && goldsteinScore(code) !== undefined;
  const padded = `0${code}`;
  return isEventCode || goldsteinScore(padded) === undefined ? code : padded;
}
