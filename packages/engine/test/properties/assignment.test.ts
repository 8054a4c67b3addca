import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../src/assignment/assign.ts';
import { delayKinds } from '../../src/assignment/delay.ts';
import { ShortestTreeSearch } from '../../src/assignment/kernels/shortest-tree.ts';
import { VolumeDelay } from '../../src/assignment/kernels/volume-delay.ts';
import type { AssignmentProblem } from '../../src/assignment/problem.ts';
import type { AssignmentMethod, AssignmentSolution } from '../../src/assignment/solution.ts';
import { arcCosts, plainDistances, testProblem } from '../cases/assignment-network.ts';
import type { TestArc, TestPair } from '../cases/assignment-network.ts';

const seeded = { seed: 20261125 };
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Ring of vertices 0 .. n - 1, so that there is always a path, with chords, parallel arcs, tolls and shared facilities. */
const problems = fc
  .record({
    size: fc.integer({ min: 3, max: 9 }),
    chords: fc.array(fc.tuple(share, share), { minLength: 2, maxLength: 22 }),
    figures: fc.array(fc.tuple(share, share, share, share), { minLength: 31, maxLength: 31 }),
    pairs: fc.array(fc.tuple(share, share, share, share), { minLength: 1, maxLength: 12 }),
    isElastic: fc.boolean(),
    hasTwoClasses: fc.boolean(),
  })
  .map(({ size, chords, figures, pairs, isElastic, hasTwoClasses }) => {
    const pick = (at: number): number => Math.min(size - 1, Math.floor(at * size));
    const ends = [
      ...Array.from({ length: size }, (_, at) => [at, (at + 1) % size] as const),
      ...chords.map(([a, b]) => [pick(a), pick(b)] as const).filter(([a, b]) => a !== b),
    ].sort(([a], [b]) => a - b);
    const arcs = ends.map(([from, to], at): TestArc => {
      const [free = 0, capacity = 0, power = 0, other = 0] = figures[at] ?? [];
      return {
        from,
        to,
        free: other < 0.1 ? 0 : 0.5 + 9 * free,
        capacity: 1 + 30 * capacity,
        coefficient: 0.15 + other,
        power: other < 0.3 ? 4 : 8 * power,
        fixed: other > 0.6 ? 2 * free : 0,
        facilities: other > 0.9 ? [at, 0] : other > 0.85 ? [] : [at],
      };
    });
    const list = pairs
      .map(([a, b, demand, cost]): TestPair => ({
        from: pick(a),
        to: pick(b),
        demand: 20 * demand,
        ...(isElastic ? { outside: 5 + 60 * cost } : {}),
      }))
      .filter(({ from, to }) => from !== to);
    const second = { costPerDelay: 2.5, fixed: arcs.map((_, at) => figures[at]?.[2] ?? 0), pairs: list.slice(1) };
    return testProblem(arcs, hasTwoClasses ? [{ pairs: list }, second] : [{ pairs: list }]);
  });

/** Total cost, that on the shortest paths at the same costs, and all demand, from what a solution says alone. */
function recompute(problem: AssignmentProblem, solution: AssignmentSolution): { total: number; least: number } {
  const costs = arcCosts(problem, solution.facilityDelay);
  let [total, least] = [0, 0];
  for (const [c, each] of problem.classes.entries()) {
    total += solution.arcVolume[c]!.reduce((sum, volume, arc) => sum + volume * costs[c]![arc]!, 0);
    for (const [i, origin] of each.origins.entries()) {
      const distance = plainDistances(problem, origin, costs[c]!);
      for (let pair = each.firstPair[i]!; pair < each.firstPair[i + 1]!; pair += 1) {
        const outside = each.outsideCost?.[pair] ?? Infinity;
        const away = solution.outside[c]![pair]!;
        if (away > 0) total += away * outside;
        least += each.demand[pair]! * Math.min(outside, distance[each.destinations[pair]!]!);
      }
    }
  }
  return { total, least };
}

function originOf(problem: AssignmentProblem, classIndex: number, pair: number): number {
  const { origins, firstPair } = problem.classes[classIndex]!;
  return origins[firstPair.findLastIndex((first, i) => first <= pair && i < origins.length)]!;
}

