import { transliterate } from './transliterate.ts';

const isAscii = /^[\u0020-\u007e]*$/;

/**
 * The parts of a name as they are compared: upper case, without diacritics, other scripts in Latin letters; full stops
 * and apostrophes vanish (`J.P.` is JP, `O'BRIEN` is OBRIEN), and all else that is no letter or digit parts words, the
 * hyphen too.
 */
export function nameTokens(name: string): readonly string[] {
  const plain = isAscii.test(name) ? name.toUpperCase() : transliterate(name).toUpperCase();
  const joined = plain.replace(/['’‘`´ʼʻʹʾʿ.]/g, '');
  const parts = joined.split(isAscii.test(joined) ? /[^A-Z0-9]+/ : /[^\p{L}\p{N}]+/u);
  return parts.filter((part) => part !== '');
}
