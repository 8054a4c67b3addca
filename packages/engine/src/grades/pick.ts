import { basisRank, credibilityOf, reliabilityRank } from './grade.ts';
import type { Basis, GradedSource } from './grade.ts';

/** One value that one source gives for a cell. */
export interface EvidenceValue {
  readonly value: string;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly source: GradedSource;
  readonly basis: Basis;
  readonly asOf: string | undefined;
  readonly note: string | undefined;
  /** Place in the file, which decides where all else is equal. */
  readonly row: number;
}

export const pickRule =
  'Best basis first (published, derived from published, calculated, general, assumed); then the publisher’s ' +
  'reliability (A to F), the item’s credibility (1 to 6), the latest date, and the first row.';

function compare(a: EvidenceValue, b: EvidenceValue): number {
  return (
    basisRank(a.basis) - basisRank(b.basis) ||
    reliabilityRank(a.source) - reliabilityRank(b.source) ||
    credibilityOf(a.source) - credibilityOf(b.source) ||
    compareText(b.asOf ?? '', a.asOf ?? '') ||
    a.row - b.row
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** All values for a cell, the one that the rule picks first. Does not change what it is given. */
export function rankEvidence(values: readonly EvidenceValue[]): readonly EvidenceValue[] {
  return [...values].sort(compare);
}

export interface Spread {
  readonly low: number;
  readonly high: number;
}

/** Lowest and highest figure that any source gives; undefined for what is not a number. */
export function spreadOf(values: readonly EvidenceValue[]): Spread | undefined {
  const figures = values
    .flatMap(({ value, low, high }) => [Number(value), low, high])
    .filter((figure): figure is number => figure !== undefined && Number.isFinite(figure));
  if (figures.length === 0) return undefined;
  return { low: Math.min(...figures), high: Math.max(...figures) };
}
