import { formatNumber, formatSigned } from './numbers.ts';

/** Relations in words: points with their sign, codes of acts, rates. */

/**
 * Index points with their sign: one decimal (+4.2, −0.5, 0.0), two for what is smaller than 0.05. A column has the same
 * `digits` in all its rows.
 */
export function formatPoints(points: number, digits = isSmall(points) ? 2 : 1): string {
  return formatSigned(points, digits);
}

function isSmall(points: number): boolean {
  return Math.abs(points) >= 0.005 && Math.abs(points) < 0.05;
}

/** An index with its sign and one decimal. */
export function formatIndex(index: number): string {
  return formatSigned(index, 1);
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
