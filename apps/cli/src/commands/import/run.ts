import { saveReceipt } from '../../result-file.ts';
import { giveAnswer, receiptOf } from '../../give-answer.ts';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { checkModel, importAnswer, kilometersPerUnit, sortFindings } from '@meridian/engine';
import type { Finding, Model } from '@meridian/engine';
import {
  FILE_BYTES_LIMIT,
  importCsv,
  importGeoJson,
  importGmns,
  importTntp,
  kmhPerUnit,
  lengthUnitOf,
  speedUnitOf,
  writeModel,
} from '@meridian/model-files';
import type { ImportResult, ModelFiles } from '@meridian/model-files';
import { loadModelFiles } from '@meridian/model-files/disk';
import { plural } from '@meridian/words';
import { exitStatus, InputFault, UsageFault } from '../../faults.ts';
import { formatFindings } from '../../terminal/findings.ts';
import { saveFolder } from '../../model.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { ImportOptions } from './options.ts';

/** What files do not say, without what was not given: the readers of formats have defaults of their own. */
interface Options {
  readonly lengthUnit?: string;
  readonly speedUnit?: string;
  readonly demandHours?: number;
  readonly snap?: number;
  readonly split: boolean;
}
type Reader = (files: ModelFiles, title: string, options: Options, name: string) => ImportResult;

const readers: Readonly<Record<string, Reader>> = {
  gmns: (files, title, { lengthUnit, speedUnit, demandHours }) =>
    importGmns(files, { title, lengthUnit, speedUnit, demandHours }),
  csv: (files, title) => importCsv(files, { title }),
  tntp: (files, title, { lengthUnit, demandHours }, name) =>
    importTntp(files, {
      title: title.replace(/_net$/, ''),
      lengthUnit,
      demandHours,
      ...(files.has(name) ? { netFile: name } : {}),
    }),
  geojson: (files, title, { lengthUnit, snap, split }) => {
    const [[file, content] = ['map.geojson', '']] = files;
    const snapMeters = snap === undefined ? {} : { snapMeters: snap };
    return importGeoJson(content, { title, lengthUnit, file, splitsLines: split, ...snapMeters });
  },
};

function getReader(format: string): Reader {
  const read = readers[format];
  if (read !== undefined) return read;
  throw new UsageFault(`import knows ${Object.keys(readers).join(', ')}, od, not “${format}”.`);
}

/** Options that mean something to some formats only: their names, and those formats. */
const formatsOfOption = {
  lengthUnit: ['--length-unit', ['gmns', 'geojson', 'tntp']],
  speedUnit: ['--speed-unit', ['gmns']],
  demandHours: ['--demand-hours', ['gmns', 'tntp']],
  snap: ['--snap', ['geojson']],
  model: ['--model', ['od']],
  commodity: ['--commodity', ['od']],
  period: ['--period', ['od']],
  matrix: ['--matrix', ['od']],
  mapping: ['--mapping', ['od']],
} as const satisfies Partial<Record<keyof ImportOptions, readonly [string, readonly string[]]>>;

/** An option that the format does not have would be passed over without a word: it is a fault of the usage. */
function refuseStrayOptions(format: string, options: ImportOptions): void {
  const given = { ...options, split: options.split ? undefined : false };
  for (const [option, [name, formats]] of [
    ...Object.entries(formatsOfOption),
    ['split', ['--no-split', ['geojson']]] as const,
  ])
    if (given[option as keyof typeof given] !== undefined && !(formats as readonly string[]).includes(format))
      throw new UsageFault(`${name} belongs to ${formats.join(', ')}, not to ${format}.`);
}

/** The options for what files do not say, in the names of units that Meridian has. */
function readOptions({ lengthUnit, speedUnit, demandHours, snap, split }: ImportOptions): Options {
  return {
    split,
    ...(snap === undefined ? {} : { snap }),
    ...(lengthUnit === undefined
      ? {}
      : { lengthUnit: unitOrFail('--length-unit', lengthUnit, lengthUnitOf, kilometersPerUnit) }),
    ...(speedUnit === undefined ? {} : { speedUnit: unitOrFail('--speed-unit', speedUnit, speedUnitOf, kmhPerUnit) }),
    ...(demandHours === undefined ? {} : { demandHours }),
  };
}

