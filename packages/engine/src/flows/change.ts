import { refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';

/**
 * A change of the network or of what wants to move on it, for a what-if. Selectors as everywhere (model/selector.ts):
 * - close: nothing passes what is selected; open: what is planned, being built or closed on the date is there
 * - capacity: capacity times a factor; hours, cost: running time or dwell, and money, times a factor
 * - water_level: metres by which the water of the selected links rises (below 0: falls); laden ships go less deep
 * - demand: tonnes times a factor, of pairs that start in or end in the selected countries or of selected commodities
 */
export const changeKinds = ['close', 'open', 'capacity', 'hours', 'cost', 'water_level', 'demand'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface NetworkChange {
  readonly kind: ChangeKind;
  /** For demand: terms `country:XXX` and `commodity:ID`; empty text: all. */
  readonly selector: string;
  /** Factor, or metres for water_level; not read for close and open. */
  readonly value?: number | undefined;
}

/** A change in text: `close:link:x`, `capacity:corridor:west=0.5`, `water_level:passage:y=-1`; refused where it is none. */
export function parseChange(text: string): NetworkChange | Refusal {
  const refusal = (message: string, remedy: string): Refusal => refuse('value-invalid', 'change', message, remedy);
  const colon = text.indexOf(':');
  const kind = changeKinds.find((each) => each === text.slice(0, Math.max(0, colon)).trim());
  if (kind === undefined)
    return refusal(
      `“${text}” does not begin with one of ${changeKinds.join(', ')} and a colon.`,
      'Write close:link:ID, or capacity:link:ID=0.5.',
    );
  const rest = text.slice(colon + 1);
  const equals = rest.lastIndexOf('=');
  const selector = (equals < 0 ? rest : rest.slice(0, equals)).trim();
  if (selector === '' && kind !== 'demand')
    return refusal(`“${text}” names nothing to ${kind}.`, `Write ${kind}: and what is meant, such as ${kind}:link:ID.`);
  if (kind === 'close' || kind === 'open')
    return equals < 0
      ? { kind, selector }
      : refusal(`“${text}” takes no number: what is closed or opened is so altogether.`, `Write ${kind}:${selector}.`);
  const number = equals < 0 ? '' : rest.slice(equals + 1).trim();
  const value = Number(number);
  if (number === '' || !Number.isFinite(value))
    return refusal(`“${text}” does not end with = and a number.`, `Write ${kind}:link:ID=0.5.`);
  return { kind, selector, value };
}
