/**
 * A word as it sounds in most languages of the corridor, so that spellings of one sound are equal: after the idea of
 * Soundex (Russell 1918) and Metaphone (Philips 1990), but vowels stay, since they tell Hasan from Husayn. What differs
 * by romanization (Zhukov, Joukov; Qasem, Kassim; Yusuf, Youssouf; Wladimir, Vladimir) falls together.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/SCHTSCH|SHCH/g, '5'],
  [/TSCH/g, '4'],
  [/SCH|SH|SZ|^X(?=[IUAE])/g, '5'],
  [/TCH|CZ(?=[AEIOUY])|CH/g, '4'],
  [/DZH|DJ|ZH|J/g, '6'],
  [/PH/g, 'F'],
  [/KH/g, 'H'],
  [/GH|Q/g, 'K'],
  [/TH/g, 'T'],
  [/CK|C(?![EIY])/g, 'K'],
  [/C(?=[EIY])/g, 'S'],
  [/TZ|TS/g, 'Z'],
  [/X/g, 'KS'],
  [/W/g, 'V'],
  [/OO|OU|UU/g, 'U'],
  [/EE|IY|IJ|YI|II|YY/g, 'I'],
  [/Y/g, 'I'],
  [/AI|EI|AE/g, 'E'],
  [/(?<=[AEIOU])H(?![AEIOU])/g, ''],
  [/(.)\1+/g, '$1'],
];

export function soundKey(word: string): string {
  if (!/^[A-Z]+$/.test(word)) return word;
  let key = word;
  for (const [spelling, sound] of rules) key = key.replace(spelling, sound);
  return key;
}
