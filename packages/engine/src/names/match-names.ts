import { bestPairing } from './kernels/pairing.ts';
import type { FormMet } from './form-match.ts';
import { joinParts } from './name-parts.ts';
import type { NameBearer, NamePart, NameParts } from './name-parts.ts';
import { bareSide, partFloor, partSimilarity } from './part-similarity.ts';
import type { BareSide } from './part-similarity.ts';

/**
 * How well a listed name fits a name that is looked for. What is published about matching names of persons and firms
 * (Cohen, Ravikumar and Fienberg, "A comparison of string distance metrics for name-matching tasks", 2003: soft
 * comparison of weighted tokens; Christen, "A comparison of personal name matching", 2006: variants, order and
 * joined words; OpenSanctions, logic-v2 and its validation, 2025: parts paired first, and what is left unpaired
 * judged by whether the other name has something in its place) made into one rule:
 *
 * 1. words written in one or apart are made alike; 2. parts are paired so that the sum of weight times likeness is the
 * greatest; 3. the score is that sum by the weight of the pairs and of what is left: words that stand in each other's
 * place (both names have one that the other lacks) count most against, words that only one name has little.
 */
const conflictCost = 2.5;
const numberConflictCost = 0.8;
/** A word of the query that the listed name lacks, and one of the listed name that the query lacks. */
const queryExtraCost = 0.35;
/** The same where a single word agrees: one name of two is thin evidence. */
const thinExtraCost = 0.7;
const listedExtraCost = 0.2;
/** A word of the query that a sentence lacks; what else a sentence says costs nothing. */
const wordsCost = 1.2;
const likenessPower = 2;
const otherFormFactor = 0.97;
const joinFloor = 0.88;

export interface PartPair {
  readonly query: string;
  readonly listed: string;
  /** 0 to 1. */
  readonly likeness: number;
}

export interface NameMatch {
  /** 0 to 1; 0 where nothing but initials, common words and legal forms agrees. */
  readonly score: number;
  readonly pairs: readonly PartPair[];
  /** Parts of the query that the listed name lacks, and the other way round. */
  readonly queryOnly: readonly string[];
  readonly listedOnly: readonly string[];
  /** Whether both have legal forms, none in common. */
  readonly isOtherForm: boolean;
}

/** Compares two names that are taken apart. */
export function matchNames(query: NameParts, listed: NameParts): NameMatch {
  const isOtherForm = differ(query.forms, listed.forms);
  const formFactor = isOtherForm ? otherFormFactor : 1;
  if (query.full !== '' && query.full === listed.full) return wholeMatch(query, listed, 1, isOtherForm);
  if (query.whole === listed.whole && hasWord(query.parts)) return wholeMatch(query, listed, formFactor, isOtherForm);
  const bare = bareSide(query.isVowelless, listed.isVowelless);
  const ours = joinLike(query.parts, listed.parts, bare);
  const theirs = joinLike(listed.parts, ours, otherSide(bare));
  const { pairs, queryLeft, listedLeft } = pairUp(ours, theirs, bare);
  const weight = pairs.reduce((sum, pair) => sum + pair.weight, 0);
  const agreed = pairs.reduce((sum, pair) => sum + pair.weight * pair.likeness ** likenessPower, 0);
  const isWhole =
    [...queryLeft, ...listedLeft].every(({ kind }) => kind === 'particle') &&
    pairs.every(({ likeness }) => likeness === 1);
  const evidence = pairs.filter(({ isEvidence }) => isEvidence).length;
  const counts = evidence > 0 || (isWhole && pairs.length > 0);
  const extraCost = evidence < 2 ? thinExtraCost : queryExtraCost;
  const score = counts
    ? (formFactor * agreed) / (weight + leftCost(queryLeft, listedLeft, extraCost, listed.bearer))
    : 0;
  return {
    score,
    pairs,
    queryOnly: queryLeft.map(({ text }) => text),
    listedOnly: listedLeft.map(({ text }) => text),
    isOtherForm,
  };
}

function wholeMatch(query: NameParts, listed: NameParts, score: number, isOtherForm: boolean): NameMatch {
  const [ours, theirs] = [query, listed].map(({ parts }) => parts.map(({ text }) => text).join(' '));
  const pair = { query: ours ?? '', listed: theirs ?? '', likeness: 1 };
  return { score, pairs: [pair], queryOnly: [], listedOnly: [], isOtherForm };
}

/** What the parts that are left count against a match. */
function leftCost(
  query: readonly NamePart[],
  listed: readonly NamePart[],
  extraCost: number,
  bearer: NameBearer,
): number {
  if (bearer === 'words') return wordsCost * weigh(query);
  const isNumber = ({ kind }: NamePart): boolean => kind === 'number';
  const isOther = (part: NamePart): boolean => !isNumber(part);
  const cost = (ours: number, theirs: number, conflict: number): number => {
    const both = Math.min(ours, theirs);
    return conflict * both + extraCost * (ours - both) + listedExtraCost * (theirs - both);
  };
  return (
    cost(weigh(query.filter(isOther)), weigh(listed.filter(isOther)), conflictCost) +
    cost(weigh(query.filter(isNumber)), weigh(listed.filter(isNumber)), numberConflictCost)
  );
}

