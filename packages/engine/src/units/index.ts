/** Place of a row in a table of a model, from 0; `RowIndex<'node'>` cannot pass for `RowIndex<'link'>`. */
export type RowIndex<Table extends string> = number & { readonly __rowOf: Table };

export type NodeIndex = RowIndex<'node'>;
export type LinkIndex = RowIndex<'link'>;

/** Number of a part of a compiled graph or of what is made from it, from 0; one kind cannot pass for another. */
export type PartIndex<Kind extends string> = number & { readonly __partOf: Kind };

/** Of an arc of the supernetwork, or of any graph that flows are assigned to. */
export type ArcIndex = PartIndex<'arc'>;

/** Of a row at which cargo may queue, whether or not its capacity is known: in `Facilities.list`. */
export type FacilityIndex = PartIndex<'facility'>;

/** Of a queue: a facility of an assignment problem, which has a capacity. Not the number of the same row among all facilities. */
export type QueueIndex = PartIndex<'queue'>;

/**
 * An array that is read by one kind of index: `at` takes no other for it. The mark is for the compiler alone and optional,
 * so that a plain array may take its place when it is made, and kernels read it as the plain array that it is.
 */
export type ByIndex<I extends number, A extends ArrayLike<unknown>> = A & { readonly __by?: I };

/** An array whose numbers are indices of one kind: so `at` gives them. Where it says so, a number below 0 stands for none. */
export type OfIndices<V extends number, A extends ArrayLike<number>> = A & { readonly __holds?: V };

/** Entries of an array that is read by one kind of index, in its order. */
export function entriesBy<V extends number, I extends number>(
  array: ByIndex<I, OfIndices<V, ArrayLike<number>>> & Listed<number>,
): Iterable<[I, V]>;
export function entriesBy<T, I extends number>(array: ByIndex<I, ArrayLike<T>> & Listed<T>): Iterable<[I, T]>;
export function entriesBy<T>(array: Listed<T>): Iterable<[number, T]> {
  return array.entries();
}

interface Listed<T> {
  entries(): Iterable<[number, T]>;
}

/** What compressed sparse rows hold for one index: `items[first[index] .. first[index + 1] - 1]`. */
export function rowBy<V extends number, I extends number>(
  first: ByIndex<I, Uint32Array>,
  items: OfIndices<V, Uint32Array>,
  index: NoInfer<I>,
): Iterable<V>;
export function rowBy(first: Uint32Array, items: Uint32Array, index: number): Iterable<number> {
  return items.subarray(first[index], first[index + 1]);
}

/** The index after one. */
export function after<I extends number>(index: I): I;
export function after(index: number): number {
  return index + 1;
}