describe('an equilibrium', () => {
  it('conserves flow, reports the gap that its volumes have, and uses shortest paths alone', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const solution = assign(problem, 'bush', { gap: 1e-11 });
        expect(solution.converged).toBe(true);
        const { total, least } = recompute(problem, solution);
        expect(Math.abs(total - least)).toBeLessThanOrEqual(1e-10 * Math.max(total, 1e-9));
        const paths = solution.paths!;
        const costs = arcCosts(problem, solution.facilityDelay);
        const moved = problem.classes.map(({ demand }) => new Float64Array(demand.length));
        const volume = problem.classes.map(() => new Float64Array(problem.tail.length));
        let excess = 0;
        for (const [k, flow] of paths.flow.entries()) {
          const [c, pair] = [paths.classIndex[k]!, paths.pair[k]!];
          const arcs = paths.arcs.slice(paths.firstArc[k], paths.firstArc[k + 1]);
          const origin = originOf(problem, c, pair);
          let vertex = origin;
          let cost = 0;
          for (const arc of arcs) {
            expect(problem.tail[arc]).toBe(vertex);
            vertex = problem.graph.head[arc]!;
            cost += costs[c]![arc]!;
            volume[c]![arc]! += flow;
          }
          expect(vertex).toBe(problem.classes[c]!.destinations[pair]);
          moved[c]![pair]! += flow;
          excess += flow * (cost - plainDistances(problem, origin, costs[c]!)[vertex]!);
        }
        expect(excess).toBeLessThanOrEqual(1e-10 * Math.max(total, 1e-9));
        for (const [c, { demand }] of problem.classes.entries()) {
          for (const [pair, each] of demand.entries())
            expect(moved[c]![pair]! + solution.outside[c]![pair]!).toBeCloseTo(each, 9);
          for (const [arc, each] of volume[c]!.entries()) expect(solution.arcVolume[c]![arc]).toBeCloseTo(each, 9);
        }
      }),
      { ...seeded, numRuns: 300 },
    );
  });

  it('has the same objective by every method, and reports the gap by its definition', () => {
    const methods: AssignmentMethod[] = ['fw', 'cfw', 'bfw', 'msa'];
    fc.assert(
      fc.property(problems, (problem) => {
        const best = assign(problem, 'bush', { gap: 1e-12 });
        for (const method of methods) {
          const other = assign(problem, method, { gap: 1e-4, maxIterations: 400 });
          const { total, least } = recompute(problem, other);
          expect(other.relativeGap).toBeCloseTo(total === 0 ? 0 : (total - least) / total, 9);
          expect(other.beckmann).toBeGreaterThanOrEqual(best.beckmann - 1e-9 * Math.abs(best.beckmann) - 1e-12);
          // the objective is convex: what is left to gain is at most the excess cost, in the unit of the dearest class
          const unit = problem.classes.length > 1 ? 2.5 : 1;
          expect(other.beckmann - best.beckmann).toBeLessThanOrEqual(unit * (total - least) + 1e-9 * total);
        }
      }),
      { ...seeded, numRuns: 60 },
    );
  });

  it('is found again from a start, and from that of another demand', () => {
    fc.assert(
      fc.property(problems, share, (problem, factor) => {
        const solution = assign(problem, 'bush', { gap: 1e-11 });
        const again = assign(problem, 'bush', { gap: 1e-11, start: solution });
        expect(again.iterations).toBeLessThanOrEqual(Math.max(2, solution.iterations));
        const classes = problem.classes.map((each) => ({
          ...each,
          demand: each.demand.map((value, pair) => value * (0.5 + factor) * (pair % 2 === 0 ? 1 : 0.7)),
        }));
        const changed = { ...problem, classes };
        const cold = assign(changed, 'bush', { gap: 1e-11 });
        const warm = assign(changed, 'bush', { gap: 1e-11, start: solution });
        expect(warm.converged).toBe(true);
        expect(Math.abs(warm.beckmann - cold.beckmann)).toBeLessThanOrEqual(1e-9 * Math.max(1e-9, cold.beckmann));
      }),
      { ...seeded, numRuns: 100 },
    );
  });

  it('leaves paths of the start that are closed now', () => {
    fc.assert(
      fc.property(problems, fc.nat(), (problem, which) => {
        const solution = assign(problem, 'bush', { gap: 1e-9 });
        const closed = which % problem.tail.length;
        const classes = problem.classes.map((each) => ({
          ...each,
          fixedCost: each.fixedCost.map((cost, arc) => (arc === closed ? Infinity : cost)),
        }));
        const [cold, warm] = [undefined, solution].map((start) =>
          assign({ ...problem, classes }, 'bush', { gap: 1e-11, start }),
        );
        for (const volume of warm!.arcVolume) expect(volume[closed]).toBe(0);
        for (const [c, outside] of warm!.outside.entries())
          for (const [pair, away] of outside.entries()) expect(away).toBeCloseTo(cold!.outside[c]![pair]!, 4);
        expect(Math.abs(warm!.beckmann - cold!.beckmann)).toBeLessThanOrEqual(1e-9 * Math.max(1e-9, cold!.beckmann));
      }),
      { ...seeded, numRuns: 100 },
    );
  });

  it('costs more than the optimum, whose marginal costs are at equilibrium', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        if (problem.classes.length > 1) return;
        const user = assign(problem, 'bush', { gap: 1e-10 });
        const optimum = assign(problem, 'so', { gap: 1e-10 });
        const withOutside = ({ totalCost, outside }: AssignmentSolution): number =>
          outside[0]!.reduce((sum, away, pair) => {
            return away > 0 ? sum + away * (problem.classes[0]!.outsideCost?.[pair] ?? 0) : sum;
          }, totalCost);
        expect(optimum.converged).toBe(true);
        expect(withOutside(optimum)).toBeLessThanOrEqual(withOutside(user) * (1 + 1e-9) + 1e-12);
        expect(optimum.beckmann).toBeGreaterThanOrEqual(user.beckmann * (1 - 1e-9) - 1e-12);
      }),
      { ...seeded, numRuns: 100 },
    );
  });
});