function unitOrFail(
  option: string,
  text: string,
  nameOf: (text: string) => string | undefined,
  known: ReadonlyMap<string, number>,
): string {
  const unit = nameOf(text);
  if (unit === undefined) throw new UsageFault(`${option} knows ${[...known.keys()].join(', ')}, not “${text}”.`);
  return unit;
}

/** A single file that is no archive stands alone; anything else is read as a model's folder is. */
async function loadFiles(path: string): Promise<{ readonly files: ModelFiles; readonly findings: readonly Finding[] }> {
  const status = await stat(path).catch(() => undefined);
  if (status?.isFile() !== true || path.endsWith('.zip')) return loadModelFiles(path);
  if (status.size > FILE_BYTES_LIMIT)
    throw new UsageFault(`${path} has ${status.size} bytes; the limit is ${FILE_BYTES_LIMIT}.`);
  return { files: new Map([[basename(path), await readFile(path)]]), findings: [] };
}

/** The files of an instance: those beside the one that is named, or those of a folder. */
async function loadTntp(path: string): Promise<{ readonly files: ModelFiles; readonly findings: readonly Finding[] }> {
  const status = await stat(path).catch(() => undefined);
  if (status === undefined || path.endsWith('.zip')) return loadModelFiles(path);
  const folder = status.isFile() ? dirname(path) : path;
  const own = status.isFile() ? basename(path) : '';
  const names = (await readdir(folder)).filter((name) => name === own || /[.]tntp$/i.test(name)).sort();
  const files = new Map<string, Uint8Array>();
  for (const name of names) {
    const { size } = await stat(join(folder, name));
    if (size <= FILE_BYTES_LIMIT) files.set(name, await readFile(join(folder, name)));
    else if (name === own) throw new UsageFault(`${path} has ${size} bytes; the limit is ${FILE_BYTES_LIMIT}.`);
  }
  return { files, findings: [] };
}

/** `meridian import`: files of another format become a model folder; what had to be assumed is said. */
export async function importModel(options: ImportOptions, terminal: Terminal): Promise<void> {
  const { format, path } = options;
  const read = format === 'od' ? undefined : getReader(format);
  refuseStrayOptions(format, options);
  if (read === undefined) {
    const { importOd } = await import('./od.ts');
    await importOd(options, terminal);
    return;
  }
  const source = await (format === 'tntp' ? loadTntp : loadFiles)(resolve(path));
  const name = basename(path);
  const { model, findings } = read(source.files, name.replace(/[.]\w+$/, ''), readOptions(options), name);
  const found = sortFindings([...source.findings, ...findings]);
  if (model === undefined || hasErrors(found)) throw new InputFault(found.filter((finding) => !isFilledTable(finding)));
  const folder = resolve(options.to);
  await saveFolder(folder, writeModel(model));
  const all = sortFindings([...found, ...checkModel(model)]);
  const answer = importAnswer(folder, model, all);
  process.exitCode = answer.ok ? exitStatus.done : exitStatus.input;
  const asked = { ask: 'import', options, model, files: [resolve(path)] };
  await saveReceipt(folder, await receiptOf(asked));
  await giveAnswer(answer, asked, terminal);
  if (options.json) return;
  if (all.length > 0) terminal.err(formatFindings(all, terminal));
  terminal.out(describeMade(folder, options.to, model, all));
}

function describeMade(folder: string, to: string, { tables }: Model, findings: readonly Finding[]): string {
  const size = `${plural(tables.node.length, 'node')}, ${plural(tables.link.length, 'link')}`;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return `Made ${folder}: ${size}. Assumptions are marked as such; see meridian check ${to}`;
  return `Made ${folder}: ${size}, but it has ${plural(errors, 'error')} and opens nowhere until they are mended; see meridian check ${to}`;
}

function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** A whole table of defaults explains no error. */
function isFilledTable({ code, column, row }: Finding): boolean {
  return code === 'import-assumed' && column === undefined && row === undefined;
}
