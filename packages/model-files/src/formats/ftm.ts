import type { ListEntity, ListIdentifier, ListName, ListSanction, NameKind } from '@meridian/engine';
import { skip } from './list-record.ts';
import type { ListRecord } from './list-record.ts';

/**
 * One line of a list in the JSON form of FollowTheMoney (opensanctions/followthemoney): an entity with `id`, `schema`,
 * `caption` and `properties`, each property a list. Sanctions stand in entities of the schema Sanction, which name their
 * targets in `entity`, or nested in the property `sanctions` of the target. Passports and other documents may stand in
 * entities of the schemata Passport and Identification, which name who has them in `holder`.
 */

const nameProperties: Readonly<Record<string, NameKind>> = {
  name: 'name',
  alias: 'alias',
  abbreviation: 'alias',
  weakAlias: 'weakAlias',
  previousName: 'previousName',
};

const identifierProperties = [
  'imoNumber',
  'mmsi',
  'callSign',
  'leiCode',
  'swiftBic',
  'registrationNumber',
  'idNumber',
  'passportNumber',
  'taxNumber',
  'vatCode',
  'innCode',
  'ogrnCode',
  'uniqueEntityId',
  'dunsCode',
];

type Properties = Readonly<Record<string, unknown>>;

/** Reads a line; never throws. A line that is no such entity is `skipped` with the reason. */
export function parseFtmLine(line: string): ListRecord {
  const value = parseJson(line);
  if (value === undefined) return skip('the line is not JSON');
  const { id, schema, caption, properties } = value;
  if (typeof id !== 'string' || id === '' || typeof schema !== 'string' || schema === '')
    return skip('the entity lacks id or schema');
  if (!isProperties(properties)) return skip('the entity lacks properties');
  if (schema === 'Sanction') {
    const entityIds = textsOf(properties, 'entity');
    return entityIds.length === 0
      ? skip('the sanction names no entity')
      : { kind: 'sanction', entityIds, sanction: toSanction(properties) };
  }
  if (schema === 'Passport' || schema === 'Identification') return toDocument(schema, properties);
  const names = namesOf(properties);
  if (names.length === 0) return { kind: 'other' };
  const shown = typeof caption === 'string' && caption !== '' ? caption : (names[0]?.text ?? id);
  return { kind: 'entity', entity: toEntity(id, schema, shown, names, properties) };
}

function toDocument(schema: string, properties: Properties): ListRecord {
  const holderIds = textsOf(properties, 'holder');
  const kind = schema === 'Passport' ? 'passportNumber' : 'idNumber';
  const numbers = ['passportNumber', 'number'].flatMap((name) =>
    textsOf(properties, name).map((value): ListIdentifier => ({ kind, value })),
  );
  return holderIds.length === 0 || numbers.length === 0 ? { kind: 'other' } : { kind: 'document', holderIds, numbers };
}

function parseJson(line: string): Properties | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isProperties(value) ? value : {};
  } catch {
    return undefined;
  }
}

function isProperties(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The texts of a property; anything else in it, such as a nested entity, is passed over. */
function textsOf(properties: Properties, name: string): readonly string[] {
  const value = properties[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((each): each is string => typeof each === 'string' && each.trim() !== '');
}

function namesOf(properties: Properties): readonly ListName[] {
  const names: ListName[] = [];
  for (const [property, kind] of Object.entries(nameProperties))
    for (const text of textsOf(properties, property)) names.push({ text, kind });
  return names;
}

function toEntity(
  id: string,
  schema: string,
  caption: string,
  names: readonly ListName[],
  properties: Properties,
): ListEntity {
  const nested: unknown = properties['sanctions'];
  const identifiers = identifierProperties.flatMap((kind) =>
    textsOf(properties, kind).map((value): ListIdentifier => ({ kind, value })),
  );
  const countries = ['country', 'nationality', 'citizenship', 'jurisdiction', 'flag'].flatMap((name) =>
    textsOf(properties, name),
  );
  return {
    id,
    schema,
    caption,
    names,
    identifiers,
    countries: [...new Set(countries)],
    topics: textsOf(properties, 'topics'),
    sanctions: (Array.isArray(nested) ? (nested as readonly unknown[]) : []).flatMap((each) =>
      isProperties(each) && isProperties(each['properties']) ? [toSanction(each['properties'])] : [],
    ),
  };
}

function toSanction(properties: Properties): ListSanction {
  const joined = (...names: readonly string[]): string | null => {
    const found = names.map((name) => textsOf(properties, name)).find((texts) => texts.length > 0);
    return found === undefined ? null : [...new Set(found)].join('; ');
  };
  return {
    authority: joined('authority'),
    program: joined('program', 'programId'),
    from: joined('startDate', 'date'),
    to: joined('endDate'),
    listed: joined('listingDate'),
    status: joined('status'),
  };
}
