/** Most bytes that one file of a model may have (64 MB). */
export const FILE_BYTES_LIMIT = 64_000_000;
/** Most rows that one table may have, the header not counted. */
export const TABLE_ROWS_LIMIT = 1_000_000;
/** Most bytes that all files of a model may have together (256 MB). */
export const MODEL_BYTES_LIMIT = 256_000_000;
/** Most files that a folder or an archive may hold. */
export const FILE_COUNT_LIMIT = 10_000;

export interface Limits {
  readonly fileBytes: number;
  readonly tableRows: number;
  readonly modelBytes: number;
  readonly fileCount: number;
}

export const defaultLimits: Limits = {
  fileBytes: FILE_BYTES_LIMIT,
  tableRows: TABLE_ROWS_LIMIT,
  modelBytes: MODEL_BYTES_LIMIT,
  fileCount: FILE_COUNT_LIMIT,
};

/** The stated limits, with those replaced that the caller gives. */
export function limitsOf(given: Partial<Limits> | undefined): Limits {
  return { ...defaultLimits, ...given };
}

/** `64 MB`, `70.2 MB`, `812 bytes`: the way in which messages print a size. A megabyte is a million bytes. */
export function formatBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${formatCount(bytes)} bytes` : `${String(Math.round(bytes / 100_000) / 10)} MB`;
}

/** `1,000,000`: the way in which messages print a count. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}
