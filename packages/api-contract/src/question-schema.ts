import { defaultOf, isRefusal, readField, refuse } from '@meridian/engine/questions';
import type { FieldSchema, ReadValueOf, Refusal } from '@meridian/engine/questions';
import { z } from 'zod';

/** The schemas of fields by name: what each gives once it is read. */
type ShapeOf<Fields extends readonly FieldSchema[]> = {
  [F in Fields[number] as F['name']]: z.ZodType<ReadValueOf<F>>;
};

/**
 * The schema of a question as it stands in an address or in a body: each field is read as every door reads it, and what is
 * at fault is told as the refusal that the reading gives. A field that the question does not have is refused.
 */
export function questionSchema<const Fields extends readonly FieldSchema[]>(question: { readonly fields: Fields }) {
  return z.strictObject(questionShape(question));
}

/** The schemas of the fields of a question, for a body that has others beside them. */
export function questionShape<const Fields extends readonly FieldSchema[]>(question: {
  readonly fields: Fields;
}): ShapeOf<Fields> {
  return Object.fromEntries(question.fields.map((field) => [field.name, fieldSchema(field)])) as ShapeOf<Fields>;
}

/** What is known of an issue of such a schema, as zod and its adapter for the server have it. */
interface Issue {
  readonly params?: unknown;
  readonly keys?: unknown;
}

/** The refusal that an issue carries; undefined where no field was read, as of a body that is no object. */
export function refusalOfIssue({ params, keys }: Issue): Refusal | undefined {
  const stranger: unknown = Array.isArray(keys) ? keys[0] : undefined;
  if (typeof stranger === 'string') {
    const message = `The question has no field “${stranger}”.`;
    return refuse('value-unknown', stranger, message, 'Leave it out, or see whether its name is right.');
  }
  if (typeof params !== 'object' || params === null || !('refusal' in params)) return undefined;
  return isRefusal(params.refusal) ? params.refusal : undefined;
}

function fieldSchema(field: FieldSchema): z.ZodType {
  const read = z.preprocess((raw, ctx) => {
    const value: unknown = readField(field, raw);
    if (!isRefusal(value)) return value;
    ctx.issues.push({ code: 'custom', message: value.message, input: raw, params: { refusal: value } });
    return z.NEVER;
  }, describe(field));
  if (field.required === true) return read;
  const value = field.list === true ? (field.default ?? []) : field.default;
  return value === undefined ? read.optional() : read.default(value as never);
}

/** What the API's description says of a field. That it holds is seen to by the reading. */
function describe(field: FieldSchema): z.ZodType {
  const { meaning, example, list, mostItems } = field;
  const otherwise = field.default === undefined ? defaultOf(field) : undefined;
  const description = [
    meaning,
    ...(field.unit === undefined ? [] : [`Unit: ${field.unit}.`]),
    ...(list === true ? ['Separated by commas, or given several times.'] : []),
    ...(otherwise === undefined ? [] : [`Default: ${otherwise}.`]),
  ].join(' ');
  const item = itemSchema(field);
  if (list !== true) return item.meta({ description, example });
  const items = z.array(item);
  return (mostItems === undefined ? items : items.max(mostItems)).meta({ description, example });
}

function itemSchema(field: FieldSchema): z.ZodType {
  const { type, choices = [], longest } = field;
  switch (type) {
    case 'boolean':
      return z.boolean();
    case 'number':
      return bounded(z.number(), field);
    case 'whole':
      return bounded(z.int(), field);
    case 'choice':
      return z.enum(choices);
    case 'day':
      return z.string().meta({ format: 'date' });
    default:
      return longest === undefined ? z.string() : z.string().max(longest);
  }
}

function bounded(schema: z.ZodNumber, { min, max, above }: FieldSchema): z.ZodNumber {
  let own = schema;
  if (min !== undefined) own = own.min(min);
  if (max !== undefined) own = own.max(max);
  return above === undefined ? own : own.gt(above);
}
