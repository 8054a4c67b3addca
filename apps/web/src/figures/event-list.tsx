import type { NamedEvent } from '@meridian/engine';
import type { ReactNode } from 'react';
import { formatDate } from '@meridian/words';

/** The events behind a reason, by date. */
export function EventList({ events }: { readonly events: readonly NamedEvent[] }): ReactNode {
  if (events.length === 0) return null;
  return (
    <ul className="quiet small" style={{ paddingLeft: 16 }}>
      {events.map(({ id, date, title }) => (
        <li key={id}>
          {formatDate(date)}: {title}
        </li>
      ))}
    </ul>
  );
}
