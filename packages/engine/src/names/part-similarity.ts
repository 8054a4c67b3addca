import { editDistance } from './kernels/edit-distance.ts';
import type { NamePart } from './name-parts.ts';

/** Below this, two parts are different words. */
export const partFloor = 0.7;
export const soundLoss = 0.04;
const bareLoss = 0.02;
const bareFloor = 0.79;

/** Which of two names comes from a script that writes no short vowels, if just one does. */
export type BareSide = 'first' | 'second' | undefined;

export function bareSide(isFirst: boolean, isSecond: boolean): BareSide {
  return isFirst === isSecond ? undefined : isFirst ? 'first' : 'second';
}

/**
 * How alike two parts of names are, 0 to 1: by the share of letters that weighted edits leave, as they are written and
 * as they sound. `bare`: which of them comes from a script that writes no short vowels, if just one does.
 */
export function partSimilarity(a: NamePart, b: NamePart, bare: BareSide): number {
  if (a.text === b.text) return 1;
  if (a.kind === 'number' && b.kind === 'number') return 0;
  if (a.kind === 'initial' || b.kind === 'initial') return initialSimilarity(a, b);
  if (bare === 'first') return bareSimilarity(a.sound, b.sound);
  if (bare === 'second') return bareSimilarity(b.sound, a.sound);
  const written = share(a.text, b.text);
  const heard = a.sound === a.text && b.sound === b.text ? 0 : share(a.sound, b.sound) - soundLoss;
  const best = Math.max(written, heard);
  return best < partFloor ? 0 : best;
}

/** An initial stands for a word that begins with it. */
function initialSimilarity(a: NamePart, b: NamePart): number {
  const mayStand = a.kind === 'word' || b.kind === 'word';
  return mayStand && a.text.charCodeAt(0) === b.text.charCodeAt(0) ? 0.8 : 0;
}

function share(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  // letters of scripts that are not read are words or syllables: one that differs is another word
  if (a.charCodeAt(0) > 127 || b.charCodeAt(0) > 127) return a === b ? 1 : 0;
  const most = (1 - partFloor + soundLoss) * length;
  return 1 - editDistance(a, b, most) / length;
}

/** By edits that count unwritten vowels little, so that less may differ than between words with all their letters. */
function bareSimilarity(bare: string, full: string): number {
  const length = (bare.length + full.length) / 2;
  const likeness = 1 - editDistance(bare, full, length, true) / length - bareLoss;
  return likeness < bareFloor ? 0 : likeness;
}
