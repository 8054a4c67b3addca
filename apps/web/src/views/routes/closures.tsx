import type { NamedEvent } from '@meridian/engine';
import type { ReactNode } from 'react';
import type { CorridorMap } from '../../map/corridor-map.ts';
import { Figure } from '../../figures/figure.tsx';
import { useAnswers, useWorkbench } from '../../state/workbench-context.ts';
import { formatDate, plural } from '@meridian/words';
import { EventList } from './event-list.tsx';

const mostLinks = 8;

/** What the answer left out and why, and every link that is closed or not there on the date, by reason. */
export function Closures({ map }: { readonly map: CorridorMap | undefined }): ReactNode {
  const { model, nameOf, setAddress, address } = useWorkbench();
  const { routes, states, date } = useAnswers();
  const links = new Map(model.tables.link.map((link) => [link.linkId as string, link]));
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
  const show = (id: string): void => {
    void setAddress({ selected: { kind: 'link', id } });
    map?.show({ kind: 'link', id });
  };
  const linkName = (id: string): string => {
    const link = links.get(id);
    return link === undefined ? id : (link.name ?? `${nameOf(link.fromNodeId)} – ${nameOf(link.toNodeId)}`);
  };
  const excluded = address.view === 'routes' ? (routes.value?.excluded ?? []) : [];
  return (
    <div className="side-by-side">
      {address.view === 'routes' && (
        <section aria-label="Left out of the answer">
          <h2>Left out of this answer</h2>
          {excluded.length === 0 && <p className="quiet">Nothing that matters here.</p>}
          <ul style={{ paddingLeft: 16 }}>
            {excluded.map(({ reason, links: touched, events, sanction }) => (
              <li key={reason}>
                {reason} {sanction !== undefined && <Figure cell={`sanction.${sanction}.valid_from`}>Sources</Figure>}{' '}
                <LinkButtons ids={touched} nameOf={linkName} onShow={show} />
                <EventList events={events ?? []} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label="Closed on the date">
        <h2>Closed or not in use on {formatDate(date)}</h2>
        {reasons.size === 0 && <p className="quiet">Every link is open.</p>}
        <ul style={{ paddingLeft: 16 }}>
          {[...reasons].map(([key, { state, links: touched, events }]) => (
            <li key={key}>
              {key.slice(state.length + 1)} <span className="quiet small">({plural(touched.length, 'link')})</span>{' '}
              <LinkButtons ids={touched} nameOf={linkName} onShow={show} />
              <EventList events={events} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function LinkButtons({
  ids,
  nameOf,
  onShow,
}: {
  readonly ids: readonly string[];
  readonly nameOf: (id: string) => string;
  readonly onShow: (id: string) => void;
}): ReactNode {
  return (
    <>
      {ids.slice(0, mostLinks).map((id) => (
        <button key={id} type="button" className="figure small" style={{ marginRight: 8 }} onClick={() => onShow(id)}>
          {nameOf(id)}
        </button>
      ))}
      {ids.length > mostLinks && <span className="quiet small">and {ids.length - mostLinks} more</span>}
    </>
  );
}
