import { rejectionReasons } from '@meridian/model-files/disk';
import type { RejectedExample, RejectionReason } from '@meridian/model-files/disk';
import { formatCount } from '@meridian/words';

/** How many rows were left out for each reason, in the order in which reasons are tried. */
export type RejectedCounts = Readonly<Partial<Record<RejectionReason, number>>>;

/** `2 bad-date, 1 same-state`; empty where no row was left out. */
export function countedReasons(rejected: RejectedCounts): string {
  return listReasons(rejected)
    .map(([reason, count]) => `${formatCount(count)} ${reason}`)
    .join(', ');
}

/** A line for each reason: what it means, and the first rows with the cell that decided. */
export function exampleLines(rejected: RejectedCounts, examples: readonly RejectedExample[]): readonly string[] {
  return listReasons(rejected).flatMap(([reason]) => {
    const rows = examples.filter((example) => example.reason === reason).map(describeExample);
    return rows.length === 0 ? [] : [`${reason}: ${rejectionReasons[reason]} ${rows.join('; ')}.`];
  });
}

/** `acts.csv row 3, event_date “31/31/2024”` */
function describeExample({ file, row, column, found }: RejectedExample): string {
  const cell =
    found === undefined || found === '' ? 'empty' : `“${found.length > 60 ? `${found.slice(0, 60)}…` : found}”`;
  const place = `${file} row ${String(row)}`;
  if (column !== undefined) return `${place}, ${column} ${cell}`;
  return found === undefined ? place : `${place} (${found})`;
}

function listReasons(rejected: RejectedCounts): readonly (readonly [RejectionReason, number])[] {
  return Object.entries(rejected) as [RejectionReason, number][];
}
