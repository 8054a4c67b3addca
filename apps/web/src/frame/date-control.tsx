import { Popover, TextInput } from '@mantine/core';
import { getFirstDay, isDay, recordEndNotes, rowOf } from '@meridian/engine';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNetwork, useWorkbench } from '../state/workbench-context.ts';
import { formatDate } from '@meridian/words';

/** The date under which the network is shown, always in sight, with the days on which a regime of the model changed. */
export function DateControl(): ReactNode {
  const { model, address, setAddress } = useWorkbench();
  const { date } = useNetwork();
  const [isOpen, setOpen] = useState(false);
  const [pastRecord] = recordEndNotes(model, getFirstDay(date));
  const reference = model.tables.config[0]?.referenceDate;
  const changes = model.tables.regime_state
    .filter(({ validFrom }) => isDay(validFrom))
    .map(({ regimeId, state, validFrom }) => ({
      day: validFrom,
      text: `${rowOf(model.tables, 'regime', regimeId)?.name ?? regimeId}: ${state}`,
    }))
    .sort((a, b) => (a.day < b.day ? 1 : -1));
  const show = (day: string | null): void => void setAddress({ depart: day === reference ? null : day });
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={330} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="date-button"
          data-covers="true"
          aria-expanded={isOpen}
          onClick={() => setOpen((before) => !before)}
        >
          Network of {formatDate(date)}
          {pastRecord !== undefined && <span title={pastRecord}>, after the record</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <TextInput
          type="date"
          label="Date of the network, and of departure"
          value={address.depart ?? reference ?? ''}
          onChange={({ currentTarget: { value } }) => {
            if (value !== '') show(value);
          }}
        />
        {pastRecord !== undefined && <p className="small">{pastRecord}</p>}
        {changes.length > 0 && (
          <>
            <p className="quiet small" style={{ margin: '10px 0 4px' }}>
              Days on which a regime changed
            </p>
            <ul style={{ maxHeight: 260, overflowY: 'auto', listStyle: 'none' }} tabIndex={-1}>
              {changes.map(({ day, text }) => (
                <li key={`${day} ${text}`}>
                  <button
                    type="button"
                    className="plain small"
                    style={{ padding: '3px 0', display: 'block', width: '100%' }}
                    aria-current={day === date ? 'date' : undefined}
                    onClick={() => show(day)}
                  >
                    <span className="quiet">{day}</span> {text}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
