import { formatCount, formatFixed, formatNumber, notKnown } from './numbers.ts';

/** Quantities with their units: money, time, lengths, cargo. */

/** Tonnes with the prefix that keeps them short: `2.2 Mt`, `74.2 kt`, `640 t`. */
export function formatTonnes(tonnes: number): string {
  if (!Number.isFinite(tonnes)) return notKnown;
  const size = Math.abs(tonnes);
  // what rounds to a thousand is written with the next prefix
  if (size >= 999_500) return `${formatNumber(tonnes / 1e6)} Mt`;
  if (size >= 999.5) return `${formatNumber(tonnes / 1000)} kt`;
  return `${formatNumber(size < 1 ? Math.round(size) : tonnes)} t`;
}

/** A change of tonnes with its sign: `+120 kt`, `−2.2 Mt`; below half a tonne there is none. */
export function formatTonnesChange(tonnes: number): string {
  if (Math.abs(tonnes) < 0.5) return 'no change';
  return formatSignedAmount(tonnes, 't');
}

/** An amount in its unit: tonnes with their prefix, anything else to three digits. */
export function formatAmount(value: number, unit: string): string {
  return unit === 't' ? formatTonnes(value) : `${formatNumber(value)} ${unit}`;
}

/** The same with its sign, the plus too. */
export function formatSignedAmount(value: number, unit: string): string {
  return `${value < 0 ? '' : '+'}${formatAmount(value, unit)}`;
}

/** `12 bn tkm`, `340 million tkm`. */
export function formatTonneKm(tonneKm: number): string {
  if (!Number.isFinite(tonneKm)) return notKnown;
  return Math.abs(tonneKm) >= 1e9
    ? `${formatNumber(tonneKm / 1e9)} bn tkm`
    : `${formatNumber(tonneKm / 1e6)} million tkm`;
}

/** A sum for a whole period, short: `7.4 million USD`, `640,000 USD`. */
export function formatMoney(usd: number): string {
  if (!Number.isFinite(usd)) return notKnown;
  if (usd >= 1e9) return `${formatNumber(usd / 1e9)} bn USD`;
  return usd >= 1e6 ? `${formatNumber(usd / 1e6)} million USD` : `${formatNumber(usd)} USD`;
}

/** What a consignment pays: `2,003 USD`. */
export function formatUsd(usd: number): string {
  return Number.isFinite(usd) ? `${formatCount(Number(usd.toPrecision(usd < 100_000 ? 4 : 3)))} USD` : notKnown;
}

/** Kilograms of CO2 equivalent, as tonnes from one tonne on. */
export function formatCo2e(kg: number): string {
  if (!Number.isFinite(kg)) return notKnown;
  return kg >= 1000 ? `${formatNumber(kg / 1000)} t` : `${formatNumber(kg)} kg`;
}

/** A length or distance; from 100 km on to ten. */
export function formatKm(km: number): string {
  return Number.isFinite(km) ? `${formatCount(km >= 100 ? Math.round(km / 10) * 10 : Math.round(km))} km` : notKnown;
}

/** Hours as people say them: `5 h` below two days, `12 days` above. */
export function formatHours(hours: number): string {
  if (!Number.isFinite(hours)) return notKnown;
  if (hours < 48) return `${formatNumber(hours)} h`;
  const days = hours / 24;
  return `${days < 20 ? String(Number(days.toFixed(1))) : formatFixed(days, 0)} days`;
}

/** Hours as days with one decimal, for a column that says so: `25.4`. */
export function formatDays(hours: number): string {
  return formatFixed(hours / 24, 1);
}

/** A span of hours: `18–23 days`; one figure where both ends read the same. */
export function formatHourRange(low: number, high: number): string {
  const [from = '', to = ''] = [low / 24, high / 24].map((days) => formatFixed(days, days < 10 ? 1 : 0));
  return from === to ? `${from} days` : `${from}–${to} days`;
}

/** Inhabitants: `1.2 million`, `640,000`. */
export function formatPeople(count: number): string {
  return count >= 1e6 ? `${formatNumber(count / 1e6)} million` : formatCount(count);
}

/** A latitude or longitude with its side: `52.37° N`. `sides` are those above and below zero. */
export function formatDegrees(degrees: number, [above, below]: readonly [string, string]): string {
  return `${formatFixed(Math.abs(degrees), 2)}° ${degrees < 0 ? below : above}`;
}
