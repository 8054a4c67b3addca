import { readName } from '../names/name-parts.ts';
import type { NameBearer, NameParts } from '../names/name-parts.ts';
import { unreadScript } from '../names/scripts.ts';
import { nameTokens } from '../names/ofac-tokens.ts';
import type { ListEntity, ListName } from './list-entity.ts';

/** A listed name, taken apart as far as it has been asked for. */
export class ReadName {
  readonly name: ListName;
  private readonly bearers: readonly NameBearer[];
  private parts: readonly NameParts[] | undefined;
  private ofacTokens: readonly string[] | undefined;

  constructor(name: ListName, bearers: readonly NameBearer[]) {
    this.name = name;
    this.bearers = bearers;
  }

  /** The name as that of each bearer that the entity may be. */
  get readings(): readonly NameParts[] {
    return (this.parts ??= this.bearers.map((bearer) => readName(this.name.text, bearer)));
  }

  get tokens(): readonly string[] {
    return (this.ofacTokens ??= nameTokens(this.name.text));
  }
}

/** An entity of a list whose names are taken apart once, however many names are looked for. */
export interface ReadEntity {
  readonly entity: ListEntity;
  readonly bearers: readonly NameBearer[];
  readonly names: readonly ReadName[];
  /** Of each name the script that is not read, if it has letters of one; empty where all are read. */
  readonly unreadScripts: readonly (string | undefined)[];
}

export const allBearers: readonly NameBearer[] = ['person', 'firm', 'ship', 'words'];

/** Who an entity may be by its schema: a LegalEntity is a firm or a person, the list does not say. */
export function bearersOf(schema: string): readonly NameBearer[] {
  if (schema === 'Person') return ['person'];
  if (schema === 'Vessel' || schema === 'Airplane') return ['ship'];
  if (schema === 'Act') return ['words'];
  return schema === 'LegalEntity' ? ['firm', 'person'] : ['firm'];
}

export function readEntity(entity: ListEntity): ReadEntity {
  const bearers = bearersOf(entity.schema);
  const scripts = entity.names.map(({ text }) => unreadScript(text));
  return {
    entity,
    bearers,
    names: entity.names.map((name) => new ReadName(name, bearers)),
    unreadScripts: scripts.some((script) => script !== undefined) ? scripts : [],
  };
}
