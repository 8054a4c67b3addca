import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { checkModel, kilometersPerUnit, sortFindings } from '@meridian/engine';
import type { Finding } from '@meridian/engine';
import { FILE_BYTES_LIMIT, importCsv, importGeoJson, importGmns, importTntp, writeModel } from '@meridian/model-store';
import type { ImportResult, ModelFiles } from '@meridian/model-store';
import { loadModelFiles } from '@meridian/model-store/disk';
import { InputFault, UsageFault } from '../faults.ts';
import { formatFindings, toJsonFindings } from '../terminal/findings.ts';
import { saveFolder } from '../model.ts';
import type { ImportOptions } from '../options.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Reader = (files: ModelFiles, title: string, options: ImportOptions) => ImportResult;

const readers: Readonly<Record<string, Reader>> = {
  gmns: (files, title) => importGmns(files, { title }),
  csv: (files, title) => importCsv(files, { title }),
  tntp: (files, title) => importTntp(files, { title: title.replace(/_net$/, '') }),
  geojson: (files, title, { snap, split, lengthUnit }) => {
    const [[file, content] = ['map.geojson', '']] = files;
    return importGeoJson(content, {
      title,
      file,
      splitsLines: split,
      ...(snap === undefined ? {} : { snapMeters: snap }),
      ...(lengthUnit === undefined ? {} : { lengthUnit }),
    });
  },
};

/** A single file that is no archive stands alone; anything else is read as a model's folder is. */
async function loadFiles(path: string): Promise<{ readonly files: ModelFiles; readonly findings: readonly Finding[] }> {
  const status = await stat(path).catch(() => undefined);
  if (status?.isFile() !== true || path.endsWith('.zip')) return loadModelFiles(path);
  if (status.size > FILE_BYTES_LIMIT)
    throw new UsageFault(`${path} has ${status.size} bytes; the limit is ${FILE_BYTES_LIMIT}.`);
  return { files: new Map([[basename(path), await readFile(path)]]), findings: [] };
}

/** The files of an instance: those of a folder, or those that share the beginning of a net file's name. */
async function loadTntp(path: string): Promise<{ readonly files: ModelFiles; readonly findings: readonly Finding[] }> {
  const status = await stat(path).catch(() => undefined);
  if (status === undefined) return loadModelFiles(path);
  const [folder, start] = status.isFile() ? [dirname(path), basename(path).replace(/_?net[.]tntp$/i, '')] : [path, ''];
  const names = (await readdir(folder)).filter((name) => name.startsWith(start) && /[.]tntp$/i.test(name)).sort();
  const files = await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const));
  return { files: new Map(files), findings: [] };
}

/** `meridian import`: files of another format become a model folder; what had to be assumed is said. */
export async function importModel(
  format: string,
  path: string,
  options: ImportOptions,
  terminal: Terminal,
): Promise<void> {
  if (format === 'od') {
    const { importOd } = await import('./import-od.ts');
    await importOd(path, options, terminal);
    return;
  }
  const read = readers[format];
  if (read === undefined) throw new UsageFault(`import knows ${Object.keys(readers).join(', ')}, od, not “${format}”.`);
  const { lengthUnit } = options;
  if (lengthUnit !== undefined && !kilometersPerUnit.has(lengthUnit))
    throw new UsageFault(`--length-unit takes ${[...kilometersPerUnit.keys()].join(', ')}, not “${lengthUnit}”.`);
  const source = await (format === 'tntp' ? loadTntp : loadFiles)(resolve(path));
  const { model, findings } = read(source.files, basename(path).replace(/\.\w+$/, ''), options);
  const errors = [...source.findings, ...findings].filter(({ severity }) => severity === 'error');
  if (model === undefined || errors.length > 0) throw new InputFault(errors);
  const folder = resolve(options.to);
  await saveFolder(folder, writeModel(model));
  const all = sortFindings([...source.findings, ...findings, ...checkModel(model)]);
  if (options.json === true) {
    terminal.out(
      JSON.stringify({
        schema: 'meridian.import/1',
        folder,
        nodes: model.tables.node.length,
        links: model.tables.link.length,
        findings: toJsonFindings(all),
      }),
    );
    return;
  }
  if (all.length > 0) terminal.err(formatFindings(all, terminal));
  terminal.out(
    `Made ${folder}: ${model.tables.node.length} nodes, ${model.tables.link.length} links. Assumptions are marked as such; see meridian check ${options.to}`,
  );
}
