import { NumberInput, Slider } from '@mantine/core';
import { changeForms } from '@meridian/engine';
import type { ChangeKind, NetworkChange } from '@meridian/engine';
import { selectorWords } from '@meridian/words';
import type { KeyboardEvent, ReactNode } from 'react';
import { useWorkbench } from '../../state/workbench-context.ts';

interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Where nothing is changed. */
  readonly rest: number;
  readonly unit: string;
}

/** Where a slider of a kind goes; the field beside it takes what lies outside. */
const ranges: Readonly<Partial<Record<ChangeKind, Range>>> = {
  hours: { min: 0.2, max: 5, step: 0.1, rest: 1, unit: 'times' },
  cost: { min: 0, max: 5, step: 0.1, rest: 1, unit: 'times' },
  hours_added: { min: 0, max: 240, step: 4, rest: 0, unit: 'hours' },
  usd_per_teu_added: { min: 0, max: 2000, step: 25, rest: 0, unit: 'USD per TEU' },
  usd_per_tonne_added: { min: 0, max: 100, step: 1, rest: 0, unit: 'USD per tonne' },
  water_level: { min: -3, max: 3, step: 0.1, rest: 0, unit: 'meters of water' },
};
const factorRange: Range = { min: 0, max: 2, step: 0.05, rest: 1, unit: 'times' };

/** Steps of the slider that a page key takes. */
const pageSteps = 5;

/** How much of a change there is, for what has a size: a slider, and a field for a number. */
export function Tune({
  change: { kind, selector, value },
  onDrag,
  onValue,
}: {
  readonly change: NetworkChange;
  /** While it is dragged. */
  readonly onDrag: (value: number) => void;
  /** When it is let go, typed, or moved by a key. */
  readonly onValue: (value: number) => void;
}): ReactNode {
  const { model } = useWorkbench();
  if (changeForms[kind].value === 'none') return null;
  const { rest, unit, ...range } = ranges[kind] ?? factorRange;
  const of = `${selectorWords(model, selector)}: ${kind.replaceAll('_', ' ')}, ${unit}`;
  const size = value ?? rest;
  const at = clamp(size, range);
  const page = (event: KeyboardEvent): void => {
    const steps = { PageUp: pageSteps, PageDown: -pageSteps }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    onValue(rounded(clamp(at + steps * range.step, range)));
  };
  return (
    <div className="tune">
      <Slider
        {...range}
        size="sm"
        label={null}
        thumbLabel={of}
        thumbProps={{ 'aria-valuetext': `${String(size)} ${unit}`, onKeyDown: page }}
        value={at}
        marks={[{ value: rest }]}
        onChange={(next) => onDrag(rounded(next))}
        onChangeEnd={(next) => onValue(rounded(next))}
      />
      <NumberInput
        size="xs"
        aria-label={of}
        {...(kind === 'water_level' ? {} : { min: 0 })}
        step={range.step}
        value={size}
        onChange={(next) => {
          const number = Number(next);
          if (next !== '' && Number.isFinite(number) && number !== size) onValue(number);
        }}
      />
      <span className="quiet small">{unit}</span>
    </div>
  );
}

function clamp(value: number, { min, max }: Pick<Range, 'min' | 'max'>): number {
  return Math.max(min, Math.min(max, value));
}

/** Steps of the slider, without what is left over of adding them. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
