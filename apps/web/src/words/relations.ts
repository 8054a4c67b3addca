import { isRefusal, parseDyad } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { formatNumber } from './numbers.ts';

/** How the page writes relations: points with their sign, pairs by name, codes in words. */

export function actorName({ tables }: Model, actorId: string): string {
  return tables.actor.find((actor) => actor.actorId === actorId)?.name ?? actorId;
}

/** `Iran – Russia`, or `Iran towards Russia`. */
export function dyadName(model: Model, dyad: string): string {
  const parsed = parseDyad(dyad);
  if (isRefusal(parsed)) return dyad;
  const [a, b] = [actorName(model, parsed.a), actorName(model, parsed.b)];
  return parsed.directed ? `${a} towards ${b}` : `${a} – ${b}`;
}

/** Index points with their sign and one decimal: +4.2, −0.5, 0.0; two decimals for what is smaller than 0.05. */
export function formatPoints(points: number): string {
  if (!Number.isFinite(points)) return 'not known';
  const digits = points !== 0 && Math.abs(points) < 0.05 ? 2 : 1;
  const text = Math.abs(points).toFixed(digits);
  if (Number(text) === 0) return '0.0';
  return `${points < 0 ? '−' : '+'}${text}`;
}

/** An index with its sign and one decimal. */
export function formatIndex(index: number): string {
  const text = Math.abs(index).toFixed(1);
  return text === '0.0' ? text : `${index < 0 ? '−' : '+'}${text}`;
}

/** A score by a table as it stands there, with its sign. */
export function formatScore(score: number | undefined): string {
  if (score === undefined) return 'none';
  return score === 0 ? '0' : `${score < 0 ? '−' : '+'}${String(Math.abs(score))}`;
}

/** `730 days (2 years)`; days alone below a year. */
export function formatHalfLife(days: number): string {
  return days < 365 ? `${String(days)} days` : `${String(days)} days (${formatNumber(days / 365.25)} years)`;
}

/** A date of the register as its source has it: day, month or year. */
export function formatEventDate(date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date) ?? [];
  if (year === undefined || month === undefined) return date;
  const name = monthNames[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${String(Number(day))} ${name} ${year}`;
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** What an index means: nearer to conflict or to cooperation, and how far. */
export function indexWords(index: number): string {
  const size = Math.abs(index);
  if (size < 0.5) return 'near neutral';
  const side = index > 0 ? 'cooperation' : 'conflict';
  return size < 2 ? `slightly towards ${side}` : size < 5 ? `towards ${side}` : `far towards ${side}`;
}

const typeWords: Readonly<Record<string, string>> = {
  AGREE: 'agrees to act',
  CONSULT: 'meets or consults',
  SUPPORT: 'supports diplomatically, signs',
  CONCEDE: 'concedes',
  COOPERATE: 'cooperates in deed',
  AID: 'gives aid',
  RETREAT: 'withdraws, releases',
  REQUEST: 'demands',
  ACCUSE: 'accuses',
  REJECT: 'rejects',
  THREATEN: 'threatens',
  PROTEST: 'protests',
  SANCTION: 'cuts relations, sanctions',
  MOBILIZE: 'mobilizes forces',
  COERCE: 'coerces',
  ASSAULT: 'attacks',
};

/** A PLOVER type in words. */
export function eventTypeWords(type: string): string {
  return typeWords[type] ?? type.toLowerCase();
}

/** What the first two digits of a CAMEO code stand for (Schrodt, 2012). */
const cameoRoots: Readonly<Record<string, string>> = {
  '01': 'public statement',
  '02': 'appeal',
  '03': 'intent to cooperate',
  '04': 'consultation',
  '05': 'diplomatic cooperation',
  '06': 'material cooperation',
  '07': 'aid',
  '08': 'yielding',
  '09': 'investigation',
  '10': 'demand',
  '11': 'disapproval',
  '12': 'rejection',
  '13': 'threat',
  '14': 'protest',
  '15': 'show of force',
  '16': 'reduced relations',
  '17': 'coercion',
  '18': 'assault',
  '19': 'fighting',
  '20': 'mass violence',
};

export function cameoWords(code: string): string {
  return cameoRoots[code.slice(0, 2)] ?? 'unknown kind of act';
}

export const scoreTableNames = { goldstein: 'Goldstein', plover: 'PLOVER' } as const;

/** How a rate moves with a relation: `open → closed: −14 % for each point nearer (−30 to 0 %)`. */
export function dependencyWords({
  fromState,
  toState,
  effect,
  effectLow,
  effectHigh,
}: {
  readonly fromState: string | undefined;
  readonly toState: string | undefined;
  readonly effect: number;
  readonly effectLow: number | undefined;
  readonly effectHigh: number | undefined;
}): string {
  const change = (value: number): number => Math.round((Math.exp(value) - 1) * 100);
  const signed = (value: number): string => (value === 0 ? '0' : `${value < 0 ? '−' : '+'}${String(Math.abs(value))}`);
  const range =
    effectLow === undefined || effectHigh === undefined
      ? ''
      : ` (${signed(change(effectLow))} to ${signed(change(effectHigh))} %)`;
  return `${fromState ?? 'open'} → ${toState ?? 'closed'}: ${signed(change(effect))} % for each point nearer${range}`;
}
