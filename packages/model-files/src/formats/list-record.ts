import type { ListEntity, ListIdentifier, ListSanction } from '@meridian/engine';

/** What one record of a list of persons, firms and ships says. */
export type ListRecord =
  | { readonly kind: 'entity'; readonly entity: ListEntity }
  /** A sanction in a record of its own, on the entities that it names by id. */
  | { readonly kind: 'sanction'; readonly entityIds: readonly string[]; readonly sanction: ListSanction }
  /** A passport or another document in a record of its own, with those who hold it. */
  | { readonly kind: 'document'; readonly holderIds: readonly string[]; readonly numbers: readonly ListIdentifier[] }
  /** A sound record that names nobody who could be screened: an address, an ownership, a post. */
  | { readonly kind: 'other' }
  | { readonly kind: 'skipped'; readonly reason: string };

export function skip(reason: string): ListRecord {
  return { kind: 'skipped', reason };
}
