import { formatMoment } from '@meridian/engine';
import type { ScreeningAnswer } from '@meridian/engine';
import { meridianVersion, screeningRecord, screeningRecordTable, resultCsv } from '@meridian/model-files';
import { now } from '../../clock.ts';
import { endingOf, writeResult } from '../../result-file.ts';

const endings = ['.json', '.csv'] as const;

/** Refuses a name for a record that ends in neither, before a long list is read. */
export function checkRecordName(path: string | undefined): void {
  if (path !== undefined) endingOf('--record', path, endings);
}

/** Writes what was screened as a file to be kept, as JSON or CSV by the ending of its name. */
export async function writeRecord(path: string | undefined, answers: readonly ScreeningAnswer[]): Promise<void> {
  if (path === undefined) return;
  const record = screeningRecord(answers, formatMoment(now()), `meridian ${meridianVersion}`);
  const isCsv = endingOf('--record', path, endings) === '.csv';
  if (isCsv) await writeResult('--record', path, resultCsv(screeningRecordTable(record)));
  else await writeResult('--record', path, `${JSON.stringify(record, undefined, 1)}\n`);
}
