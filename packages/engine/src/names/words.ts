import { transliterate } from './transliterate.ts';

const isPlain = /^[\u0020-\u007e]*$/;
const initialism = /(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu;
const apostrophes = /['’‘`´ʼʻʹʾʿ′"“”„«»״׳]/g;
/** Persian izafe, written with a hyphen after the word that it belongs to. */
const izafe = /(?<=\p{L})[-‐](?:e|ye|i)(?=[\s-]\S)/giu;

/** The Arabic article, which is written as one with its word. */
const arabicArticle = /(?<!\p{L})ال(?=\p{L}{3})/gu;

/** The words of a name in capital Latin letters, hyphens and blanks parting them. */
export function nameWords(text: string): readonly string[] {
  const joined = text
    .replace(arabicArticle, '$& ')
    .replace(izafe, ' ')
    .replace(initialism, '$1')
    .replace(/&/g, ' and ');
  const plain = isPlain.test(joined) ? joined.toUpperCase() : transliterate(joined).toUpperCase();
  const bare = plain.replace(apostrophes, '');
  return bare.split(isPlain.test(bare) ? /[^A-Z0-9]+/ : /[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}

/** Letters that stand alone one after another are one word: A-B-C, U. S. */
export function joinSingles(words: readonly string[]): readonly string[] {
  const result: string[] = [];
  let isOpen = false;
  for (const word of words) {
    const isSingle = /^[A-Z]$/.test(word);
    const last = result.at(-1) ?? '';
    if (isSingle && isOpen) result[result.length - 1] = last + word;
    else result.push(word);
    isOpen = isSingle;
  }
  return result;
}
