import { TextInput } from '@mantine/core';
import { flowsTable, foldName, indexById, rowOf } from '@meridian/engine';
import type { ResultTable } from '@meridian/engine';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { saveLines, saveTable } from '../../export/save-table.ts';
import type { CorridorMap } from '../../map/corridor-map.ts';
import { useWorkbench } from '../../state/workbench-context.ts';
import {
  corridorName,
  formatTonnes,
  formatTonnesChange,
  formatWholePercent,
  periodWords,
  plural,
} from '@meridian/words';
import { volumeRows } from './volume-rows.ts';
import type { VolumeRow } from './volume-rows.ts';
import { RowButton } from './row-button.tsx';
import { SortedTable } from '../../frame/sorted-table.tsx';
import type { Column } from '../../frame/sorted-table.tsx';
import { flowsSettings } from './settings.ts';
import { useFlows } from './use-flows.ts';

/** What the map shows, link by link: for those who cannot see it, for sorting, and to take away. */
export function Volumes({ map }: { readonly map: CorridorMap | undefined }): ReactNode {
  const { model, address, setAddress } = useWorkbench(flowsSettings);
  const flows = useFlows();
  const [filter, setFilter] = useState('');
  const answer = flows.shown.value;
  const base = address.changes.length > 0 ? flows.base.value : undefined;
  const rows = useMemo(() => (answer === undefined ? [] : volumeRows(model, answer, base)), [model, answer, base]);
  const modeName = (id: string): string => rowOf(model.tables, 'mode', id)?.name ?? id;
  if (answer === undefined) return <p className="quiet">{flows.shown.isWorking ? 'Solving …' : 'No flows yet.'}</p>;
  const at = indexById(model.tables, 'commodity').get(address.commodity ?? '') ?? -1;
  const wanted = foldName(filter);
  const found = rows.filter(
    ({ name, mode, corridor }) =>
      wanted === '' || foldName(`${name} ${modeName(mode)} ${corridorName(model, corridor ?? '')}`).includes(wanted),
  );
  const columns: readonly Column<VolumeRow>[] = [
    {
      title: 'Link',
      value: ({ name }) => name,
      cell: ({ link, name }) => <RowButton row={`link.${link}`} name={name} map={map} />,
    },
    { title: 'Mode', value: ({ mode }) => modeName(mode) },
    { title: 'Branch', value: ({ corridor }) => corridorName(model, corridor ?? '') },
    volume('Forward', ({ flow }) => flow.tonnesForward),
    volume('Backward', ({ flow }) => flow.tonnesBackward),
    volume('Tonnes', ({ tonnes }) => tonnes),
    ...(at < 0 ? [] : [volume('Of the cargo', ({ flow }) => flow.tonnesByCommodity[at] ?? 0)]),
    ...(base === undefined ? [] : [difference]),
    volume('Capacity', ({ flow }) => flow.capacityTonnes),
    {
      title: 'Load',
      value: ({ flow }) => flow.load,
      cell: ({ flow }) => formatWholePercent(flow.load),
      isNumber: true,
    },
    {
      title: 'Used by',
      cell: ({ link, name }) => (
        <button
          type="button"
          className="figure small once"
          aria-label={`who uses it: ${name}`}
          onClick={() => void setAddress({ select: `link:${link}`, color: null, selected: null, cell: null })}
        >
          who uses it
        </button>
      ),
    },
  ];
  const table = (of: readonly VolumeRow[]): ResultTable => {
    const shown = new Set(of.map(({ link }) => link));
    return flowsTable(answer, model, base, ({ flow }) => shown.has(flow.link));
  };
  const fileName = `meridian-flows-${answer.period}`;
  return (
    <>
      <div className="controls" style={{ alignItems: 'center', marginBottom: 8 }}>
        <TextInput
          size="xs"
          aria-label="Only links with"
          placeholder="only links with …"
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value)}
        />
        <span className="quiet small" role="status">
          {plural(found.length, 'link')}
        </span>
        <button type="button" className="figure small" onClick={() => saveTable(table(found), fileName)}>
          CSV
        </button>
        <button type="button" className="figure small" onClick={() => saveLines(table(rows), fileName)}>
          GeoJSON
        </button>
      </div>
      <SortedTable
        caption={`Links with flow in ${periodWords(answer.period)}. Model, not observation. Forward is from the first place of the name to the second.`}
        columns={columns}
        rows={found}
        keyOf={({ link }) => link}
        sortedBy={base === undefined ? 'Tonnes' : 'Difference'}
      />
      {found.length === 0 && <p className="quiet">No link has “{filter}”. Clear the field to see all.</p>}
    </>
  );
}

function volume(title: string, value: (row: VolumeRow) => number | undefined): Column<VolumeRow> {
  return {
    title,
    value,
    cell: (row) => {
      const tonnes = value(row);
      return tonnes === undefined ? <span className="quiet">not known</span> : formatTonnes(tonnes);
    },
    isNumber: true,
  };
}

const difference: Column<VolumeRow> = {
  title: 'Difference',
  value: ({ tonnes, before = 0 }) => tonnes - before,
  cell: ({ tonnes, before = 0 }) => formatTonnesChange(tonnes - before),
  isNumber: true,
};
