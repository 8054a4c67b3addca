import type { Finding } from '@meridian/engine';
import { unzipSync } from 'fflate';
import { FaultList, quote } from './fault-list.ts';
import { normalizeInsidePath } from './folder-path.ts';
import { formatCount, limitsOf } from './limits.ts';
import type { Limits } from './limits.ts';
import { reportLargeFile, reportLargeModel, WHOLE_FOLDER } from './model-files.ts';
import { checksumOf, listChecksums } from './zip-checksum.ts';

export interface FilesResult {
  readonly files: ReadonlyMap<string, Uint8Array | string>;
  readonly findings: readonly Finding[];
}

/**
 * The files of a zip archive by path. Nothing is inflated before its stated size has been held against the
 * limits, and no entry grows past what it stated; one that does not have its stated checksum spoils all. Entries whose path leaves the archive are refused
 * (`path-outside`). Where the whole model lies in one folder of the archive, paths begin in that folder.
 */
export function readZip(bytes: Uint8Array, options: { readonly limits?: Partial<Limits> } = {}): FilesResult {
  const limits = limitsOf(options.limits);
  const faults = new FaultList();
  const gate = new EntryGate(limits, faults);
  try {
    const checksums = listChecksums(bytes);
    // a first pass looks at the directory alone, so that a bomb is refused whole
    unzipSync(bytes, {
      filter: ({ name, size, originalSize, compression }) => gate.look(name, compression === 0 ? size : originalSize),
    });
    if (gate.isTooLarge()) return { files: new Map(), findings: faults.list() };
    const inflated = unzipSync(bytes, { filter: ({ name }) => gate.accepted.has(name) });
    const files = new Map<string, Uint8Array>();
    let isDamaged = false;
    for (const [name, content] of Object.entries(inflated)) {
      const entry = gate.accepted.get(name);
      if (entry === undefined) continue;
      files.set(entry.path, content);
      const stated = checksums?.[entry.index];
      if (stated === undefined || stated === checksumOf(content)) continue;
      isDamaged = true;
      reportDamage(entry.path, faults);
    }
    return { files: isDamaged ? new Map() : stripCommonFolder(files), findings: faults.list() };
  } catch {
    reportDamage(WHOLE_FOLDER, faults);
    return { files: new Map(), findings: faults.list() };
  }
}

function reportDamage(file: string, faults: FaultList): void {
  faults.add(
    'file-unreadable',
    { file },
    'the archive is damaged, or is no zip archive.',
    'Pack the folder again as zip.',
  );
}

/** Counts what the directory of an archive states, and remembers which entries may be inflated. */
class EntryGate {
  /** Path in the model and place in the directory, by name in the archive. */
  readonly accepted = new Map<string, { readonly path: string; readonly index: number }>();
  readonly #limits: Limits;
  readonly #faults: FaultList;
  #totalBytes = 0;
  #count = 0;

  constructor(limits: Limits, faults: FaultList) {
    this.#limits = limits;
    this.#faults = faults;
  }

  /** Judges one entry. Always false, so that the pass that calls it inflates nothing. */
  look(name: string, bytes: number): false {
    const index = this.#count;
    this.#count += 1;
    if (name.endsWith('/') || /(^|\/)(__MACOSX\/|\.)(?!\.)/.test(name)) return false;
    this.#totalBytes += bytes;
    const path = normalizeInsidePath(name);
    if (path === undefined) {
      this.#faults.add(
        'path-outside',
        { file: name },
        `the archive holds the path ${quote(name)}, which leaves its folder.`,
        'Pack the folder again, with paths inside it only.',
      );
    } else if (bytes > this.#limits.fileBytes) {
      reportLargeFile(path, bytes, this.#limits, this.#faults);
    } else {
      this.accepted.set(name, { path, index });
    }
    return false;
  }

  /** Whether all entries together are over a limit; adds the finding. */
  isTooLarge(): boolean {
    if (this.#totalBytes > this.#limits.modelBytes) {
      reportLargeModel(this.#totalBytes, this.#limits, this.#faults);
      return true;
    }
    if (this.accepted.size > this.#limits.fileCount) {
      const fault = `the archive holds ${formatCount(this.accepted.size)} files; the limit is ${formatCount(this.#limits.fileCount)}.`;
      this.#faults.add('file-too-large', { file: WHOLE_FOLDER }, fault, 'Pack the files of the model alone.');
      return true;
    }
    return false;
  }
}

/** Archives of a folder often hold the folder itself: `instc/datapackage.json`. */
function stripCommonFolder(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const first = [...files.keys()][0] ?? '';
  const folder = first.slice(0, first.indexOf('/') + 1);
  if (folder === '' || ![...files.keys()].every((path) => path.startsWith(folder))) return files;
  return new Map([...files].map(([path, content]) => [path.slice(folder.length), content]));
}
