import type { ReactNode } from 'react';
import { Icon } from '../frame/icons.tsx';
import type { CorridorMap } from '../map/corridor-map.ts';
import { useWorkbench } from '../state/workbench-context.ts';
import type { OpenDetail } from './open-detail.ts';

/** What is selected, or where a figure comes from; a step back leads to what was there before. */
export function DetailPanel({
  detail: { setting, content },
  map,
}: {
  readonly detail: OpenDetail;
  readonly map: CorridorMap | undefined;
}): ReactNode {
  const { address, changeAddress } = useWorkbench();
  const { selected } = address;
  return (
    <>
      <div style={{ display: 'flex', justifyContent: 'space-between' }}>
        <button type="button" className="plain small" onClick={() => void changeAddress({ [setting]: null })}>
          <span style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}>
            <Icon name="back" size={16} /> Back
          </span>
        </button>
        {setting === 'selected' && selected !== null && (
          <button type="button" className="figure small" onClick={() => map?.show(selected)}>
            Show on the map
          </button>
        )}
      </div>
      {content}
    </>
  );
}
