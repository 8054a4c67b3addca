import { isRefusal } from '../../src/findings/refusal.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createModel } from '../../src/model/model.ts';
import type { Model, ModelDraft } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import { overlay } from '../../src/network/overlay.ts';
import { filterFront } from '../../src/routing/choose.ts';
import type { Candidate } from '../../src/routing/choose.ts';
import { candidateOf, findRoutes, startOf } from '../../src/routing/find-routes.ts';
import { runItinerary } from '../../src/routing/itinerary.ts';
import type { RoutesQuery } from '../../src/routing/find-routes.ts';
import type { Criterion, RoutesAnswer } from '../../src/routing/answer.ts';
import type { NodeId } from '../../src/units/id.ts';
import { textModel } from '../cases/text-network.ts';

const seed = 20230601;
const names = ['a', 'b', 'c', 'd', 'e'];
const criteria = ['time', 'cost', 'co2', 'risk'] as const;

const link = fc.record({
  from: fc.integer({ min: 0, max: 4 }),
  step: fc.integer({ min: 1, max: 4 }),
  mode: fc.constantFrom('rail', 'road'),
  km: fc.integer({ min: 1, max: 400 }),
  season: fc.option(fc.constantFrom('06-03/11-30', '01-01/06-02', '06-10/05-30'), { nil: undefined, freq: 3 }),
  hours: fc.option(fc.constantFrom('08:00-18:00', '22:00-04:00'), { nil: undefined, freq: 3 }),
  regime: fc.option(fc.integer({ min: 0, max: 1 }), { nil: undefined, freq: 2 }),
});

const network = fc.record({
  links: fc.array(link, { minLength: 4, maxLength: 7 }),
  service: fc.option(
    fc.record({
      stops: fc.shuffledSubarray(names, { minLength: 2, maxLength: 3 }),
      usd: fc.integer({ min: 1, max: 300 }),
      timetabled: fc.boolean(),
    }),
    { nil: undefined },
  ),
  restricted: fc.boolean(),
  depart: fc.constantFrom('2023-06-01T00:00', '2023-06-02T13:30', '2023-11-28T07:00'),
});

type Drawn = typeof network extends fc.Arbitrary<infer T> ? T : never;

/** A drawn network as a model: links with seasons, borders with hours, two regimes, one service. */
function modelOf({ links, service, restricted }: Drawn): Model {
  const base = textModel('a-b rail 1');
  const ends = links.map(({ from, step }) => [names[from] ?? 'a', names[(from + step) % 5] ?? 'a'] as const);
  const ruledBy = (regime: number): string =>
    links.flatMap((each, at) => (each.regime === regime ? [`link:l${at}`] : [])).join(';');
  const regimes = [0, 1].filter((regime) => ruledBy(regime) !== '');
  const draft: ModelDraft = {
    ...base.tables,
    node: names.map((nodeId, at) => ({ nodeId, name: nodeId, xCoord: at, yCoord: 0, nodeType: 'city' })),
    link: links.map(({ mode, km, season }, at) => ({
      linkId: `l${at}`,
      fromNodeId: ends[at]?.[0] ?? 'a',
      toNodeId: ends[at]?.[1] ?? 'b',
      modeId: mode,
      lengthKm: km,
      ...(season === undefined ? {} : { season }),
    })),
    crossing: links.flatMap(({ hours }, at) =>
      hours === undefined
        ? []
        : [{ crossingId: `x${at}`, name: 'x', linkId: `l${at}`, dwellMedianHours: 3, usdPerTeu: 7, hoursOpen: hours }],
    ),
    regime: regimes.map((regime) => ({
      regimeId: `r${regime}`,
      name: 'r',
      selector: ruledBy(regime),
      kind: 'border',
      recordFrom: '2020-01-01',
      recordTo: '2021-12-31',
    })),
    regime_effect: [{ regimeId: 'r0', state: 'restricted', hoursAdded: 4, usdPerTeuAdded: 33, costFactor: 1.2 }],
    regime_state:
      restricted && regimes.includes(0)
        ? [{ regimeId: 'r0', state: 'restricted', validFrom: '2023-01-01', sourceId: ['s'] }]
        : [],
    transition:
      !restricted && regimes.includes(1)
        ? [
            { regimeId: 'r1', fromState: 'open', toState: 'closed', ratePerYear: 30, season: '06-02/06-03' },
            { regimeId: 'r1', fromState: 'open', toState: 'closed', ratePerYear: 9, season: '11-29/06-01' },
          ]
        : [],
    service:
      service === undefined
        ? []
        : [{ serviceId: 't', name: 't', modeId: 'rail', departuresPerMonth: 20, usdPerTeu: service.usd }],
    service_stop: (service?.stops ?? []).map((nodeId, at) => ({
      serviceId: 't',
      stopSequence: at + 1,
      nodeId,
      arrivalHours: at * 5,
    })),
    service_calendar:
      service?.timetabled === true
        ? [
            {
              serviceId: 't',
              days: ['mon', 'wed', 'fri'],
              departureTime: '06:00',
              validFrom: '2023-01-01',
              validTo: '2023-12-31',
            },
          ]
        : [],
  };
  return createModel('drawn', draft);
}

