import { commonWords, particles, shipWords, titles } from './common-words.ts';
import { stripForms } from './form-match.ts';
import type { FormMet } from './form-match.ts';
import { readNumberWords, romanNumber } from './number-words.ts';
import { unreadScript } from './scripts.ts';
import { soundKey } from './sound-key.ts';
import { isVowelless } from './transliterate.ts';
import { joinSingles, nameWords } from './words.ts';

/**
 * What bears a name, as far as it changes how the name is read: persons have initials and titles, firms legal forms;
 * `words` are a sentence that holds names, such as what an act says of its targets.
 */
export type NameBearer = 'person' | 'firm' | 'ship' | 'words';

/** One part of a name, as it is compared. */
export interface NamePart {
  /** Capitals and digits; letters of a script that is not read stay as they are. */
  readonly text: string;
  /** How it sounds, roughly. */
  readonly sound: string;
  readonly kind: 'word' | 'common' | 'particle' | 'initial' | 'number';
  /** What it counts, beside an ordinary word of five letters (1). */
  readonly weight: number;
}

/** A name taken apart once, to be compared with many. */
export interface NameParts {
  readonly text: string;
  readonly bearer: NameBearer;
  readonly parts: readonly NamePart[];
  /** Legal forms that are set aside. */
  readonly forms: readonly FormMet[];
  /** All parts in one, without blanks. */
  readonly whole: string;
  /** Letters and digits of the name before forms and particles were told, in one: what an equal name has equal. */
  readonly full: string;
  /** Written in a script that has no short vowels. */
  readonly isVowelless: boolean;
  /** The script that is not read, if the name has letters of one. */
  readonly unread: string | undefined;
}

const isPlain = /^[\u0020-\u007e]*$/;

/** Takes a name apart as that of a person, firm or ship. */
export function readName(text: string, bearer: NameBearer): NameParts {
  const words = nameWords(text);
  const { rest, forms } = bearer === 'firm' ? stripForms(joinSingles(words)) : { rest: words, forms: [] };
  const parts = toParts(bearer === 'person' ? joinServant(rest) : readNumberWords(rest), bearer);
  const isOther = !isPlain.test(text);
  return {
    text,
    bearer,
    parts,
    forms,
    whole: parts.map((part) => part.text).join(''),
    full: words.join(''),
    isVowelless: isOther && isVowelless(text),
    unread: isOther ? unreadScript(text) : undefined,
  };
}

/** The Arabic `abd al-` and its spellings are one word, which is followed by a name of God. */
function joinServant(words: readonly string[]): readonly string[] {
  const result: string[] = [];
  for (const word of words) {
    if (/^(?:AL|EL|UL)$/.test(word) && result.at(-1) === 'ABD') result[result.length - 1] = 'ABDUL';
    else result.push(/^ABD(?:[AEOIU]L|OUL)$/.test(word) ? 'ABDUL' : word);
  }
  return result;
}

function toParts(words: readonly string[], bearer: NameBearer): readonly NamePart[] {
  return words.map((word, place) => toPart(word, bearer, place));
}

const particleWeight = 0.1;
const commonWeight = 0.55;

function toPart(word: string, bearer: NameBearer, place: number): NamePart {
  const roman = bearer !== 'person' && place > 0 ? romanNumber(word) : undefined;
  const text = roman === undefined ? word : String(roman);
  const part = (kind: NamePart['kind'], weight: number): NamePart => ({ text, sound: soundKey(text), kind, weight });
  if (/^\d+$/.test(text)) return part('number', 0.8);
  if (text.length === 1 && text >= 'A' && text <= 'Z') return part('initial', 0.3);
  if (particles.has(text)) return part('particle', particleWeight);
  if (bearer === 'person' && titles.has(text)) return part('common', particleWeight);
  if (bearer === 'ship' && shipWords.has(text)) return part('common', particleWeight);
  if (bearer !== 'person' && commonWords.has(text)) return part('common', commonWeight);
  return part('word', Math.min(1.3, 0.55 + 0.09 * text.length));
}

/** Two or more parts of one name read as one word. */
export function joinParts(parts: readonly NamePart[]): NamePart {
  const text = parts.map((part) => part.text).join('');
  return { text, sound: soundKey(text), kind: 'word', weight: Math.min(1.3, 0.55 + 0.09 * text.length) };
}
