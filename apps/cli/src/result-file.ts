import { writeFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { createFinding } from '@meridian/engine';
import type { ResultTable } from '@meridian/engine';
import { resultCsv, resultGeoJson, resultParquet } from '@meridian/model-store';
import { InputFault, UsageFault } from './faults.ts';

/** The ending of a file's name in small letters; one that is not among `endings` is a fault of the usage. */
export function endingOf<const E extends string>(option: string, path: string, endings: readonly E[]): E {
  const own = extname(path).toLowerCase();
  const ending = endings.find((each) => each === own);
  if (ending === undefined)
    throw new UsageFault(`${option} writes ${endings.join(', ')}; the name “${path}” ends in none of them.`);
  return ending;
}

/** Writes a result. Where the folder is missing or closed, that is a finding. */
export async function writeResult(option: string, path: string, content: string | Uint8Array): Promise<void> {
  const target = resolve(path);
  try {
    await writeFile(target, content);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw unwritable(target, `${option}: there is no folder ${dirname(target)}.`);
    if (code === 'EACCES' || code === 'EISDIR' || code === 'ENOTDIR' || code === 'EROFS')
      throw unwritable(target, `${option}: ${target} cannot be written (${code}).`);
    throw error;
  }
}

function unwritable(file: string, message: string): InputFault {
  return new InputFault([
    createFinding('file-unwritable', { file }, message, 'Make the folder, or name one that you may write to.'),
  ]);
}

/** Endings of tables whose rows are lines on the map. */
export const flowsEndings = ['.csv', '.geojson', '.parquet'] as const;

const writers = { '.csv': resultCsv, '.geojson': resultGeoJson, '.parquet': resultParquet };

/** Writes a table of results in the format that the ending of the file's name says. */
export async function writeTable(
  option: string,
  path: string,
  table: ResultTable,
  endings: readonly (keyof typeof writers)[] = ['.csv'],
): Promise<void> {
  await writeResult(option, path, await writers[endingOf(option, path, endings)](table));
}
