/**
 * Jaro (1989) similarity of strings and the bonus for a common beginning of up to four letters (Winkler 1990), each
 * letter worth 0.1 of what is missing to 1. Letters are UTF-16 code units. Two variants of the bonus are in use: where
 * the Jaro similarity is at least 0.7, as published, or always, as some libraries have it.
 */
const prefixLength = 4;
const prefixWeight = 0.1;

/** Which letters are taken, one byte each; grown to the longest string met. */
let takenA = new Uint8Array(128);
let takenB = new Uint8Array(128);

/** Jaro similarity, 0 (nothing in common) to 1 (equal). */
export function jaro(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  const [m, n] = [a.length, b.length];
  if (m === 0 || n === 0) return 0;
  if (m > takenA.length) takenA = new Uint8Array(m * 2);
  if (n > takenB.length) takenB = new Uint8Array(n * 2);
  takenA.fill(0, 0, m);
  takenB.fill(0, 0, n);
  const common = takeCommon(a, b, takenA, takenB);
  if (common === 0) return 0;
  const transposed = countTransposed(a, b, takenA, takenB) / 2;
  return (common / m + common / n + (common - transposed) / common) / 3;
}

/** Marks letters of both that agree and stand no further apart than half the longer string; says how many. */
function takeCommon(a: string, b: string, inA: Uint8Array, inB: Uint8Array): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  let common = 0;
  for (let i = 0; i < a.length; i += 1) {
    const letter = a.charCodeAt(i);
    const end = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= end; j += 1) {
      if (inB[j] !== 0 || b.charCodeAt(j) !== letter) continue;
      inA[i] = 1;
      inB[j] = 1;
      common += 1;
      break;
    }
  }
  return common;
}

/** Marked letters that differ when those of both are read in order. */
function countTransposed(a: string, b: string, inA: Uint8Array, inB: Uint8Array): number {
  let count = 0;
  let j = 0;
  for (let i = 0; i < a.length; i += 1) {
    if (inA[i] === 0) continue;
    while (inB[j] === 0) j += 1;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) count += 1;
    j += 1;
  }
  return count;
}

/** Jaro-Winkler similarity, 0 to 1; the bonus counts from a Jaro similarity of `from` on (0.7 as published, 0: always). */
export function jaroWinkler(a: string, b: string, from: number): number {
  const similarity = jaro(a, b);
  return similarity === 0 || similarity < from ? similarity : withBonus(similarity, commonPrefix(a, b));
}

/** Which letters a word has, one bit each; letters 32 apart share one, so that a set bit may be of another letter. */
export function letterSet(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i += 1) set |= 1 << (word.charCodeAt(i) & 31);
  return set;
}

/**
 * No Jaro-Winkler similarity of two strings is above this, whatever the variant: from their lengths, their letter sets
 * and their beginnings alone.
 */
export function jaroWinklerBound(a: string, b: string, setA: number, setB: number): number {
  const [m, n] = [a.length, b.length];
  // a letter that the other lacks agrees with none of it
  const common = Math.min(m - countBits(setA & ~setB), n - countBits(setB & ~setA));
  return common <= 0 ? 0 : withBonus((common / m + common / n + 1) / 3, commonPrefix(a, b));
}

/** Bits that are set, by sums over ever wider groups (Wegner's problem; Warren, Hacker's Delight, 2002, 5-1). */
export function countBits(set: number): number {
  const pairs = set - ((set >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function withBonus(similarity: number, prefix: number): number {
  return similarity + prefix * prefixWeight * (1 - similarity);
}

function commonPrefix(a: string, b: string): number {
  const end = Math.min(prefixLength, a.length, b.length);
  let length = 0;
  while (length < end && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}