describe('shortest trees that are kept', () => {
  it('equal plain ones after any change of costs', () => {
    const changes = fc.array(fc.array(fc.tuple(share, share), { minLength: 31, maxLength: 31 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        problems,
        changes,
        fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
        (problem, costs, zones) => {
          const { graph, tail } = problem;
          const noThrough = Uint8Array.from({ length: graph.vertexCount }, (_, at) => (zones[at] === true ? 1 : 0));
          const destination = Uint32Array.from({ length: graph.vertexCount }, (_, at) => at);
          const search = new ShortestTreeSearch(graph, tail, noThrough);
          const predecessor = new Int32Array(graph.vertexCount);
          const order = new Uint32Array(graph.vertexCount + 1);
          for (const [round, figures] of costs.entries()) {
            const cost = Float64Array.from(tail, (_, arc) => {
              const [each = 0, what = 0] = figures[arc] ?? [];
              return what < 0.15 ? Infinity : what < 0.25 ? 0 : 10 * each;
            });
            // all vertices at first, then some, so that what lies farther is left and met again
            const count = round % 2 === 0 ? graph.vertexCount : 2;
            search.run(0, cost, predecessor, order, destination, 0, count);
            const wanted = plainDistances({ ...problem, noThrough }, 0, cost);
            for (let vertex = 0; vertex < count; vertex += 1) {
              expect(search.distance[vertex]).toBeCloseTo(wanted[vertex]!, 9);
              if (wanted[vertex] === Infinity) continue;
              let along = 0;
              for (let at = vertex; at !== 0; at = tail[predecessor[at]!]!) along += cost[predecessor[at]!]!;
              expect(along).toBeCloseTo(wanted[vertex]!, 9);
            }
          }
        },
      ),
      { ...seeded, numRuns: 1000 },
    );
  });
});

describe('delay functions', () => {
  const figures = fc.record({
    kind: fc.constantFrom(...delayKinds),
    free: fc.double({ min: 0.1, max: 10, noNaN: true }),
    capacity: fc.double({ min: 0.5, max: 50, noNaN: true }),
    coefficient: fc.double({ min: 1.2, max: 8, noNaN: true }),
    power: fc.double({ min: 1, max: 9, noNaN: true }),
    load: fc.double({ min: 0.05, max: 2, noNaN: true }),
    marginal: fc.boolean(),
  });
  it('have the slopes and integrals of their values', () => {
    fc.assert(
      fc.property(figures, ({ load, marginal, kind, ...rest }) => {
        const one = (value: number): Float64Array => Float64Array.of(value);
        const functions = {
          kind: Uint8Array.of(delayKinds.indexOf(kind)),
          free: one(rest.free),
          capacity: one(rest.capacity),
          coefficient: one(rest.coefficient),
          power: one(rest.power),
        };
        const delays = new VolumeDelay(functions, marginal);
        const at = (volume: number): { delay: number; slope: number; integral: number } => {
          delays.volume[0] = volume;
          delays.refresh(0);
          return { delay: delays.delay[0]!, slope: delays.slope[0]!, integral: delays.integral() };
        };
        const v = load * rest.capacity;
        const h = 1e-5 * rest.capacity;
        const [low, here, high] = [at(v - h), at(v), at(v + h)];
        const scale = Math.abs(here.slope) + here.delay / rest.capacity;
        expect(Math.abs((high.delay - low.delay) / (2 * h) - here.slope)).toBeLessThan(1e-4 * scale);
        expect(Math.abs((high.integral - low.integral) / (2 * h) - here.delay)).toBeLessThan(1e-4 * here.delay);
        expect(at(0).integral).toBe(0);
      }),
      { ...seeded, numRuns: 500 },
    );
  });
});
