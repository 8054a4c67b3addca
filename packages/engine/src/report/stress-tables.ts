import type { CriticalItem, CriticalityAnswer } from '../criticality/criticality.ts';
import type { DescribedRegime } from '../regimes/answer.ts';
import { numberColumn, resultTable, textColumn } from './result-table.ts';
import type { ColumnOf, ResultTable } from './result-table.ts';

/** What is lost without each item, in the order of the answer (the costliest first). */
export function criticalityTable({ items }: Pick<CriticalityAnswer, 'items'>): ResultTable {
  return resultTable('criticality', criticalityColumns, items);
}

const criticalityColumns: readonly ColumnOf<CriticalItem>[] = [
  textColumn('id', 'What is taken away.', ({ id }) => id),
  textColumn('name', 'Its name.', ({ name }) => name),
  numberColumn('tonnes', 't', 'Cargo that uses it as things are, each tonne once.', ({ tonnes }) => tonnes),
  numberColumn('lost_tonnes', 't', 'Cargo that no longer moves.', ({ lostTonnes }) => lostTonnes),
  numberColumn('added_tonne_km', 't km', 'What the rest moves more.', ({ addedTonneKm }) => addedTonneKm),
  numberColumn('added_usd', 'USD', 'What the rest pays more, time not priced.', ({ addedUsd }) => addedUsd),
  numberColumn('added_tonne_days', 't d', 'Days that the rest takes more, by its tonnes.', (row) => row.addedTonneDays),
  numberColumn(
    'disconnected_pairs',
    undefined,
    'Pairs of zones and cargo that no open way joins then.',
    ({ disconnectedPairs }) => disconnectedPairs,
  ),
];

/** Regimes as they stand on a date, with how they may stand later. */
export function regimeTable(regimes: readonly DescribedRegime[]): ResultTable {
  return resultTable('regimes', regimeColumns, regimes);
}

const regimeColumns: readonly ColumnOf<DescribedRegime>[] = [
  textColumn('regime', 'Row of the table regime.', ({ id }) => id),
  textColumn('name', 'Its name.', ({ name }) => name),
  textColumn('kind', 'Its kind.', ({ kind }) => kind),
  textColumn('state', 'open, restricted or closed.', ({ state }) => state),
  textColumn('since', 'When that state began; empty before its record.', ({ since }) => since),
  textColumn('until', 'When it ended, where that is on record.', ({ until }) => until),
  numberColumn('links', undefined, 'Links that it rules.', ({ linkCount }) => linkCount),
  numberColumn(
    'worsening_per_year',
    '1/year',
    'Rate at which it gets worse than it is that day; 0 where it is closed.',
    (row) => row.worseningPerYear,
  ),
  numberColumn(
    'not_open_in_quarter',
    'share',
    'Probability that it is not open in a quarter.',
    (row) => 1 - row.outlook.quarter.open,
  ),
  numberColumn(
    'not_open_in_year',
    'share',
    'Probability that it is not open in a year.',
    ({ outlook }) => 1 - outlook.year.open,
  ),
];
