import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventFormat } from '../../formats/events/imported-event.ts';
import { importEvents } from './import-events.ts';
import type { ImportedEvents, ImportOptions } from './import-events.ts';

/** What an import makes of a file `events.csv` with this content, on 1 January 2026 unless said otherwise. */
export async function importContent(
  format: EventFormat,
  content: string | Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<ImportedEvents> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-events-test-'));
  try {
    const path = join(folder, 'events.csv');
    await writeFile(path, content);
    return await importEvents([path], { format, today: '2026-01-01', ...options });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Rows as the text of a file. */
export function linesOf(...rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}

/** Cells of one row of GDELT 2; what is not named is empty. */
export interface GdeltCells {
  readonly id: number;
  readonly day?: string;
  readonly a?: string;
  readonly b?: string;
  readonly code?: string;
  readonly mentions?: number;
  readonly sources?: number;
  readonly place?: string;
  readonly url?: string;
}

/** A row in the shape of GDELT 2 (61 columns), or 1 (58; 57 without the page of the report). */
export function gdeltRow(cells: GdeltCells, columns: 57 | 58 | 61 = 61): string {
  const { id, day = '20230510', a = 'IRN', b = 'AZE', code = '042', mentions = 10, sources = 3 } = cells;
  const row = Array.from({ length: columns }, () => '');
  const put = (place: number, text: string): void => void (row[place] = text);
  put(0, String(id));
  put(1, day);
  put(7, a);
  put(17, b);
  put(26, code);
  put(31, String(mentions));
  put(32, String(sources));
  put(columns === 61 ? 53 : 51, cells.place ?? 'IR');
  if (columns !== 57) put(columns - 1, cells.url ?? `https://www.paper.example/${String(id)}`);
  return row.join('\t');
}
