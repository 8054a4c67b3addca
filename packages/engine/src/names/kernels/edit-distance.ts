/**
 * Edits that turn one word into another, weighted: the distance of Damerau (1964) and Levenshtein (1965) in the
 * restricted form in which no letter is edited twice (optimal string alignment), where a vowel for a vowel, a doubled
 * letter and letters that are often taken for each other cost less than any other edit, as misspelled and differently
 * romanized names differ in them first.
 */
const vowelForVowel = 0.5;
const alike = 0.6;
const vowelMore = 0.7;
/** One letter of many scripts stands for u and for v or w. */
const halfVowel = 0.3;
const doubled = 0.3;
const silentMore = 0.5;
const swapped = 0.8;
/** A short vowel, or the second of two letters, that some scripts do not write. */
const unwritten = 0.1;

const codes = 128;
const isVowel = new Uint8Array(codes);
for (const letter of 'AEIOUY') isVowel[letter.charCodeAt(0)] = 1;
/** The long vowel that a vowel is written with where short ones are not: 1 a, 2 i, 3 u. */
const longVowel = new Uint8Array(codes);
for (const [place, vowels] of ['A', 'EIY', 'OU'].entries())
  for (const letter of vowels) longVowel[letter.charCodeAt(0)] = place + 1;
/** Cost of a letter for another, codes * codes; 1 where nothing is said. */
const substitution = new Float32Array(codes * codes).fill(1);
for (const pair of 'BP DT GK KC KQ CQ CS SZ VW VB FV JY JI JG JZ MN GQ 01 O0 I1 E3 S5 G9 46 56 45 SC S4 S5 6Z 6K 4K 5Z HK'.split(
  ' ',
)) {
  const [a, b] = [pair.charCodeAt(0), pair.charCodeAt(1)];
  substitution[a * codes + b] = alike;
  substitution[b * codes + a] = alike;
}
for (const a of 'AEIOUY')
  for (const b of 'AEIOUY') substitution[a.charCodeAt(0) * codes + b.charCodeAt(0)] = vowelForVowel;

for (const [a, b] of [
  [85, 86], // U, V
  [85, 87], // U, W
] as const) {
  substitution[a * codes + b] = halfVowel;
  substitution[b * codes + a] = halfVowel;
}

let rows: readonly [Float64Array, Float64Array, Float64Array] = [
  new Float64Array(64),
  new Float64Array(64),
  new Float64Array(64),
];

/**
 * Weighted edits between two words of letters and digits; above `most` it may come out as any number above it. `isBare`:
 * the first comes from a script that writes no short vowels, so that vowels and doubled letters of the second which it
 * lacks cost next to nothing, and a vowel at its head stands for any.
 */
export function editDistance(a: string, b: string, most: number, isBare = false): number {
  if (a === b) return 0;
  const [m, n] = [a.length, b.length];
  if ((isBare ? m - n : Math.abs(m - n)) * doubled > most) return most + 1;
  if (n + 1 > rows[0].length) rows = [new Float64Array(2 * n), new Float64Array(2 * n), new Float64Array(2 * n)];
  let [before, above, own] = rows;
  above[0] = 0;
  for (let j = 1; j <= n; j += 1) above[j] = above[j - 1]! + gap(b, j - 1, isBare);
  for (let i = 1; i <= m; i += 1) {
    const letter = a.charCodeAt(i - 1);
    const gapOfA = gap(a, i - 1, false);
    own[0] = above[0]! + gapOfA;
    let least = own[0];
    for (let j = 1; j <= n; j += 1) {
      const other = b.charCodeAt(j - 1);
      const change = letter === other ? 0 : isBare ? bareChange(letter, other, i + j === 2) : changeOf(letter, other);
      let cost = Math.min(above[j - 1]! + change, above[j]! + gapOfA, own[j - 1]! + gap(b, j - 1, isBare));
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && other === a.charCodeAt(i - 2) && letter !== other)
        cost = Math.min(cost, before[j - 2]! + swapped);
      own[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most + swapped) return most + 1;
    [before, above, own] = [above, own, before];
  }
  return above[n]!;
}

export function changeOf(letter: number, other: number): number {
  return letter < codes && other < codes ? substitution[letter * codes + other]! : 1;
}

/** Cost of a letter for one of a script without short vowels, whose long vowels are three: a, i (or e), u (or o). */
function bareChange(letter: number, other: number, isHead: boolean): number {
  if (letter >= codes || other >= codes || isVowel[letter] === 0 || isVowel[other] === 0)
    return changeOf(letter, other);
  if (isHead) return unwritten;
  const isOne = longVowel[letter] === longVowel[other];
  return isOne ? 2 * unwritten : 1;
}

/** Cost of a letter that the other word lacks. */
function gap(word: string, at: number, isFree: boolean): number {
  const code = word.charCodeAt(at);
  if (isFree && (isVowel[code] === 1 || code === word.charCodeAt(at - 1))) return unwritten;
  if (isFree && code === 72) return halfVowel;
  if (at > 0 && code === word.charCodeAt(at - 1)) return doubled;
  if (code >= codes) return 1;
  if (isVowel[code] === 1) return vowelMore;
  return code === 72 ? silentMore : 1;
}
