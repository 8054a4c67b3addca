import { tableNames } from '@meridian/engine';
import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import {
  ASSUMPTION_SOURCE,
  DEFAULT_REFERENCE_DATE,
  defaultCommodity,
  defaultCrossing,
  defaultLoading,
  defaultMode,
  defaultModeIds,
  defaultTransfer,
  importSources,
} from './import-defaults.ts';
import { cellOf, createTextTable } from './text-table.ts';
import type { TextRow, TextTables } from './text-table.ts';

export interface ConfigDefaults {
  readonly title: string;
  /** ISO date; the import knows no clock. */
  readonly referenceDate?: string | undefined;
}

/**
 * Adds to `tables` what the imported files lack and a model needs, so that it can be read and routed: config,
 * commodity, modes of the links, handling at each type of node, dwell at borders, and the sources of all of
 * these. Tables that are there stay as they are; only source gains rows. Each table filled is one finding.
 */
export function completeTables(tables: TextTables, config: ConfigDefaults, faults: FaultList): void {
  const fill = (table: string, makeRows: () => readonly TextRow[]): void => {
    if (tables.has(table)) return;
    const rows = makeRows();
    if (rows.length === 0) return;
    tables.set(table, createTextTable(rows));
    const fault = `the imported files have no such table; ${formatCount(rows.length)} ${rows.length === 1 ? 'row was' : 'rows were'} filled in with round figures.`;
    faults.add(
      'import-assumed',
      { file: `${table}.csv` },
      fault,
      `Look for the source ${ASSUMPTION_SOURCE} and replace what you know better.`,
    );
  };
  fill('commodity', () => [defaultCommodity]);
  fill('config', () => [createConfig(tables, config)]);
  fill('mode', () => [...usedModes(tables)].map((mode) => createMode(mode, faults)));
  fill('transfer', () => createTransfers(tables));
  fill('crossing', () => createCrossings(tables));
  addSources(tables);
}

/** The row of config for imported tables. */
export function createConfig(
  tables: TextTables,
  { title, referenceDate = DEFAULT_REFERENCE_DATE }: ConfigDefaults,
): TextRow {
  return {
    dataset_name: title,
    reference_year: referenceDate.slice(0, 4),
    reference_date: referenceDate,
    default_commodity_id: cellOf(tables.get('commodity')?.rows[0], 'commodity_id'),
  };
}

function createMode(modeId: string, faults: FaultList): TextRow {
  if (!defaultModeIds.includes(modeId)) {
    const fault = `nothing is known of the mode ${quote(modeId)}; it was given the figures of road.`;
    const remedy = `Add mode.csv, or name the mode one of: ${defaultModeIds.join(', ')}.`;
    faults.add('import-assumed', { file: 'mode.csv', found: modeId }, fault, remedy);
  }
  return defaultMode(modeId);
}

function usedModes(tables: TextTables): ReadonlySet<string> {
  return distinct(tables, 'link', 'mode_id');
}

function createTransfers(tables: TextTables): readonly TextRow[] {
  const modes = [...distinct(tables, 'mode', 'mode_id')].filter((mode) => usedModes(tables).has(mode));
  // cargo neither starts nor changes at a waypoint
  const nodeTypes = [...distinct(tables, 'node', 'node_type')].filter((type) => type !== 'waypoint');
  return nodeTypes.flatMap((type) => [
    ...modes.map((mode) => defaultLoading(type, mode)),
    ...modes.flatMap((mode, index) => modes.slice(index + 1).map((other) => defaultTransfer(type, mode, other))),
  ]);
}

/** A crossing for each link over land whose two ends lie in different countries. */
function createCrossings(tables: TextTables): readonly TextRow[] {
  const countries = new Map(tables.get('node')?.rows.map((node) => [cellOf(node, 'node_id'), cellOf(node, 'country')]));
  const ways = new Map(tables.get('mode')?.rows.map((mode) => [cellOf(mode, 'mode_id'), cellOf(mode, 'way')]));
  const links = tables.get('link')?.rows.filter((link) => {
    const way = cellOf(link, 'way') || (ways.get(cellOf(link, 'mode_id')) ?? '');
    const [from = '', to = ''] = [
      countries.get(cellOf(link, 'from_node_id')),
      countries.get(cellOf(link, 'to_node_id')),
    ];
    return (way === 'rail' || way === 'road' || way === 'pipeline') && from !== '' && to !== '' && from !== to;
  });
  return (links ?? []).map((link) => defaultCrossing(cellOf(link, 'link_id')));
}

/** Adds those sources of the import that some row names and that are not there yet. */
function addSources(tables: TextTables): void {
  const named = new Set(
    tableNames.flatMap((table) => [...distinct(tables, table, 'source_id')]).flatMap((cell) => cell.split(';')),
  );
  const present = distinct(tables, 'source', 'source_id');
  const added = importSources.filter(({ source_id: id = '' }) => named.has(id) && !present.has(id));
  const source = tables.get('source');
  if (source === undefined) tables.set('source', createTextTable(added.length > 0 ? added : importSources));
  else if (added.length > 0) {
    const columns = new Set([...source.columns, ...added.flatMap((row) => Object.keys(row))]);
    tables.set('source', { columns: [...columns], rows: [...source.rows, ...added] });
  }
}

function distinct(tables: TextTables, table: string, column: string): ReadonlySet<string> {
  const cells = new Set(tables.get(table)?.rows.map((row) => cellOf(row, column)));
  cells.delete('');
  return cells;
}
