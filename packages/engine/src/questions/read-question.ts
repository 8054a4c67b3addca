import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { FieldSchema, ReadValueOf, ValuesOf } from './field.ts';
import { formOf } from './form.ts';
import { isNumber, readValue, whyNot } from './read-value.ts';

/** A question as a door takes it in: texts, the same field given several times, or what JSON has. */
export type RawQuestion = Readonly<Record<string, unknown>>;

/** How a door writes the name of a field; refusals speak of it so. */
export type LabelOf = (name: string) => string;

const asItIs: LabelOf = (name) => name;

/**
 * The values of a question, defaults filled in; or a refusal that names the first field at fault, one that the question
 * does not have included. What is not given is undefined or missing.
 */
export function readQuestion<const Fields extends readonly FieldSchema[]>(
  question: { readonly fields: Fields },
  raw: RawQuestion,
  labelOf: LabelOf = asItIs,
): ValuesOf<Fields> | Refusal {
  const names = question.fields.map(({ name }) => name);
  const stranger = Object.keys(raw).find((name) => !names.includes(name));
  if (stranger !== undefined) return refuseStranger(stranger, names, labelOf);
  const values: Record<string, unknown> = {};
  for (const field of question.fields) {
    const value = readField(field, raw[field.name], labelOf);
    if (isRefusal(value)) return value;
    values[field.name] = value;
  }
  return values as ValuesOf<Fields>;
}

/** The value of one field; a list always has its items, which are none where nothing is given. */
export function readField<const F extends FieldSchema>(
  field: F,
  raw: unknown,
  labelOf: LabelOf = asItIs,
): ReadValueOf<F> | Refusal {
  return readAny(field, raw, labelOf) as ReadValueOf<F> | Refusal;
}

/** A field that the question does not have. */
export function refuseStranger(name: string, known: readonly string[], labelOf: LabelOf = asItIs): Refusal {
  const remedy =
    known.length === 0 ? 'Leave it out: there is nothing to be set.' : `Write one of ${known.map(labelOf).join(', ')}.`;
  return refuse('value-unknown', name, `The question has no field “${labelOf(name)}”.`, remedy);
}

function readAny(field: FieldSchema, raw: unknown, labelOf: LabelOf): unknown {
  const given = raw === undefined ? [] : Array.isArray(raw) ? (raw as readonly unknown[]) : [raw];
  const stranger = given.find((each) => !isPlain(each));
  if (stranger !== undefined) return invalid(field, JSON.stringify(stranger), labelOf);
  const texts = given.map((each) => (field.type === 'content' ? String(each) : String(each).trim()));
  if (field.list === true) return readList(field, texts, labelOf);
  const [text] = texts;
  if (text === undefined) return field.required === true ? missing(field, labelOf) : field.default;
  if (texts.length > 1)
    return refuse('values-conflict', field.name, `${labelOf(field.name)} is given twice.`, 'Give it once.');
  return readValue(field, text) ?? invalid(field, text, labelOf);
}

function readList(field: FieldSchema, texts: readonly string[], labelOf: LabelOf): unknown {
  const items = splitList(texts);
  const values: unknown[] = [];
  for (const item of items) {
    const value = readValue(field, item);
    if (value === undefined) return invalid(field, item, labelOf);
    values.push(value);
  }
  if (values.length === 0) return field.required === true ? missing(field, labelOf) : (field.default ?? []);
  const { mostItems = Infinity } = field;
  if (values.length <= mostItems) return values;
  const message = `${labelOf(field.name)} has ${values.length} entries; it takes at most ${mostItems}.`;
  return refuse('value-invalid', field.name, message, 'Ask for fewer at a time.');
}

/** The items of a list, however it is given: `a, b,c` and `a` and `b,c` are the same; `%2C` is a comma inside one. */
export function splitList(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap((text) => text.split(','))
    .map((item) => item.replaceAll(/%2c/gi, ',').trim())
    .filter((item) => item !== '');
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function missing({ name, example }: FieldSchema, labelOf: LabelOf): Refusal {
  return refuse('value-missing', name, `${labelOf(name)} is not given.`, `Give it, such as ${example}.`);
}

function invalid(field: FieldSchema, text: string, labelOf: LabelOf): Refusal {
  const why = whyNot(field, text);
  const message = `${labelOf(field.name)} ${takes(field, text)}, not “${text}”${why === undefined ? '' : `: ${why}`}.`;
  const orNot = field.required === true ? '' : ', or leave it out';
  return refuse('value-invalid', field.name, message, `Write it as ${field.example}${orNot}.`);
}

function takes(field: FieldSchema, text: string): string {
  if (field.type === 'choice') return `knows ${field.choices?.join(', ') ?? ''}`;
  // what is wrong of 1.5 pieces is not the bounds
  const isPart = field.type === 'whole' && isNumber(text) && !Number.isInteger(Number(text));
  return `takes ${isPart ? 'a whole number' : formOf(field)}`;
}
