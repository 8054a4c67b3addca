import { refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { offer } from '../model/offer.ts';
import { readDyadText } from '../questions/dyad-text.ts';
import type { DyadParts } from '../questions/dyad-text.ts';

/** A pair of actors: from one to the other where directed, else in either order. */
export type Dyad = DyadParts;

/** `A-B` (undirected, either order) or `A>B` (from A to B); refused, as the part `field` of a question, where it is neither. */
export function parseDyad(text: string, field = 'dyad'): Dyad | Refusal {
  const dyad = readDyadText(text);
  if (dyad === undefined)
    return refuse(
      'value-invalid',
      field,
      `“${text}” is not a pair A-B, nor a directed one A>B.`,
      'Write two codes of actors with - between them, or > for the acts of the first on the second.',
    );
  return dyad.a === dyad.b
    ? refuse('value-invalid', field, `“${text}” pairs ${dyad.a} with itself.`, 'Name two different actors.')
    : dyad;
}

/** `A>B` as it stands; `A-B` in the order given. */
export function formatDyad({ a, b, directed }: Dyad): string {
  return `${a}${directed ? '>' : '-'}${b}`;
}

/** The same for A-B and B-A: their order by code. */
export function dyadKey(a: string, b: string): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

/** The refusal of an actor that is not among the known ones; `nor` says where else it was looked for. */
export function refuseActor(known: ReadonlySet<string>, actor: string, field: string, nor = ''): Refusal {
  if (known.size === 0)
    return refuse(
      'not-covered',
      field,
      'The model has no actors and no events.',
      'Its tables actor and event are empty: add rows to them.',
    );
  return refuse('value-unknown', field, `The model has no actor “${actor}”${nor}.`, offer([...known].sort(), actor));
}
