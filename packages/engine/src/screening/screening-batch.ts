import { QueryIndex } from '../names/query-index.ts';
import type { ListEntity, ListIdentifier, ListSanction } from './list-entity.ts';
import { readEntity } from './read-entity.ts';
import type { Screening } from './screening.ts';

/** What a list is shown to: one screening, or many at once. */
export interface Screener {
  readonly found: number;
  readonly hasDocuments: boolean;
  consider(entity: ListEntity): void;
  wants(entityId: string): boolean;
  addSanction(entityId: string, sanction: ListSanction): void;
  addDocument(holderIds: readonly string[], numbers: readonly ListIdentifier[]): void;
  wantsHolder(entityId: string): boolean;
  considerHolder(entity: ListEntity): void;
}

/** Many names that are looked for in one pass over a list: each listed name is taken apart once. */
export class ScreeningBatch implements Screener {
  readonly screenings: readonly Screening[];
  private readonly index: QueryIndex;

  constructor(screenings: readonly Screening[]) {
    this.screenings = screenings;
    this.index = new QueryIndex(screenings.map(({ readings }) => readings));
  }

  get found(): number {
    return this.screenings.reduce((sum, { found }) => sum + found, 0);
  }

  get hasDocuments(): boolean {
    return this.screenings.some(({ hasDocuments }) => hasDocuments);
  }

  consider(entity: ListEntity): void {
    const read = readEntity(entity);
    const may = new Set(read.names.flatMap(({ readings }) => readings.flatMap((each) => this.index.candidates(each))));
    for (const [place, screening] of this.screenings.entries())
      screening.considerRead(read, screening.method === 'ofac' || may.has(place));
  }

  wants(entityId: string): boolean {
    return this.screenings.some((screening) => screening.wants(entityId));
  }

  addSanction(entityId: string, sanction: ListSanction): void {
    for (const screening of this.screenings) if (screening.wants(entityId)) screening.addSanction(entityId, sanction);
  }

  addDocument(holderIds: readonly string[], numbers: readonly ListIdentifier[]): void {
    for (const screening of this.screenings) screening.addDocument(holderIds, numbers);
  }

  wantsHolder(entityId: string): boolean {
    return this.screenings.some((screening) => screening.wantsHolder(entityId));
  }

  considerHolder(entity: ListEntity): void {
    for (const screening of this.screenings) screening.considerHolder(entity);
  }
}
