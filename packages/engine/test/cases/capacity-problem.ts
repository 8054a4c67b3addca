import loadHighs from 'highs';
import type { Highs } from 'highs';
import type { DelayKind } from '../../src/assignment/delay.ts';
import { delayKinds } from '../../src/assignment/delay.ts';
import type { AssignmentProblem } from '../../src/assignment/problem.ts';

/** A facility of an arc of its own unless `facilities` names others; BPR of coefficient 0.15 and power 4 unless said. */
export interface ArcText {
  readonly from: number;
  readonly to: number;
  readonly free: number;
  readonly capacity?: number;
  readonly fixed?: number;
  readonly kind?: DelayKind;
  readonly coefficient?: number;
  readonly facilities?: readonly number[];
}

export interface PairText {
  readonly from: number;
  readonly to: number;
  readonly demand: number;
  readonly outside?: number;
}

export interface ClassText {
  readonly costPerDelay?: number;
  readonly pairs: readonly PairText[];
}

/** A problem in which facility a is that of arc a. Arcs come by tail. */
export function capacityProblem(
  arcs: readonly ArcText[],
  classes: readonly ClassText[],
  noThrough: readonly number[] = [],
): AssignmentProblem {
  const sorted = arcs.every(({ from }, at) => at === 0 || arcs[at - 1]!.from <= from);
  if (!sorted) throw new Error('Arcs come by tail.');
  const ends = [...arcs, ...classes.flatMap(({ pairs }) => pairs)].flatMap(({ from, to }) => [from, to]);
  const vertexCount = 1 + Math.max(...ends);
  const facilities = arcs.map((arc, at) => arc.facilities ?? [at]);
  return {
    graph: {
      vertexCount,
      firstArc: Uint32Array.from({ length: vertexCount + 1 }, (_, v) => arcs.filter(({ from }) => from < v).length),
      head: Uint32Array.from(arcs, ({ to }) => to),
    },
    tail: Uint32Array.from(arcs, ({ from }) => from),
    noThrough: Uint8Array.from({ length: vertexCount }, (_, v) => (noThrough.includes(v) ? 1 : 0)),
    delays: {
      kind: Uint8Array.from(arcs, ({ kind = 'bpr' }) => delayKinds.indexOf(kind)),
      free: Float64Array.from(arcs, ({ free }) => free),
      capacity: Float64Array.from(arcs, ({ capacity = Infinity }) => capacity),
      coefficient: Float64Array.from(arcs, ({ coefficient = 0.15 }) => coefficient),
      power: new Float64Array(arcs.length).fill(4),
    },
    firstFacility: Uint32Array.from({ length: arcs.length + 1 }, (_, a) => facilities.slice(0, a).flat().length),
    facilities: Uint32Array.from(facilities.flat()),
    classes: classes.map(({ costPerDelay = 1, pairs }, index) => {
      const ordered = [...pairs].sort((a, b) => a.from - b.from);
      const origins = [...new Set(ordered.map(({ from }) => from))];
      return {
        id: `class ${index}`,
        costPerDelay,
        fixedCost: Float64Array.from(arcs, ({ fixed = 0 }) => fixed),
        origins: Uint32Array.from(origins),
        firstPair: Uint32Array.from([
          0,
          ...origins.map((origin) => ordered.filter(({ from }) => from <= origin).length),
        ]),
        destinations: Uint32Array.from(ordered, ({ to }) => to),
        demand: Float64Array.from(ordered, ({ demand }) => demand),
        outsideCost: Float64Array.from(ordered, ({ outside = Infinity }) => outside),
      };
    }),
  };
}

/** HiGHS in its package. */
export function highsRuntime(): Promise<Highs> {
  // the types are written for require(), by which the loader is the default of the default; its module has one default
  const entry: unknown = loadHighs;
  return (entry as () => Promise<Highs>)();
}
