import { ActionIcon, Slider } from '@mantine/core';
import { changeDates, monthEnd } from '@meridian/engine';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useNetwork, useWorkbench } from '../../state/workbench-context.ts';
import { formatDate } from '@meridian/words';
import { monthIndex } from './months.ts';
import './relations.css';
import { useRelations } from './use-relations.ts';

/** Years between the marks below the slider. */
const yearStep = 5;

/** The month whose last day the map, the matrix and the timeline show; by mouse or by arrow keys. */
export function MonthSlider(): ReactNode {
  const { address, setAddress, model } = useWorkbench();
  const relations = useRelations();
  const { date: answered } = useNetwork();
  const { months } = relations;
  const wanted = useRef<number>(undefined);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  // many closures last days and would fall between two ends of months
  const changes = useMemo(
    () =>
      changeDates(
        model,
        model.tables.regime.map(({ regimeId }) => regimeId),
      ),
    [model],
  );
  if (months.length === 0) return null;
  const reference = model.tables.config[0]?.referenceDate;
  // what is asked for, not what is answered: the thumb never waits
  const date = address.depart?.slice(0, 10) ?? reference ?? answered;
  const at = monthIndex(months, date);
  const before = changes.findLast((day) => day < date);
  const after = changes.find((day) => day > date);
  const go = (day: string): void => void setAddress({ depart: day === reference ? null : day }, { history: 'replace' });
  // a hand moves faster than the screen: one change a frame is enough
  const show = (index: number): void => {
    wanted.current = index;
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      const month = months[wanted.current ?? -1];
      if (month === undefined) return;
      go(monthEnd(month));
    });
  };
  const month = months[at] ?? '';
  const marks = months.flatMap((each, index) =>
    each.endsWith('-01') && Number(each.slice(0, 4)) % yearStep === 0
      ? [{ value: index, label: each.slice(0, 4) }]
      : [],
  );
  return (
    <div className="month-slider" role="group" aria-label="Month">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Change of a regime before"
        title={before === undefined ? undefined : `A regime changes on ${formatDate(before)}`}
        disabled={before === undefined}
        onClick={() => before !== undefined && go(before)}
      >
        «
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Month before"
        disabled={at <= 0}
        onClick={() => show(at - 1)}
      >
        ‹
      </ActionIcon>
      <Slider
        className="track"
        thumbLabel="Month of map, matrix and timeline"
        thumbProps={{ 'aria-valuetext': formatDate(month) }}
        size="sm"
        min={0}
        max={Math.max(1, months.length - 1)}
        step={1}
        label={null}
        disabled={months.length < 2}
        value={at}
        marks={marks}
        onChange={show}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Month after"
        disabled={at >= months.length - 1}
        onClick={() => show(at + 1)}
      >
        ›
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Change of a regime after"
        title={after === undefined ? undefined : `A regime changes on ${formatDate(after)}`}
        disabled={after === undefined}
        onClick={() => after !== undefined && go(after)}
      >
        »
      </ActionIcon>
      <output className="month">{formatDate(month)}</output>
    </div>
  );
}
