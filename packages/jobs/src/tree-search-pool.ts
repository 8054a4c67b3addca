// Shortest trees in threads: the network, costs and trees lie in shared memory, and whoever is free takes the next
// origin. A tree depends on its costs and its former self alone, so the result is the same for any number of threads.

import { Worker } from 'node:worker_threads';
import { searchPlan, treeSearcherOf } from '@meridian/engine';
import type { AssignmentProblem, SearchMemory, TreeSearcher } from '@meridian/engine';

/** Places of the control array. */
export const control = { round: 0, next: 1, part: 2, parts: 3, done: 4, length: 5 } as const;

/** What a worker is given; all arrays lie in shared memory. */
export interface PoolMemory extends SearchMemory {
  readonly control: Int32Array;
}

/** A searcher with threads behind it. The thread that calls searches too and blocks till the others are done. */
export interface TreeSearchPool extends TreeSearcher {
  close(): Promise<void>;
}

/** Takes groups of the running round until none is left. */
export function takeGroups(memory: PoolMemory, searchOne: (group: number) => void): void {
  const { control: state, groups } = memory;
  const part = Atomics.load(state, control.part);
  const parts = Atomics.load(state, control.parts);
  for (;;) {
    const group = part + parts * Atomics.add(state, control.next, 1);
    if (group >= groups.length) return;
    searchOne(group);
  }
}

/** Starts `threads - 1` workers for a problem; the caller's thread is the remaining one. To be closed after use. */
export async function createTreeSearchPool(problem: AssignmentProblem, threads: number): Promise<TreeSearchPool> {
  if (!(Number.isInteger(threads) && threads >= 1))
    throw new Error(`The number of threads is ${threads}; it should be a whole number from 1.`);
  const memory = share(problem);
  const local = treeSearcherOf(memory);
  const workers = Array.from(
    { length: threads - 1 },
    () => new Worker(new URL('./tree-search-worker.ts', import.meta.url), { workerData: memory }),
  );
  await Promise.all(
    workers.map((worker) => new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))),
  );
  const state = memory.control;
  return {
    cost: memory.cost,
    distance: memory.distance,
    predecessors: memory.predecessors,
    search: (part, parts) => {
      Atomics.store(state, control.next, 0);
      Atomics.store(state, control.part, part);
      Atomics.store(state, control.parts, parts);
      Atomics.store(state, control.done, 0);
      Atomics.add(state, control.round, 1);
      Atomics.notify(state, control.round);
      takeGroups(memory, local.searchOne);
      for (
        let done = Atomics.load(state, control.done);
        done < workers.length;
        done = Atomics.load(state, control.done)
      )
        Atomics.wait(state, control.done, done);
    },
    forget: () => local.forget(),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function share(problem: AssignmentProblem): PoolMemory {
  const { graph, tail, noThrough, groups, destination } = searchPlan(problem);
  const { vertexCount } = graph;
  const whole = (old: Uint32Array): Uint32Array => {
    const made = new Uint32Array(new SharedArrayBuffer(old.byteLength));
    made.set(old);
    return made;
  };
  const flags = new Uint8Array(new SharedArrayBuffer(noThrough.length));
  flags.set(noThrough);
  const numbers = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(8 * length));
  return {
    graph: { vertexCount, firstArc: whole(graph.firstArc), head: whole(graph.head) },
    tail: whole(tail),
    noThrough: flags,
    groups,
    destination: whole(destination),
    cost: problem.classes.map(() => numbers(tail.length)),
    distance: numbers(destination.length),
    predecessors: groups.map(() => new Int32Array(new SharedArrayBuffer(4 * vertexCount))),
    orders: groups.map(() => new Uint32Array(new SharedArrayBuffer(4 * (vertexCount + 1)))),
    control: new Int32Array(new SharedArrayBuffer(4 * control.length)),
  };
}
