import { eventsOfMonths, gradedEvents, parseDyad } from '@meridian/engine';
import type { Finding, Model, RelationEvent } from '@meridian/engine';
import type { EventFormat } from '@meridian/model-store';
import { importEvents } from '@meridian/model-store/disk';
import type { ImportedEvents } from '@meridian/model-store/disk';
import { InputFault } from './faults.ts';
import { today } from './model.ts';
import { formatFindings } from './terminal/findings.ts';
import type { Terminal } from './terminal/terminal.ts';

/** An imported set as the index takes it, and what became of its rows. */
export interface EventSet {
  readonly events: readonly RelationEvent[];
  readonly rows: ImportedEvents['rows'];
  readonly rejected: ImportedEvents['rejected'];
  readonly findings: readonly Finding[];
  /** What the set is, in words. */
  readonly notes: readonly string[];
}

const setNames: Readonly<Record<EventFormat, string>> = {
  gdelt1: 'GDELT 1',
  gdelt2: 'GDELT 2',
  polecat: 'POLECAT',
  icews: 'ICEWS',
  acled: 'ACLED',
  register: 'the register',
};

/**
 * Reads files of events for the pairs asked for (undefined: those of the model's actors). Bad rows are told and counted
 * and the good kept; throws InputFault where nothing is left.
 */
export async function importRelationEvents(
  model: Model,
  paths: readonly string[],
  format: EventFormat,
  dyads: readonly string[] | undefined,
  terminal: Terminal,
): Promise<EventSet> {
  const imported = await readFiles(paths, format, dyads, terminal);
  const { rows, rejected, findings } = imported;
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (rows.kept === 0 && errors.length > 0) throw new InputFault(findings);
  for (const finding of findings) terminal.err(formatFindings([finding], terminal));
  const known = new Set<string>(model.tables.actor.map(({ actorId }) => actorId));
  const name = setNames[format];
  const months = imported.dyadMonths.filter(({ a, b }) => dyads !== undefined || (known.has(a) && known.has(b)));
  const events = format === 'register' ? registerRows(model, imported) : eventsOfMonths(months, name);
  const counted = `${paths.join(', ')}: ${rows.read.toLocaleString('en')} rows read, ${rows.kept.toLocaleString('en')} kept.`;
  const coded =
    format === 'register'
      ? []
      : [
          `${name} is coded by machine or of one country’s conflict, and noisy: each month counts as one act a direction, by its median.`,
        ];
  return { events, rows, rejected, findings, notes: [counted, ...coded] };
}

async function readFiles(
  paths: readonly string[],
  format: EventFormat,
  dyads: readonly string[] | undefined,
  terminal: Terminal,
): Promise<ImportedEvents> {
  const signal = { aborted: false };
  const stop = (): void => void (signal.aborted = true);
  process.once('SIGINT', stop);
  const pairs = dyads?.flatMap((text) => {
    const pair = parseDyad(text);
    return 'fault' in pair ? [] : [pair];
  });
  let told = performance.now();
  try {
    return await importEvents(paths, {
      format,
      today: today(),
      signal,
      ...(pairs === undefined ? {} : { dyads: pairs }),
      onProgress(share) {
        if (!process.stderr.isTTY || performance.now() - told < 1000) return;
        told = performance.now();
        terminal.err(`read ${(100 * share).toFixed(0)} %`);
      },
    });
  } finally {
    process.removeListener('SIGINT', stop);
  }
}

/** Rows of a register; graded where the model knows their sources, else as sources that cannot be judged. */
function registerRows(model: Model, { events }: ImportedEvents): readonly RelationEvent[] {
  const rows = events.map((event) => ({
    id: event.id,
    day: event.day,
    date: event.date,
    a: event.a,
    b: event.b,
    mutual: event.direction === 'mutual',
    title: event.title ?? '',
    scores: { goldstein: event.goldstein, plover: event.plover },
    tags: event.tags ?? [],
    sources: event.sourceIds ?? [],
  }));
  return gradedEvents(model, rows);
}
