import { Choice } from '../../frame/choice.tsx';
import { firstRows, MoreRows } from '../../frame/more-rows.tsx';
import { palettes } from '@meridian/cartography';
import { comparedCityTable, reachTable } from '@meridian/engine';
import type { ComparedCity } from '@meridian/engine';
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { chartThemes, citiesHeight, drawCities } from '@meridian/charts';
import type { CitiesMeasure } from '@meridian/charts';
import { readFrom } from '../../state/question.ts';
import { placeOptions } from '../../state/place-options.ts';
import { useWorkbench } from '../../state/workbench-context.ts';
import { clockWords, formatCount, formatHours, formatPeople, formatUsd, plural } from '@meridian/words';
import { saveTable } from '../../export/save-table.ts';
import { reachSettings } from './settings.ts';
import { useReach } from './use-reach.ts';

/** City by city: within reach or not, and where the corridor beats its rivals. */
export function ReachCities(): ReactNode {
  const { model } = useWorkbench();
  const reach = useReach();
  const [what, setWhat] = useState<'rivals' | 'cities'>('rivals');
  const hasRivals = model.tables.corridor.some(({ kind }) => kind === 'rival');
  if (reach.value === undefined) return <p className="quiet">{reach.isWorking ? 'One moment …' : 'No answer yet.'}</p>;
  const choice = hasRivals && (
    <Choice
      label="What is shown"
      value={what}
      onChange={setWhat}
      options={[
        ['rivals', 'Corridor or rival'],
        ['cities', 'Within reach'],
      ]}
    />
  );
  return what === 'rivals' && hasRivals ? <Rivals choice={choice} /> : <Reached choice={choice} />;
}

function Rivals({ choice }: { readonly choice: ReactNode }): ReactNode {
  const { model, theme, address } = useWorkbench(reachSettings);
  const reach = useReach();
  const [measure, setMeasure] = useState<'time' | 'costUsd'>('time');
  const compared = reach.value?.compared ?? none;
  const plotted: CitiesMeasure =
    measure === 'costUsd' ? measure : address.clock === 'gate' ? 'hours' : 'hoursFromDeparture';
  const palette = palettes[theme];
  const corridorColor = palette.branches[0] ?? palette.trunk;
  const draw = useCallback(
    (size: { readonly width: number; readonly height: number }) =>
      drawCities(compared, plotted, {
        ...size,
        theme: chartThemes[theme],
        corridorColor,
        rivalColor: palette.rival,
      }),
    [compared, plotted, theme, corridorColor, palette.rival],
  );
  const origin = placeOptions(model).labelOf(readFrom(address, model));
  const names = model.tables.corridor
    .filter(({ corridorId }) => address.rivals.includes(corridorId))
    .map(({ name }) => name);
  return (
    <div className="stacked">
      <div className="controls">
        {choice}
        <Choice
          label="Compared by"
          value={measure}
          onChange={setMeasure}
          options={[
            ['time', `Time, ${clockWords[address.clock]}`],
            ['costUsd', 'Cost of that way'],
          ]}
        />
      </div>
      <ChartFrame
        title={`Where the corridor beats its rivals, from ${origin}`}
        subtitle={`${plural(compared.length, 'city', 'cities')} by the fastest way: with the branches and no rival, and with ${names.length === 0 ? 'the rivals' : names.join(', ')} and no branch`}
        source={`Model, not observation: ${model.title}`}
        fileName="meridian-corridor-or-rival"
        table={() => comparedCityTable(compared)}
        draw={draw}
        ready={!reach.isWorking}
        height={citiesHeight(compared.length)}
      />
    </div>
  );
}

const none: readonly ComparedCity[] = [];

function Reached({ choice }: { readonly choice: ReactNode }): ReactNode {
  const { address, nameOf, setAddress } = useWorkbench(reachSettings);
  const reach = useReach();
  const [most, setMost] = useState(firstRows);
  const { cities, population } = reach.value?.reached ?? { cities: [], population: 0 };
  return (
    <>
      <div style={{ display: 'flex', gap: 12, alignItems: 'center', marginBottom: 8, flexWrap: 'wrap' }}>
        {choice}
        <span role="status">
          {plural(cities.length, 'city', 'cities')}, {formatPeople(population)} people within{' '}
          {formatHours(address.hours)} {clockWords[address.clock]}
        </span>
        <button type="button" className="figure small" onClick={() => saveTable(reachTable(cities), 'meridian-reach')}>
          CSV
        </button>
      </div>
      {cities.length === 0 && (
        <p className="quiet">
          No city is within {formatHours(address.hours)}. Allow more time, or choose another origin.
        </p>
      )}
      <table className="data">
        <thead>
          <tr>
            <th scope="col">City</th>
            <th scope="col">Country</th>
            <th scope="col" className="number">
              People
            </th>
            <th scope="col" className="number">
              Door to release
            </th>
            <th scope="col" className="number">
              Departure to arrival
            </th>
            <th scope="col" className="number">
              Cost
            </th>
            <th scope="col">Served from</th>
          </tr>
        </thead>
        <tbody>
          {cities
            .slice(0, most)
            .map(({ city, name, country, population: people, hours, hoursFromDeparture, costUsd, via }) => (
              <tr key={city}>
                <td>{name}</td>
                <td>{country}</td>
                <td className="number">{formatCount(people)}</td>
                <td className="number">{formatHours(hours)}</td>
                <td className="number">{formatHours(hoursFromDeparture)}</td>
                <td className="number">{formatUsd(costUsd)}</td>
                <td>
                  <button
                    type="button"
                    className="figure"
                    onClick={() => void setAddress({ selected: { kind: 'node', id: via } })}
                  >
                    {nameOf(via)}
                  </button>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <MoreRows shown={most} total={cities.length} onMore={setMost} />
    </>
  );
}
