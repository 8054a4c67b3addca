import { checkModel, createFinding, sortFindings } from '@meridian/engine';
import type { Finding, Model } from '@meridian/engine';
import { importCsv, importGeoJson, importGmns, locateFindings, readModel, readZip } from '@meridian/model-store';
import type { ModelFiles } from '@meridian/model-store';
import type { DroppedFile, OpenedModel } from '../worker/protocol.ts';

const whatCanBeDropped =
  'Drop the folder of a model or a zip of it, CSV tables, a GMNS network (node.csv and link.csv), or one GeoJSON file.';

/**
 * The model in files that a user has dropped: a model folder or a zip of one, plain CSV tables, a GMNS network, or
 * GeoJSON. It is checked like any model; whatever is wrong is a finding, and nothing is thrown.
 */
export function readDroppedFiles(dropped: readonly DroppedFile[]): OpenedModel {
  const visible = dropped.filter(({ path }) => !/(^|\/)(\.|__MACOSX\/)/.test(path));
  const [first] = visible;
  if (first === undefined)
    return refuse(
      createFinding('folder-empty', { file: '' }, 'Nothing was dropped that can be read.', whatCanBeDropped),
    );
  const name = first.path.toLowerCase();
  if (visible.length === 1 && name.endsWith('.zip')) {
    const { files, findings } = readZip(first.bytes);
    return files.size === 0 ? refuse(...findings) : readFolder(files, titleOf(first.path), findings);
  }
  if (
    visible.length === 1 &&
    (name.endsWith('.geojson') || (name.endsWith('.json') && !name.endsWith('datapackage.json')))
  )
    return check(
      importGeoJson(first.bytes, { file: first.path, title: titleOf(first.path) }),
      'geojson',
      new Map([[first.path, first.bytes]]),
      [],
    );
  const files = withoutCommonFolder(new Map(visible.map(({ path, bytes }) => [path, bytes])));
  const folder = first.path.includes('/') ? (first.path.split('/')[0] ?? '') : '';
  return readFolder(files, titleOf(folder), []);
}

function readFolder(files: ModelFiles, title: string, before: readonly Finding[]): OpenedModel {
  if (files.has('datapackage.json')) return check(readModel(files), 'meridian', files, before);
  if (![...files.keys()].some((path) => path.toLowerCase().endsWith('.csv'))) {
    const names = [...files.keys()].slice(0, 3).join(', ');
    return refuse(
      ...before,
      createFinding('folder-empty', { file: '', found: names }, `${names}: there is no table in it.`, whatCanBeDropped),
    );
  }
  const options = title === '' ? {} : { title };
  if (isGmns(files)) return check(importGmns(files, options), 'gmns', files, before);
  return check(importCsv(files, options), 'csv', files, before);
}

/** GMNS names its links' modes `allowed_uses`; a model of Meridian's has `mode_id`. */
function isGmns(files: ModelFiles): boolean {
  const header = (name: string): readonly string[] => {
    const content = files.get(name);
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content?.subarray(0, 10_000));
    return (text.split(/\r?\n/)[0] ?? '').split(',').map((column) =>
      column
        .replace(/^\uFEFF/, '')
        .replaceAll('"', '')
        .trim(),
    );
  };
  return files.has('node.csv') && files.has('link.csv') && !header('link.csv').includes('mode_id');
}

function check(
  read: { readonly model: Model | undefined; readonly findings: readonly Finding[] },
  format: OpenedModel['format'],
  files: ModelFiles,
  before: readonly Finding[],
): OpenedModel {
  const { model } = read;
  const meaning = model === undefined ? [] : checkModel(model);
  const findings = sortFindings([...before, ...read.findings, ...meaning]);
  return { model, findings, format, positions: locateFindings(files, findings) };
}

function refuse(...findings: readonly Finding[]): OpenedModel {
  return { model: undefined, findings, format: 'meridian', positions: findings.map(() => undefined) };
}

function titleOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/\.\w+$/, '');
}

/** A folder that is dropped brings its own name: `my-corridor/node.csv`. */
function withoutCommonFolder(files: ReadonlyMap<string, Uint8Array>): ModelFiles {
  const [first = ''] = files.keys();
  const folder = first.slice(0, first.indexOf('/') + 1);
  if (folder === '' || ![...files.keys()].every((path) => path.startsWith(folder))) return files;
  return new Map([...files].map(([path, bytes]) => [path.slice(folder.length), bytes]));
}
