import { fieldOf, tables } from '@meridian/engine';
import type { ColumnSchema, TableName } from '@meridian/engine';
import type { ReactNode } from 'react';
import { Figure } from '../figures/figure.tsx';
import { formatExact } from '@meridian/words';

/** The facts of a row, each with its unit and a way to its source; what the model does not know is not shown. */
export function RowFacts({
  table,
  rowKey,
  record,
}: {
  readonly table: TableName;
  readonly rowKey: string;
  readonly record: object;
}): ReactNode {
  const values = record as Readonly<Record<string, unknown>>;
  const columns = (tables[table].columns as readonly ColumnSchema[]).filter((column) => {
    const value = values[fieldOf(column)];
    return column.role === 'fact' && value !== undefined && value !== column.default && column.type !== 'geometry';
  });
  if (columns.length === 0) return <p className="quiet">No figure of its own; those of its kind hold.</p>;
  return (
    <dl className="facts">
      {columns.map((column) => (
        <div key={column.name} style={{ display: 'contents' }}>
          <dt title={column.description}>{wordsOf(column.name)}</dt>
          <dd>
            <Figure cell={`${table}.${rowKey}.${column.name}`}>{formatCell(values[fieldOf(column)], column)}</Figure>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** `dwell_median_h` as `dwell median`: the unit stands with the figure. */
export function wordsOf(column: string): string {
  return column
    .replace(/_(h|t|km|kmh|mm|m)$/, '')
    .replaceAll('_', ' ')
    .replace('usd', 'USD')
    .replace('teu', 'TEU')
    .replace('co2e', 'CO2e');
}

function formatCell(value: unknown, { unit }: ColumnSchema): string {
  const text = typeof value === 'number' ? formatExact(value) : Array.isArray(value) ? value.join(', ') : String(value);
  return unit === undefined || unit === '1' ? text : `${text} ${unit}`;
}
