import { isWithin } from '../calendar/date.ts';
import type { Model } from '../model/model.ts';
import { highestObligation, highestRole, obligationLevel, roleLevel } from './bonds.ts';

/** Likeness of two portfolios of bonds, each measure 1 where they are the same. */
export interface Alignment {
  /** From -1 (opposite extremes) to 1; not corrected for chance. */
  readonly s: number;
  /** Weighted kappa and Scott's pi: 0 is what chance gives; null where both have one level throughout and it is the same. */
  readonly kappa: number | null;
  readonly pi: number | null;
}

/**
 * Likeness of two vectors of levels 0 to `levelMax`, the highest that is possible, not the highest seen.
 *
 * S = 1 - 2 sum(w |p - q| / levelMax) / sum(w) (Signorino and Ritter, 1999; absolute distances). Kappa and pi are 1 - squared
 * distances seen over those expected by chance, under the two marginals (Cohen, 1968) or under the pooled one (Scott, 1955);
 * for portfolios most of which say «no bond» they are the better measure (Häge, 2011). Throws RangeError where the vectors
 * differ in length, are empty, or hold something that is no level.
 */
export function alignment(
  p: readonly number[],
  q: readonly number[],
  levelMax: number,
  weights: readonly number[] = p.map(() => 1),
): Alignment {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const isLevel = (level: number): boolean => Number.isInteger(level) && level >= 0 && level <= levelMax;
  if (p.length !== q.length || p.length !== weights.length || !(total > 0) || ![...p, ...q].every(isLevel))
    throw new RangeError(
      `seen ${String(p.length)}, ${String(q.length)} and ${String(weights.length)} levels and weights, expected as many of each, whole levels from 0 to ${String(levelMax)}, and weights above 0`,
    );
  const count = levelMax + 1;
  const [rows, columns] = [new Array<number>(count).fill(0), new Array<number>(count).fill(0)];
  let [absolute, squared] = [0, 0];
  for (const [at, level] of p.entries()) {
    const [other, weight] = [q[at] ?? 0, (weights[at] ?? 0) / total];
    absolute += weight * Math.abs(level - other);
    squared += weight * (level - other) ** 2;
    rows[level] = (rows[level] ?? 0) + weight;
    columns[other] = (columns[other] ?? 0) + weight;
  }
  const pooled = rows.map((share, level) => (share + (columns[level] ?? 0)) / 2);
  return {
    s: 1 - (2 * absolute) / levelMax,
    kappa: beyondChance(squared, expectedSquares(rows, columns)),
    pi: beyondChance(squared, expectedSquares(pooled, pooled)),
  };
}

/** Expected squared distance of two levels drawn apart from two distributions. */
function expectedSquares(rows: readonly number[], columns: readonly number[]): number {
  return rows.reduce(
    (sum, share, level) => columns.reduce((all, other, at) => all + share * other * (level - at) ** 2, sum),
    0,
  );
}

function beyondChance(seen: number, expected: number): number | null {
  return expected === 0 ? null : 1 - seen / expected;
}

/** Alignment of two actors in one kind of bond, with what it rests on. */
export interface BondAlignment extends Alignment {
  /** Entries of each portfolio: states, or formats. */
  readonly entries: number;
  /** Entries above 0 of each side (its bond with itself left out). */
  readonly bondsOfA: number;
  readonly bondsOfB: number;
}

export interface DyadAlignment {
  /** Obligations of alliance, 0 to 3, towards every state of the model; null where one side has none on record. */
  readonly obligations: BondAlignment | null;
  /** Roles, 0 to 2, in every format of the day; null where one side belongs to none on record. */
  readonly formats: BondAlignment | null;
}

/** How alike the bonds of two actors are on a day. */
export function dyadAlignment(model: Model, a: string, b: string, day: number): DyadAlignment {
  return { obligations: obligationAlignment(model, a, b, day), formats: formatAlignment(model, a, b, day) };
}

/** A state is bound to defend itself, as in Signorino and Ritter (1999), so that an ally's entry is like its own. */
function obligationAlignment({ tables }: Model, a: string, b: string, day: number): BondAlignment | null {
  const states = tables.actor.filter(({ kind }) => kind === 'state').map(({ actorId }) => actorId as string);
  const alliances = tables.relation.filter(
    ({ kind, validFrom, validTo }) => kind === 'alliance' && isWithin(day, validFrom, validTo),
  );
  const levelsOf = (actor: string): readonly number[] =>
    states.map((state) => {
      const shared = alliances.filter(
        (row) =>
          (row.actorAId === actor && row.actorBId === state) || (row.actorAId === state && row.actorBId === actor),
      );
      return shared.reduce((most, { obligation }) => Math.max(most, obligationLevel(obligation)), 0);
    });
  const withSelf = (actor: string, levels: readonly number[]): readonly number[] =>
    levels.map((level, at) => (states[at] === actor ? highestObligation : level));
  const [ofA, ofB] = [levelsOf(a), levelsOf(b)];
  const [bondsOfA, bondsOfB] = [countBonds(ofA), countBonds(ofB)];
  if (bondsOfA === 0 || bondsOfB === 0) return null;
  const measured = alignment(withSelf(a, ofA), withSelf(b, ofB), highestObligation);
  return { ...measured, entries: states.length, bondsOfA, bondsOfB };
}

function formatAlignment({ tables }: Model, a: string, b: string, day: number): BondAlignment | null {
  const rows = tables.membership.filter(({ validFrom, validTo }) => isWithin(day, validFrom, validTo));
  const formats = [...new Set(rows.map(({ format }) => format))];
  const levelsOf = (actor: string): readonly number[] =>
    formats.map((format) =>
      rows.reduce(
        (most, row) => (row.actorId === actor && row.format === format ? Math.max(most, roleLevel(row.role)) : most),
        0,
      ),
    );
  const [ofA, ofB] = [levelsOf(a), levelsOf(b)];
  const [bondsOfA, bondsOfB] = [countBonds(ofA), countBonds(ofB)];
  if (bondsOfA === 0 || bondsOfB === 0) return null;
  return { ...alignment(ofA, ofB, highestRole), entries: formats.length, bondsOfA, bondsOfB };
}

function countBonds(levels: readonly number[]): number {
  return levels.filter((level) => level > 0).length;
}
