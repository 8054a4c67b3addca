import { writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { createFinding } from '@meridian/engine';
import type { ResultTable } from '@meridian/engine';
import {
  csvMetadata,
  geoJsonWithReceipt,
  metadataName,
  resultCsv,
  resultGeoJson,
  resultParquet,
} from '@meridian/model-files';
import type { Receipt } from '@meridian/model-files';
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

/** Writes a table of results in the format that the ending of the file's name says, with what it rests on. */
export async function writeTable(
  option: string,
  path: string,
  table: ResultTable,
  receipt: Receipt,
  endings: readonly ('.csv' | '.geojson' | '.parquet')[] = ['.csv'],
): Promise<void> {
  switch (endingOf(option, path, endings)) {
    case '.csv':
      await writeCsv(option, path, resultCsv(table), receipt);
      return;
    case '.geojson':
      await writeResult(option, path, geoJsonWithReceipt(resultGeoJson(table), receipt));
      return;
    case '.parquet':
      await writeResult(option, path, await resultParquet(table, receipt));
  }
}

/** Writes a table as CSV, and beside it what it is and what it rests on: CSV itself has no room for that. */
export async function writeCsv(option: string, path: string, csv: string, receipt: Receipt): Promise<void> {
  await writeResult(option, path, csv);
  await writeResult(option, metadataName(path), csvMetadata(basename(path), csv, receipt));
}

/** The receipt of a folder, as a file in it. */
export function receiptEntry(receipt: Receipt): readonly [name: string, content: string] {
  return ['receipt.json', `${JSON.stringify({ receipt }, undefined, 2)}\n`];
}

/** Adds the receipt to a folder that has been written. */
export async function saveReceipt(folder: string, receipt: Receipt): Promise<void> {
  const [name, content] = receiptEntry(receipt);
  await writeResult('--out', join(folder, name), content);
}
