import { TextInput } from '@mantine/core';
import { colorOfCorridor, palettes } from '@meridian/cartography';
import type { Leg, Route } from '@meridian/engine';
import type { ReactNode } from 'react';
import { useAnswer } from '../../state/use-answer.ts';
import { useNetwork, useWorkbench } from '../../state/workbench-context.ts';
import {
  clockWords,
  differenceTo,
  formatCo2e,
  formatDate,
  formatHourRange,
  formatHours,
  formatKm,
  formatUsd,
  formatWholePercent,
  hoursBy,
  routeName,
  routeStops,
  sortRoutes,
} from '@meridian/words';
import { EventList } from '../../figures/event-list.tsx';
import { useChosenRoutes } from './chosen-routes.ts';
import { operationWords } from './legs-table.tsx';
import { readQuestion } from './question.ts';
import { routesRequest } from './requests.ts';
import { routesSettings } from './settings.ts';
import { useRoutes } from './use-routes.ts';

/** Two routes beside one another, and the same question on two dates. */
export function Compare(): ReactNode {
  return (
    <div className="side-by-side">
      <TwoRoutes />
      <TwoDates />
    </div>
  );
}

interface Line {
  readonly title: string;
  readonly of: (route: Route) => string;
}

function sumOf(route: Route, pick: (leg: Leg) => number): number {
  return route.legs.reduce((total, leg) => total + pick(leg), 0);
}

const lines: readonly Line[] = [
  ...(['gate', 'departure'] as const).flatMap((clock): readonly Line[] => [
    { title: `Planned time, ${clockWords[clock]}`, of: (route) => formatHours(hoursBy(route, clock).planned) },
    {
      title: `10 to 90 %, ${clockWords[clock]}`,
      of: (route) => formatHourRange(hoursBy(route, clock).p10, hoursBy(route, clock).p90),
    },
  ]),
  { title: 'moving', of: (route) => formatHours(sumOf(route, ({ hours }) => hours)) },
  { title: 'waiting', of: (route) => formatHours(sumOf(route, ({ waitHours }) => waitHours)) },
  { title: 'standing', of: (route) => formatHours(sumOf(route, ({ dwellHours }) => dwellHours)) },
  { title: 'Cost', of: ({ costUsd }) => formatUsd(costUsd) },
  { title: 'CO2e', of: ({ co2eKg }) => formatCo2e(co2eKg) },
  { title: 'Risk', of: ({ risk }) => formatWholePercent(risk) },
  { title: 'Distance', of: ({ distanceKm }) => formatKm(distanceKm) },
  { title: 'Countries', of: ({ countries }) => countries.join(', ') },
  {
    title: 'Borders',
    of: ({ legs }) => String(legs.filter(({ operation }) => operation === 'cross').length),
  },
  {
    title: 'Transhipments',
    of: ({ legs }) =>
      String(legs.filter(({ operation }) => operation === 'transfer' || operation === 'gauge-change').length),
  },
];

