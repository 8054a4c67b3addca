import type { ReactNode } from 'react';
import { EventList } from '../../figures/event-list.tsx';
import { Figure } from '../../figures/figure.tsx';
import { Closures, LinkButtons } from '../../map/closures.tsx';
import type { CorridorMap } from '../../map/corridor-map.ts';
import { useRoutes } from './use-routes.ts';

/** What the answer left out and why, beside every link that is closed or not there on the date. */
export function LeftOut({ map }: { readonly map: CorridorMap | undefined }): ReactNode {
  const { value } = useRoutes();
  const excluded = value?.excluded ?? [];
  return (
    <Closures map={map}>
      <section aria-label="Left out of the answer">
        <h2>Left out of this answer</h2>
        {excluded.length === 0 && <p className="quiet">Nothing that matters here.</p>}
        <ul style={{ paddingLeft: 16 }}>
          {excluded.map(({ reason, links: touched, events, sanction }) => (
            <li key={reason}>
              {reason} {sanction !== undefined && <Figure cell={`sanction.${sanction}.valid_from`}>Sources</Figure>}{' '}
              <LinkButtons ids={touched} map={map} />
              <EventList events={events ?? []} />
            </li>
          ))}
        </ul>
      </section>
    </Closures>
  );
}
