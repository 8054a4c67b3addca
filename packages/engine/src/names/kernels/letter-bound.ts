import { changeOf } from './edit-distance.ts';
import { countBits } from './jaro-winkler.ts';

/** The letters A to Z of a word, one bit each, and those of which one of its letters or digits is a cheap change. */
export interface LetterMasks {
  readonly own: number;
  readonly near: number;
}

const firstLetter = 65;
const letterCount = 26;
/** By code, the letters that change into it for less than a whole edit. */
const nearOf = Int32Array.from({ length: 128 }, (_, code) => {
  let mask = 0;
  for (let place = 0; place < letterCount; place += 1) if (changeOf(firstLetter + place, code) < 1) mask |= 1 << place;
  return mask;
});
const halfVowels = letterMasks('UVW').own;
/** Letters that cost half or more, changed or dropped. */
const vowels = letterMasks('AEIOYH').own;

export function letterMasks(word: string): LetterMasks {
  let own = 0;
  let near = 0;
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i);
    const place = code - firstLetter;
    if (place >= 0 && place < letterCount) own |= 1 << place;
    near |= nearOf[code] ?? 0;
  }
  return { own, near };
}

/** No fewer weighted edits turn words of these letters into each other: a letter that the other lacks must go. */
export function leastEdits(a: LetterMasks, b: LetterMasks): number {
  return Math.max(leastCost(a.own & ~b.own, b.near), leastCost(b.own & ~a.own, a.near));
}

function leastCost(lacking: number, near: number): number {
  const consonants = lacking & ~halfVowels & ~vowels;
  return (
    0.3 * countBits(lacking & halfVowels) +
    0.5 * countBits(lacking & vowels) +
    0.6 * countBits(consonants & near) +
    countBits(consonants & ~near)
  );
}
