import { isRefusal } from '../findings/refusal.ts';
import { parseDate } from '../calendar/date.ts';
import { parsePeriod } from '../calendar/period.ts';
import { parseSelector } from '../model/selector.ts';
import { readDyadText } from './dyad-text.ts';
import type { FieldSchema } from './field.ts';

/** Digits with a point for the decimal sign: no hexadecimal, no sign between thousands, no word such as Infinity. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const yes = new Set(['true', 'yes', 'on', '1']);
const no = new Set(['false', 'no', 'off', '0']);
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * One value from its text without the blanks at its ends; undefined where the text is none of the field's. The same
 * text gives the same value at every door. Whether a model has what is named is not asked here.
 */
export function readValue(field: FieldSchema, text: string): string | number | boolean | undefined {
  if ((text === '' && field.type !== 'content') || text.length > (field.longest ?? Infinity)) return undefined;
  switch (field.type) {
    case 'text':
    case 'place':
    case 'id':
    case 'cell':
    case 'file':
    case 'folder':
    case 'change':
    case 'content':
      return text;
    case 'choice':
      return field.choices?.find((each) => each.toLowerCase() === text.toLowerCase());
    case 'selector':
      return selectorOf(field, text);
    case 'dyad':
      return dyadOf(text);
    case 'day':
      return parseDate(text)?.day === undefined ? undefined : text;
    case 'date':
      return parseDate(text) === undefined ? undefined : text;
    case 'dateTime':
      return isDateTime(text) ? text : undefined;
    case 'period':
      return parsePeriod(text) === undefined ? undefined : text;
    case 'number':
      return numberOf(field, text);
    case 'whole':
      return wholeOf(field, text);
    case 'boolean':
      return yes.has(text.toLowerCase()) ? true : no.has(text.toLowerCase()) ? false : undefined;
  }
}

/** Why a text that looks right is not; undefined where its form says enough. */
export function whyNot(field: FieldSchema, text: string): string | undefined {
  if (field.type === 'selector') {
    const parsed = parseSelector(text);
    return isRefusal(parsed) && text !== '' ? parsed.message.replace(/[.]$/, '') : undefined;
  }
  if (field.type !== 'dyad') return undefined;
  const parts = readDyadText(text);
  return parts === undefined ? undefined : `it pairs ${parts.a} with itself`;
}

/** Whether a text is a number at all, whatever the bounds of its field. */
export function isNumber(text: string): boolean {
  return decimal.test(text);
}

function numberOf({ min, max, above }: FieldSchema, text: string): number | undefined {
  if (!isNumber(text)) return undefined;
  // -0 is 0
  const value = Number(text) + 0;
  const isInside =
    Number.isFinite(value) && value >= (min ?? -Infinity) && value <= (max ?? Infinity) && value > (above ?? -Infinity);
  return isInside ? value : undefined;
}

function wholeOf(field: FieldSchema, text: string): number | undefined {
  const value = numberOf(field, text);
  return Number.isInteger(value) ? value : undefined;
}

/** Where links are asked for, a bare id is a link's. */
function selectorOf(field: FieldSchema, text: string): string | undefined {
  const selector = field.of === 'link' && !text.includes(':') ? `link:${text}` : text;
  return isRefusal(parseSelector(selector)) ? undefined : selector;
}

function dyadOf(text: string): string | undefined {
  const parts = readDyadText(text);
  return parts === undefined || parts.a === parts.b ? undefined : `${parts.a}${parts.directed ? '>' : '-'}${parts.b}`;
}

function isDateTime(text: string): boolean {
  const [date = '', time, ...rest] = text.split('T');
  return rest.length === 0 && parseDate(date)?.day !== undefined && (time === undefined || clock.test(time));
}
