import { Popover } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNetwork, useWorkbench } from '../../state/workbench-context.ts';
import { formatDate, periodWords } from '@meridian/words';
import { PeriodSlider } from './period-slider.tsx';
import { useFlows } from './use-flows.ts';

/** The quarter of the flows and the date whose network carries them, always in sight above the map. */
export function PeriodControl(): ReactNode {
  const { models } = useWorkbench();
  const flows = useFlows();
  const { date } = useNetwork();
  const [isOpen, setOpen] = useState(false);
  const period = flows.shown.value?.period ?? flows.period;
  const hasPeriods = (flows.periods?.length ?? 0) > 0;
  return (
    <Popover opened={isOpen && hasPeriods} onChange={setOpen} position="bottom-start" width={330} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="date-button"
          data-covers="true"
          aria-expanded={isOpen && hasPeriods}
          disabled={!hasPeriods || models.isWorking}
          onClick={() => setOpen((before) => !before)}
        >
          {period === undefined ? 'No period' : `Flows of ${periodWords(period)}`}
          {flows.shown.value !== undefined && <span className="more">, network of {formatDate(date)}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <PeriodSlider label="Quarter of the flows on the map" />
        <p className="quiet small">
          Rules are those of {formatDate(date)}, the middle of the period; seasons and timetables those of all its days.
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