/** Of all paths those that nothing beats: the independent answer. */
function bruteForce(model: Model, depart: string): readonly Candidate[] {
  return filterFront(pathsOf(model, depart), criteria);
}

/** Every path that comes to no vertex twice, run one by one. */
function pathsOf(model: Model, depart: string): readonly Candidate[] {
  const compiled = compile(model);
  const state = overlay(compiled, { depart });
  if (isRefusal(state)) throw new Error(state.message);
  const { firstArc, head } = compiled.graph;
  const [origin, target] = [compiled.originVertex[0] ?? -1, compiled.destinationVertex[4] ?? -1];
  const start = startOf(state, ['a' as NodeId]);
  const found: Candidate[] = [];
  const visited = new Set<number>();
  const path: number[] = [];
  const walk = (vertex: number): void => {
    if (vertex === target) {
      const steps = runItinerary(state, path, start);
      if (steps !== undefined && (steps.at(-1)?.end ?? 0) <= start + 90 * 1440) found.push(candidateOf(state, steps));
      return;
    }
    visited.add(vertex);
    for (let arc = firstArc[vertex]!; arc < firstArc[vertex + 1]!; arc += 1) {
      const to = head[arc]!;
      if (state.closed[arc] !== 0 || visited.has(to)) continue;
      path.push(arc);
      walk(to);
      path.pop();
    }
    visited.delete(vertex);
  };
  if (origin >= 0 && target >= 0) walk(origin);
  return found;
}

/** Whether a path has these figures in the criteria that are asked. */
function sameIn(asked: readonly Criterion[], path: Candidate, vector: readonly number[]): boolean {
  return asked.every((criterion) => path[criterion] === vector[criteria.indexOf(criterion)]);
}

function routesOf(
  model: Model,
  depart: string,
  epsilon: number,
  more: Partial<RoutesQuery> = {},
): RoutesAnswer | undefined {
  const answer = findRoutes(compile(model), {
    from: ['a' as NodeId],
    to: ['e' as NodeId],
    depart,
    alternatives: 10_000,
    epsilon,
    exact: epsilon === 0,
    ...more,
  });
  return isRefusal(answer) ? undefined : answer;
}

function vectorsOf(answer: RoutesAnswer | undefined): readonly (readonly number[])[] {
  return (answer?.routes ?? []).map(({ hours, costUsd, co2eKg, risk }) => [
    Math.round(hours.planned * 60),
    Math.round(costUsd * 100),
    Math.round(co2eKg * 1000),
    Math.round(-Math.log(1 - risk) * 1e6),
  ]);
}

const sorted = (vectors: readonly (readonly number[])[]): readonly string[] =>
  vectors.map((vector) => vector.join(' ')).sort();

