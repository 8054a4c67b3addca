import { readValue, splitList } from '@meridian/engine/questions';
import type { FieldNamed, FieldSchema, ValueOf } from '@meridian/engine/questions';
import { createMultiParser, createParser } from 'nuqs';
import type { MultiParserBuilder, SingleParser, SingleParserBuilder } from 'nuqs';

/** A value of a field; of a list, an item. */
type ItemOf<F extends FieldSchema> = F extends { readonly list: true }
  ? ValueOf<F>[number & keyof ValueOf<F>]
  : ValueOf<F>;

/** How a field is read from the address: one value from its text, or the items of a list however it is given. */
type ParserOf<F extends FieldSchema> = F extends { readonly list: true }
  ? MultiParserBuilder<ItemOf<F>[]>
  : SingleParserBuilder<ItemOf<F>>;

/**
 * The parsers of some fields of a question, by name: the page's address is read as every door reads. Null stands for what
 * is not there or cannot be read; defaults are for the view to give, since the page shows what the model decides.
 */
export function addressParsersOf<const Fields extends readonly FieldSchema[], const N extends Fields[number]['name']>(
  question: { readonly fields: Fields },
  names: readonly N[],
): { readonly [K in N]: ParserOf<FieldNamed<Fields, K>> } {
  const fields = question.fields.filter(({ name }) => (names as readonly string[]).includes(name));
  const parsers = fields.map((field) => {
    const item = itemParser(field);
    return [field.name, field.list === true ? listParser(item) : item] as const;
  });
  return Object.fromEntries(parsers) as unknown as { readonly [K in N]: ParserOf<FieldNamed<Fields, K>> };
}

/** The parser of one value of a field, such as an item of its list. */
export function itemParser<const F extends FieldSchema>(field: F): SingleParserBuilder<ItemOf<F>> {
  return createParser<ItemOf<F>>({
    parse: (text) => (readValue(field, text.trim()) ?? null) as ItemOf<F> | null,
    serialize: String,
  });
}

/**
 * A list in the address: `a,b`, or the name again and again. An item that cannot be read is left out of it, and told by
 * what looks through the address for faults. It is written as one text, a comma inside an item as %2C.
 */
export function listParser<T>(item: Pick<SingleParser<T>, 'parse' | 'serialize' | 'eq'>): MultiParserBuilder<T[]> {
  const { serialize = String, eq = Object.is } = item;
  return createMultiParser<T[]>({
    parse: (texts) =>
      splitList(texts).flatMap((text) => {
        const value = item.parse(text);
        return value === null ? [] : [value];
      }),
    serialize: (values) => [values.map((value) => serialize(value).replaceAll(',', '%2C')).join(',')],
    eq: (a, b) => a.length === b.length && a.every((value, at) => eq(value, b[at] as T)),
  });
}
