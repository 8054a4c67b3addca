import type { Skim } from '../routing/skim.ts';
import type { NodeId } from '../units/id.ts';

type Matrix = readonly (readonly (number | null)[])[];

/** `meridian.skim/1`: by origin and destination; null where no way leads. */
export interface SkimAnswer {
  readonly schema: 'meridian.skim/1';
  readonly from: readonly NodeId[];
  readonly to: readonly NodeId[];
  readonly generalizedCostUsd: Matrix;
  readonly hours: Matrix;
  readonly hoursFromDeparture: Matrix;
  readonly costUsd: Matrix;
  readonly co2eKg: Matrix;
}

export function skimAnswer(from: readonly NodeId[], to: readonly NodeId[], figures: Skim): SkimAnswer {
  return {
    schema: 'meridian.skim/1',
    from,
    to,
    generalizedCostUsd: plain(figures.generalizedCostUsd),
    hours: plain(figures.hours),
    hoursFromDeparture: plain(figures.hoursFromDeparture),
    costUsd: plain(figures.costUsd),
    co2eKg: plain(figures.co2eKg),
  };
}

function plain(rows: readonly Float64Array[]): Matrix {
  return rows.map((row) => Array.from(row, (value) => (value === Infinity ? null : value)));
}
