/** A record of a table before its type is known: a value per field, and the row of its file. */
export type RawRecord = Readonly<Record<string, unknown>> & { readonly row: number };
