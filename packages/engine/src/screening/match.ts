import type { NameBearer } from '../names/name-parts.ts';
import type { ListEntity, ListIdentifier, ListName, ListSanction } from './list-entity.ts';
import { explainByOfac, explainByParts, explainIdentifier } from './match-reason.ts';
import type { MatchReason } from './match-reason.ts';
import type { SoughtName } from './screening-method.ts';

/** An entity of a list that resembles what is looked for. */
export interface Match {
  readonly id: string;
  readonly name: string;
  /** 0 to 100, to a tenth. */
  readonly score: number;
  readonly because: readonly MatchReason[];
  readonly schema: string;
  readonly countries: readonly string[];
  readonly topics: readonly string[];
  readonly sanctions: readonly ListSanction[];
}

/** An entity that matched, and by what: a name (as that of a bearer, or by the method of OFAC) or a number. */
export interface Found {
  readonly entity: ListEntity;
  readonly score: number;
  readonly closeness: number;
  readonly by:
    ListIdentifier | { readonly sought: SoughtName; readonly name: ListName; readonly bearer: NameBearer | undefined };
}

export function roundScore(score: number): number {
  return Math.round(score * 10) / 10;
}

/** The order of matches: by score, by closeness where the method has it, then by schema and id. */
export function isBetter(a: Found, b: Found): boolean {
  if (roundScore(a.score) !== roundScore(b.score)) return a.score > b.score;
  if (a.closeness !== b.closeness) return a.closeness > b.closeness;
  if (a.entity.schema !== b.entity.schema) return a.entity.schema < b.entity.schema;
  return a.entity.id < b.entity.id;
}

export function toMatch({ entity, score, by }: Found, sanctions: readonly ListSanction[]): Match {
  return {
    id: entity.id,
    name: entity.caption,
    score: roundScore(score),
    because: reasonsOf(entity, by),
    schema: entity.schema,
    countries: entity.countries,
    topics: entity.topics,
    sanctions: [...entity.sanctions, ...sanctions],
  };
}

function reasonsOf(entity: ListEntity, by: Found['by']): readonly MatchReason[] {
  if (!('sought' in by)) return [explainIdentifier(by, entity.schema)];
  const { sought, name, bearer } = by;
  return bearer === undefined
    ? explainByOfac(sought.ofac, name)
    : explainByParts(sought.readings[bearer], name, bearer);
}
