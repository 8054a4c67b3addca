import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createFinding } from '@meridian/engine';
import { FaultList } from '../fault-list.ts';
import { formatCount, limitsOf } from '../limits.ts';
import type { Limits } from '../limits.ts';
import { reportLargeFile, reportLargeModel, WHOLE_FOLDER } from '../model-files.ts';
import { readModel } from '../read-model.ts';
import type { ReadOptions, ReadResult } from '../read-model.ts';
import { readZip } from '../zip.ts';
import type { FilesResult } from '../zip.ts';
import { listModelFiles } from './list-files.ts';

export interface LoadResult extends ReadResult {
  /** All files that were read, the scenarios among them, by path from the folder. */
  readonly files: FilesResult['files'];
}

/**
 * Loads the model in a folder or a .zip archive. Faults of disk and of shape are findings: a folder that is
 * not there, a link that leads out of it (`path-outside`), a file over a limit (told from its size before it
 * is read). `model` is undefined when any finding is an error.
 */
export async function loadModelFolder(dir: string, options: ReadOptions = {}): Promise<LoadResult> {
  return readLoaded(await loadModelFiles(dir, options), options);
}

/** Files that were loaded as a model, with what loading found. */
export function readLoaded({ files, findings }: FilesResult, options: ReadOptions = {}): LoadResult {
  const errors = findings.filter(({ severity }) => severity === 'error');
  // without a single file there is nothing to say beyond what stopped the loading
  if (files.size === 0 && errors.length > 0) return { model: undefined, files, findings };
  const result = readModel(files, options);
  const refused = new Set(findings.map(({ file }) => file));
  // a file that was refused is not missing as well
  const shown = result.findings.filter(({ code, file }) => code !== 'file-missing' || !refused.has(file));
  return { model: errors.length > 0 ? undefined : result.model, files, findings: [...findings, ...shown] };
}

/** Loads the files of a folder or a .zip archive without reading them as a model. */
export async function loadModelFiles(dir: string, options: ReadOptions = {}): Promise<FilesResult> {
  const limits = limitsOf(options.limits);
  const status = await stat(dir).catch(() => undefined);
  if (status === undefined) {
    const remedy = 'Name a folder that holds a model, or begin one with "meridian new DIR".';
    return {
      files: new Map(),
      findings: [createFinding('folder-empty', { file: dir }, `${dir}: there is no such folder.`, remedy)],
    };
  }
  return status.isDirectory() ? loadFolder(dir, limits) : loadArchive(dir, status.size, limits);
}

async function loadArchive(path: string, bytes: number, limits: Limits): Promise<FilesResult> {
  if (bytes > limits.modelBytes) {
    const faults = new FaultList();
    reportLargeModel(bytes, limits, faults);
    return { files: new Map(), findings: faults.list() };
  }
  return readZip(await readWhole(path, bytes), { limits });
}

async function loadFolder(dir: string, limits: Limits): Promise<FilesResult> {
  const faults = new FaultList();
  const listed = await listModelFiles(dir, limits.fileCount, faults);
  const files = new Map<string, Uint8Array>();
  const totalBytes = listed.reduce((sum, { bytes }) => sum + bytes, 0);
  if (listed.length > limits.fileCount) {
    const fault = `the folder holds more than ${formatCount(limits.fileCount)} files, which is the limit.`;
    faults.add(
      'file-too-large',
      { file: WHOLE_FOLDER },
      fault,
      'Name the folder of the model itself, and keep other files out of it.',
    );
    return { files, findings: faults.list() };
  }
  if (totalBytes > limits.modelBytes) {
    reportLargeModel(totalBytes, limits, faults);
    return { files, findings: faults.list() };
  }
  for (const { path, bytes } of listed) {
    if (bytes > limits.fileBytes) reportLargeFile(path, bytes, limits, faults);
    else files.set(path, await readWhole(join(dir, path), limits.fileBytes));
  }
  return { files, findings: faults.list() };
}

/** Reads a file, but no more than `mostBytes` of it, however it grows meanwhile. */
async function readWhole(path: string, mostBytes: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = new Uint8Array(Math.min(size, mostBytes));
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}
