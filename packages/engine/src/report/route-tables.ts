import type { Leg, ReachedCity, Route } from '../routing/answer.ts';
import type { ComparedCity } from '../routing/reach.ts';
import { numberColumn, resultTable, textColumn } from './result-table.ts';
import type { ColumnOf, ResultTable } from './result-table.ts';

/** Routes, a row each, in the order of the answer. */
export function routeTable(routes: readonly Route[]): ResultTable {
  return resultTable('routes', routeColumns, routes);
}

const routeColumns: readonly ColumnOf<Route>[] = [
  textColumn('route', 'Number of the route in its answer.', ({ id }) => id),
  textColumn('branch', 'Row of the table corridor that it mostly follows.', ({ branch }) => branch),
  textColumn('from', 'Row of the table node.', ({ from }) => from),
  textColumn('to', 'Row of the table node.', ({ to }) => to),
  numberColumn('planned_h', 'h', 'Planned time from the door to release at the end.', ({ hours }) => hours.planned),
  numberColumn('p10_h', 'h', 'The time that one trip in ten is faster than.', ({ hours }) => hours.p10),
  numberColumn('p50_h', 'h', 'The time that half of the trips are faster than.', ({ hours }) => hours.p50),
  numberColumn('p90_h', 'h', 'The time that nine trips in ten are faster than.', ({ hours }) => hours.p90),
  numberColumn(
    'departure_planned_h',
    'h',
    'Planned time from the first departure to the last arrival.',
    ({ hoursFromDeparture }) => hoursFromDeparture.planned,
  ),
  numberColumn('departure_p10_h', 'h', 'The same: one trip in ten.', ({ hoursFromDeparture: { p10 } }) => p10),
  numberColumn('departure_p50_h', 'h', 'The same: half of the trips.', ({ hoursFromDeparture: { p50 } }) => p50),
  numberColumn('departure_p90_h', 'h', 'The same: nine trips in ten.', ({ hoursFromDeparture: { p90 } }) => p90),
  numberColumn('cost_usd', 'USD', 'Money for the consignment.', ({ costUsd }) => costUsd),
  numberColumn('co2e_kg', 'kg', 'CO2 equivalent of the consignment.', ({ co2eKg }) => co2eKg),
  numberColumn(
    'risk',
    'share',
    'Probability that a leg is closed or held when the cargo reaches it.',
    ({ risk }) => risk,
  ),
  numberColumn(
    'generalized_cost_usd',
    'USD',
    'Money with time, carbon and risk priced.',
    ({ generalizedCostUsd }) => generalizedCostUsd,
  ),
  numberColumn('distance_km', 'km', 'Length of the way.', ({ distanceKm }) => distanceKm),
  textColumn('modes', 'Modes in order.', ({ modes }) => modes.join(' ')),
  textColumn('countries', 'ISO 3166-1 alpha-3, in order.', ({ countries }) => countries.join(' ')),
];

interface LegRow extends Leg {
  readonly route: string;
  readonly number: number;
}

/** The legs of routes, a row each, in order. */
export function legTable(routes: readonly Route[]): ResultTable {
  return resultTable(
    'legs',
    legColumns,
    routes.flatMap(({ id, legs }) => legs.map((leg, index) => ({ ...leg, route: id, number: index + 1 }))),
  );
}

const legColumns: readonly ColumnOf<LegRow>[] = [
  textColumn('route', 'Number of the route in its answer.', ({ route }) => route),
  numberColumn('leg', undefined, 'From 1.', ({ number }) => number),
  textColumn('operation', 'What is done: load, move, ride, cross, ...', ({ operation }) => operation),
  textColumn('from', 'Row of the table node.', ({ from }) => from),
  textColumn('to', 'Row of the table node.', ({ to }) => to),
  textColumn('mode', 'Row of the table mode.', ({ mode }) => mode),
  textColumn('service', 'Row of the table service.', ({ service }) => service),
  textColumn('departure', 'Local to where the leg begins.', ({ departure }) => departure),
  textColumn('arrival', 'Local to where it ends.', ({ arrival }) => arrival),
  numberColumn('distance_km', 'km', 'Length.', ({ distanceKm }) => distanceKm),
  numberColumn('moving_h', 'h', 'Moving.', ({ hours }) => hours),
  numberColumn('wait_h', 'h', 'Standing for a departure, a season or an opening.', ({ waitHours }) => waitHours),
  numberColumn('dwell_h', 'h', 'Handling or a border.', ({ dwellHours }) => dwellHours),
  textColumn('held_in', 'Row whose hours hold those of this operation, wholly or in part.', ({ heldIn }) => heldIn),
  numberColumn('cost_usd', 'USD', 'Money for the consignment.', ({ costUsd }) => costUsd),
  numberColumn('co2e_kg', 'kg', 'CO2 equivalent of the consignment.', ({ co2eKg }) => co2eKg),
  numberColumn(
    'risk',
    'share',
    'Probability that it is closed or held before the cargo has left it.',
    ({ risk }) => risk,
  ),
  textColumn('row', 'Row of the model that the figures come from, as TABLE.KEY.', ({ row }) => row),
  textColumn('sources', 'Rows of the table source.', ({ sources }) => sources.join(' ')),
];

/** Cities within reach, in the order of the answer (the largest first). */
export function reachTable(cities: readonly ReachedCity[]): ResultTable {
  return resultTable(
    'reach',
    [
      ...cityColumns,
      numberColumn<ReachedCity>('hours', 'h', 'By the fastest way, from the door to release.', ({ hours }) => hours),
      numberColumn<ReachedCity>(
        'departure_h',
        'h',
        'On that way, from the first departure to the last arrival.',
        ({ hoursFromDeparture }) => hoursFromDeparture,
      ),
      numberColumn<ReachedCity>('cost_usd', 'USD', 'Money for the consignment on that way.', ({ costUsd }) => costUsd),
      textColumn<ReachedCity>('via', 'Row of the table node by which it is served.', ({ via }) => via),
    ],
    cities,
  );
}

const cityColumns: readonly ColumnOf<Pick<ReachedCity, 'city' | 'name' | 'country' | 'population'>>[] = [
  textColumn('city', 'Row of the table city.', ({ city }) => city),
  textColumn('name', 'Its name.', ({ name }) => name),
  textColumn('country', 'ISO 3166-1 alpha-3.', ({ country }) => country),
  numberColumn('population', 'people', 'Inhabitants.', ({ population }) => population),
];

/** Cities by the corridor and by its rivals; empty where one of them does not reach a city. */
export function comparedCityTable(cities: readonly ComparedCity[]): ResultTable {
  return resultTable(
    'corridor_or_rival',
    [
      ...cityColumns,
      numberColumn<ComparedCity>('corridor_h', 'h', 'By the branches and no rival.', ({ corridor }) => corridor?.hours),
      numberColumn<ComparedCity>('rival_h', 'h', 'By the rivals and no branch.', ({ rival }) => rival?.hours),
      numberColumn<ComparedCity>(
        'corridor_departure_h',
        'h',
        'The first, from the first departure to the last arrival.',
        ({ corridor }) => corridor?.hoursFromDeparture,
      ),
      numberColumn<ComparedCity>(
        'rival_departure_h',
        'h',
        'The second, likewise.',
        ({ rival }) => rival?.hoursFromDeparture,
      ),
      numberColumn<ComparedCity>('corridor_usd', 'USD', 'Money on the first.', ({ corridor }) => corridor?.costUsd),
      numberColumn<ComparedCity>('rival_usd', 'USD', 'Money on the second.', ({ rival }) => rival?.costUsd),
    ],
    cities,
  );
}
