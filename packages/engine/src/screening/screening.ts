import { foldIdentifier, readIdentifiers } from './identifiers.ts';
import type { QueryIdentifiers } from './identifiers.ts';
import { screenedSchemata } from './list-entity.ts';
import type { ListEntity, ListName, ListSanction, ScreenedSchema } from './list-entity.ts';
import { explainIdentifier, explainName } from './match-reason.ts';
import type { MatchReason } from './match-reason.ts';
import { closeness, readQueryName, scoreTokens } from './name-score.ts';
import type { QueryName } from './name-score.ts';
import { nameTokens } from './name-tokens.ts';

export interface ScreenQuery {
  /** Name, or IMO, MMSI or another number, or both. */
  readonly name: string;
  /** Other names of the same thing that are looked for too, such as those of a port that the name stands for. */
  readonly synonyms?: readonly string[] | undefined;
  /** Least score, 0 to 100; default 70. */
  readonly threshold?: number | undefined;
  /** Most matches; default 20. */
  readonly most?: number | undefined;
  readonly schema?: ScreenedSchema | undefined;
}

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

interface Found {
  readonly entity: ListEntity;
  readonly score: number;
  readonly closeness: number;
  /** What matched: a name for one of the queries, or a number. */
  readonly by:
    { readonly query: QueryName; readonly name: ListName } | { readonly kind: string; readonly value: string };
}

/** A weak (broad) alias says less: its score counts so much (as in logic-v1 of nomenklatura). */
const weakAliasFactor = 0.8;

/**
 * A screening under way: entities are shown to it one by one, so that a list of any size passes through, and it keeps
 * the best. Ties of score go to the name that is closer with all its parts counted, then by id.
 */
export class Screening {
  readonly threshold: number;
  readonly most: number;
  /** What the reader should know of the query. */
  readonly notes: readonly string[];
  private readonly names: readonly QueryName[];
  private readonly numbers: QueryIdentifiers;
  private readonly schemata: readonly string[] | undefined;
  private readonly best: Found[] = [];
  private readonly sanctions = new Map<string, ListSanction[]>();
  private count = 0;

  /** A screening, or in words why there is nothing to look for. */
  static begin(query: ScreenQuery): Screening | string {
    const screening = new Screening(query);
    const { imo, mmsi, other } = screening.numbers;
    const nothing = screening.names.length === 0 && imo.length + mmsi.length + other.length === 0;
    return nothing ? `“${query.name}” holds no letter or number to look for.` : screening;
  }

  private constructor({ name, synonyms = [], threshold = 70, most = 20, schema }: ScreenQuery) {
    this.threshold = threshold;
    this.most = most;
    this.numbers = readIdentifiers(name);
    this.notes = this.numbers.notes;
    this.names = [this.numbers.rest, ...synonyms].map(readQueryName).filter(({ tokens }) => tokens.length > 0);
    this.schemata = schema === undefined ? undefined : screenedSchemata[schema];
  }

  /** Entities at or above the threshold so far, shown or not. */
  get found(): number {
    return this.count;
  }

  /** Parts of the names that are looked for, as they are compared. */
  get tokens(): readonly (readonly string[])[] {
    return this.names.map(({ tokens }) => tokens);
  }

  /** Looks at an entity of the list. */
  consider(entity: ListEntity): void {
    if (this.schemata?.includes(entity.schema) === false) return;
    const found = this.matchNumber(entity) ?? this.matchName(entity);
    if (found === undefined || found.score < this.threshold) return;
    this.count += 1;
    const place = this.best.findIndex((other) => isBetter(found, other));
    this.best.splice(place < 0 ? this.best.length : place, 0, found);
    if (this.best.length > this.most) this.best.pop();
  }

  /** Whether the sanctions on an entity are wanted: those on the matches are, once the whole list has passed. */
  wants(entityId: string): boolean {
    return this.best.some(({ entity }) => entity.id === entityId);
  }

  /** Adds a sanction on an entity that stands in a record of its own. */
  addSanction(entityId: string, sanction: ListSanction): void {
    const own = this.sanctions.get(entityId);
    if (own === undefined) this.sanctions.set(entityId, [sanction]);
    else own.push(sanction);
  }

  /** The matches, the best first, each with its reasons and the sanctions on it. */
  matches(): readonly Match[] {
    return this.best.map(({ entity, score, by }) => ({
      id: entity.id,
      name: entity.caption,
      score: roundScore(score),
      because: 'query' in by ? explainName(by.query, by.name, weakAliasFactor) : [explainIdentifier(by)],
      schema: entity.schema,
      countries: entity.countries,
      topics: entity.topics,
      sanctions: [...entity.sanctions, ...(this.sanctions.get(entity.id) ?? [])],
    }));
  }

  private matchNumber(entity: ListEntity): Found | undefined {
    const { imo, mmsi, other } = this.numbers;
    const codes = [...imo, ...mmsi, ...other];
    if (codes.length === 0) return undefined;
    const by = entity.identifiers.find(({ value }) => codes.includes(foldIdentifier(value)));
    return by === undefined ? undefined : { entity, score: 100, closeness: 1, by };
  }

  private matchName(entity: ListEntity): Found | undefined {
    let best: Found | undefined;
    for (const name of entity.names) {
      const tokens = nameTokens(name.text);
      const factor = name.kind === 'weakAlias' ? weakAliasFactor : 1;
      for (const query of this.names) {
        const least = Math.max(this.threshold, best?.score ?? 0) / factor;
        const score = scoreTokens(query, tokens, least).score * factor;
        if (score < this.threshold || score < (best?.score ?? 0)) continue;
        const found = { entity, score, closeness: closeness(query, tokens), by: { query, name } };
        if (best === undefined || isBetter(found, best)) best = found;
      }
    }
    return best;
  }
}

function roundScore(score: number): number {
  return Math.round(score * 10) / 10;
}

function isBetter(a: Found, b: Found): boolean {
  if (a.score !== b.score) return a.score > b.score;
  if (a.closeness !== b.closeness) return a.closeness > b.closeness;
  return a.entity.id < b.entity.id;
}
