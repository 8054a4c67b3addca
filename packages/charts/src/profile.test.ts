import { compile, findRoutes, isRefusal } from '@meridian/engine';
import type { NodeId, Route } from '@meridian/engine';
import { newModelFiles, readModel } from '@meridian/model-files';
import { expect, test } from 'vitest';
import { profileOf, stopsOf } from './profile.ts';

function exampleRoutes(): readonly Route[] {
  const { model } = readModel(newModelFiles());
  if (model === undefined) throw new Error('the example model does not read');
  const answer = findRoutes(compile(model), { from: ['alpha' as NodeId], to: ['echo' as NodeId] });
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer.routes;
}

const measures = [
  { measure: 'hours', total: ({ hours }: Route) => hours.planned },
  { measure: 'costUsd', total: ({ costUsd }: Route) => costUsd },
  { measure: 'co2eKg', total: ({ co2eKg }: Route) => co2eKg },
] as const;

test('01 the example has routes', () => {
  expect(exampleRoutes().length).toBeGreaterThan(0);
});

test.each(measures)('02 $measure: the last point is the total, and nothing ever falls', ({ measure, total }) => {
  for (const route of exampleRoutes()) {
    const points = profileOf(route, measure);
    const last = points.at(-1);
    expect(points[0]).toMatchObject({ distanceKm: 0, value: 0, legIndex: -1 });
    expect(last?.value).toBeCloseTo(total(route), 6);
    expect(last?.distanceKm).toBeCloseTo(route.distanceKm, 6);
    for (const [index, point] of points.slice(1).entries()) {
      const before = points[index]!;
      expect(point.value).toBeGreaterThanOrEqual(before.value);
      if (point.kind === 'stop') expect(point.distanceKm).toBe(before.distanceKm);
      else expect(point.distanceKm).toBeGreaterThan(before.distanceKm);
    }
  }
});

test.each(measures)('03 $measure: stops and movements together are the total', ({ measure, total }) => {
  for (const route of exampleRoutes()) {
    const points = profileOf(route, measure);
    const standing = stopsOf(route, points).reduce((sum, { from, to }) => sum + to - from, 0);
    const moving = route.legs
      .filter(({ distanceKm }) => distanceKm > 0)
      .reduce((sum, leg) => sum + (measure === 'hours' ? leg.hours : leg[measure]), 0);
    expect(standing + moving).toBeCloseTo(total(route), 6);
  }
});

test('04 waiting of a moving leg comes before it and dwell after it, each at its own place', () => {
  const leg = {
    row: 'link.a-b',
    operation: 'move',
    from: 'a',
    to: 'b',
    mode: 'sea',
    link: 'a-b',
    service: null,
    links: ['a-b'],
    distanceKm: 100,
    departure: '2023-06-01T00:00',
    arrival: '2023-06-02T00:00',
    hours: 10,
    waitHours: 4,
    dwellHours: 2,
    heldIn: null,
    costUsd: 50,
    co2eKg: 5,
    risk: 0,
    regimes: [],
    openRegimes: [],
    sanctions: [],
    acts: [],
    sources: [],
  } as const;
  const route = { legs: [leg] };
  const points = profileOf(route, 'hours', (id) => id.toUpperCase());
  expect(points.map(({ distanceKm, value, kind, label }) => [distanceKm, value, kind, label])).toEqual([
    [0, 0, 'stop', 'A'],
    [0, 4, 'stop', 'waiting at A'],
    [100, 14, 'move', 'A to B'],
    [100, 16, 'stop', 'standing at B'],
  ]);
  expect(stopsOf(route, points)).toEqual([
    { node: 'a', distanceKm: 0, from: 0, to: 4, doing: 'waiting' },
    { node: 'b', distanceKm: 100, from: 14, to: 16, doing: 'standing' },
  ]);
  expect(profileOf(route, 'costUsd').map(({ value }) => value)).toEqual([0, 50]);
});
