import { drain, linearProgramSteps, uniformAt } from '@meridian/engine';
import type { AssignmentProblem, LinearSolver } from '@meridian/engine';
import { loadLinearSolver } from '@meridian/jobs';
import { cpuOf, median } from '../measure.ts';
import type { Suite } from '../measure.ts';
import { measureClp } from '../peers/clp.ts';

const size = 16;
const linkCount = 1000;
const pairCount = 50;

/** What clp needed on such a program on this kind of machine. */
const referenceMs = 200;

/** A grid of 16 by 16 with chords to 1,000 links, whose capacities of 10 to 100 some of 50 pairs' 5 to 49 units must share. */
function makeProblem(seed: number): AssignmentProblem {
  const vertexCount = size * size;
  const whole = (draw: number, counter: number, below: number): number =>
    Math.floor(below * uniformAt(seed, draw, counter));
  const links = new Set<number>();
  for (let vertex = 0; vertex < vertexCount; vertex += 1) {
    for (const other of [...((vertex + 1) % size === 0 ? [] : [vertex + 1]), vertex + size])
      if (other < vertexCount) links.add(vertex * vertexCount + other).add(other * vertexCount + vertex);
  }
  for (let draw = 0; links.size < linkCount; draw += 1) {
    const [from, to] = [whole(1, 2 * draw, vertexCount), whole(1, 2 * draw + 1, vertexCount)];
    if (from !== to) links.add(from * vertexCount + to);
  }
  const pairs = new Set<number>();
  for (let draw = 0; pairs.size < pairCount; draw += 1) {
    const [from, to] = [whole(2, 2 * draw, vertexCount), whole(2, 2 * draw + 1, vertexCount)];
    if (from !== to) pairs.add(from * vertexCount + to);
  }
  const rows = (keys: readonly number[], origins: readonly number[]): Uint32Array =>
    Uint32Array.from([0, ...origins.map((origin) => keys.filter((key) => key < (origin + 1) * vertexCount).length)]);
  const [arcs, ends] = [[...links].sort((a, b) => a - b), [...pairs].sort((a, b) => a - b)];
  const origins = [...new Set(ends.map((key) => Math.floor(key / vertexCount)))];
  const vertices = Array.from({ length: vertexCount }, (_, vertex) => vertex);
  return {
    graph: { vertexCount, firstArc: rows(arcs, vertices), head: Uint32Array.from(arcs, (key) => key % vertexCount) },
    tail: Uint32Array.from(arcs, (key) => Math.floor(key / vertexCount)),
    noThrough: new Uint8Array(vertexCount),
    delays: {
      kind: new Uint8Array(linkCount),
      free: Float64Array.from(arcs, (_, arc) => 1 + whole(3, arc, 20)),
      capacity: Float64Array.from(arcs, (_, arc) => 10 + whole(4, arc, 91)),
      coefficient: new Float64Array(linkCount).fill(0.15),
      power: new Float64Array(linkCount).fill(4),
    },
    firstFacility: Uint32Array.from({ length: linkCount + 1 }, (_, arc) => arc),
    facilities: Uint32Array.from({ length: linkCount }, (_, arc) => arc),
    classes: [
      {
        id: 'all',
        costPerDelay: 1,
        fixedCost: new Float64Array(linkCount),
        origins: Uint32Array.from(origins),
        firstPair: rows(ends, origins),
        destinations: Uint32Array.from(ends, (key) => key % vertexCount),
        demand: Float64Array.from(ends, (_, pair) => 5 + whole(5, pair, 45)),
      },
    ],
  };
}

/** The same program with a variable for each link and pair, in CPLEX LP format: what a general solver is given. */
function arcForm({ graph, tail, delays, classes }: AssignmentProblem, unservedPrice: number): string {
  const objective: string[] = [];
  const balances: string[] = [];
  const loads: string[][] = Array.from(tail, () => []);
  for (const { origins, firstPair, destinations, demand } of classes) {
    for (const [i, origin] of origins.entries()) {
      for (let pair = firstPair[i]!; pair < firstPair[i + 1]!; pair += 1) {
        const leaving: string[][] = Array.from({ length: graph.vertexCount }, () => []);
        const put = (vertex: number, term: string): unknown => leaving[vertex]!.push(term);
        const target = destinations[pair]!;
        objective.push(`${unservedPrice} u${pair}`);
        put(origin, `+ u${pair}`);
        put(target, `- u${pair}`);
        for (const [arc, from] of tail.entries()) {
          objective.push(`${delays.free[arc]!} x${pair}_${arc}`);
          put(from, `+ x${pair}_${arc}`);
          put(graph.head[arc]!, `- x${pair}_${arc}`);
          loads[arc]!.push(`+ x${pair}_${arc}`);
        }
        for (const [vertex, terms] of leaving.entries()) {
          const sign = vertex === origin ? 1 : vertex === target ? -1 : 0;
          balances.push(` b${balances.length}: ${terms.join('\n ')} = ${sign * demand[pair]!}`);
        }
      }
    }
  }
  const limits = loads.map((terms, arc) => ` c${arc}: ${terms.join('\n ')} <= ${delays.capacity[arc]!}`);
  return `Minimize\n obj: ${objective.join('\n + ')}\nSubject To\n${balances.join('\n')}\n${limits.join('\n')}\nEnd\n`;
}

function solve(problem: AssignmentProblem, solver: LinearSolver) {
  return drain(linearProgramSteps(problem, { gap: 1e-9, solver }));
}

/** Hard capacities by column generation beside a general solver on the program over links: one seed a run. */
export const linearProgram: Suite = {
  name: 'linear-program',
  run: async () => {
    const solver = await loadLinearSolver();
    const problems = [1, 2, 3, 4, 5].map(makeProblem);
    const solutions = problems.map((problem) => solve(problem, solver));
    const cpuMs = problems.map((problem) => cpuOf(() => solve(problem, solver)));
    const peers = problems.flatMap((problem, at) => {
      const { objective, unservedPrice } = solutions[at]!;
      const peer = measureClp(arcForm(problem, unservedPrice));
      if (peer !== undefined && Math.abs(peer.objective - objective) > 1e-7 * objective)
        throw new Error(`clp finds another optimum: ${peer.objective}, here ${objective}`);
      return peer === undefined ? [] : [peer.cpuMs];
    });
    const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
    const full = mean(solutions.map(({ capacityPrice }) => capacityPrice.filter((each) => each > 0).length));
    const share = median(cpuMs) / (peers.length === 0 ? referenceMs : median(peers));
    return [
      {
        kernel: 'multicommodity linear program, 1,000 links x 50 commodities, gap 1e-9',
        cpuMs,
        peer: peers.length === 0 ? 'clp is not installed' : 'clp on the arc form, without reading it',
        peerCpuMs: peers.length === 0 ? undefined : median(peers),
        goal: "clp's time, 200 ms where it is not installed",
        met: share <= 1,
        share,
        note: `${full.toFixed(0)} links with a price and ${mean(solutions.map(({ iterations }) => iterations)).toFixed(0)} master programs on the mean`,
      },
    ];
  },
};
