/** Results that were made for an owner (an overlay, its weights), by what they were asked for. They go when the owner does. */
export type Remembered<T> = WeakMap<object, Map<string, T>>;

/** Results kept for one owner; the oldest gives way. */
const mostKept = 64;

/** The result for an owner and a key, made once. It is shared: nobody may change it. */
export function remember<T>(cache: Remembered<T>, owner: object, key: string, make: () => T): T {
  let kept = cache.get(owner);
  if (kept === undefined) cache.set(owner, (kept = new Map<string, T>()));
  const before = kept.get(key);
  if (before !== undefined) return before;
  const made = make();
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(key, made);
  return made;
}
