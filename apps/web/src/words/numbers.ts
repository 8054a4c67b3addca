/** How the page writes figures: two to three significant digits with their units, never a false precision. */

import { firstDay, momentOfDay } from '@meridian/engine';

const integer = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A number to three significant digits, large ones with separators: 1,230; 45.6; 0.0123. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return 'not known';
  if (value !== 0 && Math.abs(value) < 100) return String(Number(value.toPrecision(value < 10 ? 2 : 3)));
  return integer.format(Number(value.toPrecision(3)));
}

/** A figure of the model as it stands there: a gauge of 1,435 mm is no 1,440. */
export function formatExact(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 9, useGrouping: 'min2' });
}

export function formatUsd(usd: number): string {
  return Number.isFinite(usd) ? `${integer.format(Number(usd.toPrecision(usd < 100_000 ? 4 : 3)))} USD` : 'not known';
}

/** Kilograms of CO2 equivalent, as tonnes from one tonne on. */
export function formatCo2e(kg: number): string {
  if (!Number.isFinite(kg)) return 'not known';
  return kg >= 1000 ? `${formatNumber(kg / 1000)} t` : `${formatNumber(kg)} kg`;
}

export function formatKm(km: number): string {
  return Number.isFinite(km)
    ? `${integer.format(km >= 100 ? Math.round(km / 10) * 10 : Math.round(km))} km`
    : 'not known';
}

/** Hours as people say them: `5 h` below two days, `12 days` above. */
export function formatHours(hours: number): string {
  if (!Number.isFinite(hours)) return 'not known';
  if (hours < 48) return `${formatNumber(hours)} h`;
  const days = hours / 24;
  return `${days < 20 ? String(Number(days.toFixed(1))) : String(Math.round(days))} days`;
}

/** A span of hours: `18–23 days`; one figure where both ends read the same. */
export function formatHourRange(low: number, high: number): string {
  const [from, to] = [low / 24, high / 24].map((days) => (days < 10 ? days.toFixed(1) : String(Math.round(days))));
  return from === to ? `${from ?? ''} days` : `${from ?? ''}–${to ?? ''} days`;
}

/** A probability in per cent. */
export function formatRisk(risk: number): string {
  if (risk > 0 && risk < 0.01) return '< 1 %';
  return `${String(Math.round(risk * 100))} %`;
}

export function formatCount(count: number): string {
  return integer.format(count);
}

export function formatPeople(count: number): string {
  return count >= 1e6 ? `${formatNumber(count / 1e6)} million` : integer.format(count);
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `2023-03-01` as `1 March 2023`; a date that is none stays as it is. */
export function formatDate(date: string): string {
  const day = firstDay(date);
  return day === undefined ? date : dayFormat.format(momentOfDay(day));
}

/** `3 routes`, `1 route`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `a, b or c`. */
export function formatChoice(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${String(items.at(-1))}`;
}
