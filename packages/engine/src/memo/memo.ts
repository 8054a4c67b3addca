/**
 * Results that were made for an owner (a network, an overlay, a model's tables), by what they were asked for. They go
 * when the owner does, for it is held weakly. Of each owner as many are kept as the memo's size says; then the one that
 * was used least recently gives way. What is kept is shared: nobody may change it.
 */
export interface Memo<T> {
  /** The result for an owner and a key, made where it is not kept. What `make` throws is not kept. */
  of(owner: object, key: string, make: () => T): T;
  /** The result that is kept, which counts as a use; undefined where none is. */
  find(owner: object, key: string): T | undefined;
  /** Keeps a result that was made elsewhere (in steps, or in part), in place of one of the same key. */
  keep(owner: object, key: string, value: T): void;
}

/**
 * A memo of at most `size` results for each owner, a whole number from 1. The size is a named constant where the memo is
 * made, with its reason: what one result weighs, and how many of them one piece of work asks for by turns.
 */
export function createMemo<T>(size: number): Memo<T> {
  if (!(Number.isInteger(size) && size >= 1))
    throw new RangeError(`The size of a memo is ${String(size)}; it should be a whole number from 1.`);
  const owners = new WeakMap<object, Recent<T>>();

  const find = (owner: object, key: string): Entry<T> | undefined => {
    const recent = owners.get(owner);
    const entry = recent?.entries.get(key);
    if (recent !== undefined && entry !== undefined) use(recent, key, entry);
    return entry;
  };
  const keep = (owner: object, key: string, value: T): void => {
    let recent = owners.get(owner);
    if (recent === undefined) owners.set(owner, (recent = { entries: new Map<string, Entry<T>>(), newest: undefined }));
    use(recent, key, { value });
    for (const oldest of recent.entries.keys()) {
      if (recent.entries.size <= size) break;
      recent.entries.delete(oldest);
    }
  };
  return {
    of: (owner, key, make) => {
      const found = find(owner, key);
      if (found !== undefined) return found.value;
      const value = make();
      keep(owner, key, value);
      return value;
    },
    find: (owner, key) => find(owner, key)?.value,
    keep,
  };
}

/** In a box, so that a result may be undefined. */
interface Entry<T> {
  readonly value: T;
}

/** The results of one owner, the least recently used first. */
interface Recent<T> {
  readonly entries: Map<string, Entry<T>>;
  /** The last entry: asked for again, as in a loop, it need not be moved. */
  newest: Entry<T> | undefined;
}

function use<T>(recent: Recent<T>, key: string, entry: Entry<T>): void {
  if (recent.newest === entry) return;
  recent.entries.delete(key);
  recent.entries.set(key, entry);
  recent.newest = entry;
}
