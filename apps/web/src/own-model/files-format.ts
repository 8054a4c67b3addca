import { tableNames, tables } from '@meridian/engine';
import type { ModelFiles } from '@meridian/model-files';
import type { OpenedModel } from '../worker/protocol.ts';

/** Tables and columns of link that GMNS has under the same name. */
const sharedTables: ReadonlySet<string> = new Set(['config', 'node', 'link', 'zone']);
const sharedColumns: ReadonlySet<string> = new Set([
  'link_id',
  'name',
  'from_node_id',
  'to_node_id',
  'directed',
  'length',
  'free_speed',
  'geometry',
]);

/** How the files of a folder are to be read; undefined where nothing in it can be. */
export function formatOf(files: ModelFiles): OpenedModel['format'] | undefined {
  if (files.has('datapackage.json')) return 'meridian';
  if ([...files.keys()].some((path) => /^[^/]+\.csv$/i.test(path))) return isGmns(files) ? 'gmns' : 'csv';
  return listGeoJson(files).length > 0 ? 'geojson' : undefined;
}

/** The files that are GeoJSON by their names; plain `.json` only where no `.geojson` is. */
export function listGeoJson(files: ModelFiles): readonly string[] {
  const named = (ending: string): readonly string[] =>
    [...files.keys()].filter((path) => path.toLowerCase().endsWith(ending));
  const sure = named('.geojson');
  return sure.length > 0 ? sure : named('.json');
}

/**
 * GMNS says the mode of a link in `allowed_uses`. Tables that have anything of Meridian's own are Meridian's, so that
 * a missing `mode_id` is told and not papered over by an import that leaves the rest out.
 */
function isGmns(files: ModelFiles): boolean {
  if (!files.has('node.csv') || !files.has('link.csv')) return false;
  const columns = headerOf(files, 'link.csv');
  if (columns.includes('mode_id')) return false;
  if (columns.includes('allowed_uses')) return true;
  const hasOwnTable = tableNames.some((name) => !sharedTables.has(name) && files.has(`${name}.csv`));
  const hasOwnColumn = tables.link.columns.some(({ name }) => !sharedColumns.has(name) && columns.includes(name));
  return !hasOwnTable && !hasOwnColumn;
}

/** The columns of a table, whatever separates them. */
function headerOf(files: ModelFiles, path: string): readonly string[] {
  const content = files.get(path) ?? '';
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content.subarray(0, 10_000));
  const [line = ''] = text.split(/[\r\n]/);
  return line.split(/[,;\t|]/).map((column) => column.replaceAll('"', '').trim());
}
