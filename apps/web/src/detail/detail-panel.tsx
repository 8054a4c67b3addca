import { lazy } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../frame/icons.tsx';
import type { CorridorMap } from '../map/corridor-map.ts';
import { useWorkbench } from '../state/workbench-context.ts';
import { ExplanationDetail } from './explanation-detail.tsx';
import { LinkDetail } from './link-detail.tsx';
import { NodeDetail } from './node-detail.tsx';

// it comes with the relations
const EventDetail = lazy(() => import('./event-detail.tsx').then((module) => ({ default: module.EventDetail })));

/** What is selected, or where a figure comes from; a step back leads to what was there before. */
export function DetailPanel({ map }: { readonly map: CorridorMap | undefined }): ReactNode {
  const { address, setAddress } = useWorkbench();
  const { selected, cell } = address;
  // an act is looked into among the relations; another view has its own things to show
  const event = address.view === 'relations' ? address.event : null;
  const back = (): void =>
    void setAddress(cell !== null ? { cell: null } : event !== null ? { event: null } : { selected: null });
  return (
    <>
      <div style={{ display: 'flex', justifyContent: 'space-between' }}>
        <button type="button" className="plain small" onClick={back}>
          <span style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}>
            <Icon name="back" size={16} /> Back
          </span>
        </button>
        {selected !== null && cell === null && event === null && (
          <button type="button" className="figure small" onClick={() => map?.show(selected)}>
            Show on the map
          </button>
        )}
      </div>
      {cell !== null ? (
        <ExplanationDetail cell={cell} />
      ) : event !== null ? (
        <EventDetail id={event} />
      ) : selected?.kind === 'link' ? (
        <LinkDetail id={selected.id} />
      ) : selected?.kind === 'node' ? (
        <NodeDetail id={selected.id} />
      ) : null}
    </>
  );
}
