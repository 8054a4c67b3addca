import type { ReactNode } from 'react';
import type { CorridorMap } from '../../map/corridor-map.ts';
import { useWorkbench } from '../../state/workbench-context.ts';
import { rowTarget } from './row-target.ts';

/** The name of a row of the model: it leads to the facts and sources of the row, and brings it into view. */
export function RowButton({
  row,
  name,
  map,
}: {
  readonly row: string;
  readonly name: string;
  readonly map?: CorridorMap | undefined;
}): ReactNode {
  const { model, setAddress } = useWorkbench();
  const target = rowTarget(model, row);
  if (target === undefined) return name;
  return (
    <button
      type="button"
      className="figure"
      title="Facts and sources"
      onClick={() => {
        void setAddress({ selected: target.selection, cell: null });
        map?.show(target.selection);
      }}
    >
      {name}
    </button>
  );
}
