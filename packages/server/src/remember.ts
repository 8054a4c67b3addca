/** A function that asks once for each key; a failure is not kept. */
export function remember<T>(load: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key) => {
    const found = kept.get(key) ?? load(key);
    kept.set(key, found);
    found.catch(() => kept.delete(key));
    return found;
  };
}
