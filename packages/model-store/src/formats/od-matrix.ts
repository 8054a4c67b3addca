// Reads OD matrices as CSV. Long form: a row for each pair, with columns from_zone, to_zone and tonnes, and commodity and
// period where they vary. Square form: zones of destination in the first row, zones of origin in the first column.

import type { Model } from '@meridian/engine';
import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { isBlankRow } from '../csv-text.ts';
import { findNearestName } from '../nearest-name.ts';
import { parseNumber, suggestNumber } from '../number-text.ts';

/** A pair of zones with its tonnes, and the row of the file that gives them. */
export interface OdEntry {
  readonly fromZone: string;
  readonly toZone: string;
  readonly commodity: string;
  readonly period: string;
  readonly tonnes: number;
  readonly row: number;
  /** What the row does not say itself. */
  readonly unstated: readonly ('commodity' | 'period')[];
}

interface OdDefaults {
  readonly commodity: string;
  readonly period: string;
}

type Field = 'from' | 'to' | 'commodity' | 'period' | 'tonnes';

/** Names that the columns of the long form go by, ours and those of DTALite, path4gmns and the like. */
const names: Readonly<Record<Field, readonly string[]>> = {
  from: ['from_zone', 'from_zone_id', 'o_zone_id', 'origin', 'from'],
  to: ['to_zone', 'to_zone_id', 'd_zone_id', 'destination', 'to'],
  commodity: ['commodity', 'commodity_id'],
  period: ['period'],
  tonnes: ['tonnes', 'volume', 'value', 'demand'],
};

export const odColumnNames: ReadonlySet<string> = new Set(Object.values(names).flat());

/** What the zones, commodities and periods of a file have to be. */
interface Known {
  readonly zones: ReadonlySet<string>;
  readonly commodities: ReadonlySet<string>;
}

/** The pairs of a file with tonnes, in its order, by cells; all that is wrong with them is a finding. */
export function listOdEntries(
  file: string,
  rows: readonly (readonly string[])[],
  model: Model,
  defaults: OdDefaults,
  faults: FaultList,
): readonly OdEntry[] {
  const known = {
    zones: new Set<string>(model.tables.zone.map(({ zoneId }) => zoneId)),
    commodities: new Set<string>(model.tables.commodity.map(({ commodityId }) => commodityId)),
  };
  const header = (rows[0] ?? []).map((cell) => cell.trim());
  const at = (field: Field): number => header.findIndex((name) => names[field].includes(name.toLowerCase()));
  const isLong = at('from') >= 0 && at('to') >= 0;
  const cells = isLong ? listLong(file, rows, header, at, faults) : listSquare(file, rows, header, faults);
  const entries = cells.flatMap((cell) => checkCell(file, { ...defaults, ...cell }, known, unstatedIn(cell), faults));
  reportRepeated(file, entries, faults);
  return entries.filter(({ tonnes }) => tonnes > 0);
}

/** A pair as text, and where it stands. */
interface OdCell {
  readonly from: string;
  readonly to: string;
  readonly tonnes: string;
  readonly commodity?: string;
  readonly period?: string;
  readonly row: number;
  /** Column of the tonnes, for findings. */
  readonly column: string;
}

function unstatedIn(cell: OdCell): OdEntry['unstated'] {
  return (['commodity', 'period'] as const).filter((field) => cell[field] === undefined);
}

function listLong(
  file: string,
  rows: readonly (readonly string[])[],
  header: readonly string[],
  at: (field: Field) => number,
  faults: FaultList,
): readonly OdCell[] {
  const tonnesAt = at('tonnes');
  if (tonnesAt < 0) {
    const remedy = `Name the column of the tonnes one of: ${names.tonnes.join(', ')}.`;
    faults.add('column-missing', { file, row: 1, column: 'tonnes' }, 'no column holds the tonnes.', remedy);
    return [];
  }
  return rows.slice(1).flatMap((cells, index): OdCell[] => {
    const row = index + 2;
    if (isBlankRow(cells)) return [];
    if (cells.length !== header.length) {
      reportLength(file, row, cells.length, header.length, faults);
      return [];
    }
    const cell = (field: Field): string => cells[at(field)]?.trim() ?? '';
    const [commodity, period] = [cell('commodity'), cell('period')];
    const column = header[tonnesAt] ?? '';
    const optional = { ...(commodity === '' ? {} : { commodity }), ...(period === '' ? {} : { period }) };
    return [{ from: cell('from'), to: cell('to'), tonnes: cell('tonnes'), ...optional, row, column }];
  });
}

