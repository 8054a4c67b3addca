import { isImoCompanyNumber, isImoNumber, foldIdentifier } from '../names/identifiers.ts';
import { matchNames } from '../names/match-names.ts';
import { readName } from '../names/name-parts.ts';
import type { NameBearer, NameParts } from '../names/name-parts.ts';
import { explainParts, scoreTokens } from '../names/ofac-score.ts';
import type { QueryName } from '../names/ofac-score.ts';
import { nameTokens } from '../names/ofac-tokens.ts';
import type { ListIdentifier, ListName, NameKind } from './list-entity.ts';
import { weakAliasFactor } from './screening-method.ts';

/** One reason why an entity matched. */
export interface MatchReason {
  /** What was compared: whole name, name part, dropped part, script, kind of name, identifier. */
  readonly feature: string;
  /** What was looked for. */
  readonly query: string;
  /** What of the entity it was compared with. */
  readonly matched: string;
  /** 0 to 100; of a kind of name, what the score is multiplied by, in per cent. */
  readonly score: number;
  /** The same in a sentence. */
  readonly text: string;
}

const kindWords: Readonly<Record<NameKind, string>> = {
  name: 'name',
  alias: 'alias',
  weakAlias: 'weak alias',
  previousName: 'former name',
};

const percent = (similarity: number): number => Math.round(similarity * 1000) / 10;

/** Why a name scores as it does when parts are paired: each pair, what is left of either name, and the legal forms. */
export function explainByParts(query: NameParts, name: ListName, bearer: NameBearer): readonly MatchReason[] {
  const listed = readName(name.text, bearer);
  const { pairs, queryOnly, listedOnly, isOtherForm } = matchNames(query, listed);
  const [asked = '', there = ''] = [query, listed].map(({ forms }) => forms.map(({ text }) => text).join(', '));
  const reasons: MatchReason[] = pairs.map((pair) => ({
    feature: 'name part',
    query: pair.query,
    matched: pair.listed,
    score: percent(pair.likeness),
    text: partText(pair.query, pair.listed, pair.likeness),
  }));
  if (queryOnly.length > 0) reasons.push(leftReason(queryOnly, [], `the listed name lacks ${queryOnly.join(' ')}`));
  if (listedOnly.length > 0) reasons.push(leftReason([], listedOnly, `the query lacks ${listedOnly.join(' ')}`));
  const feature = 'legal form';
  if (isOtherForm)
    reasons.push({
      feature,
      query: asked,
      matched: there,
      score: 97,
      text: `its legal form is another (${there}, not ${asked}), which counts 0.97`,
    });
  else if (asked !== there)
    reasons.push({
      feature,
      query: asked,
      matched: there,
      score: 100,
      text: `legal forms are set aside: ${[asked, there].filter((each) => each !== '').join('; ')}`,
    });
  return [...reasons, ...kindAndScript(query.text, wordsOf(query), name, wordsOf(listed))];
}

function wordsOf({ parts }: NameParts): string {
  return parts.map(({ text }) => text).join(' ');
}

function leftReason(query: readonly string[], matched: readonly string[], text: string): MatchReason {
  return { feature: 'part left over', query: query.join(' '), matched: matched.join(' '), score: 0, text };
}

/** Why a name scores as it does by the method of OFAC, the feature that decides first. */
export function explainByOfac(query: QueryName, name: ListName): readonly MatchReason[] {
  const tokens = nameTokens(name.text);
  const { score, technique } = scoreTokens(query, tokens);
  const folded = tokens.join(' ');
  const reasons: MatchReason[] =
    technique === 'whole name'
      ? [wholeReason(query, folded, score)]
      : explainParts(query, tokens).map(({ query: part, matched, similarity }) => ({
          feature: 'name part',
          query: part,
          matched,
          score: percent(similarity),
          text: partText(part, matched, similarity),
        }));
  if (technique === 'name parts') reasons.push(...droppedReasons(query));
  return [...reasons, ...kindAndScript(query.text, query.tokens.join(' '), name, folded)];
}

function kindAndScript(query: string, queryLatin: string, name: ListName, nameLatin: string): readonly MatchReason[] {
  const reasons = name.kind === 'name' ? [] : [kindReason(query, name)];
  for (const [text, latin] of [
    [query, queryLatin],
    [name.text, nameLatin],
  ] as const)
    if (isOtherScript(text)) reasons.push(scriptReason(text, latin));
  return reasons;
}

function wholeReason(query: QueryName, matched: string, score: number): MatchReason {
  const looked = query.tokens.join(' ');
  return {
    feature: 'whole name',
    query: looked,
    matched,
    score: Math.round(score * 10) / 10,
    text: `${looked} as a whole ${looked === matched ? 'equals' : 'resembles'} ${matched}`,
  };
}

function partText(part: string, matched: string, similarity: number): string {
  if (similarity === 0) return `${part} resembles no part of the name by a half and counts 0`;
  return similarity === 1 ? `${part} equals ${matched}` : `${part} resembles ${matched} (${percent(similarity)})`;
}

function droppedReasons({ tokens, scored }: QueryName): readonly MatchReason[] {
  return tokens
    .filter((token) => !scored.includes(token))
    .map((token) => ({
      feature: 'dropped part',
      query: token,
      matched: '',
      score: 0,
      text: `${token} is not compared: parts of one or two letters are dropped`,
    }));
}

function kindReason(query: string, { text, kind }: ListName): MatchReason {
  const factor = kind === 'weakAlias' ? weakAliasFactor : 1;
  const weighed = factor === 1 ? '' : `, which counts ${factor} of its score`;
  return {
    feature: kindWords[kind],
    query,
    matched: text,
    score: percent(factor),
    text: `“${text}” is its ${kindWords[kind]}${weighed}`,
  };
}

function isOtherScript(text: string): boolean {
  return /[^\p{Script=Latin}\P{L}]/u.test(text);
}

function scriptReason(text: string, latin: string): MatchReason {
  return { feature: 'script', query: text, matched: latin, score: 100, text: `“${text}” is read as ${latin}` };
}

const identifierWords: Readonly<Record<string, string>> = {
  mmsi: 'MMSI',
  callSign: 'call sign',
  passportNumber: 'passport number',
  idNumber: 'identity number',
};

/** Why an entity matched that has the number which was looked for. */
export function explainIdentifier({ kind, value }: ListIdentifier, schema: string): MatchReason {
  const words = kind === 'imoNumber' ? imoWords(value, schema) : (identifierWords[kind] ?? kind);
  const change =
    kind === 'mmsi'
      ? '; an MMSI changes with the flag'
      : kind === 'callSign'
        ? '; a call sign changes with the flag'
        : ', as asked';
  return { feature: 'identifier', query: value, matched: value, score: 100, text: `its ${words} is ${value}${change}` };
}

/** Ships and companies have IMO numbers of their own, told by the check digit and by who bears it. */
function imoWords(value: string, schema: string): string {
  const digits = foldIdentifier(value);
  const isCompany = isImoCompanyNumber(digits) && (schema !== 'Vessel' || !isImoNumber(digits));
  return isCompany ? 'IMO company number' : 'IMO number';
}
