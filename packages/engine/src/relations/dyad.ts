/** A pair of actors: from one to the other where directed, else in either order. */
export interface Dyad {
  readonly a: string;
  readonly b: string;
  readonly directed: boolean;
}

/** `A-B` (undirected, either order) or `A>B` (from A to B); or what is wrong with the text. */
export function parseDyad(text: string): Dyad | { readonly fault: string } {
  const match = /^\s*([^\s>-]+)\s*([->])\s*([^\s>-]+)\s*$/.exec(text);
  const [, a, sign, b] = match ?? [];
  if (a === undefined || b === undefined) return { fault: `“${text}” is not a pair A-B, nor a directed one A>B` };
  const dyad = { a: a.toUpperCase(), b: b.toUpperCase(), directed: sign === '>' };
  return dyad.a === dyad.b ? { fault: `“${text}” pairs ${dyad.a} with itself` } : dyad;
}

/** `A>B` as it stands; `A-B` in the order given. */
export function formatDyad({ a, b, directed }: Dyad): string {
  return `${a}${directed ? '>' : '-'}${b}`;
}

/** The same for A-B and B-A: their order by code. */
export function dyadKey(a: string, b: string): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}
