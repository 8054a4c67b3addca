import { Autocomplete } from '@mantine/core';
import { tables } from '@meridian/engine';
import type { ColumnSchema, TableName } from '@meridian/engine';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useAnswer } from '../../state/use-answer.ts';
import { useWorkbench } from '../../state/workbench-context.ts';
import { formatCount } from '@meridian/words';
import { coverageRequest } from './requests.ts';

// charts come when they are first shown
const CoverageChart = lazy(() => import('./coverage.tsx').then((module) => ({ default: module.CoverageChart })));

/** What the figures of the model rest on: how many have a source, by table, and a way to any one of them. */
export function EvidenceView(): ReactNode {
  const { models, model } = useWorkbench();
  const { value: coverage } = useAnswer(models, coverageRequest, 'all');
  const all = (coverage ?? []).reduce(
    (sum, [, { values, sourced }]) => ({ values: sum.values + values, sourced: sum.sourced + sourced }),
    { values: 0, sourced: 0 },
  );
  const share = all.values === 0 ? 0 : Math.round((100 * all.sourced) / all.values);
  return (
    <>
      {coverage === undefined && (
        <p className="quiet" role="status">
          Counting …
        </p>
      )}
      <p hidden={coverage === undefined}>
        <strong>{share} %</strong> of {formatCount(all.values)} figures rest on a published source, or on a calculation
        from such alone; {formatCount(model.tables.source.length)} sources. The rest are assumptions or general
        knowledge, and are graded so.
      </p>
      <Suspense fallback={<p className="quiet">One moment …</p>}>
        {coverage !== undefined && <CoverageChart coverage={coverage} />}
      </Suspense>
      <CellSearch />
      <p className="quiet small">
        Any dotted figure on this page leads to its source. Where sources disagree, the model keeps all: the rule that
        picks one stands with each.
      </p>
    </>
  );
}

/** A field for TABLE.ROW.COLUMN that completes as it is typed. */
function CellSearch(): ReactNode {
  const { model, setAddress } = useWorkbench();
  const [text, setText] = useState('');
  const suggestions = suggest(text, (table) =>
    table === 'link'
      ? model.tables.link.map(({ linkId }) => linkId as string)
      : table === 'node'
        ? model.tables.node.map(({ nodeId }) => nodeId as string)
        : table === 'mode'
          ? model.tables.mode.map(({ modeId }) => modeId as string)
          : table === 'crossing'
            ? model.tables.crossing.map(({ crossingId }) => crossingId as string)
            : table === 'transfer'
              ? model.tables.transfer.map(({ transferId }) => transferId as string)
              : [],
  );
  const show = (cell: string): void => {
    if (cell.split('.').length >= 3) void setAddress({ cell });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        show(text);
      }}
    >
      <Autocomplete
        label="Where does a figure come from?"
        description="TABLE.ROW.COLUMN, such as mode.rail.speed_kmh"
        size="sm"
        value={text}
        data={[...suggestions]}
        filter={({ options }) => options}
        limit={40}
        onChange={setText}
        onOptionSubmit={show}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
    </form>
  );
}

const mostSuggestions = 40;

function suggest(text: string, rowsOf: (table: string) => readonly string[]): readonly string[] {
  const names = Object.keys(tables);
  const first = text.indexOf('.');
  if (first < 0) return names.filter((name) => name.startsWith(text)).map((name) => `${name}.`);
  const table = text.slice(0, first);
  if (!names.includes(table)) return [];
  const rest = text.slice(first + 1);
  const rows = rowsOf(table);
  const row = rows.find((each) => rest.startsWith(`${each}.`));
  if (row === undefined)
    return rows
      .filter((each) => each.includes(rest))
      .slice(0, mostSuggestions)
      .map((each) => `${table}.${each}.`);
  const columns: readonly ColumnSchema[] = tables[table as TableName].columns;
  return columns
    .filter(({ role, name }) => role === 'fact' && name.startsWith(rest.slice(row.length + 1)))
    .map(({ name }) => `${table}.${row}.${name}`);
}
