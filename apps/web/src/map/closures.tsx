import { rowsById } from '@meridian/engine';
import type { NamedEvent } from '@meridian/engine';
import type { ReactNode } from 'react';
import { formatDate, plural } from '@meridian/words';
import { EventList } from '../figures/event-list.tsx';
import { useNetwork, useWorkbench } from '../state/workbench-context.ts';
import type { CorridorMap } from './corridor-map.ts';

const mostLinks = 8;

/** Every link that is closed or not there on the date, by reason. */
export function Closures({
  map,
  children,
}: {
  readonly map: CorridorMap | undefined;
  /** What a view sets before it. */
  readonly children?: ReactNode;
}): ReactNode {
  const { states, date } = useNetwork();
  const reasons = new Map<
    string,
    { readonly state: string; readonly links: string[]; readonly events: readonly NamedEvent[] }
  >();
  for (const [link, { state, reason = 'no reason is given', events = [] }] of states) {
    if (state === 'open') continue;
    const key = `${state} ${reason}`;
    const group = reasons.get(key) ?? { state, links: [], events };
    group.links.push(link);
    reasons.set(key, group);
  }
  return (
    <div className="side-by-side">
      {children}
      <section aria-label="Closed on the date">
        <h2>Closed or not in use on {formatDate(date)}</h2>
        {reasons.size === 0 && <p className="quiet">Every link is open.</p>}
        <ul style={{ paddingLeft: 16 }}>
          {[...reasons].map(([key, { state, links: touched, events }]) => (
            <li key={key}>
              {key.slice(state.length + 1)} <span className="quiet small">({plural(touched.length, 'link')})</span>{' '}
              <LinkButtons ids={touched} map={map} />
              <EventList events={events} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** Links by their names, each of which selects it and brings it into view. */
export function LinkButtons({
  ids,
  map,
}: {
  readonly ids: readonly string[];
  readonly map: CorridorMap | undefined;
}): ReactNode {
  const { model, nameOf, setAddress } = useWorkbench();
  const links = rowsById(model.tables, 'link');
  const show = (id: string): void => {
    void setAddress({ selected: { kind: 'link', id } });
    map?.show({ kind: 'link', id });
  };
  const linkName = (id: string): string => {
    const link = links.get(id);
    return link === undefined ? id : (link.name ?? `${nameOf(link.fromNodeId)} – ${nameOf(link.toNodeId)}`);
  };
  return (
    <>
      {ids.slice(0, mostLinks).map((id) => (
        <button key={id} type="button" className="figure small" style={{ marginRight: 8 }} onClick={() => show(id)}>
          {linkName(id)}
        </button>
      ))}
      {ids.length > mostLinks && <span className="quiet small">and {ids.length - mostLinks} more</span>}
    </>
  );
}
