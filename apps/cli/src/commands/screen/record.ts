import { readFileSync } from 'node:fs';
import { formatMoment } from '@meridian/engine';
import type { ScreeningAnswer } from '@meridian/engine';
import { screeningRecord, screeningRecordTable } from '@meridian/model-store';
import { writeTable } from '../../result-file.ts';
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
  const record = screeningRecord(answers, formatMoment(now()), programName());
  const isCsv = endingOf('--record', path, endings) === '.csv';
  if (isCsv) await writeTable('--record', path, screeningRecordTable(record));
  else await writeResult('--record', path, `${JSON.stringify(record, undefined, 1)}\n`);
}

function programName(): string {
  const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(manifest) as { readonly version: string };
  return `meridian ${version}`;
}
