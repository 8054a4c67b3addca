import { bestAt, rowOf, rowsById } from '@meridian/engine';
import type { AnsweredQuery, Model, Route, RoutesAnswer } from '@meridian/engine';
import type { Clock } from '@meridian/engine/questions';
import { hoursBy } from './clocks.ts';
import { placeName } from './names.ts';
import { formatNumber, plural } from './numbers.ts';
import { formatCo2e, formatHours, formatUsd } from './units.ts';

/** Name of the corridor that a route mostly follows. */
export function routeName(model: Model, route: Route): string {
  return rowOf(model.tables, 'corridor', route.branch)?.name ?? 'No named branch';
}

/** Letter of that corridor, or the number of the route. */
export function routeLetter(model: Model, route: Route): string {
  return rowOf(model.tables, 'corridor', route.branch)?.letter ?? route.id.slice(1);
}

/** Stops by which a route is known: where cargo changes its mode, in order, at most three. */
function stopsOf(model: Model, route: Route, nameOf: (id: string) => string): string {
  const stops = route.legs
    .filter(({ operation, from }) => operation === 'transfer' && from !== route.from && from !== route.to)
    .map(({ from }) => nameOf(from));
  const unique = [...new Set(stops)];
  if (unique.length > 0) return `by ${unique.slice(0, 3).join(', ')}${unique.length > 3 ? ' …' : ''}`;
  return `${route.modes.map((id) => rowOf(model.tables, 'mode', id)?.name.toLowerCase() ?? id).join(', ')} without a change`;
}

const stopWords = new WeakMap<readonly Route[], ReadonlyMap<string, string>>();

/**
 * Words that tell the routes of an answer apart, by id: where cargo changes its mode, and where that is the same, a
 * mode, service or place that the others of the name do not use.
 */
export function routeStops(model: Model, routes: readonly Route[]): ReadonlyMap<string, string> {
  const before = stopWords.get(routes);
  if (before !== undefined) return before;
  const nodes = rowsById(model.tables, 'node');
  const services = rowsById(model.tables, 'service');
  const nameOf = (id: string): string => placeName(nodes.get(id)?.name ?? id);
  const modes = rowsById(model.tables, 'mode');
  const marksOf = (route: Route): readonly string[] => [
    ...route.modes.map((id) => modes.get(id)?.name.toLowerCase() ?? id),
    ...route.legs.flatMap(({ service }) => (service === null ? [] : [services.get(service)?.name ?? service])),
    ...route.legs.flatMap(({ to }) => (nodes.get(to)?.nodeType === 'waypoint' ? [] : [nameOf(to)])),
  ];
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    const key = `${route.branch ?? ''} ${stopsOf(model, route, nameOf)}`;
    groups.set(key, [...(groups.get(key) ?? []), route]);
  }
  const result = new Map<string, string>();
  for (const group of groups.values()) {
    for (const route of group) {
      const others = new Set(group.filter((other) => other !== route).flatMap(marksOf));
      const mark = group.length === 1 ? undefined : marksOf(route).find((each) => !others.has(each));
      const words = stopsOf(model, route, nameOf);
      result.set(route.id, group.length === 1 ? words : `${words}, ${mark ?? `way ${route.id.slice(1)}`}`);
    }
  }
  stopWords.set(routes, result);
  return result;
}

const bestWords = { time: 'fastest', cost: 'cheapest', co2: 'least CO2e', risk: 'least risk' } as const;

/** What a route is best at: `fastest`, `least risk`. */
export function bestAtWords(answer: RoutesAnswer, id: string): readonly string[] {
  return bestAt(answer, id).map((criterion) => bestWords[criterion]);
}

/** How many routes were found and are shown, and what is sure of them. */
export function foundWords({ query, routes, frontSize, complete }: RoutesAnswer): string {
  const criteria = query.criteria.map((each) => criterionWords[each]).join(', ');
  const shown =
    routes.length < frontSize
      ? `${String(routes.length)} of ${plural(frontSize, 'route')} shown`
      : plural(frontSize, 'route');
  if (!complete)
    return `${shown}, none of which beats another in ${criteria}. The search was cut off at its limit: there may be better ones`;
  if (query.epsilon === 0) return `${shown}, which nothing beats in ${criteria}`;
  const tolerance = `${formatNumber(100 * query.epsilon)} %`;
  return `${shown}, none of which beats another in ${criteria}. The best in each is exact; others may be missing that differ by less than ${tolerance} from one found`;
}

/** How a route differs from another, in plain words: `4.5 days slower, 1,200 USD cheaper, 0.9 t less CO2e`. */
export function differenceTo(route: Route, other: Route, clock: Clock = 'gate'): string {
  const parts = [
    compare(hoursBy(route, clock).planned - hoursBy(other, clock).planned, 1, formatHours, 'slower', 'faster'),
    compare(route.costUsd - other.costUsd, 5, formatUsd, 'dearer', 'cheaper'),
    compare(route.co2eKg - other.co2eKg, 5, formatCo2e, 'more CO2e', 'less CO2e'),
    compare(
      (route.risk - other.risk) * 100,
      1,
      (points) => `${String(Math.round(points))} points`,
      'more risk',
      'less risk',
    ),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'about the same' : parts.join(', ');
}

function compare(
  difference: number,
  least: number,
  format: (value: number) => string,
  more: string,
  less: string,
): string | undefined {
  if (Math.abs(difference) < least) return undefined;
  return `${format(Math.abs(difference))} ${difference > 0 ? more : less}`;
}

/** The fastest first by a clock; the order of the answer decides between equals. */
export function sortRoutes(routes: readonly Route[], clock: Clock = 'gate'): readonly Route[] {
  return [...routes].sort((a, b) => hoursBy(a, clock).planned - hoursBy(b, clock).planned);
}

/** What routes are weighed by. */
export const criterionWords = { time: 'time', cost: 'cost', co2: 'CO2e', risk: 'risk' } as const;

/** `20 TEU`, `400 tonnes`. */
export function consignmentWords({ unit, teu, tonnes }: AnsweredQuery): string {
  return unit === 'teu' ? `${formatNumber(teu)} TEU` : plural(tonnes, 'tonne');
}
