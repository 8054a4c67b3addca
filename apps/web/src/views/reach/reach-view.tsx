import { MultiSelect, Slider } from '@mantine/core';
import type { ReactNode } from 'react';
import { ClockChoice } from '../../frame/clock-choice.tsx';
import { Notice } from '../../frame/notice.tsx';
import { StandingConditions } from '../../frame/standing-conditions.tsx';
import { PlaceField } from '../../frame/place-field.tsx';
import { readFrom } from '../../state/question.ts';
import { useWorkbench } from '../../state/workbench-context.ts';
import { clockWords, formatHours, formatPeople, plural } from '@meridian/words';
import { CargoFields } from '../../frame/cargo-fields.tsx';
import { countWins } from './count-wins.ts';
import { reachSettings } from './settings.ts';
import { useReach } from './use-reach.ts';

/** How far cargo gets, and where the corridor beats its rivals. */
export function ReachView(): ReactNode {
  const { model, address, setAddress } = useWorkbench(reachSettings);
  const { value, problem, isWorking } = useReach();
  const from = readFrom(address, model);
  const rivals = model.tables.corridor.filter(({ kind }) => kind === 'rival');
  const wins = value === undefined ? undefined : countWins(value.compared, address.clock);
  return (
    <>
      <form aria-label="Question" onSubmit={(event) => event.preventDefault()} style={{ display: 'grid', gap: 10 }}>
        <PlaceField label="From" field="from" value={from} onChange={(chosen) => void setAddress({ from: chosen })} />
        <CargoFields />
        <StandingConditions of={['avoid', 'comply']} elsewhere={['via']} />
        <div style={{ paddingBottom: 18 }}>
          <span id="hours-label">Within {formatHours(address.hours)}</span>
          <Slider
            aria-labelledby="hours-label"
            thumbLabel={`Within ${formatHours(address.hours)}`}
            min={24}
            max={2400}
            step={24}
            label={null}
            value={address.hours}
            marks={[240, 720, 1440, 2160].map((hours) => ({ value: hours, label: `${String(hours / 24)} d` }))}
            onChange={(hours) => void setAddress({ hours }, { history: 'replace' })}
          />
        </div>
        <ClockChoice />
        {rivals.length > 0 && (
          <MultiSelect
            label="Compare with"
            placeholder={address.rivals.length === 0 ? 'all rivals' : undefined}
            size="sm"
            value={address.rivals}
            data={rivals.map(({ corridorId, name }) => ({ value: corridorId, label: name }))}
            comboboxProps={{ transitionProps: { duration: 0 } }}
            onChange={(chosen) => void setAddress({ rivals: chosen.length === 0 ? null : chosen })}
          />
        )}
      </form>
      {problem !== undefined && (
        <Notice kind="fault" title="This question has no answer yet">
          {problem}
        </Notice>
      )}
      {value !== undefined && problem === undefined && (
        <section aria-live="polite" style={{ display: 'grid', gap: 8, opacity: isWorking ? 0.6 : 1 }}>
          <p>
            <strong>
              {plural(value.reached.cities.length, 'city', 'cities')} with {formatPeople(value.reached.population)}{' '}
              people
            </strong>{' '}
            within {formatHours(address.hours)} {clockWords[address.clock]} by the fastest way. Model, not observation.
          </p>
          {value.reached.notes !== undefined && (
            <Notice title="After the record">{value.reached.notes.join(' ')}</Notice>
          )}
          {wins !== undefined && rivals.length > 0 && (
            <p>
              By time the corridor beats {address.rivals.length === 0 ? 'all its rivals' : 'the chosen rivals'} at{' '}
              <strong>{wins.corridor}</strong> of {plural(wins.both, 'city', 'cities')} that both reach by ways of their
              own, loses at <strong>{wins.rival}</strong>; {plural(wins.onlyCorridor, 'city', 'cities')} only the
              corridor reaches, {wins.onlyRival} only a rival.
            </p>
          )}
          <button
            type="button"
            className="figure small"
            style={{ justifySelf: 'start' }}
            onClick={() => void setAddress({ drawer: 'cities' })}
          >
            City by city, with the difference
          </button>
        </section>
      )}
    </>
  );
}