describe('Pareto search', () => {
  it('finds exactly what brute force finds on 400 random networks with services, seasons, opening hours and regimes', () => {
    let [withPaths, most] = [0, 0];
    fc.assert(
      fc.property(network, (drawn) => {
        const model = modelOf(drawn);
        const expected = bruteForce(model, drawn.depart).map(({ time, cost, co2, risk }) => [time, cost, co2, risk]);
        expect(sorted(vectorsOf(routesOf(model, drawn.depart, 0)))).toEqual(sorted(expected));
        if (expected.length > 0) withPaths += 1;
        most = Math.max(most, expected.length);
      }),
      { seed, numRuns: 400 },
    );
    // the networks are worth the test only if many have paths, and several paths
    expect(withPaths).toBeGreaterThan(150);
    expect(most).toBeGreaterThan(4);
  });

  it('by default leaves out only paths that are within the stated tolerance, in every criterion, of one that is shown', () => {
    fc.assert(
      fc.property(network, fc.constantFrom(0.02, 0.2), (drawn, epsilon) => {
        const model = modelOf(drawn);
        const shown = vectorsOf(routesOf(model, drawn.depart, epsilon));
        for (const { time, cost, co2, risk } of bruteForce(model, drawn.depart)) {
          const path = [time, cost, co2, risk];
          // figures are rounded to whole units after the search
          const near = shown.some((each) => each.every((figure, at) => figure <= (1 + epsilon) * (path[at] ?? 0) + 1));
          expect(near).toBe(true);
        }
      }),
      { seed, numRuns: 200 },
    );
  });

  it('whatever the tolerance, finds the best of all paths in each criterion, and none that another path beats for it', () => {
    let merged = 0;
    fc.assert(
      fc.property(
        network,
        fc.constantFrom(0.02, 1, 10),
        fc.subarray([...criteria], { minLength: 1 }),
        (drawn, epsilon, asked) => {
          const model = modelOf(drawn);
          const all = filterFront(pathsOf(model, drawn.depart), asked);
          const answer = routesOf(model, drawn.depart, epsilon, { criteria: asked, alternatives: asked.length + 1 });
          if (answer !== undefined && answer.frontSize < all.length) merged += 1;
          const vectors = vectorsOf(answer);
          for (const criterion of asked) {
            const least = Math.min(...all.map((each) => each[criterion]));
            const at = criteria.indexOf(criterion);
            const leaders = vectors.filter((vector) => vector[at] === least);
            if (all.length > 0) expect(leaders.length).toBeGreaterThan(0);
            const marked = answer?.best[criterion];
            if (marked !== undefined)
              expect(marked).toEqual(answer?.routes.flatMap(({ id }, i) => (vectors[i]?.[at] === least ? [id] : [])));
            for (const leader of leaders) expect(all.some((each) => sameIn(asked, each, leader))).toBe(true);
          }
        },
      ),
      { seed, numRuns: 700 },
    );
    // worth the test only if paths are left out
    expect(merged).toBeGreaterThan(2);
  });

  it('shows no route that another shown one beats, with legs that sum to the whole', () => {
    fc.assert(
      fc.property(network, (drawn) => {
        const answer = routesOf(modelOf(drawn), drawn.depart, 0.02);
        const vectors = vectorsOf(answer);
        for (const [i, a] of vectors.entries())
          for (const [j, b] of vectors.entries())
            if (i !== j) expect(a.every((value, at) => value <= (b[at] ?? 0))).toBe(false);
        for (const route of answer?.routes ?? []) {
          const sum = (pick: (leg: (typeof route.legs)[number]) => number): number =>
            route.legs.reduce((total, leg) => total + pick(leg), 0);
          expect(sum(({ hours, waitHours, dwellHours }) => hours + waitHours + dwellHours)).toBe(route.hours.planned);
          expect(sum(({ costUsd }) => costUsd)).toBe(route.costUsd);
          expect(1 - route.legs.reduce((open, { risk }) => open * (1 - risk), 1)).toBe(route.risk);
          const first = route.legs[0];
          const last = route.legs.at(-1);
          const minutes = (Date.parse(`${last?.arrival ?? ''}Z`) - Date.parse(`${first?.departure ?? ''}Z`)) / 60_000;
          expect(Math.abs(minutes - route.hours.planned * 60)).toBeLessThanOrEqual(1);
        }
      }),
      { seed, numRuns: 200 },
    );
  });

  it('never arrives earlier by leaving later, and gives the same answer to the same question', () => {
    fc.assert(
      fc.property(network, (drawn) => {
        const model = modelOf(drawn);
        const arrival = (depart: string): number => {
          const answer = findRoutes(compile(model), {
            from: ['a' as NodeId],
            to: ['e' as NodeId],
            depart,
            exact: true,
            criteria: ['time'],
          });
          if (isRefusal(answer) || answer.routes[0] === undefined) return Infinity;
          return Date.parse(`${depart}Z`) / 3_600_000 + answer.routes[0].hours.planned;
        };
        expect(arrival('2023-06-02T09:00')).toBeGreaterThanOrEqual(arrival('2023-06-02T03:00'));
        expect(routesOf(model, drawn.depart, 0.02)).toEqual(routesOf(model, drawn.depart, 0.02));
      }),
      { seed, numRuns: 100 },
    );
  });
});
