import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { createFinding, sortFindings } from '@meridian/engine';
import { FILE_BYTES_LIMIT, importOdMatrix } from '@meridian/model-store';
import { loadModelFolder } from '@meridian/model-store/disk';
import { InputFault } from '../faults.ts';
import { modelFolder, saveFolder } from '../model.ts';
import type { ImportOptions } from '../options.ts';
import { formatFindings, toJsonFindings } from '../terminal/findings.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** `meridian import od`: a copy of a model whose demand is that of an OD matrix. */
export async function importOd(path: string, options: ImportOptions, terminal: Terminal): Promise<void> {
  const content = await readMatrix(path);
  const { model, files, findings: faults } = await loadModelFolder(modelFolder(options.model));
  if (model === undefined) throw new InputFault(faults.filter(({ severity }) => severity === 'error'));
  const result = importOdMatrix(files, model, content, {
    file: basename(path),
    commodity: options.commodity,
    period: options.period,
  });
  const findings = sortFindings(result.findings);
  if (result.files === undefined) throw new InputFault(findings);
  const folder = resolve(options.to);
  await saveFolder(folder, result.files);
  const { pairs, tonnes } = result;
  if (options.json === true) {
    const json = { schema: 'meridian.import/1', folder, pairs, tonnes, findings: toJsonFindings(findings) };
    terminal.out(JSON.stringify(json));
    return;
  }
  if (findings.length > 0) terminal.err(formatFindings(findings, terminal));
  const sum = tonnes.toLocaleString('en', { maximumSignificantDigits: 12 });
  terminal.out(`Made ${folder}: ${model.title} with ${pairs.toLocaleString('en')} pairs and ${sum} tonnes of demand.`);
}

async function readMatrix(path: string): Promise<Uint8Array> {
  const status = await stat(resolve(path)).catch(() => undefined);
  if (status?.isFile() !== true) {
    const remedy = 'Name a CSV file: pairs (from_zone,to_zone,tonnes) or a square of zones.';
    throw new InputFault([createFinding('file-missing', { file: path }, `${path}: there is no such file.`, remedy)]);
  }
  if (status.size > FILE_BYTES_LIMIT) {
    const message = `${path}: the file has ${status.size} bytes; the limit is ${FILE_BYTES_LIMIT}.`;
    throw new InputFault([createFinding('file-too-large', { file: path }, message, 'Leave pairs without tonnes out.')]);
  }
  return readFile(resolve(path));
}
