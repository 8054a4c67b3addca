import { checkModel, createFinding, sortFindings, today } from '@meridian/engine';
import type { Finding, Model } from '@meridian/engine';
import {
  FILE_COUNT_LIMIT,
  importCsv,
  importGeoJson,
  importGmns,
  locateFindings,
  MODEL_BYTES_LIMIT,
  readModel,
  readZip,
} from '@meridian/model-files';
import type { ImportResult, Limits, ModelFiles } from '@meridian/model-files';
import { formatCount } from '@meridian/words';
import { now } from '../clock.ts';
import type { DroppedFile, OpenedModel } from '../worker/protocol.ts';
import { formatOf, listGeoJson } from './files-format.ts';
import { placeOfFinding, positionOfPlace } from './finding-place.ts';
import { findModelRoot } from './model-root.ts';
import { isVisiblePath, leadsOutside } from './visible-path.ts';

const whatCanBeDropped =
  'Drop the folder of a model or a zip of it, CSV tables, a GMNS network (node.csv and link.csv), or one GeoJSON file.';

/**
 * The model in files that a user has dropped: a model folder or a zip of one, plain CSV tables, a GMNS network, or
 * GeoJSON. It is checked like any model; whatever is wrong is a finding, and nothing is thrown.
 */
export function readDroppedFiles(dropped: readonly DroppedFile[], limits: Partial<Limits> = {}): OpenedModel {
  const visible = dropped.filter(({ path }) => isVisiblePath(path));
  const fault = faultOfDrop(visible, limits);
  if (fault !== undefined) return refuse(fault);
  const files: ModelFiles = new Map(visible.map(({ path, bytes }) => [path.replace(/^(\.\/)+/, ''), bytes]));
  const archives = visible.filter(({ path }) => path.toLowerCase().endsWith('.zip'));
  const [archive, second] = archives;
  // an archive beside tables is an attachment; alone, or beside a note, it is what was meant
  if (archive === undefined || [...files.keys()].some((path) => /\.(csv|geojson|json)$/i.test(path)))
    return readFolder(files, '', [], limits);
  if (second !== undefined) return refuse(severalThings(archives.map(({ path }) => path)));
  const unpacked = readZip(archive.bytes, { limits });
  const findings = unpacked.findings.map((finding) => (finding.file === '.' ? about(finding, archive.path) : finding));
  if (unpacked.files.size === 0 && findings.length > 0) return refuse(...findings);
  return readFolder(unpacked.files, titleOf(archive.path), findings, limits);
}

/** Why the files are not read at all, whatever is in them. */
function faultOfDrop(visible: readonly DroppedFile[], limits: Partial<Limits>): Finding | undefined {
  const { fileCount = FILE_COUNT_LIMIT, modelBytes = MODEL_BYTES_LIMIT } = limits;
  const remedy = 'Drop the folder of the model alone, without what is no part of it.';
  const tooLarge = (message: string, found: number): Finding =>
    createFinding('file-too-large', { file: '', found: String(found) }, message, remedy);
  const outside = visible.find(({ path }) => leadsOutside(path))?.path;
  const bytes = visible.reduce((sum, file) => sum + file.bytes.length, 0);
  const count = visible.length;
  if (count === 0) return nothingToRead('Nothing was dropped that can be read.', '');
  if (count > fileCount)
    return tooLarge(`${inWords(count)} files were dropped; the limit is ${inWords(fileCount)}.`, count);
  if (bytes > modelBytes)
    return tooLarge(
      `The files have ${inWords(bytes)} bytes together; the limit is ${inWords(modelBytes)} a model.`,
      bytes,
    );
  if (outside === undefined) return undefined;
  const at = { file: outside, found: outside };
  return createFinding('path-outside', at, `The path “${outside}” leaves the folder that was dropped.`, remedy);
}

