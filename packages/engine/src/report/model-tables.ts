import type { Finding } from '../findings/finding.ts';
import type { Coverage } from '../evidence/coverage.ts';
import { numberColumn, resultTable, textColumn } from './result-table.ts';
import type { ColumnOf, ResultTable } from './result-table.ts';

type CoverageRow = readonly [table: string, Coverage];

/** What the figures of each table of a model rest on. */
export function coverageTable(coverage: readonly CoverageRow[]): ResultTable {
  return resultTable('coverage', coverageColumns, coverage);
}

const coverageColumns: readonly ColumnOf<CoverageRow>[] = [
  textColumn('table', 'A table of the model.', ([table]) => table),
  numberColumn('rows', undefined, 'Its rows.', ([, { rows }]) => rows),
  numberColumn('values', undefined, 'Its figures and statements.', ([, { values }]) => values),
  numberColumn(
    'sourced',
    undefined,
    'Decided by published sources, or calculated from them alone.',
    ([, own]) => own.sourced,
  ),
  numberColumn('calculated', undefined, 'Decided by any calculation.', ([, { calculated }]) => calculated),
  numberColumn('general', undefined, 'General values.', ([, { general }]) => general),
  numberColumn('assumed', undefined, 'Assumptions.', ([, { assumed }]) => assumed),
  numberColumn('neither', undefined, 'Without a source.', ([, { values, sourced, general, assumed }]) =>
    Math.max(0, values - sourced - general - assumed),
  ),
];

/** Faults of a model, in the order given. */
export function findingTable(findings: readonly Finding[]): ResultTable {
  return resultTable('findings', findingColumns, findings);
}

const findingColumns: readonly ColumnOf<Finding>[] = [
  textColumn('severity', 'error, warning or info.', ({ severity }) => severity),
  textColumn('code', 'Which fault it is.', ({ code }) => code),
  textColumn('file', 'Where.', ({ file }) => file),
  numberColumn('row', undefined, 'The header is row 1.', ({ row }) => row),
  textColumn('column', 'The column.', ({ column }) => column),
  textColumn('found', 'What stands there.', ({ found }) => found),
  textColumn('message', 'What is wrong.', ({ message }) => message),
  textColumn('remedy', 'What would be right.', ({ remedy }) => remedy),
];
