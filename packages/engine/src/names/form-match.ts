import { legalForms } from './legal-forms.ts';
import type { LegalForm } from './legal-forms.ts';
import { joinSingles, nameWords } from './words.ts';

/** A legal form in a name, as it is written there. */
export interface FormMet {
  readonly form: LegalForm;
  readonly text: string;
}

interface Phrase {
  readonly words: readonly string[];
  readonly form: LegalForm;
}

/** Forms by their first and by their last word, the longest first. */
const [byFirst, byLast] = [new Map<string, Phrase[]>(), new Map<string, Phrase[]>()];
/** Long words of forms, for those that are misspelled. */
const longWords = new Set<string>();
for (const [form, phrases] of Object.entries(legalForms) as [LegalForm, readonly string[]][]) {
  for (const text of phrases) {
    const words = joinSingles(nameWords(text));
    addTo(byFirst, words[0], { words, form });
    addTo(byLast, words.at(-1), { words, form });
    for (const word of words) if (word.length >= 7) longWords.add(word);
  }
}
for (const map of [byFirst, byLast])
  for (const phrases of map.values()) phrases.sort((a, b) => b.words.length - a.words.length);

function addTo(map: Map<string, Phrase[]>, key: string | undefined, phrase: Phrase): void {
  if (key === undefined) return;
  const own = map.get(key);
  if (own === undefined) map.set(key, [phrase]);
  else own.push(phrase);
}

/** The words of a name without the legal forms before and behind it. A name of forms alone keeps its words. */
export function stripForms(words: readonly string[]): {
  readonly rest: readonly string[];
  readonly forms: readonly FormMet[];
} {
  const forms: FormMet[] = [];
  let [from, to] = [0, words.length];
  const spelled = words.map(spellForm);
  for (let isOpen = true; isOpen && from < to;) {
    const front = (byFirst.get(spelled[from] ?? '') ?? []).find(
      ({ words: own }) => own.length <= to - from && own.every((word, at) => spelled[from + at] === word),
    );
    const back = (byLast.get(spelled[to - 1] ?? '') ?? []).find(
      ({ words: own }) => own.length <= to - from && own.every((word, at) => spelled[to - own.length + at] === word),
    );
    const phrase = back ?? front;
    if (phrase !== undefined) {
      if (back === undefined) from += phrase.words.length;
      else to -= phrase.words.length;
      forms.push({ form: phrase.form, text: phrase.words.join(' ') });
    }
    isOpen = phrase !== undefined;
  }
  return from < to ? { rest: words.slice(from, to), forms } : { rest: words, forms: [] };
}

/** A long word of a form that lacks or doubles one letter, as it should be. */
function spellForm(word: string): string {
  if (word.length < 6 || longWords.has(word)) return word;
  for (const right of longWords) {
    if (Math.abs(right.length - word.length) === 1 && isOneLetterOff(word, right)) return right;
  }
  return word;
}

function isOneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short.charCodeAt(at) === long.charCodeAt(at)) at += 1;
  return short.slice(at) === long.slice(at + 1);
}
