/**
 * What a value is before it is looked up in a model.
 * - `text`: any words; `place`: a node by id, UN/LOCODE, name or alias; `id`: names a row of the table `of`
 * - `choice`: one of `choices`, in any case
 * - `selector`: see model/selector.ts; `change`: a what-if such as `close:link:ID`; `dyad`: `A-B` or `A>B`
 * - `cell`: TABLE.ROW.COLUMN; `file`, `folder`: a path, which the command alone can take
 * - `content`: the text of a file, blanks at its ends included
 * - `day`: YYYY-MM-DD; `date`: the same, or a month or year; `dateTime`: a day, with THH:MM after it if wanted
 * - `period`: a quarter, year, month, day, or two of them joined by /
 * - `number`, `whole`: decimal, `1e-6` included; `boolean`: true or false, yes or no, on or off, 1 or 0
 */
export type FieldType =
  | 'text'
  | 'place'
  | 'id'
  | 'choice'
  | 'selector'
  | 'change'
  | 'dyad'
  | 'cell'
  | 'file'
  | 'folder'
  | 'content'
  | 'day'
  | 'date'
  | 'dateTime'
  | 'period'
  | 'number'
  | 'whole'
  | 'boolean';

/** One part of a question, from which every door reads it and tells of it. */
export interface FieldSchema {
  /** As HTTP and the page's address write it; the command writes halfLife as --half-life. */
  readonly name: string;
  readonly type: FieldType;
  /** Several, separated by commas or the field given again; a comma inside an item is written %2C. */
  readonly list?: true;
  /** The table whose row an `id` names, or that a bare word in place of a `selector` does. */
  readonly of?: string;
  /** Unit of a number, as printed. */
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** A bound that a number must not reach. */
  readonly above?: number;
  /** Most items of a list; one at least where it is required. */
  readonly mostItems?: number;
  /** Most characters of a text. */
  readonly longest?: number;
  readonly choices?: readonly string[];
  readonly required?: true;
  /** What holds where nothing is given. */
  readonly default?: string | number | boolean | readonly string[];
  /** The same in words, where the model or another field decides it. */
  readonly otherwise?: string;
  /** One sentence, as help, the API's description and the reference page print it. */
  readonly meaning: string;
  readonly example: string;
}

/** What may be asked: a name, and the parts of it. */
export interface QuestionSchema {
  readonly name: string;
  readonly meaning: string;
  readonly fields: readonly FieldSchema[];
}

/** Keeps the literal types of a field, from which the type of its value is made. */
export function defineField<const F extends FieldSchema>(field: F): F {
  return field;
}

/** Keeps the literal types of a question's fields. */
export function defineQuestion<const Q extends QuestionSchema>(question: Q): Q {
  return question;
}

type ScalarOf<F extends FieldSchema> = F extends { readonly type: 'number' | 'whole' }
  ? number
  : F extends { readonly type: 'boolean' }
    ? boolean
    : F extends { readonly choices: readonly (infer C extends string)[] }
      ? C
      : string;

/** A value that was given. */
export type ValueOf<F extends FieldSchema> = F extends { readonly list: true } ? readonly ScalarOf<F>[] : ScalarOf<F>;

/** What is required, has a default, or is a list is always there; of a list that names nothing there are no items. */
type IsThere<F extends FieldSchema> = F extends
  | { readonly required: true }
  | { readonly list: true }
  | { readonly default: string | number | boolean | readonly string[] }
  ? true
  : false;

/** A value as it is read: undefined where it may be left out and was. */
export type ReadValueOf<F extends FieldSchema> = IsThere<F> extends true ? ValueOf<F> : ValueOf<F> | undefined;

/** The values of fields by name, each always present as a key. */
export type ValuesOf<Fields extends readonly FieldSchema[]> = {
  readonly [F in Fields[number] as F['name']]: ReadValueOf<F>;
};

/** The values of a question with its defaults filled in. */
export type ValuesOfQuestion<Q extends QuestionSchema> = ValuesOf<Q['fields']>;

/** The field of a name. */
export type FieldNamed<Fields extends readonly FieldSchema[], N> = Extract<Fields[number], { readonly name: N }>;

/** A field of a question by its name. */
export function getField<const Fields extends readonly FieldSchema[], const N extends Fields[number]['name']>(
  question: { readonly fields: Fields },
  name: N,
): FieldNamed<Fields, N> {
  const found = question.fields.find((field): field is FieldNamed<Fields, N> => field.name === name);
  if (found === undefined) throw new RangeError(`seen the name “${name}”, expected a field of the question`);
  return found;
}
