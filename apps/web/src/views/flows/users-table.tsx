import { usersTable } from '@meridian/engine';
import type { ReactNode } from 'react';
import { saveTable } from '../../export/save-table.ts';
import { useWorkbench } from '../../state/workbench-context.ts';
import { commodityName, corridorName, formatFixed, formatTonnes, selectorWords, zoneName } from '@meridian/words';
import { SortedTable } from '../../frame/sorted-table.tsx';
import type { Column } from '../../frame/sorted-table.tsx';
import { flowsSettings } from './settings.ts';
import { useFlows } from './use-flows.ts';

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly commodity: string;
  readonly tonnes: number;
}

/** Pair by pair, whose cargo uses what is selected, and by which branches it goes. */
export function UsersTable(): ReactNode {
  const { model, address, setAddress } = useWorkbench(flowsSettings);
  const flows = useFlows();
  const { value, isWorking, problem } = flows.users;
  const { select } = address;
  if (select === null)
    return (
      <p className="quiet">
        Click a link or a place on the map, a branch in the panel, or “who uses it” in the list of links: here stand the
        pairs whose cargo uses it.
      </p>
    );
  if (value?.selector !== select)
    return <p className="quiet">{isWorking ? 'Looking who uses it …' : (problem ?? 'No answer yet.')}</p>;
  const name = selectorWords(model, select);
  const columns: readonly Column<Pair>[] = [
    { title: 'From', value: ({ from }) => zoneName(model, from) },
    { title: 'To', value: ({ to }) => zoneName(model, to) },
    { title: 'Cargo', value: ({ commodity }) => commodityName(model, commodity) },
    {
      title: 'Tonnes',
      value: ({ tonnes }) => tonnes,
      cell: ({ tonnes }) => formatTonnes(tonnes),
      isNumber: true,
    },
    {
      title: 'Share',
      value: ({ tonnes }) => tonnes,
      cell: ({ tonnes }) => `${formatFixed((100 * tonnes) / Math.max(value.tonnes, 1e-9), 1)} %`,
      isNumber: true,
    },
  ];
  const branches = value.branches.filter(({ tonnes }) => tonnes >= 0.5);
  return (
    <>
      <div className="controls" style={{ alignItems: 'center', marginBottom: 8 }}>
        <strong>
          {name}: {formatTonnes(value.tonnes)}
        </strong>
        {branches.length > 0 && (
          <span className="small">
            by {branches.map(({ id, tonnes }) => `${corridorName(model, id)} ${formatTonnes(tonnes)}`).join(', ')}
          </span>
        )}
        <button type="button" className="figure small" onClick={() => saveTable(usersTable(value), 'meridian-users')}>
          CSV
        </button>
        <button type="button" className="figure small" onClick={() => void setAddress({ select: null })}>
          Nothing selected
        </button>
      </div>
      <SortedTable
        caption={`Whose cargo uses ${name}. Model, not observation.`}
        columns={columns}
        rows={value.pairs}
        keyOf={({ from, to, commodity }) => `${from} ${to} ${commodity}`}
        sortedBy="Tonnes"
      />
    </>
  );
}
