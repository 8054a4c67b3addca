// GMNS has no table of demand. What programs around it read and write beside the network is demand.csv with o_zone_id,
// d_zone_id and volume (DTALite, Path4GMNS); cargo and period follow here in columns of their own, which they pass over.

import type { Model } from '@meridian/engine';
import { formatCell } from '../cell-text.ts';
import { formatCsv } from '../csv-format.ts';
import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import { parseNumber } from '../number-text.ts';
import { defaultCommodity, FILE_SOURCE } from './import-defaults.ts';
import { cellOf, reportIgnoredColumns } from './text-table.ts';
import type { TextRow, TextTable } from './text-table.ts';
import { vehicleCommodity } from './traffic-demand.ts';

const FILE = 'demand.csv';

/**
 * The demand of a model as demand.csv, volumes in tonnes of the period; undefined where the model has none. The format cannot say that
 * cargo is captive to a way: it is written with the free cargo of its pair.
 */
export function formatGmnsDemand(model: Model): string | undefined {
  if (model.tables.demand.length === 0) return undefined;
  const pairs = Map.groupBy(model.tables.demand, ({ fromZoneId, toZoneId, commodityId, period }) =>
    [fromZoneId, toZoneId, commodityId, period].join('\t'),
  );
  const rows = [...pairs.values()].flatMap((same) =>
    same.slice(0, 1).map(({ fromZoneId, toZoneId, commodityId, period }) => {
      const tonnes = same.reduce((sum, row) => sum + row.tonnes, 0);
      return [fromZoneId, toZoneId, tonnes, commodityId, period].map(formatCell);
    }),
  );
  return formatCsv(['o_zone_id', 'd_zone_id', 'volume', 'commodity_id', 'period'], rows);
}

const columns = ['o_zone_id', 'd_zone_id', 'volume', 'commodity_id', 'period'];

/** What demand.csv does not say itself. */
export interface DemandDefaults {
  readonly period: string;
  readonly commodity: TextRow;
}

/**
 * Rows of the table demand of a model from demand.csv. An empty volume is no demand. A zone that no node stands for is an
 * error, told once however many rows name it.
 */
export function translateGmnsDemand(
  demand: TextTable,
  zones: readonly TextRow[],
  defaults: DemandDefaults,
  faults: FaultList,
): TextTable {
  reportIgnoredColumns(FILE, demand, columns, faults);
  reportAssumed(demand, defaults, faults);
  const known = new Set(zones.map((zone) => cellOf(zone, 'zone_id')));
  reportUnknownZones(demand, known, faults);
  const isKnown = (row: TextRow): boolean =>
    ['o_zone_id', 'd_zone_id'].every((column) => known.has(cellOf(row, column)));
  const empty = demand.rows.filter((row) => row !== undefined && cellOf(row, 'volume') === '').length;
  if (empty > 0) {
    const fault = `${formatCount(empty)} ${empty === 1 ? 'row states' : 'rows state'} no volume and ${empty === 1 ? 'was' : 'were'} taken for no demand.`;
    faults.add('import-ignored', { file: FILE, column: 'volume' }, fault, 'Nothing needs to be done.');
  }
  const rows = demand.rows.map((row, index): TextRow | undefined => {
    if (row === undefined || !isVolume(cellOf(row, 'volume'), index + 2, faults) || !isKnown(row)) return undefined;
    return {
      from_zone_id: cellOf(row, 'o_zone_id'),
      to_zone_id: cellOf(row, 'd_zone_id'),
      commodity_id: cellOf(row, 'commodity_id') || cellOf(defaults.commodity, 'commodity_id'),
      period: cellOf(row, 'period') || defaults.period,
      tonnes: cellOf(row, 'volume'),
      source_id: FILE_SOURCE,
    };
  });
  return { columns: ['from_zone_id', 'to_zone_id', 'commodity_id', 'period', 'tonnes', 'source_id'], rows };
}

/** Whether a cell states a volume; what is no number of at least 0 is an error under the name that the file has for it. */
function isVolume(cell: string, row: number, faults: FaultList): boolean {
  const volume = parseNumber(cell);
  if (volume !== undefined && volume >= 0) return true;
  if (cell === '') return false;
  const fault = volume === undefined ? `${quote(cell)} is not a number.` : `${cell} is below 0.`;
  const place = { file: FILE, row, column: 'volume', found: cell };
  faults.add(volume === undefined ? 'cell-type' : 'cell-range', place, fault, 'Write a number of at least 0.');
  return false;
}

function reportUnknownZones({ rows }: TextTable, known: ReadonlySet<string>, faults: FaultList): void {
  const unknown = new Map<string, { readonly row: number; readonly column: string; count: number }>();
  for (const [index, row] of rows.entries()) {
    if (row === undefined || cellOf(row, 'volume') === '') continue;
    for (const column of ['o_zone_id', 'd_zone_id']) {
      const zone = cellOf(row, column);
      if (known.has(zone)) continue;
      const before = unknown.get(zone) ?? { row: index + 2, column, count: 0 };
      before.count += 1;
      unknown.set(zone, before);
    }
  }
  for (const [zone, { row, column, count }] of unknown) {
    const more = count === 1 ? '' : ` (and ${formatCount(count - 1)} more that name it)`;
    const place = { file: FILE, row, column, found: zone };
    const remedy = 'Give one node this zone_id, or delete the rows.';
    faults.add('reference-broken', place, `no node has the zone ${quote(zone)}${more}.`, remedy);
  }
}

function reportAssumed(demand: TextTable, { period, commodity }: DemandDefaults, faults: FaultList): void {
  const assumed = [
    ...(hasCells(demand, 'period') ? [] : [`the period ${period}`]),
    ...(hasCells(demand, 'commodity_id') ? [] : [`the cargo ${cellOf(commodity, 'commodity_id')}`]),
  ];
  if (assumed.length === 0) return;
  const fault = `volumes were taken for tonnes, of ${assumed.join(' and ')}.`;
  const remedy = 'Add columns period (2023-Q1) and commodity_id if they are others, and convert vehicles to tonnes.';
  faults.add('import-assumed', { file: FILE, column: 'volume' }, fault, remedy);
}

/** Whether any row fills in a column. */
export function hasCells({ rows }: TextTable, column: string): boolean {
  return rows.some((row) => cellOf(row, column) !== '');
}

/** Rows of the table commodity: that of the defaults, that of vehicles where they travel, and one with the figures of the first for each other cargo. */
export function commoditiesOf({ rows }: TextTable): readonly TextRow[] {
  const known = [defaultCommodity, vehicleCommodity];
  const ids = new Set(rows.flatMap((row) => (row === undefined ? [] : [cellOf(row, 'commodity_id')])));
  const isVehicle = ids.has(cellOf(vehicleCommodity, 'commodity_id'));
  for (const commodity of known) ids.delete(cellOf(commodity, 'commodity_id'));
  return [
    ...(isVehicle ? known : [defaultCommodity]),
    ...[...ids].map((id) => ({ ...defaultCommodity, commodity_id: id, name: id })),
  ];
}