function listSquare(
  file: string,
  rows: readonly (readonly string[])[],
  header: readonly string[],
  faults: FaultList,
): readonly OdCell[] {
  if (header.length < 2) {
    const remedy =
      'Write from_zone,to_zone,tonnes as the header, or a square with the zones in its first row and column.';
    faults.add('header-missing', { file, row: 1 }, 'the first row has neither columns of pairs nor zones.', remedy);
    return [];
  }
  return rows.slice(1).flatMap((cells, index): readonly OdCell[] => {
    const row = index + 2;
    if (isBlankRow(cells)) return [];
    if (cells.length !== header.length) {
      reportLength(file, row, cells.length, header.length, faults);
      return [];
    }
    const from = cells[0]?.trim() ?? '';
    return header.slice(1).flatMap((to, column): OdCell[] => {
      // a blank cell of a square is a pair without cargo
      const tonnes = cells[column + 1]?.trim() ?? '';
      return tonnes === '' ? [] : [{ from, to, tonnes, row, column: to }];
    });
  });
}

function reportLength(file: string, row: number, found: number, expected: number, faults: FaultList): void {
  const fault = `the row has ${String(found)} cells, and the header ${String(expected)}.`;
  faults.add('row-length', { file, row, found: String(found) }, fault, 'Give each row as many cells as the header.');
}

function checkCell(
  file: string,
  { from, to, commodity, period, tonnes, row, column }: OdCell & OdDefaults,
  known: Known,
  unstated: OdEntry['unstated'],
  faults: FaultList,
): readonly OdEntry[] {
  const isKnown = [
    isOneOf(file, row, 'zone', from, known.zones, faults),
    isOneOf(file, row, 'zone', to, known.zones, faults),
    isOneOf(file, row, 'commodity', commodity, known.commodities, faults),
  ];
  const value = parseNumber(tonnes);
  const place = { file, row, column, found: tonnes };
  if (tonnes === '') faults.add('cell-required', place, 'the tonnes are missing.', 'Write the tonnes, or 0.');
  else if (value === undefined)
    faults.add('cell-type', place, `${quote(tonnes)} is not a number.`, suggestNumber(tonnes, 't'));
  else if (value < 0) faults.add('cell-range', place, `${tonnes} is below 0.`, 'Write 0 or a number above it (t).');
  const hasPeriod = /^\d{4}(-Q[1-4])?$/.test(period);
  if (!hasPeriod) {
    const remedy = 'Write a quarter (2023-Q1) or a year (2023).';
    faults.add(
      'date-invalid',
      { file, row, column: 'period', found: period },
      `${quote(period)} is no period.`,
      remedy,
    );
  }
  if (value === undefined || value < 0 || !hasPeriod || isKnown.includes(false)) return [];
  return [{ fromZone: from, toZone: to, commodity, period, tonnes: value, row, unstated }];
}

function isOneOf(
  file: string,
  row: number,
  what: 'zone' | 'commodity',
  id: string,
  known: ReadonlySet<string>,
  faults: FaultList,
): boolean {
  if (known.has(id)) return true;
  const nearest = findNearestName(id, [...known]);
  const remedy =
    nearest === undefined ? `Write the ${what}_id of a row of ${what}.csv.` : `Write ${nearest} if that is meant.`;
  faults.add(
    'reference-broken',
    { file, row, column: what, found: id },
    `${what}.csv has no row ${quote(id)}.`,
    remedy,
  );
  return false;
}

/** A key of a demand row. */
function odKey({ fromZone, toZone, commodity, period }: Omit<OdEntry, 'tonnes' | 'row' | 'unstated'>): string {
  return JSON.stringify([fromZone, toZone, commodity, period]);
}

function reportRepeated(file: string, entries: readonly OdEntry[], faults: FaultList): void {
  const rowByKey = new Map<string, number>();
  for (const entry of entries) {
    const key = odKey(entry);
    const earlier = rowByKey.get(key);
    rowByKey.set(key, earlier ?? entry.row);
    if (earlier === undefined) continue;
    const found = `${entry.fromZone}-${entry.toZone}`;
    const fault = `the pair ${found} (${entry.commodity}, ${entry.period}) stands in row ${String(earlier)} already.`;
    const remedy = 'Write one row for the pair, with the sum if both are meant.';
    faults.add('key-repeated', { file, row: entry.row, found }, fault, remedy);
  }
}
