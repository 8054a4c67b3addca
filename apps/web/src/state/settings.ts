import type { inferParserType } from 'nuqs';

/** As much of a parser as reading one text needs; null says that it cannot be read. */
interface TextParser {
  readonly type?: 'single';
  readonly parse: (text: string) => unknown;
}

/** The same of a list, whose name may stand several times; an item that cannot be read is left out. */
interface ListParser {
  readonly type: 'multi';
  readonly parse: (texts: readonly string[]) => unknown;
}

/** A part of the address by its name: how it is read, and what is said where it cannot be. */
export interface Setting {
  readonly parser: TextParser | ListParser;
  /** Of a list: the parser of an item, where not any text is one. */
  readonly item?: TextParser;
  /** What it may be, as `a day YYYY-MM-DD`, and what is shown where it is not. A text that may be anything has neither. */
  readonly form?: string;
  readonly instead?: string;
  /**
   * What it names a part of. What belongs to a model is taken out when another is chosen; what belongs to an answer also
   * when the conditions of the question change.
   */
  readonly belongsTo?: 'model' | 'answer';
}

export type Settings = Readonly<Record<string, Setting>>;

/** What an address has for settings: null where a setting without a default is not there. */
export type ValuesOf<S extends Settings> = inferParserType<{ [K in keyof S]: S[K]['parser'] }>;

/** Several settings changed at once; null goes back to the default. */
export type Change<Values> = Partial<{ readonly [K in keyof Values]: Values[K] | null }>;

/** Changes the address. A change is a step that the browser can go back, unless it says `replace`. */
export type SetAddress<Values> = (
  change: Change<Values>,
  options?: { readonly history?: 'push' | 'replace' },
) => Promise<URLSearchParams>;

/** A change that takes out of an address what belongs to a model, or to an answer alone. */
export function clearedOf(settings: Settings, of: 'model' | 'answer'): Readonly<Record<string, null>> {
  const cleared = Object.entries(settings).filter(
    ([, { belongsTo }]) => belongsTo === of || (belongsTo === 'answer' && of === 'model'),
  );
  return Object.fromEntries(cleared.map(([name]) => [name, null]));
}

/** Joins parts of an address. Two that have a name in common are a fault of the program. */
export function joinSettings(parts: readonly Settings[]): Settings {
  const joined: Record<string, Setting> = {};
  for (const part of parts) {
    for (const [name, setting] of Object.entries(part)) {
      if (name in joined) throw new Error(`seen two settings called “${name}”, expected one`);
      joined[name] = setting;
    }
  }
  return joined;
}
