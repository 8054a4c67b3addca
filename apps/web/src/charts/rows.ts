import type { ComparedCity, Coverage, Route } from '@meridian/engine';
import type { CsvRow } from '../export/to-csv.ts';
import { profileOf } from '@meridian/charts';
import type { ProfileMeasure } from '@meridian/charts';

/** Rows for CSV: units in the names of columns, hundredths kept, what is not known empty. */

export function routeRows(routes: readonly Route[]): readonly CsvRow[] {
  return routes.map((route) => ({
    route: route.id,
    branch: route.branch ?? undefined,
    from: route.from,
    to: route.to,
    planned_h: round(route.hours.planned),
    p10_h: round(route.hours.p10),
    p50_h: round(route.hours.p50),
    p90_h: round(route.hours.p90),
    cost_usd: round(route.costUsd),
    co2e_kg: round(route.co2eKg),
    risk: round(route.risk, 4),
    generalized_cost_usd: round(route.generalizedCostUsd),
    distance_km: round(route.distanceKm),
    modes: route.modes.join(' '),
    countries: route.countries.join(' '),
  }));
}

export function legRows(routes: readonly Route[]): readonly CsvRow[] {
  return routes.flatMap(({ id, legs }) =>
    legs.map((leg, index) => ({
      route: id,
      leg: index + 1,
      operation: leg.operation,
      from: leg.from,
      to: leg.to,
      mode: leg.mode ?? undefined,
      service: leg.service ?? undefined,
      departure: leg.departure,
      arrival: leg.arrival,
      distance_km: round(leg.distanceKm),
      moving_h: round(leg.hours),
      wait_h: round(leg.waitHours),
      dwell_h: round(leg.dwellHours),
      cost_usd: round(leg.costUsd),
      co2e_kg: round(leg.co2eKg),
      risk: round(leg.risk, 4),
      row: leg.row,
      sources: leg.sources.join(' '),
    })),
  );
}

const valueColumn = { hours: 'time_h', costUsd: 'cost_usd', co2eKg: 'co2e_kg' } as const;

export function profileRows(
  routes: readonly Route[],
  measure: ProfileMeasure,
  nameOf?: (nodeId: string) => string,
): readonly CsvRow[] {
  return routes.flatMap((route) =>
    profileOf(route, measure, nameOf).map(({ distanceKm, value, legIndex, label, kind }) => ({
      route: route.id,
      leg: legIndex + 1,
      kind,
      label,
      distance_km: round(distanceKm),
      [valueColumn[measure]]: round(value),
    })),
  );
}

export function cityRows(cities: readonly ComparedCity[]): readonly CsvRow[] {
  return cities.map(({ city, name, country, population, corridor, rival }) => ({
    city,
    name,
    country,
    population,
    corridor_h: round(corridor?.hours),
    rival_h: round(rival?.hours),
    corridor_usd: round(corridor?.costUsd),
    rival_usd: round(rival?.costUsd),
  }));
}

export function coverageRows(coverage: readonly (readonly [string, Coverage])[]): readonly CsvRow[] {
  return coverage.map(([table, { rows, values, sourced, calculated, general, assumed }]) => ({
    table,
    rows,
    values,
    sourced,
    calculated,
    general,
    assumed,
    neither: Math.max(0, values - sourced - general - assumed),
  }));
}

function round(value: number, digits?: number): number;
function round(value: number | undefined, digits?: number): number | undefined;
function round(value: number | undefined, digits = 2): number | undefined {
  return value === undefined ? undefined : Math.round(value * 10 ** digits) / 10 ** digits;
}