function readFolder(
  dropped: ModelFiles,
  droppedTitle: string,
  before: readonly Finding[],
  limits: Partial<Limits>,
): OpenedModel {
  const root = findModelRoot(dropped);
  if (root === undefined) return refuse(...before, noTable([...dropped.keys()]));
  if (!('files' in root)) return refuse(...before, severalThings(root));
  const { files, folder, beside } = root;
  const title = titleOf(folder.slice(0, -1)) || droppedTitle;
  const format = formatOf(files);
  const geoJson = format === 'geojson' ? listGeoJson(files) : [];
  if (format === undefined) return refuse(...before, noTable([...files.keys()]));
  if (geoJson.length > 1) return refuse(...before, severalThings(geoJson));
  const read = readers[format](files, { limits, ...(title === '' ? {} : { title }) });
  const meaning = read.model === undefined ? [] : checkModel(read.model, today(now()));
  const leftOut = beside === 0 ? [] : [leftBeside(folder, beside)];
  const findings = sortFindings([...before, ...leftOut, ...read.findings, ...meaning]);
  return { model: read.model, findings, format, positions: positionsOf(files, read.model, findings) };
}

/** Rows are looked up in the files; one that only points at another row (evidence), in the model. */
function positionsOf(
  files: ModelFiles,
  model: Model | undefined,
  findings: readonly Finding[],
): OpenedModel['positions'] {
  return locateFindings(files, findings).map((position, index) => {
    const finding = findings[index];
    if (position !== undefined || model === undefined || finding === undefined) return position;
    const place = placeOfFinding(model, finding);
    return place === undefined ? undefined : positionOfPlace(model, place);
  });
}

type Reader = (
  files: ModelFiles,
  options: { readonly title?: string; readonly limits: Partial<Limits> },
) => ImportResult;

const readers: Readonly<Record<OpenedModel['format'], Reader>> = {
  meridian: (files, { limits }) => readModel(files, { limits }),
  gmns: importGmns,
  csv: importCsv,
  geojson(files, options) {
    const [file = ''] = listGeoJson(files);
    return importGeoJson(files.get(file) ?? '', { title: titleOf(file), ...options, file });
  },
};

function refuse(...findings: readonly Finding[]): OpenedModel {
  return { model: undefined, findings, format: 'meridian', positions: findings.map(() => undefined) };
}

function noTable(paths: readonly string[]): Finding {
  const names = paths.slice(0, 3).join(', ') + (paths.length > 3 ? ', …' : '');
  const isSpreadsheet = paths.some((path) => /\.(xlsx?|ods|numbers)$/i.test(path));
  if (names === '') return nothingToRead('There is no file in what was dropped.', '');
  const message = `No table of a model and no GeoJSON is in what was dropped (${names}).`;
  return isSpreadsheet
    ? createFinding('folder-empty', { file: '', found: names }, message, 'Save each sheet as CSV, then drop those.')
    : nothingToRead(message, names);
}

function nothingToRead(message: string, found: string): Finding {
  return createFinding('folder-empty', found === '' ? { file: '' } : { file: '', found }, message, whatCanBeDropped);
}

function severalThings(paths: readonly string[]): Finding {
  const names = paths.map((path) => path.replace(/\/$/, '') || 'the folder itself');
  const listed = names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '');
  const message = `Several models could be meant: ${listed}.`;
  return createFinding('folder-empty', { file: '', found: listed }, message, 'Drop one of them.');
}

function leftBeside(folder: string, count: number): Finding {
  const message = `${inWords(count)} ${count === 1 ? 'file' : 'files'} beside the model's folder ${folder} ${count === 1 ? 'was' : 'were'} left out.`;
  return createFinding('import-ignored', { file: folder }, message, 'Nothing needs to be done.');
}

/** A finding about an archive as a whole names the archive. */
function about(finding: Finding, file: string): Finding {
  return { ...finding, file, message: finding.message.replace(/^\.:/, `${file}:`) };
}

function inWords(count: number): string {
  return formatCount(count);
}

function titleOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/\.(zip|geojson|json|csv)$/i, '');
}
