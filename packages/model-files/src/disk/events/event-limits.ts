/** Most files that one import may read, those in archives counted. */
export const EVENT_FILES_LIMIT = 20_000;
/** Most bytes of one import, unpacked (100 GB). */
export const EVENT_BYTES_LIMIT = 100_000_000_000;
/** Most rows of one import. */
export const EVENT_ROWS_LIMIT = 200_000_000;
/** Most events that the stream engine keeps in memory, and that a register may have. */
export const EVENT_KEPT_LIMIT = 5_000_000;
/** Most bytes of one line; what follows is passed over. */
export const EVENT_LINE_BYTES_LIMIT = 2_000_000;

export interface EventLimits {
  readonly files: number;
  readonly bytes: number;
  readonly rows: number;
  readonly kept: number;
}

/** The stated limits, with those replaced that the caller gives. */
export function eventLimitsOf(given: Partial<EventLimits> | undefined): EventLimits {
  return {
    files: EVENT_FILES_LIMIT,
    bytes: EVENT_BYTES_LIMIT,
    rows: EVENT_ROWS_LIMIT,
    kept: EVENT_KEPT_LIMIT,
    ...given,
  };
}

/** Thrown inside an import that passes a limit; the import itself returns it as a finding. */
export class EventLimitPassed extends Error {}

/** Thrown by an import that its caller stops. */
export class ImportStopped extends Error {
  constructor() {
    super('The import was stopped before its end.');
  }
}