function TwoRoutes(): ReactNode {
  const { model, theme, address, setAddress } = useWorkbench(routesSettings);
  const routes = useRoutes();
  const { chosen, beside } = useChosenRoutes();
  if (chosen === undefined) return <p className="quiet">There is no route to compare.</p>;
  const stops = routeStops(model, routes.value?.routes ?? []);
  const others = sortRoutes(routes.value?.routes ?? [], address.clock).filter(({ id }) => id !== chosen.id);
  const head = (route: Route): ReactNode => (
    <th scope="col" style={{ whiteSpace: 'normal', verticalAlign: 'top' }}>
      <span
        aria-hidden="true"
        style={{
          display: 'block',
          height: 3,
          width: 40,
          background: colorOfCorridor(model.tables.corridor, route.branch, palettes[theme]),
        }}
      />
      {routeName(model, route)} <span className="small">{stops.get(route.id)}</span>
    </th>
  );
  return (
    <section aria-label="Two routes">
      <h2>Two routes</h2>
      <label className="small">
        Beside the chosen one:{' '}
        <select
          className="select"
          value={beside?.id ?? ''}
          onChange={({ currentTarget: { value } }) => void setAddress({ beside: value === '' ? null : value })}
        >
          <option value="">choose a route</option>
          {others.map((route) => (
            <option key={route.id} value={route.id}>
              {routeName(model, route)} {stops.get(route.id)}
            </option>
          ))}
        </select>
      </label>
      {beside !== undefined && (
        <>
          <p>The second is {differenceTo(beside, chosen, address.clock)} than the first.</p>
          <table className="data">
            <thead>
              <tr>
                <th scope="col">
                  <span className="hidden">Measure</span>
                </th>
                {head(chosen)}
                {head(beside)}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ title, of }) => (
                <tr key={title}>
                  <th scope="row">{title}</th>
                  <td>{of(chosen)}</td>
                  <td>{of(beside)}</td>
                </tr>
              ))}
              {(['load', 'unload', 'transfer', 'gauge-change', 'cross'] as const).map((operation) => (
                <tr key={operation}>
                  <th scope="row">{operationWords[operation].toLowerCase()}, hours</th>
                  {[chosen, beside].map((route) => (
                    <td key={route.id}>
                      {formatHours(
                        sumOf(route, (leg) =>
                          leg.operation === operation ? leg.hours + leg.waitHours + leg.dwellHours : 0,
                        ),
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function TwoDates(): ReactNode {
  const { model, places, address, setAddress, models } = useWorkbench(routesSettings);
  const routes = useRoutes();
  const { date } = useNetwork();
  const other = address.besideDate;
  const question = other === null ? undefined : readQuestion({ ...address, depart: other }, model, places);
  const query = question !== undefined && 'query' in question ? question.query : undefined;
  const there = useAnswer(models, routesRequest, query, { channel: 'beside-date' });
  const here = routes.value?.routes ?? [];
  const branches = [...new Set([...here, ...(there.value?.routes ?? [])].map(({ branch }) => branch))];
  const bestOf = (all: readonly Route[], branch: string | null): Route | undefined =>
    sortRoutes(
      all.filter((route) => route.branch === branch),
      address.clock,
    )[0];
  const cell = (route: Route | undefined): string =>
    route === undefined
      ? 'no route'
      : `${formatHourRange(hoursBy(route, address.clock).p10, hoursBy(route, address.clock).p90)} ${clockWords[address.clock]}, ${formatUsd(route.costUsd)}, risk ${formatWholePercent(route.risk)}`;
  return (
    <section aria-label="Two dates">
      <h2>Two dates</h2>
      <TextInput
        type="date"
        size="xs"
        w={180}
        label={`Beside ${formatDate(date)}`}
        value={other ?? ''}
        onChange={({ currentTarget: { value } }) => void setAddress({ besideDate: value === '' ? null : value })}
      />
      {other !== null && there.value !== undefined && (
        <>
          <table className="data" style={{ marginTop: 8, opacity: there.isWorking ? 0.6 : 1 }}>
            <caption>The fastest route of each branch or rival; model, not observation</caption>
            <thead>
              <tr>
                <th scope="col">By</th>
                <th scope="col">{formatDate(date)}</th>
                <th scope="col">{formatDate(other)}</th>
              </tr>
            </thead>
            <tbody>
              {branches.map((branch) => {
                const [mine, its] = [bestOf(here, branch), bestOf(there.value?.routes ?? [], branch)];
                const name = (mine ?? its) === undefined ? '' : routeName(model, (mine ?? its) as Route);
                return (
                  <tr key={branch ?? 'none'}>
                    <th scope="row">{name}</th>
                    <td>{cell(mine)}</td>
                    <td>
                      {cell(its)}
                      {mine !== undefined && its !== undefined && (
                        <div className="quiet small">{differenceTo(its, mine, address.clock)}</div>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {there.value.excluded.length > 0 && (
            <details style={{ marginTop: 8 }}>
              <summary>Left out on {formatDate(other)}</summary>
              <ul style={{ paddingLeft: 16 }}>
                {there.value.excluded.map(({ reason, events }) => (
                  <li key={reason}>
                    {reason}
                    <EventList events={events ?? []} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
      {there.problem !== undefined && <p className="fault">{there.problem}</p>}
    </section>
  );
}
