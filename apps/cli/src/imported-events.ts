import { createFinding, eventsOfMonths, gradedEvents, isRefusal, parseDyad, today } from '@meridian/engine';
import type { Finding, Model, RelationEvent } from '@meridian/engine';
import type { EventFormat } from '@meridian/model-files';
import { importEvents, USUAL_LEAST_SOURCES } from '@meridian/model-files/disk';
import type { ImportedEvents, RejectionReason } from '@meridian/model-files/disk';
import { formatCount, formatPercent, formatWholePercent } from '@meridian/words';
import { now } from './clock.ts';
import { InputFault } from './faults.ts';
import { countedReasons, exampleLines } from './rejected-rows.ts';
import { formatFindings } from './terminal/findings.ts';
import { progressLines } from './terminal/follow.ts';
import type { Terminal } from './terminal/terminal.ts';

/** An imported set as the index takes it, and what became of its rows. */
export interface EventSet {
  readonly events: readonly RelationEvent[];
  readonly rows: ImportedEvents['rows'];
  readonly rejected: ImportedEvents['rejected'];
  readonly examples: ImportedEvents['examples'];
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

/** What is read, and for which pairs. */
export interface EventsToImport {
  readonly paths: readonly string[];
  readonly format: EventFormat;
  /** None: those of the model's actors. */
  readonly dyads: readonly string[];
  /** Of GDELT; undefined: two. */
  readonly leastSources: number | undefined;
}

/**
 * Reads files of events for the pairs asked for. Bad rows are told and counted and the good kept; throws InputFault where
 * nothing is left.
 */
export async function importRelationEvents(model: Model, task: EventsToImport, terminal: Terminal): Promise<EventSet> {
  const { format, dyads } = task;
  const imported = await readFiles(task, terminal);
  const { rows, rejected, examples, findings } = imported;
  if (rows.kept === 0) throw new InputFault([...findings, ...noneKept(task, imported)]);
  for (const finding of findings) terminal.err(formatFindings([finding], terminal));
  const known = new Set<string>(model.tables.actor.map(({ actorId }) => actorId));
  const name = setNames[format];
  const months = imported.dyadMonths.filter(({ a, b }) => dyads.length > 0 || (known.has(a) && known.has(b)));
  const events = format === 'register' ? registerRows(model, imported) : eventsOfMonths(months, name);
  // a mutual act stands in the months of both directions
  const shown =
    format === 'register' ? events.length : months.reduce((sum, month) => sum + month.events - month.mutual / 2, 0);
  const coded = `${name} is coded by machine or of one country’s conflict, and noisy: each month counts as one act a direction, by its median.`;
  const notes = [
    `${task.paths.join(', ')}: ${formatCount(rows.read)} rows read, ${formatCount(rows.kept)} kept.`,
    ...notShown(rows.kept - shown, rows.kept, dyads),
    ...fewSources(task, imported),
    ...(format === 'register' ? [] : [coded]),
    ...(format === 'polecat' ? ['POLECAT has no CAMEO codes: its scores are those of PLOVER.'] : []),
  ];
  return { events, rows, rejected, examples, findings, notes };
}

/** Says how many of the kept events are of other pairs than those shown. */
function notShown(others: number, kept: number, dyads: readonly string[]): readonly string[] {
  if (others === 0) return [];
  const why =
    dyads.length === 0 ? ': one side or both are no actor of the model (--dyad A-B shows any two states)' : '';
  return [`${formatCount(others)} of the ${formatCount(kept)} kept are of pairs that are not shown${why}.`];
}

/** Reasons of rows that come no further than the number of their sources is asked. */
const beforeSources: readonly RejectionReason[] = [
  'wrong-column-count',
  'cut-off-last-line',
  'bad-encoding',
  'no-two-states',
  'same-state',
  'statement',
];

/** Says what share of a set of GDELT falls because too few sources reported it. */
function fewSources(
  { leastSources = USUAL_LEAST_SOURCES }: EventsToImport,
  { rows, rejected }: ImportedEvents,
): readonly string[] {
  const few = rejected['too-few-sources'] ?? 0;
  if (few === 0) return [];
  const acts = beforeSources.reduce((left, reason) => left - (rejected[reason] ?? 0), rows.read);
  const sources = leastSources === 1 ? 'no source' : `fewer than ${String(leastSources)} sources`;
  const share = formatPercent(few / acts);
  return [
    `Of ${formatCount(acts)} acts between two states ${formatCount(few)} (${share}) have ${sources} where they were first seen, and are left out; --least-sources sets how many are asked for.`,
  ];
}

/** One finding that says why no row is kept; none where the files could not be read at all. */
function noneKept({ paths, format, leastSources }: EventsToImport, imported: ImportedEvents): readonly Finding[] {
  const { rows, rejected, examples, findings } = imported;
  if (rows.read === 0 && findings.some(({ severity }) => severity === 'error')) return [];
  const file = paths.join(', ');
  if (rows.read === 0)
    return [
      createFinding(
        'events-none-kept',
        { file },
        `${file}: there is no row below the header.`,
        'Name a file that holds events.',
      ),
    ];
  const [commonest] = Object.entries(rejected).sort((x, y) => y[1] - x[1]);
  const remedy =
    commonest?.[0] === 'too-few-sources'
      ? `Ask for fewer sources: --least-sources ${String(Math.max(1, (leastSources ?? USUAL_LEAST_SOURCES) - 1))}.`
      : `Mend the cells that are named, or name another --format than ${format} if the columns mean something else.`;
  return [
    createFinding(
      'events-none-kept',
      { file },
      `${file}: none of the ${formatCount(rows.read)} rows is kept: ${countedReasons(rejected)}. ${exampleLines(rejected, examples).join(' ')}`,
      remedy,
    ),
  ];
}

async function readFiles(
  { paths, format, dyads, leastSources }: EventsToImport,
  terminal: Terminal,
): Promise<ImportedEvents> {
  const signal = { aborted: false };
  const stop = (): void => void (signal.aborted = true);
  process.once('SIGINT', stop);
  const pairs = dyads.flatMap((text) => {
    const pair = parseDyad(text);
    return isRefusal(pair) ? [] : [pair];
  });
  try {
    return await importEvents(paths, {
      format,
      today: today(now()),
      signal,
      ...(pairs.length === 0 ? {} : { dyads: pairs }),
      ...(leastSources === undefined ? {} : { leastSources }),
      onProgress: progressLines(({ done, of = done }) => `read ${formatWholePercent(done / of)}`, terminal),
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
