import { formatPercent } from '@meridian/engine';

/** How figures are written: two to three significant digits or stated decimals, never a false precision. */

/** The minus sign of all words, which is as wide as the plus; a hyphen is none. */
const minus = '−';

/** What stands where a figure is not known. */
export const notKnown = 'not known';

// the engine writes sentences with shares into its answers: there is one way to write them
export { formatPercent };

/** A number to three significant digits, two below 10, large ones with separators: 1,230; 45.6; 0.012. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return notKnown;
  const size = Math.abs(value);
  const text =
    size !== 0 && size < 100
      ? String(Number(size.toPrecision(size < 10 ? 2 : 3)))
      : grouped(Number(size.toPrecision(3)));
  return value < 0 ? `${minus}${text}` : text;
}

/** A figure of a model as it stands there, to so many significant digits: a gauge of 1,435 mm is no 1,440. */
export function formatExact(value: number, digits = 9): string {
  return value.toLocaleString('en', { maximumSignificantDigits: digits, useGrouping: 'min2' }).replace('-', minus);
}

/** A whole number with separators: 12,593,252. */
export function formatCount(count: number): string {
  const text = grouped(Math.abs(count));
  return count < 0 && text !== '0' ? `${minus}${text}` : text;
}

/**
 * A number from 0 as a whole one with separators, halves up. As Intl writes it in English, whose first use costs a command
 * 30 ms.
 */
function grouped(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : '∞';
  const digits = value < 1e21 ? value.toFixed(0) : String(BigInt(value));
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A figure of a column with so many decimals; what rounds to nothing has no sign. */
export function formatFixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return notKnown;
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `${minus}${text}` : text;
}

/** With its sign, the plus too: +4.2, −0.5, 0.0. */
export function formatSigned(value: number, digits: number): string {
  const text = formatFixed(value, digits);
  return Number(text) > 0 ? `+${text}` : text;
}

/** A figure of a solver as one writes it, to so many significant digits: 0.00123, 8.2e-7. */
export function formatShort(value: number, digits = 3): string {
  return String(Number(value.toPrecision(digits))).replace('-', value < 0 ? minus : '-');
}

/** A gap as one writes it: `8e-5`; below zero where rounding alone is left. */
export function formatGap(gap: number): string {
  if (gap === 0) return '0';
  return Number.isFinite(gap) ? gap.toExponential(0).replace('e+', 'e') : notKnown;
}

/** A share in a label that has no room for decimals: whole per cents, `< 1 %` for what is less and not nothing. */
export function formatWholePercent(share: number | undefined): string {
  if (share === undefined || !Number.isFinite(share)) return notKnown;
  return share > 0 && share < 0.01 ? '< 1 %' : `${formatFixed(100 * share, 0)} %`;
}

/** `3 routes`, `1 route`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `a, b or c`. */
export function formatChoice(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${String(items.at(-1))}`;
}

/** The first so many of a list, and how many more there are: `a, b, and 3 more`. */
export function formatFirst(items: readonly string[], most: number): string {
  const more = items.length - most;
  return more > 0 ? `${items.slice(0, most).join(', ')}, and ${formatCount(more)} more` : items.join(', ');
}
