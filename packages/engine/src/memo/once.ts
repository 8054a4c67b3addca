/**
 * What follows from one object alone, made on the first asking and kept as long as that object. For what is asked of an
 * object by a key as well, see `createMemo`. The result is shared: nobody may change it.
 */
export function once<From extends object, T>(make: (from: From) => T): (from: From) => T {
  const made = new WeakMap<From, { readonly value: T }>();
  return (from) => {
    let known = made.get(from);
    if (known === undefined) made.set(from, (known = { value: make(from) }));
    return known.value;
  };
}

/**
 * What follows from some parts of an object, and from nothing else of it: `make` is given these parts alone. Two objects
 * that share the parts (a model and its copy with another table changed) share the result. Parts are objects, compared by
 * identity; the result goes when any of them does.
 */
export function onceFromParts<Whole extends object, Name extends keyof Whole, T>(
  names: readonly Name[],
  make: (parts: Pick<Whole, Name>) => T,
): (whole: Pick<Whole, Name>) => T {
  const shared: Shelf<T> = { below: new WeakMap(), made: undefined };
  // the way down the shelves is taken once for an object
  return once((whole) => {
    let shelf = shared;
    for (const name of names) shelf = shelfBelow(shelf, whole[name]);
    shelf.made ??= { value: make(pick(whole, names)) };
    return shelf.made.value;
  });
}

/** One level for each part: below it are the shelves of the next part, and on the last lies what was made. */
interface Shelf<T> {
  readonly below: WeakMap<object, Shelf<T>>;
  made: { readonly value: T } | undefined;
}

function shelfBelow<T>(shelf: Shelf<T>, part: unknown): Shelf<T> {
  if (typeof part !== 'object' || part === null)
    throw new TypeError(`A part is ${String(part)}; only objects can be told from their copies.`);
  let found = shelf.below.get(part);
  if (found === undefined) shelf.below.set(part, (found = { below: new WeakMap<object, Shelf<T>>(), made: undefined }));
  return found;
}

function pick<Whole extends object, Name extends keyof Whole>(
  whole: Pick<Whole, Name>,
  names: readonly Name[],
): Pick<Whole, Name> {
  return Object.fromEntries(names.map((name) => [name, whole[name]])) as Pick<Whole, Name>;
}
