import { readDyadText } from '../questions/dyad-text.ts';
import type { DyadParts } from '../questions/dyad-text.ts';

/** A pair of actors: from one to the other where directed, else in either order. */
export type Dyad = DyadParts;

/** `A-B` (undirected, either order) or `A>B` (from A to B); or what is wrong with the text. */
export function parseDyad(text: string): Dyad | { readonly fault: string } {
  const dyad = readDyadText(text);
  if (dyad === undefined) return { fault: `“${text}” is not a pair A-B, nor a directed one A>B` };
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
