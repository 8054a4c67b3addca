import { editDistance } from './kernels/edit-distance.ts';
import type { NamePart } from './name-parts.ts';
import { consonants } from './sound-key.ts';

/** Below this, two parts are different words. */
export const partFloor = 0.69;
const soundLoss = 0.04;
const consonantLoss = 0.08;

/**
 * How alike two parts of names are, 0 to 1: by the share of letters that weighted edits leave, as they are written and
 * as they sound. `vowelless`: one of them comes from a script without vowels, so that consonants decide.
 */
export function partSimilarity(a: NamePart, b: NamePart, vowelless: boolean): number {
  if (a.text === b.text) return 1;
  if (a.kind === 'number' && b.kind === 'number') return 0;
  if (a.kind === 'initial' || b.kind === 'initial') return initialSimilarity(a, b);
  const written = share(a.text, b.text);
  const heard = a.sound === a.text && b.sound === b.text ? 0 : share(a.sound, b.sound) - soundLoss;
  const spoken = vowelless ? consonantSimilarity(a.text, b.text) : 0;
  const best = Math.max(written, heard, spoken);
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

function consonantSimilarity(a: string, b: string): number {
  const [left, right] = [consonants(a), consonants(b)];
  return left.length < 2 && right.length < 2 ? 0 : share(left, right) - consonantLoss;
}
