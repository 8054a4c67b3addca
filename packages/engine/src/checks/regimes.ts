import { createFinding } from '../findings/finding.ts';
import type { Finding, FindingCode } from '../findings/finding.ts';
import { dayNumber, firstDay, lastDay } from '../calendar/date.ts';
import { isInSeason, parseSeason } from '../calendar/opening-hours.ts';
import type { Season } from '../calendar/opening-hours.ts';
import type { Model } from '../model/model.ts';
import { checkDependencies } from './dependencies.ts';
import { checkRange } from './own-range.ts';
import { rowOf } from '../model/rows-by-id.ts';

/** How long after the first day of a state an event may lie and still be taken for what brought it about. */
const mostDaysLater = 31;

/** Faults of regimes' records, transitions and dependencies, and of the levels of drivers. */
export function checkRegimes(model: Model): readonly Finding[] {
  return [
    ...checkStates(model),
    ...checkEvents(model),
    ...checkTransitions(model),
    ...checkSeasons(model),
    ...checkDrivers(model),
    ...checkDependencies(model),
  ];
}

interface Dated {
  readonly row: number;
  readonly validFrom: string;
  readonly validTo: string | undefined;
}

/** Pairs of rows of one owner that both hold on some day. */
function overlaps<T extends Dated>(rows: readonly T[], ownerOf: (row: T) => string): readonly (readonly [T, T])[] {
  const found: (readonly [T, T])[] = [];
  const latest = new Map<string, T>();
  const start = ({ validFrom }: Dated): number => firstDay(validFrom) ?? 0;
  const end = ({ validTo }: Dated): number => (validTo === undefined ? Infinity : (lastDay(validTo) ?? Infinity));
  for (const row of [...rows].sort((a, b) => start(a) - start(b) || a.row - b.row)) {
    const before = latest.get(ownerOf(row));
    if (before !== undefined && start(row) <= end(before)) found.push([before, row]);
    if (before === undefined || end(row) > end(before)) latest.set(ownerOf(row), row);
  }
  return found;
}

function overlapFinding(
  code: FindingCode,
  file: string,
  what: string,
  [before, row]: readonly [Dated, Dated],
): Finding {
  return createFinding(
    code,
    { file, row: row.row, column: 'valid_from', found: row.validFrom },
    `${what} has two rows for ${row.validFrom}: row ${String(before.row)} holds from ${before.validFrom} ${before.validTo === undefined ? 'without end' : `to ${before.validTo}`}.`,
    `End row ${String(before.row)} with valid_to on the day before ${row.validFrom}, or begin this one later.`,
  );
}

function checkStates({ tables }: Model): readonly Finding[] {
  return overlaps(tables.regime_state, ({ regimeId }) => regimeId).map((pair) =>
    overlapFinding('regime-states-overlap', 'regime_state.csv', `The regime “${pair[1].regimeId}”`, pair),
  );
}

function checkDrivers({ tables }: Model): readonly Finding[] {
  return overlaps(tables.driver_state, ({ driverId }) => driverId).map((pair) =>
    overlapFinding('driver-states-overlap', 'driver_state.csv', `The driver “${pair[1].driverId}”`, pair),
  );
}

/** An event that comes well after a state began did not bring it about. */
function checkEvents({ tables }: Model): readonly Finding[] {
  return tables.regime_state.flatMap(({ row, regimeId, validFrom, eventId: ids }) =>
    ids.flatMap((id) => {
      const date = rowOf(tables, 'event', id)?.date;
      const [event, state] = [date === undefined ? undefined : firstDay(date), lastDay(validFrom)];
      if (date === undefined || event === undefined || state === undefined || event <= state + mostDaysLater) return [];
      return createFinding(
        'event-after-state',
        { file: 'regime_state.csv', row, column: 'event_id', found: id },
        `The event “${id}” of ${date} is said to have brought about a state of “${regimeId}” that began on ${validFrom}.`,
        'Name the event that came before the state, or correct one of the dates.',
      );
    }),
  );
}

/** A transition has one rate on a day of the year: seasons of its rows lie apart. */
function checkSeasons({ tables }: Model): readonly Finding[] {
  return tables.transition.flatMap(({ row, regimeId, fromState, toState, season }) => {
    const own = season === undefined ? undefined : parseSeason(season);
    if (own === undefined) return [];
    const before = tables.transition.find((other) => {
      const theirs = other.season === undefined ? undefined : parseSeason(other.season);
      const isSame = other.regimeId === regimeId && other.fromState === fromState && other.toState === toState;
      // of two periods of a year that meet, one begins in the other
      return isSame && other.row < row && theirs !== undefined && (begins(own, theirs) || begins(theirs, own));
    });
    if (before === undefined) return [];
    return createFinding(
      'transition-seasons-overlap',
      { file: 'transition.csv', row, column: 'season', found: season },
      `The regime “${regimeId}” goes from ${fromState} to ${toState} by two rates on some days: row ${String(before.row)} holds on ${before.season ?? ''}.`,
      'Write seasons that share no day.',
    );
  });
}

/** Whether a season begins on a day of another; 2024 has every day of a year. */
function begins({ from }: Season, other: Season): boolean {
  return isInSeason(dayNumber(2024, ...from), other);
}

function checkTransitions({ tables }: Model): readonly Finding[] {
  return tables.transition.flatMap(({ row, regimeId, fromState, toState, ratePerYear, rateLow, rateHigh }) => {
    const at = { file: 'transition.csv', row };
    const findings: Finding[] = [];
    if (fromState === toState) {
      findings.push(
        createFinding(
          'transition-to-itself',
          { ...at, column: 'to_state', found: toState },
          `The regime “${regimeId}” has a transition from ${fromState} to ${toState}.`,
          'Name two different states, or delete the row: staying is what is left of all transitions.',
        ),
      );
    }
    return [...findings, ...checkRange(at, 'rate', ratePerYear, rateLow, rateHigh)];
  });
}
