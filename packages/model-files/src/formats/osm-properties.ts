import { isObject } from './geojson-text.ts';
import type { TextRow } from './text-table.ts';

/** One pair of a PostgreSQL hstore, as ogr2ogr writes the tags that have no column: "key"=>"value". */
const hstorePair = /"((?:[^"\\]|\\.)*)"\s*=>\s*"((?:[^"\\]|\\.)*)"/g;

/**
 * The properties of a feature as text, without empty ones. Tags that stand together in one property come up as
 * properties of their own: `tags` as overpass-turbo may write them, `other_tags` and `all_tags` as ogr2ogr does.
 */
export function flattenProperties(value: unknown): TextRow {
  if (!isObject(value)) return {};
  const row: Record<string, string> = {};
  for (const [name, property] of Object.entries(value)) {
    const nested =
      name === 'tags' && isObject(property)
        ? Object.entries(property).map(([key, tag]) => [key, formatProperty(tag)] as const)
        : (name === 'other_tags' || name === 'all_tags' || name === 'tags') && typeof property === 'string'
          ? parseHstore(property)
          : [];
    for (const [key, tag] of nested) if (tag !== '') row[key] ??= tag;
    const text = nested.length === 0 ? formatProperty(property) : '';
    if (text !== '') row[name] = text;
  }
  return row;
}

function parseHstore(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(hstorePair)].map(([, key = '', value = '']) => [unescape(key), unescape(value)] as const);
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

/** The text of a property as it stands in a cell; null and objects stand for nothing. */
function formatProperty(property: unknown): string {
  if (Array.isArray(property)) return property.map(formatProperty).join(';');
  return typeof property === 'string' || typeof property === 'number' || typeof property === 'boolean'
    ? String(property).trim()
    : '';
}
