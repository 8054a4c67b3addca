import type { screenedKinds } from '../questions/choices.ts';

/**
 * What screening keeps of a list of persons, firms and ships, with the names of FollowTheMoney: an entity with its names
 * and numbers, and the sanctions on it.
 */
export interface ListEntity {
  readonly id: string;
  /** Person, Company, Organization, LegalEntity, Vessel, ... */
  readonly schema: string;
  readonly caption: string;
  readonly names: readonly ListName[];
  readonly identifiers: readonly ListIdentifier[];
  readonly countries: readonly string[];
  /** What it is listed for: sanction, crime, debarment, role.pep, ... */
  readonly topics: readonly string[];
  /** Sanctions that stand in the entity's own record. */
  readonly sanctions: readonly ListSanction[];
}

export interface ListName {
  readonly text: string;
  readonly kind: NameKind;
}

/** Name, other spelling, broad (weak) alias, former name. */
export type NameKind = 'name' | 'alias' | 'weakAlias' | 'previousName';

export interface ListIdentifier {
  /** Property of FollowTheMoney: imoNumber, mmsi, registrationNumber, ... */
  readonly kind: string;
  readonly value: string;
}

/** A sanction on an entity: who, under what, from when to when; null where the list does not say. */
export interface ListSanction {
  readonly authority: string | null;
  readonly program: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly listed: string | null;
  readonly status: string | null;
}

/** What --schema takes. */
export type ScreenedSchema = (typeof screenedKinds)[number];

/** The schemata of a list that each of them lets pass. */
export const screenedSchemata = {
  Person: ['Person', 'LegalEntity'],
  Company: ['Company', 'Organization', 'PublicBody', 'LegalEntity'],
  Vessel: ['Vessel'],
} as const satisfies Record<ScreenedSchema, readonly string[]>;
