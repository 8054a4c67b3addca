/** Place of a row in a table of a model, from 0; `RowIndex<'node'>` cannot pass for `RowIndex<'link'>`. */
export type RowIndex<Table extends string> = number & { readonly __indexOf: Table };
