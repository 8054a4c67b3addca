import type { RelationsAnswer } from '@meridian/engine';
import { formatCell, formatCsv } from '../cell-text.ts';

const columns = ['dyad', 'dimension', 'date', 'index', 'level', 'events', 'p10', 'p90'] as const;

/** Series of relations as CSV, a row for each pair, dimension and step. */
export function relationSeriesCsv({ dyads }: Pick<RelationsAnswer, 'dyads'>): string {
  return formatCsv(
    columns,
    dyads.flatMap(({ dyad, dimension, series }) =>
      series.map((point) => columns.map((column) => formatCell({ dyad, dimension, ...point }[column]))),
    ),
  );
}
