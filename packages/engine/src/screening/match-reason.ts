import type { ListIdentifier, ListName, NameKind } from './list-entity.ts';
import { explainParts, scoreTokens } from './name-score.ts';
import type { QueryName } from './name-score.ts';
import { nameTokens } from './name-tokens.ts';

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

/** Why a name scores as it does for a query, the feature that decides first. */
export function explainName(query: QueryName, name: ListName, weakAliasFactor: number): readonly MatchReason[] {
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
  if (name.kind !== 'name') reasons.push(kindReason(query, name, weakAliasFactor));
  for (const [text, latin] of [
    [query.text, query.tokens.join(' ')],
    [name.text, folded],
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

function kindReason(query: QueryName, { text, kind }: ListName, weakAliasFactor: number): MatchReason {
  const factor = kind === 'weakAlias' ? weakAliasFactor : 1;
  const weighed = factor === 1 ? '' : `, which counts ${factor} of its score`;
  return {
    feature: kindWords[kind],
    query: query.text,
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

/** Why an entity matched that has the number which was looked for. */
export function explainIdentifier({ kind, value }: ListIdentifier): MatchReason {
  const words = kind === 'imoNumber' ? 'IMO number' : kind === 'mmsi' ? 'MMSI' : kind;
  const text =
    kind === 'mmsi' ? `its MMSI is ${value}; an MMSI changes with the flag` : `its ${words} is ${value}, as asked`;
  return { feature: 'identifier', query: value, matched: value, score: 100, text };
}
