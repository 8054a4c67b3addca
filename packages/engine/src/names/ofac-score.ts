import { jaroWinkler, jaroWinklerBound, letterSet } from './kernels/jaro-winkler.ts';
import { nameTokens } from './ofac-tokens.ts';

/**
 * Similarity of two names as the Sanctions List Search of OFAC scores it, by its published description (FAQ 249: the
 * higher of two techniques, whole names and name parts, by Jaro-Winkler) and by what its answers show (OpenSanctions
 * 2026). The whole names count only where their first letters agree, and with the bonus for a common beginning whatever
 * their similarity; of the parts, those of two letters or less are dropped while others are left, and a part that
 * resembles none of the name by a half counts 0. So the score is not symmetric: parts of the listed name that the
 * query lacks cost nothing. The phonetic code (Soundex) that the description names too shows in no recorded answer and
 * is left out.
 */
const wholeBonusFrom = 0;
const partBonusFrom = 0.7;
const partFloor = 0.5;
const shortPart = 2;

/** A name that is looked for, taken apart once. */
export interface QueryName {
  readonly text: string;
  readonly tokens: readonly string[];
  /** Those that are scored. */
  readonly scored: readonly string[];
  /** Letter sets of the scored tokens, in their order, and of the whole. */
  readonly sets: readonly number[];
  readonly wholeSet: number;
  /** All tokens in one, without blanks. */
  readonly whole: string;
}

export interface NameScore {
  /** 0 to 100. */
  readonly score: number;
  readonly technique: 'whole name' | 'name parts';
}

/** One scored part of the query and the part of the name that it resembles most. */
export interface PartScore {
  readonly query: string;
  readonly matched: string;
  /** 0 to 1, 0 where they resemble by less than a half. */
  readonly similarity: number;
}

export function readQueryName(text: string): QueryName {
  const tokens = nameTokens(text);
  const long = tokens.filter((token) => token.length > shortPart);
  const scored = long.length > 0 ? long : tokens;
  const whole = tokens.join('');
  return { text, tokens, scored, sets: scored.map(letterSet), wholeSet: letterSet(whole), whole };
}

/** Score of a name for a query, both as they are written. */
export function scoreName(query: string, name: string): NameScore {
  return scoreTokens(readQueryName(query), nameTokens(name));
}

/** Score of a name that is taken apart already; one below `least` (0..100) may come out lower than it is. */
export function scoreTokens(query: QueryName, tokens: readonly string[], least = 0): NameScore {
  const parts = partsSimilarity(query, tokens, least / 100);
  const joined = tokens.join('');
  const agree = query.whole !== '' && query.whole.charCodeAt(0) === joined.charCodeAt(0);
  const mayCount = agree && jaroWinklerBound(query.whole, joined, query.wholeSet, letterSet(joined)) > parts;
  const whole = mayCount ? jaroWinkler(query.whole, joined, wholeBonusFrom) : 0;
  return { score: 100 * Math.max(whole, parts), technique: whole > parts ? 'whole name' : 'name parts' };
}

function partsSimilarity({ scored, sets }: QueryName, tokens: readonly string[], least: number): number {
  if (scored.length === 0 || tokens.length === 0) return 0;
  const tokenSets = tokens.map(letterSet);
  let sum = 0;
  for (const [index, part] of scored.entries()) {
    const set = sets[index] ?? 0;
    let best = 0;
    for (const [place, token] of tokens.entries()) {
      const bound = jaroWinklerBound(part, token, set, tokenSets[place] ?? 0);
      if (bound > best && bound >= partFloor) best = Math.max(best, jaroWinkler(part, token, partBonusFrom));
    }
    if (best >= partFloor) sum += best;
    // even if all parts to come agreed in full, it would stay below (with room for rounding)
    if (sum + scored.length - 1 - index < least * scored.length - 1e-9) return 0;
  }
  return sum / scored.length;
}

/** Each scored part of a query with its best counterpart among the parts of a name. */
export function explainParts(query: QueryName, tokens: readonly string[]): readonly PartScore[] {
  return query.scored.map((part) => {
    let best: PartScore = { query: part, matched: '', similarity: 0 };
    for (const token of tokens) {
      const similarity = jaroWinkler(part, token, partBonusFrom);
      if (similarity > best.similarity) best = { query: part, matched: token, similarity };
    }
    return best.similarity >= partFloor ? best : { ...best, similarity: 0 };
  });
}

/**
 * How near two names are with every part of both counted, 0 to 1: what orders names of one score, such as those that
 * differ only in parts of two letters.
 */
export function closeness({ tokens: query }: QueryName, tokens: readonly string[]): number {
  const mean = (from: readonly string[], to: readonly string[]): number =>
    from.reduce((sum, a) => sum + to.reduce((best, b) => Math.max(best, jaroWinkler(a, b, partBonusFrom)), 0), 0) /
    Math.max(1, from.length);
  return (mean(query, tokens) + mean(tokens, query)) / 2;
}
