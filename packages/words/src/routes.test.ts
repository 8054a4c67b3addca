import { compile, findPlaces, findRoutes, indexPlaces, isRefusal } from '@meridian/engine';
import type { Route, RoutesAnswer } from '@meridian/engine';
import { loadModelFolder } from '@meridian/model-files/disk';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { hoursBy } from './clocks.ts';
import { bestAtWords, differenceTo, foundWords, routeName, routeStops, sortRoutes } from './routes.ts';

type Loaded = NonNullable<Awaited<ReturnType<typeof loadModelFolder>>['model']>;
let model: Loaded;
let answer: RoutesAnswer;
let routes: readonly Route[];

beforeAll(async () => {
  const { model: loaded } = await loadModelFolder(fileURLToPath(new URL('../../../models/instc', import.meta.url)));
  if (loaded === undefined) throw new Error('the built-in model does not read');
  model = loaded;
  const places = indexPlaces(model);
  const [from, to] = ['Nhava Sheva', 'Moscow'].map((name) => findPlaces(places, name, 'from'));
  if (from === undefined || to === undefined || isRefusal(from) || isRefusal(to)) throw new Error('a place is missing');
  const found = findRoutes(compile(model), { from, to });
  if (isRefusal(found)) throw new Error(found.message);
  answer = found;
  routes = answer.routes;
});

describe('words for routes', () => {
  it('give each route of an answer a name of its own', () => {
    const stops = routeStops(model, routes);
    const names = routes.map((route) => `${routeName(model, route)} ${stops.get(route.id) ?? ''}`);
    expect(new Set(names).size).toBe(routes.length);
    expect(names.join()).not.toMatch(/, way \d/);
  });

  it('say what each is best at, and how it differs from the fastest', () => {
    const [fastest, ...rest] = sortRoutes(routes);
    if (fastest === undefined) throw new Error('there is no route');
    expect(bestAtWords(answer, fastest.id)).toContain('fastest');
    const cheapest = routes.reduce((a, b) => (b.costUsd < a.costUsd ? b : a));
    expect(bestAtWords(answer, cheapest.id)).toContain('cheapest');
    for (const route of rest) expect(differenceTo(route, fastest)).not.toContain('faster');
    expect(differenceTo(fastest, fastest)).toBe('about the same');
    expect(differenceTo(cheapest, fastest)).toMatch(/[\d,]+ USD cheaper/);
  });

  it('sort and tell apart by either clock', () => {
    const byDeparture = sortRoutes(routes, 'departure').map((route) => hoursBy(route, 'departure').planned);
    expect(byDeparture).toEqual([...byDeparture].sort((a, b) => a - b));
    expect(sortRoutes(routes, 'departure')).not.toEqual(sortRoutes(routes));
    const [first, second] = routes.map((route) => ({ ...route, hours: routes[0]?.hours ?? route.hours }));
    if (first === undefined || second === undefined) throw new Error('there are too few routes');
    expect(differenceTo(second, first)).not.toMatch(/faster|slower/);
    expect(differenceTo(second, first, 'departure')).toMatch(/faster|slower/);
  });

  it('say how many were found, and promise no more than the search does', () => {
    expect(foundWords({ ...answer, frontSize: 31 })).toMatch(/^12 of 31 routes shown, none of which beats another/);
    expect(foundWords(answer)).toContain('differ by less than 2 %');
    const exact = { ...answer, frontSize: 12, query: { ...answer.query, epsilon: 0 } };
    expect(foundWords(exact)).toBe('12 routes, which nothing beats in time, cost, CO2e, risk');
    expect(foundWords({ ...exact, complete: false })).toContain('there may be better ones');
  });
});
