import { Chip, Select, Slider } from '@mantine/core';
import { listDimensions } from '@meridian/engine';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Choice } from '../../frame/choice.tsx';
import { useWorkbench } from '../../state/workbench-context.ts';
import { formatHalfLife } from '@meridian/words';
import { relationsSettings } from './settings.ts';

/** Days that the slider offers: even steps of the logarithm look even to the hand. */
const halfLives = [30, 60, 90, 120, 180, 270, 365, 540, 730, 1095, 1460, 2190, 2920, 3650, 5475, 7300] as const;

/** How acts are scored, how fast they fade, and to what. */
export function RelationSettings(): ReactNode {
  const { model, address, setAddress } = useWorkbench(relationsSettings);
  const dimensions = useMemo(() => listDimensions(model), [model]);
  const dimension = dimensions.find(({ id }) => id === address.dimension) ?? dimensions[0];
  const own = dimension?.halfLifeDays ?? 730;
  const days = address.halflife ?? own;
  const at = halfLives.findIndex((each) => each >= days);
  return (
    <>
      <Select
        label="Which acts"
        size="sm"
        allowDeselect={false}
        value={dimension?.id ?? 'all'}
        data={dimensions.map(({ id, name }) => ({ value: id, label: name }))}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        onChange={(value) => void setAddress({ dimension: value === dimensions[0]?.id ? null : value })}
      />
      <div className="setting-row">
        <span>Scored by</span>
        <Choice
          label="Score table"
          value={address.scores}
          options={[
            ['goldstein', 'Goldstein'],
            ['plover', 'PLOVER'],
          ]}
          onChange={(scores) => void setAddress({ scores })}
        />
      </div>
      <div className="setting-row">
        <span>Fade to</span>
        <Choice
          label="To what acts fade"
          value={address.level}
          options={[
            ['structural', 'Structural level'],
            ['none', 'Zero'],
          ]}
          onChange={(level) => void setAddress({ level })}
        />
      </div>
      <div className="half-life">
        <div className="setting-row">
          <span>
            Half-life <strong>{formatHalfLife(days)}</strong>
          </span>
          {address.halflife !== null && (
            <button type="button" className="figure small" onClick={() => void setAddress({ halflife: null })}>
              back to {own} days
            </button>
          )}
        </div>
        <Slider
          thumbLabel="Half-life of an act"
          thumbProps={{ 'aria-valuetext': formatHalfLife(days) }}
          size="sm"
          min={0}
          max={halfLives.length - 1}
          step={1}
          label={null}
          value={at < 0 ? halfLives.length - 1 : at}
          onChange={(index) => {
            const chosen = halfLives[index];
            if (chosen === undefined || chosen === days) return;
            void setAddress({ halflife: chosen === own ? null : chosen }, { history: 'replace' });
          }}
        />
      </div>
      <Chip
        size="xs"
        radius={4}
        checked={address.confidence}
        onChange={(confidence) => void setAddress({ confidence })}
      >
        Count acts by the confidence of their sources
      </Chip>
    </>
  );
}
