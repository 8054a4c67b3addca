import { numberColumn, resultTable, textColumn } from '@meridian/engine';
import type { ColumnOf, Leg, ResultTable, Route } from '@meridian/engine';

export type ProfileMeasure = 'hours' | 'costUsd' | 'co2eKg';

/** A corner of the profile: what has been used up when the leg ends (or, of the first point, nothing). */
export interface ProfilePoint {
  /** From the origin. */
  readonly distanceKm: number;
  /** Hours, USD or kg CO2e, by the measure. */
  readonly value: number;
  /** Leg that leads to the point; -1 for the origin. */
  readonly legIndex: number;
  readonly label: string;
  readonly kind: 'move' | 'stop';
}

/** Consecutive stops at one place. */
export interface ProfileStop {
  readonly node: string;
  readonly distanceKm: number;
  readonly from: number;
  readonly to: number;
  /** Gerunds, what took most first: `waiting, loading`. */
  readonly doing: string;
}

const doing: Readonly<Record<Leg['operation'], string>> = {
  load: 'loading',
  unload: 'unloading',
  transfer: 'changing mode',
  'gauge-change': 'changing gauge',
  wait: 'waiting',
  move: 'standing',
  cross: 'crossing the border',
  ride: 'standing',
};

/**
 * Time/cost-distance method of UNESCAP (2003): the value of each leg in order over the distance traveled, stops as
 * vertical steps. Waiting of a moving leg comes before the movement, dwell after it. The last point has the sum of all
 * legs.
 */
export function profileOf(
  route: Pick<Route, 'legs'>,
  measure: ProfileMeasure,
  nameOf: (nodeId: string) => string = (nodeId) => nodeId,
): readonly ProfilePoint[] {
  const points: ProfilePoint[] = [];
  let [distanceKm, value] = [0, 0];
  const add = (legIndex: number, kind: ProfilePoint['kind'], km: number, more: number, label: string): void => {
    distanceKm += km;
    value += more;
    points.push({ distanceKm, value, legIndex, label, kind });
  };
  const first = route.legs[0];
  add(-1, 'stop', 0, 0, first === undefined ? '' : nameOf(first.from));
  for (const [index, leg] of route.legs.entries()) {
    const { operation, waitHours, dwellHours, hours } = leg;
    const [start, end] = [nameOf(leg.from), nameOf(leg.to)];
    if (leg.distanceKm <= 0) {
      const all = measure === 'hours' ? waitHours + dwellHours + hours : leg[measure];
      add(index, 'stop', 0, all, `${doing[operation]} at ${start}`);
      continue;
    }
    if (measure === 'hours' && waitHours > 0) add(index, 'stop', 0, waitHours, `waiting at ${start}`);
    add(index, 'move', leg.distanceKm, measure === 'hours' ? hours : leg[measure], `${start} to ${end}`);
    if (measure === 'hours' && dwellHours > 0) add(index, 'stop', 0, dwellHours, `standing at ${end}`);
  }
  return points;
}

/** Stops that add to the value, those at one place together, in the order of the way. */
export function stopsOf(route: Pick<Route, 'legs'>, points: readonly ProfilePoint[]): readonly ProfileStop[] {
  const stops: { node: string; distanceKm: number; from: number; to: number; parts: Map<string, number> }[] = [];
  for (const [index, { legIndex, kind, distanceKm, value, label }] of points.entries()) {
    const [leg, before] = [route.legs[legIndex], points[index - 1]];
    if (leg === undefined || before === undefined || kind === 'move' || value <= before.value) continue;
    const isAfter = points[index - 1]?.legIndex === legIndex;
    const node = isAfter ? leg.to : leg.from;
    const word = label.slice(0, label.indexOf(' at '));
    const last = stops.at(-1);
    if (last?.node === node && last.distanceKm === distanceKm) {
      last.to = value;
      last.parts.set(word, (last.parts.get(word) ?? 0) + value - before.value);
    } else
      stops.push({ node, distanceKm, from: before.value, to: value, parts: new Map([[word, value - before.value]]) });
  }
  return stops.map(({ parts, ...stop }) => ({ ...stop, doing: wordsOf(parts) }));
}

/** The two that take most; one alone where it takes four fifths. */
function wordsOf(parts: ReadonlyMap<string, number>): string {
  const sorted = [...parts].sort(([, a], [, b]) => b - a);
  const all = sorted.reduce((sum, [, value]) => sum + value, 0);
  const most = sorted[0];
  if (most === undefined) return '';
  return (most[1] >= 0.8 * all ? [most] : sorted.slice(0, 2)).map(([word]) => word).join(', ');
}

const valueColumns = {
  hours: ['time_h', 'h', 'Time from the origin.'],
  costUsd: ['cost_usd', 'USD', 'Money from the origin.'],
  co2eKg: ['co2e_kg', 'kg', 'CO2 equivalent from the origin.'],
} as const;

/** The corners of the profiles of routes, a row each. */
export function profileTable(
  routes: readonly Route[],
  measure: ProfileMeasure,
  nameOf?: (nodeId: string) => string,
): ResultTable {
  const [name, unit, meaning] = valueColumns[measure];
  const columns: readonly ColumnOf<ProfilePoint & { readonly route: string }>[] = [
    textColumn('route', 'Number of the route in its answer.', ({ route }) => route),
    numberColumn('leg', undefined, 'Leg that leads there, from 1; 0 for the origin.', ({ legIndex }) => legIndex + 1),
    textColumn('kind', 'move or stop.', ({ kind }) => kind),
    textColumn('label', 'What is done and where.', ({ label }) => label),
    numberColumn('distance_km', 'km', 'From the origin.', ({ distanceKm }) => distanceKm),
    numberColumn(name, unit, meaning, ({ value }) => value),
  ];
  const rows = routes.flatMap((route) =>
    profileOf(route, measure, nameOf).map((point) => ({ ...point, route: route.id })),
  );
  return resultTable('profile', columns, rows);
}
