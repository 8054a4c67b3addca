// GMNS has no table of demand. What programs around it read and write beside the network is demand.csv with o_zone_id,
// d_zone_id and volume (DTALite, Path4GMNS); cargo and period follow here in columns of their own, which they pass over.

import type { Model } from '@meridian/engine';
import { formatCell, formatCsv } from '../cell-text.ts';
import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { defaultCommodity, FILE_SOURCE } from './import-defaults.ts';
import { cellOf, reportIgnoredColumns } from './text-table.ts';
import type { TextRow, TextTable } from './text-table.ts';

const FILE = 'demand.csv';

/** The demand of a model as demand.csv, volumes in tonnes of the period; undefined where the model has none. */
export function formatGmnsDemand(model: Model): string | undefined {
  if (model.tables.demand.length === 0) return undefined;
  const rows = model.tables.demand.map(({ fromZoneId, toZoneId, tonnes, commodityId, period }) =>
    [fromZoneId, toZoneId, tonnes, commodityId, period].map(formatCell),
  );
  return formatCsv(['o_zone_id', 'd_zone_id', 'volume', 'commodity_id', 'period'], rows);
}

/** Rows of the table demand of a model from demand.csv; a row whose zone no node stands for is an error. */
export function translateGmnsDemand(
  demand: TextTable,
  zones: readonly TextRow[],
  period: string,
  faults: FaultList,
): TextTable {
  reportIgnoredColumns(FILE, demand, ['o_zone_id', 'd_zone_id', 'volume', 'commodity_id', 'period'], faults);
  const known = new Set(zones.map((zone) => cellOf(zone, 'zone_id')));
  reportAssumed(demand, period, faults);
  const rows = demand.rows.map((row, index): TextRow | undefined => {
    if (row === undefined) return undefined;
    for (const column of ['o_zone_id', 'd_zone_id']) {
      const zone = cellOf(row, column);
      if (known.has(zone)) continue;
      const place = { file: FILE, row: index + 2, column, found: zone };
      faults.add('reference-broken', place, `no node has the zone ${quote(zone)}.`, 'Give one node this zone_id.');
    }
    return {
      from_zone_id: cellOf(row, 'o_zone_id'),
      to_zone_id: cellOf(row, 'd_zone_id'),
      commodity_id: cellOf(row, 'commodity_id') || cellOf(defaultCommodity, 'commodity_id'),
      period: cellOf(row, 'period') || period,
      tonnes: cellOf(row, 'volume'),
      source_id: FILE_SOURCE,
    };
  });
  return { columns: ['from_zone_id', 'to_zone_id', 'commodity_id', 'period', 'tonnes', 'source_id'], rows };
}

function reportAssumed(demand: TextTable, period: string, faults: FaultList): void {
  const assumed = [
    ...(demand.columns.includes('period') ? [] : [`the period ${period}`]),
    ...(demand.columns.includes('commodity_id') ? [] : [`the cargo ${cellOf(defaultCommodity, 'commodity_id')}`]),
  ];
  if (assumed.length === 0) return;
  const fault = `volumes were taken for tonnes, of ${assumed.join(' and ')}.`;
  const remedy = 'Add columns period (2023-Q1) and commodity_id if they are others, and convert vehicles to tonnes.';
  faults.add('import-assumed', { file: FILE, column: 'volume' }, fault, remedy);
}

/** Rows of the table commodity: that of the defaults, and one with its figures for each other cargo of the demand. */
export function commoditiesOf({ rows }: TextTable): readonly TextRow[] {
  const ids = new Set(rows.flatMap((row) => (row === undefined ? [] : [cellOf(row, 'commodity_id')])));
  ids.delete(cellOf(defaultCommodity, 'commodity_id'));
  return [defaultCommodity, ...[...ids].map((id) => ({ ...defaultCommodity, commodity_id: id, name: id }))];
}
