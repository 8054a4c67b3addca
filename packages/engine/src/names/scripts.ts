/** Scripts whose letters `transliterate` knows: their names are compared with names in any other of them. */
const read =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]/u;

const named: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'kana'],
  [/\p{Script=Han}/u, 'Han'],
  [/\p{Script=Hangul}/u, 'Hangul'],
  [/\p{Script=Thai}/u, 'Thai'],
  [/\p{Script=Devanagari}/u, 'Devanagari'],
  [/\p{Script=Bengali}/u, 'Bengali'],
  [/\p{Script=Tamil}/u, 'Tamil'],
  [/\p{Script=Telugu}/u, 'Telugu'],
  [/\p{Script=Gujarati}/u, 'Gujarati'],
  [/\p{Script=Gurmukhi}/u, 'Gurmukhi'],
  [/\p{Script=Sinhala}/u, 'Sinhala'],
  [/\p{Script=Khmer}/u, 'Khmer'],
  [/\p{Script=Lao}/u, 'Lao'],
  [/\p{Script=Myanmar}/u, 'Burmese'],
  [/\p{Script=Ethiopic}/u, 'Ethiopic'],
  [/\p{Script=Tibetan}/u, 'Tibetan'],
  [/\p{Script=Mongolian}/u, 'Mongolian'],
  [/\p{Script=Syriac}/u, 'Syriac'],
  [/\p{Script=Thaana}/u, 'Thaana'],
];

// every letter of the ranges that have a script of their own is beyond this; quicker than the classes
const beginsOther =
  /[\u0700-\u074f\u0780-\u10ff\u1100-\u1bff\u1c00-\u1cff\u2e80-\ua63f\ua700-\ufaff\u{10000}-\u{3ffff}]/u;

/** The script of a text that is not read, by its name; undefined where all its letters are. */
export function unreadScript(text: string): string | undefined {
  if (!beginsOther.test(text)) return undefined;
  for (const letter of text) {
    if (!/\p{L}/u.test(letter) || read.test(letter)) continue;
    return named.find(([script]) => script.test(text))?.[1] ?? 'another script';
  }
  return undefined;
}
