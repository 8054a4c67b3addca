import type { FieldSchema } from './field.ts';

/** What a field takes, in words that follow “takes” or “is not”: a number from 0 to 1, a day YYYY-MM-DD. */
export function formOf(field: FieldSchema): string {
  switch (field.type) {
    case 'text':
      return field.longest === undefined ? 'words' : `words of at most ${number(field.longest)} characters`;
    case 'place':
      return 'a place';
    case 'id':
      return `the id of a ${field.of ?? 'row'}`;
    case 'choice':
      return formatOr(field.choices ?? []);
    case 'selector':
      return 'a selector, as country:AAA or passage:NAME';
    case 'change':
      return 'a change, as close:link:NAME or capacity:corridor:NAME=0.5';
    case 'dyad':
      return 'a pair of actors, as AAA-BBB or AAA>BBB';
    case 'cell':
      return 'TABLE.ROW.COLUMN';
    case 'file':
      return 'a file';
    case 'folder':
      return 'a folder';
    case 'content':
      return 'the text of a file';
    case 'day':
      return 'a day YYYY-MM-DD';
    case 'date':
      return 'a day YYYY-MM-DD, a month or a year';
    case 'dateTime':
      return 'a day YYYY-MM-DD, with THH:MM after it if wanted';
    case 'period':
      return 'a period, as 2023 or 2023-Q1';
    case 'number':
      return `${field.list === true ? 'numbers' : 'a number'}${boundsOf(field)}`;
    case 'whole':
      return `a whole number${boundsOf(field)}`;
    case 'boolean':
      return 'true or false';
  }
}

/** The default in words; undefined where there is none. */
export function defaultOf({ default: value, otherwise }: FieldSchema): string | undefined {
  if (value === undefined) return otherwise;
  if (typeof value === 'object') return value.join(',');
  // 1e-6 reads better than 0.000001
  return typeof value === 'number' && value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential() : String(value);
}

function boundsOf({ min, max, above }: FieldSchema): string {
  if (min !== undefined && max !== undefined) return ` from ${number(min)} to ${number(max)}`;
  const low =
    above === undefined ? (min === undefined ? [] : [`of at least ${number(min)}`]) : [`above ${number(above)}`];
  const bounds = [...low, ...(max === undefined ? [] : [`at most ${number(max)}`])].join(' and ');
  return bounds === '' ? '' : ` ${bounds}`;
}

function number(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 12 });
}

function formatOr(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
