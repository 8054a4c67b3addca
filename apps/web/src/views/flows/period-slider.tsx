import { ActionIcon, Slider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWorkbench } from '../../state/workbench-context.ts';
import { periodWords } from '@meridian/words';
import { flowsSettings } from './settings.ts';
import { useFlows } from './use-flows.ts';

/** Quarters with demand, by mouse and by the arrow keys. */
export function PeriodSlider({ label }: { readonly label: string }): ReactNode {
  const { setAddress } = useWorkbench(flowsSettings);
  const flows = useFlows();
  const { periods = [], period } = flows;
  const at = period === undefined ? -1 : periods.indexOf(period);
  const show = (index: number): void => {
    const chosen = periods[index];
    if (chosen !== undefined && chosen !== period) void setAddress({ period: chosen }, { history: 'replace' });
  };
  const words = period === undefined ? 'no period' : periodWords(period);
  const years = periods.flatMap((each, index) =>
    index === 0 || each.slice(0, 4) !== periods[index - 1]?.slice(0, 4)
      ? [{ value: index, label: periods.length > 40 ? undefined : each.slice(0, 4) }]
      : [],
  );
  return (
    <div className="flow-block" style={{ paddingBottom: 18 }}>
      <div style={{ display: 'flex', alignItems: 'center', gap: 4 }}>
        <span style={{ flex: 1 }}>
          {label} <strong>{words}</strong>
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label="Quarter before"
          disabled={at <= 0}
          onClick={() => show(at - 1)}
        >
          ‹
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label="Quarter after"
          disabled={at < 0 || at >= periods.length - 1}
          onClick={() => show(at + 1)}
        >
          ›
        </ActionIcon>
      </div>
      <Slider
        thumbLabel={label}
        thumbProps={{ 'aria-valuetext': words }}
        min={0}
        max={Math.max(1, periods.length - 1)}
        step={1}
        disabled={periods.length < 2}
        label={null}
        value={Math.max(0, at)}
        marks={years}
        onChange={show}
      />
    </div>
  );
}
