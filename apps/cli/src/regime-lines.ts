import type { RegimeStanding } from '@meridian/engine';
import type { Terminal } from './terminal/terminal.ts';

/** A line for each regime that says how it stands and since when, and below it a line for each event; some regimes have a label. */
export function regimeLines(
  regimes: readonly RegimeStanding[],
  terminal: Terminal,
  labels: ReadonlyMap<string, string> = new Map<string, string>(),
): readonly string[] {
  return regimes.flatMap(({ id, name, state, since, until, note, events, sources }) => {
    const dates = `${since === null ? '' : ` since ${since}`}${until === null ? '' : ` until ${until}`}`;
    const from = sources.length === 0 ? '' : terminal.style('dim', ` (${sources.slice(0, 4).join(', ')})`);
    const label = labels.get(id);
    return [
      `${label === undefined ? '' : `${label} `}- ${name} [${id}]: ${state}${dates}${note === null ? '' : `: ${note}`}${from}`,
      ...eventLines(events),
    ];
  });
}

/** A line for each event, set in under what it explains. */
export function eventLines(events: RegimeStanding['events']): readonly string[] {
  return events.map(({ date, title, id }) => `    ${date}  ${title} [${id}]`);
}
