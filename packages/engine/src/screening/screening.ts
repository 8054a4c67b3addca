import { refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { foldIdentifier, isPlaceholder, readIdentifiers } from '../names/identifiers.ts';
import type { QueryIdentifiers } from '../names/identifiers.ts';
import type { NameParts } from '../names/name-parts.ts';
import { QueryIndex } from '../names/query-index.ts';
import type { ListEntity, ListIdentifier, ListSanction, ScreenedSchema } from './list-entity.ts';
import { screenedSchemata } from './list-entity.ts';
import type { Found, Match } from './match.ts';
import { isBetter, roundScore, toMatch } from './match.ts';
import { NotCompared } from './not-compared.ts';
import type { UncomparedNames } from './not-compared.ts';
import { readEntity } from './read-entity.ts';
import type { ReadEntity } from './read-entity.ts';
import { defaultThreshold, readSought, scoreByOfac, scoreByParts } from './screening-method.ts';
import type { ScreeningMethod, SoughtName } from './screening-method.ts';

export interface ScreenQuery {
  /** Name, or IMO, MMSI or another number, or both. */
  readonly name: string;
  /** Other names of the same thing that are looked for too, such as those of a port that the name stands for. */
  readonly synonyms?: readonly string[] | undefined;
  readonly method?: ScreeningMethod | undefined;
  /** Least score, 0 to 100; default that of the method. */
  readonly threshold?: number | undefined;
  /** Most matches; default 20. */
  readonly most?: number | undefined;
  readonly schema?: ScreenedSchema | undefined;
}

/** Thresholds at which an answer says how many entities would be found. */
const countedFrom = [60, 70, 75, 80, 85, 90, 95, 100] as const;

/** Entities at or above a threshold. */
export interface ThresholdCount {
  readonly threshold: number;
  readonly found: number;
}

/**
 * A screening under way: entities are shown to it one by one, so that a list of any size passes through, and it keeps
 * the best. Ties go by schema, then by id.
 */
export class Screening {
  readonly name: string;
  readonly method: ScreeningMethod;
  readonly threshold: number;
  readonly most: number;
  /** What the reader should know of the query. */
  readonly notes: readonly string[];
  readonly sought: readonly SoughtName[];
  private readonly numbers: QueryIdentifiers;
  private readonly schemata: readonly string[] | undefined;
  private readonly best: Found[] = [];
  private readonly sanctions = new Map<string, ListSanction[]>();
  /** Numbers of documents in records of their own that were asked for, by the id of the holder. */
  private readonly documents = new Map<string, ListIdentifier>();
  private readonly holdersMet = new Set<string>();
  private counts: readonly number[] = countedFrom.map(() => 0);
  private readonly uncompared: NotCompared;
  private readonly index: QueryIndex;
  private count = 0;

  /** A screening, refused where there is nothing to look for. */
  static begin(query: ScreenQuery): Screening | Refusal {
    const screening = new Screening(query);
    const { codes, callSigns, notes } = screening.numbers;
    const nothing = screening.sought.length + codes.length + callSigns.length + notes.length === 0;
    return nothing
      ? refuse(
          'value-invalid',
          'name',
          `“${query.name}” holds no letter or number to look for.`,
          'Give a name, or an IMO, MMSI or another number.',
        )
      : screening;
  }

  private constructor({ name, synonyms = [], method = 'parts', threshold, most = 20, schema }: ScreenQuery) {
    this.name = name;
    this.method = method;
    this.threshold = threshold ?? defaultThreshold[method];
    this.most = most;
    this.numbers = readIdentifiers(name);
    this.notes = this.numbers.notes;
    this.sought = [this.numbers.rest, ...synonyms]
      .map(readSought)
      .filter(({ readings }) => readings.person.full !== '');
    this.schemata = schema === undefined ? undefined : screenedSchemata[schema];
    this.uncompared = new NotCompared(this.sought.map(({ readings }) => readings.person));
    this.index = new QueryIndex([this.readings]);
  }

  /** Entities at or above the threshold so far, shown or not. */
  get found(): number {
    return this.count;
  }

  /** Entities found at other thresholds, as far down as scores are worked out. */
  get foundAt(): readonly ThresholdCount[] {
    return countedFrom.map((threshold, place) => ({ threshold, found: this.counts[place] ?? 0 }));
  }

  /** Names of the query and of the list that could not be compared, by script. */
  get notCompared(): readonly UncomparedNames[] {
    return this.uncompared.list;
  }

  /** Parts of the names that are looked for, as they are compared. */
  get tokens(): readonly (readonly string[])[] {
    if (this.method === 'ofac') return this.sought.map(({ ofac }) => ofac.tokens);
    return this.sought.map(({ readings }) => readings.person.parts.map(({ text }) => text));
  }

  /** All readings of the names that are looked for. */
  get readings(): readonly NameParts[] {
    return this.sought.flatMap(({ readings }) => Object.values(readings));
  }

  /** Looks at an entity of the list. */
  consider(entity: ListEntity): void {
    const read = readEntity(entity);
    const mayMatch =
      this.method === 'ofac' ||
      read.names.some((name) => name.readings.some((each) => this.index.candidates(each).length > 0));
    this.considerRead(read, mayMatch);
  }

  /** Looks at an entity whose names are taken apart; `mayMatch`: whether one of its names may score above 0. */
  considerRead(read: ReadEntity, mayMatch: boolean): void {
    const { entity } = read;
    if (this.schemata?.includes(entity.schema) === false) return;
    this.uncompared.take(read);
    const found = this.matchNumber(entity) ?? (mayMatch ? this.matchName(read) : undefined);
    if (found !== undefined) this.keep(found);
  }

  private keep(found: Found): void {
    const score = roundScore(found.score);
    this.tally(score, 1);
    if (score < this.threshold) return;
    const place = this.best.findIndex((other) => isBetter(found, other));
    this.best.splice(place < 0 ? this.best.length : place, 0, found);
    if (this.best.length > this.most) this.best.pop();
  }

  private tally(score: number, by: 1 | -1): void {
    this.counts = this.counts.map((count, place) => count + (score >= (countedFrom[place] ?? 0) ? by : 0));
    if (score >= this.threshold) this.count += by;
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

  /** Takes note of a passport or another document in a record of its own; its holders may come before or after it. */
  addDocument(holderIds: readonly string[], numbers: readonly ListIdentifier[]): void {
    const asked = numbers.find(({ value }) => this.numbers.codes.includes(foldIdentifier(value)));
    if (asked !== undefined) for (const id of holderIds) this.documents.set(id, asked);
  }

  /** Whether the holder of a document that was asked for has yet to be matched by it. */
  wantsHolder(entityId: string): boolean {
    return this.documents.has(entityId) && !this.holdersMet.has(entityId);
  }

  get hasDocuments(): boolean {
    return this.documents.size > 0;
  }

  /** Looks again at the holder of a document, which came before it in the list. */
  considerHolder(entity: ListEntity): void {
    if (!this.wantsHolder(entity.id) || this.schemata?.includes(entity.schema) === false) return;
    const by = this.documents.get(entity.id);
    if (by === undefined) return;
    this.holdersMet.add(entity.id);
    const place = this.best.findIndex((other) => other.entity.id === entity.id);
    // one that its name found too is found once, by the number
    const [before] = place < 0 ? [] : this.best.splice(place, 1);
    if (before !== undefined) this.tally(roundScore(before.score), -1);
    this.keep({ entity, score: 100, closeness: 0, by });
  }

  /** The matches, the best first, each with its reasons and the sanctions on it. */
  matches(): readonly Match[] {
    return this.best.map((found) => toMatch(found, this.sanctions.get(found.entity.id) ?? []));
  }

  private matchNumber(entity: ListEntity): Found | undefined {
    const { codes, callSigns } = this.numbers;
    if (codes.length + callSigns.length === 0) return undefined;
    const by =
      entity.identifiers.find(({ kind, value }) => {
        const code = foldIdentifier(value);
        return kind === 'callSign'
          ? callSigns.includes(code) || codes.includes(code)
          : codes.includes(code) && !isPlaceholder(code);
      }) ?? this.documents.get(entity.id);
    if (by === undefined) return undefined;
    this.holdersMet.add(entity.id);
    return { entity, score: 100, closeness: 0, by };
  }

  private matchName({ entity, bearers, names }: ReadEntity): Found | undefined {
    const least = Math.min(this.threshold, countedFrom[0]);
    let best: Found | undefined;
    for (const name of names) {
      for (const sought of this.sought) {
        const scored =
          this.method === 'ofac'
            ? scoreByOfac(sought, name, Math.max(least, best?.score ?? 0))
            : scoreByParts(sought, name, bearers);
        if (scored.score < least || scored.score < (best?.score ?? 0)) continue;
        const found: Found = {
          entity,
          score: scored.score,
          closeness: scored.closeness,
          by: { sought, name: name.name, bearer: scored.bearer },
        };
        if (best === undefined || scored.score > best.score || scored.closeness > best.closeness) best = found;
      }
    }
    return best;
  }
}