function weigh(parts: readonly NamePart[]): number {
  return parts.reduce((sum, { weight }) => sum + weight, 0);
}

interface WeighedPair extends PartPair {
  readonly weight: number;
  /** Whether two words that tell who is meant agree, not initials, numbers or common words. */
  readonly isEvidence: boolean;
}

interface Pairing {
  readonly pairs: readonly WeighedPair[];
  readonly queryLeft: readonly NamePart[];
  readonly listedLeft: readonly NamePart[];
}

/** Pairs parts so that weight times likeness adds up to most. */
function pairUp(ours: readonly NamePart[], theirs: readonly NamePart[], bare: BareSide): Pairing {
  const places = placesOf(ours, theirs, bare);
  const taken = new Set(places);
  const pairs = ours.flatMap((part, row): readonly WeighedPair[] => {
    const other = theirs[places[row] ?? -1];
    if (other === undefined) return [];
    const isInitial = part.kind === 'initial' || other.kind === 'initial';
    return [
      {
        query: part.text,
        listed: other.text,
        likeness: partSimilarity(part, other, bare),
        weight: isInitial ? Math.min(part.weight, other.weight) : (part.weight + other.weight) / 2,
        isEvidence: part.kind === 'word' && other.kind === 'word',
      },
    ];
  });
  return {
    pairs,
    queryLeft: ours.filter((_, row) => (places[row] ?? -1) < 0),
    listedLeft: theirs.filter((_, column) => !taken.has(column)),
  };
}

/** For each part of the one name its place in the other, so that weight times likeness adds up to most; -1 for none. */
function placesOf(ours: readonly NamePart[], theirs: readonly NamePart[], bare: BareSide): readonly number[] {
  if (ours.length > theirs.length) {
    const back = placesOf(theirs, ours, otherSide(bare));
    return ours.map((_, place) => back.indexOf(place));
  }
  const gain = new Float64Array(ours.length * theirs.length);
  for (const [row, a] of ours.entries())
    for (const [column, b] of theirs.entries())
      gain[row * theirs.length + column] = Math.min(a.weight, b.weight) * partSimilarity(a, b, bare);
  return [...bestPairing(gain, ours.length, theirs.length)];
}

/** Parts of the one name that together are a part of the other, read as one word. */
function joinLike(parts: readonly NamePart[], others: readonly NamePart[], bare: BareSide): readonly NamePart[] {
  let result = parts;
  for (const other of others) {
    if (other.kind !== 'word' || other.text.length < 5) continue;
    for (let count = 2; count <= 3; count += 1) {
      for (let at = 0; at + count <= result.length; at += 1) {
        const run = result.slice(at, at + count);
        const length = run.reduce((sum, { text }) => sum + text.length, 0);
        if (Math.abs(length - other.text.length) > 2 || run.some(({ text }) => text === other.text)) continue;
        // the index of queries finds no name but by a part that may pair: a run without one is no piece of the word
        if (!run.some((part) => mayPair(part, other, bare))) continue;
        const joined = joinParts(run);
        const alone = Math.max(...run.map((part) => partSimilarity(part, other, bare)));
        if (partSimilarity(joined, other, bare) < Math.max(joinFloor, alone)) continue;
        result = [...result.slice(0, at), joined, ...result.slice(at + count)];
      }
    }
  }
  return result;
}

/** Whether two parts may pair, or be a piece of each other: names without such parts score 0. */
export function mayPair(a: NamePart, b: NamePart, bare: BareSide): boolean {
  if (a.kind === 'initial' || b.kind === 'initial') return false;
  if (partSimilarity(a, b, bare) >= partFloor) return true;
  return isPieceOfOther(a, b);
}

/** Whether one of two parts begins or ends the other. */
export function isPieceOfOther(a: NamePart, b: NamePart): boolean {
  return isPiece(a.text, b.text) || isPiece(b.text, a.text);
}

function isPiece(piece: string, word: string): boolean {
  return piece.length >= 2 && word.length >= 5 && (word.startsWith(piece) || word.endsWith(piece));
}

function otherSide(bare: BareSide): BareSide {
  return bareSide(bare === 'second', bare === 'first');
}

function hasWord(parts: readonly NamePart[]): boolean {
  return parts.some(({ kind, text }) => kind === 'word' || text.length > 3);
}

function differ(a: readonly FormMet[], b: readonly FormMet[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some(({ form }) => b.some((other) => other.form === form));
}
