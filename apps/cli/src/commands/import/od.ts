import { saveReceipt } from '../../result-file.ts';
import { giveAnswer, receiptOf } from '../../give-answer.ts';
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { createFinding, importAnswer, sortFindings } from '@meridian/engine';
import { FILE_BYTES_LIMIT, importOdMatrix, readModel } from '@meridian/model-files';
import type { OdOptions } from '@meridian/model-files';
import { isHdf5File, loadModelFolder, withOmxFile } from '@meridian/model-files/disk';
import { formatExact, plural } from '@meridian/words';
import { InputFault, UsageFault } from '../../faults.ts';
import { modelFolder, saveFolder } from '../../model.ts';
import { formatFindings } from '../../terminal/findings.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { ImportOptions } from './options.ts';

/** `meridian import od`: a copy of a model whose demand is that of an OD matrix. */
export async function importOd(options: ImportOptions, terminal: Terminal): Promise<void> {
  const { path } = options;
  const isOmx = await checkMatrix(path);
  if (!isOmx && (options.matrix !== undefined || options.mapping !== undefined))
    throw new UsageFault('--matrix and --mapping belong to OMX files, and this is none.');
  const { model, files, findings: faults } = await loadModelFolder(modelFolder(options.model));
  if (model === undefined) throw new InputFault(faults.filter(({ severity }) => severity === 'error'));
  const given = { file: basename(path), ...pick(options) };
  const result = isOmx
    ? await withOmxFile(resolve(path), (omx) => importOdMatrix(files, model, omx, given))
    : importOdMatrix(files, model, await readFile(resolve(path)), given);
  if (result === undefined) throw damaged(path);
  const findings = sortFindings(result.findings);
  if (result.files === undefined) throw new InputFault(findings);
  const folder = resolve(options.to);
  await saveFolder(folder, result.files);
  const { pairs, tonnes } = result;
  const made = readModel(result.files).model ?? model;
  const asked = { ask: 'import', options, model: made, files: [path] };
  await saveReceipt(folder, await receiptOf(asked));
  await giveAnswer(importAnswer(folder, made, findings, { pairs, tonnes }), asked, terminal);
  if (options.json) return;
  if (findings.length > 0) terminal.err(formatFindings(findings, terminal));
  const sum = formatExact(tonnes, 12);
  terminal.out(`Made ${folder}: ${model.title} with ${plural(pairs, 'pair')} and ${sum} tonnes of demand.`);
}

function pick({ commodity, period, matrix, mapping }: ImportOptions): OdOptions {
  return { commodity, period, matrix, mapping };
}

function damaged(path: string): InputFault {
  const message = `${path}: the file begins as HDF5 (OMX) does, and is cut short or damaged.`;
  return new InputFault([
    createFinding('file-unreadable', { file: path }, message, 'Get it again, or write it as CSV.'),
  ]);
}

/** Whether the file is OMX, which is read a piece at a time; a table of text may not be larger than the limit. */
async function checkMatrix(path: string): Promise<boolean> {
  const status = await stat(resolve(path)).catch(() => undefined);
  if (status?.isFile() !== true) {
    const remedy = 'Name a CSV file of pairs (origin,destination,tonnes) or a square of zones, or an OMX file.';
    throw new InputFault([createFinding('file-missing', { file: path }, `${path}: there is no such file.`, remedy)]);
  }
  if (await isHdf5File(resolve(path))) return true;
  if (status.size > FILE_BYTES_LIMIT) {
    const message = `${path}: the file has ${status.size} bytes; the limit is ${FILE_BYTES_LIMIT}.`;
    throw new InputFault([createFinding('file-too-large', { file: path }, message, 'Leave pairs without tonnes out.')]);
  }
  return false;
}
