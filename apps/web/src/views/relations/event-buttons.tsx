import type { NamedEvent } from '@meridian/engine';
import type { ReactNode } from 'react';
import { useWorkbench } from '../../state/workbench-context.ts';
import { formatDate } from '@meridian/words';
import { openEvent } from './open-event.ts';
import { relationsSettings } from './settings.ts';

/** Events of the register by date; each opens with its sources. */
export function EventButtons({ events }: { readonly events: readonly NamedEvent[] }): ReactNode {
  const { setAddress } = useWorkbench(relationsSettings);
  if (events.length === 0) return null;
  return (
    <ul className="event-buttons small">
      {events.map(({ id, date, title }) => (
        <li key={id}>
          <button type="button" className="figure small" onClick={() => openEvent(setAddress, id)}>
            {formatDate(date)}: {title}
          </button>
        </li>
      ))}
    </ul>
  );
}
