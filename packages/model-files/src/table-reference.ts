import { tableNames, tables } from '@meridian/engine';
import type { ColumnSchema, TableSchema } from '@meridian/engine';

/**
 * The Markdown reference of all tables: for each column its name, type, unit, whether it is required, its
 * default and its meaning. It is made from the schemas, so it cannot disagree with the checker.
 */
export function formatTableReference(): string {
  const rows = tableNames.map((name) => {
    const schema: TableSchema = tables[name];
    return `| [${name}](#${name}) | ${schema.required === true ? 'yes' : ''} | ${escapeCell(schema.description)} |`;
  });
  const overview = ['| table | required | holds |', '|---|---|---|', ...rows].join('\n');
  return [overview, ...tableNames.map((name) => formatSchema(tables[name]))].join('\n\n');
}

function formatSchema(schema: TableSchema): string {
  const key =
    schema.primaryKey.length === 0
      ? 'Rows have no key.'
      : `Key: ${schema.primaryKey.map((name) => `\`${name}\``).join(', ')}.`;
  const head = ['| column | type | unit | required | default | meaning |', '|---|---|---|---|---|---|'];
  const rows = schema.columns.map(formatColumn);
  return [`### ${schema.name}`, `${schema.description} ${key}`, [...head, ...rows].join('\n')].join('\n\n');
}

function formatColumn(column: ColumnSchema): string {
  const required = column.required === true ? 'yes' : '';
  const fallback = column.default === undefined ? '' : `\`${String(column.default)}\``;
  const cells = [
    `\`${column.name}\``,
    describeType(column),
    column.unit ?? '',
    required,
    fallback,
    describeMeaning(column),
  ];
  return `| ${cells.map(escapeCell).join(' | ')} |`;
}

function describeType(column: ColumnSchema): string {
  if (column.type === 'id') return column.role === 'key' ? 'id' : `id of ${column.of ?? ''}`;
  if (column.type === 'ids') return `ids of ${column.of ?? ''}`;
  return column.type;
}

function describeMeaning(column: ColumnSchema): string {
  const allowed =
    column.allowed === undefined ? '' : ` One of: ${column.allowed.map((value) => `\`${value}\``).join(', ')}.`;
  return `${column.description}${allowed}${describeBounds(column)}`;
}

function describeBounds({ min, max }: ColumnSchema): string {
  if (min === undefined && max === undefined) return '';
  if (max === undefined) return ` At least ${String(min)}.`;
  return min === undefined ? ` At most ${String(max)}.` : ` From ${String(min)} to ${String(max)}.`;
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|');
}
