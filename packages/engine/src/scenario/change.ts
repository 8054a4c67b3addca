import { refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';

/** What the number of a change is: none, a factor, meters of water, or an amount that is added. */
export type ChangeValue = 'none' | 'factor' | 'meters' | 'amount';

/** What may be changed, each with what its number is and what it means. */
export const changeForms = {
  close: { value: 'none', meaning: 'Nothing passes what is selected.' },
  open: {
    value: 'none',
    meaning:
      'What is planned, being built, outside its dates, closed by a regime or by an earlier change is there and open. Sanctions that are obeyed still hold.',
  },
  build: {
    value: 'none',
    meaning: 'The links of a project (project:ID) are there; a regime or a change may still close them.',
  },
  restrict: {
    value: 'none',
    meaning: 'What a regime (regime:ID) does when it is restricted holds, beside what its record has on the day.',
  },
  capacity: { value: 'factor', meaning: 'Capacity times a factor.' },
  hours: { value: 'factor', meaning: 'Running time or dwell times a factor; waits for a vehicle stay.' },
  cost: { value: 'factor', meaning: 'Money for running, handling and borders times a factor.' },
  hours_added: { value: 'amount', meaning: 'Hours added once, where cargo comes to what is selected.' },
  usd_per_teu_added: { value: 'amount', meaning: 'US dollars for each TEU, added once in the same way.' },
  usd_per_tonne_added: {
    value: 'amount',
    meaning: 'US dollars for each tonne, added once, of cargo that is not in containers.',
  },
  water_level: {
    value: 'meters',
    meaning: 'Meters by which the water of the selected links rises (below 0: falls); laden ships go less deep.',
  },
  demand: {
    value: 'factor',
    meaning:
      'Tonnes times a factor, of pairs that begin or end in a country (country:XXX), of a cargo (commodity:ID), or of all.',
  },
} as const satisfies Record<string, { readonly value: ChangeValue; readonly meaning: string }>;

export type ChangeKind = keyof typeof changeForms;
export const changeKinds = Object.keys(changeForms) as readonly ChangeKind[];

/** One change of what a model says. Selectors as everywhere (model/selector.ts). */
export interface NetworkChange {
  readonly kind: ChangeKind;
  /** For build `project:ID`, for restrict `regime:ID`; for demand terms `country:XXX` and `commodity:ID`, empty text: all. */
  readonly selector: string;
  /** Factor, meters, or amount; not read where the kind takes no number. */
  readonly value?: number | undefined;
  /** First and last day, YYYY-MM-DD, or a month or year; default: since ever and for ever. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Names of sources of the model, or where else it is said. */
  readonly sources?: readonly string[] | undefined;
  /** Why it is assumed. */
  readonly why?: string | undefined;
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
  if (changeForms[kind].value === 'none')
    return equals < 0
      ? { kind, selector }
      : refusal(`“${text}” takes no number: what is closed or opened is so altogether.`, `Write ${kind}:${selector}.`);
  const number = equals < 0 ? '' : rest.slice(equals + 1).trim();
  const value = Number(number);
  if (number === '' || !Number.isFinite(value))
    return refusal(`“${text}” does not end with = and a number.`, `Write ${kind}:link:ID=0.5.`);
  return { kind, selector, value };
}

/** A change as `parseChange` reads it; dates, sources and reasons have no place in it. */
export function formatChange({ kind, selector, value }: NetworkChange): string {
  return `${kind}:${selector}${changeForms[kind].value === 'none' ? '' : `=${String(value)}`}`;
}
