import type { ReactNode } from 'react';

/** Rows that a long table shows at first, and those that a click adds. */
export const firstRows = 100;
const moreRows = 200;

/** The way to the rest of a long table; nothing where all of it is shown. */
export function MoreRows({
  shown,
  total,
  onMore,
}: {
  readonly shown: number;
  readonly total: number;
  readonly onMore: (shown: number) => void;
}): ReactNode {
  if (total <= shown) return null;
  return (
    <button type="button" className="figure small" onClick={() => onMore(shown + moreRows)}>
      Show {Math.min(moreRows, total - shown)} more of {total - shown}
    </button>
  );
}
