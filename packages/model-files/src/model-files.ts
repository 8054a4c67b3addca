import type { FaultList } from './fault-list.ts';
import { formatBytes } from './limits.ts';
import type { Limits } from './limits.ts';

/** The files of a model by path from its folder, with `/` between the parts; text or UTF-8 bytes. */
export type ModelFiles = ReadonlyMap<string, Uint8Array | string>;

/** The file that a finding names when it is about the folder as a whole. */
export const WHOLE_FOLDER = '.';

/**
 * The files that are not over a limit. Each one that is too large is reported and left out; when all
 * together are too large, none is read. Text counts a byte a character.
 */
export function keepWithinLimits(files: ModelFiles, limits: Limits, faults: FaultList): ModelFiles {
  const kept = new Map<string, Uint8Array | string>();
  let totalBytes = 0;
  for (const [path, content] of files) {
    totalBytes += content.length;
    if (content.length > limits.fileBytes) reportLargeFile(path, content.length, limits, faults);
    else kept.set(path, content);
  }
  if (totalBytes <= limits.modelBytes) return kept;
  reportLargeModel(totalBytes, limits, faults);
  return new Map();
}

/** Adds the finding for one file over the limit. */
export function reportLargeFile(file: string, bytes: number, limits: Limits, faults: FaultList): void {
  const fault = `the file has ${formatBytes(bytes)}; the limit is ${formatBytes(limits.fileBytes)} a file.`;
  faults.add(
    'file-too-large',
    { file, found: String(bytes) },
    fault,
    'Leave rows out, or split the model into several.',
  );
}

/** Adds the finding for a model over the limit. */
export function reportLargeModel(bytes: number, limits: Limits, faults: FaultList): void {
  const fault = `the files have ${formatBytes(bytes)} together; the limit is ${formatBytes(limits.modelBytes)} a model.`;
  faults.add(
    'file-too-large',
    { file: WHOLE_FOLDER, found: String(bytes) },
    fault,
    'Move files that are no part of the model out of its folder.',
  );
}
