import { countBits } from './jaro-winkler.ts';

/** Letters whose cheapest edit is that of a half vowel, and of a vowel or h; any other consonant costs 0.6 or more. */
const halfVowels = letterMask('UVW');
const vowels = letterMask('AEIOYH');

/** Which of the letters A to Z a word has, one bit each; what else it has is passed over. */
export function letterMask(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i += 1) {
    const place = word.charCodeAt(i) - 65;
    if (place >= 0 && place < 26) mask |= 1 << place;
  }
  return mask;
}

/** No fewer weighted edits turn words of these letters into each other: a letter that the other lacks must go. */
export function leastEdits(a: number, b: number): number {
  return Math.max(leastCost(a & ~b), leastCost(b & ~a));
}

function leastCost(mask: number): number {
  const rest = mask & ~halfVowels & ~vowels;
  return 0.3 * countBits(mask & halfVowels) + 0.5 * countBits(mask & vowels) + 0.6 * countBits(rest);
}
