import { getFirstDay, getLastDay } from '../calendar/date.ts';
import type { Model, RegimeRecord } from '../model/model.ts';
import { regimeSpells } from './regime-state.ts';
import type { RegimeState, Spell } from './regime-state.ts';

export const daysPerYear = 365.25;

interface Window {
  readonly first: number;
  readonly last: number;
}

/** How often a regime went from one state to another, and how long it was in the first, in its record. */
export interface RecordCount {
  readonly changes: number;
  /** Years spent in the state before. */
  readonly years: number;
}

function recordOf({ recordFrom, recordTo }: RegimeRecord): Window {
  return { first: getFirstDay(recordFrom), last: getLastDay(recordTo) };
}

/**
 * Changes from one state to another and years in the first. A change on the first day of the record is where the record
 * begins, and is not counted: of the state before no time is on record.
 */
export function countChanges(model: Model, regime: RegimeRecord, from: RegimeState, to: RegimeState): RecordCount {
  const { first, last } = recordOf(regime);
  const spells = regimeSpells(model, regime.regimeId);
  const days = spells
    .filter(({ state }) => state === from)
    .reduce((sum, spell) => sum + Math.max(0, Math.min(spell.lastDay, last) - Math.max(spell.firstDay, first) + 1), 0);
  const changes = spells.filter(
    (spell, index) =>
      spell.state === to && spells[index - 1]?.state === from && spell.firstDay > first && spell.firstDay <= last,
  ).length;
  return { changes, years: days / daysPerYear };
}

/** Rate of changes from one state to another by the record: (k + 0.5) / (n + 1), see `transitionRates`. */
export function changesPerYear(model: Model, regime: RegimeRecord, from: RegimeState, to: RegimeState): number {
  const { changes, years } = countChanges(model, regime, from, to);
  return (changes + 0.5) / (years + 1);
}

/**
 * Onsets of a state other than open per year of the whole record: (k + 0.5) / (n + 1), half a count added (Jeffreys,
 * 1946) and a year, so that a short record without a closure does not say never. A spell that only changes from
 * restricted to closed goes on; it does not begin again.
 */
export function onsetsPerYear(model: Model, regime: RegimeRecord): number {
  const { first, last } = recordOf(regime);
  const isShut = (spell: Spell | undefined): boolean => spell !== undefined && spell.state !== 'open';
  const spells = regimeSpells(model, regime.regimeId);
  const onsets = spells.filter(
    (spell, index) => isShut(spell) && !isShut(spells[index - 1]) && spell.firstDay >= first && spell.firstDay <= last,
  ).length;
  return (onsets + 0.5) / ((last - first + 1) / daysPerYear + 1);
}
