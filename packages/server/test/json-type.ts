/** What JSON cannot hold: it is written as `{}` or by index, or left out. */
type Unwritable =
  | ReadonlyMap<unknown, unknown>
  | ReadonlySet<unknown>
  | ArrayBufferView
  | Date
  | bigint
  | symbol
  | ((...args: never) => unknown);

/**
 * The type of a value once it has been written by `formatAnswer` and parsed again: ids are texts, a value that may be
 * undefined is null, an optional key stays optional, and nothing is read-only.
 */
export type Json<T> = unknown extends T
  ? unknown
  : T extends string
    ? T extends { readonly __idOf: string }
      ? string
      : T
    : T extends number | boolean | null
      ? T
      : T extends Unwritable
        ? never
        : {
            -readonly [K in keyof T]: object extends Pick<T, K>
              ? Json<Exclude<T[K], undefined>>
              : undefined extends T[K]
                ? Json<Exclude<T[K], undefined>> | null
                : Json<T[K]>;
          };

/** Whether two types are the same to the compiler: neither merely fits the other. */
export type Equal<A, B> = Same<A> extends Same<B> ? (Same<B> extends Same<A> ? true : false) : false;

/** Is one type to the compiler for one A alone, since a conditional type that waits for T is compared by identity. */
interface Same<A> {
  readonly is: <T>(value: T) => T extends A ? 1 : 2;
}
