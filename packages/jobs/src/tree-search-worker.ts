import { parentPort, workerData } from 'node:worker_threads';
import { treeSearcherOf } from '@meridian/engine';
import { control, takeGroups } from './tree-search-pool.ts';
import type { PoolMemory } from './tree-search-pool.ts';

const memory = workerData as PoolMemory;
const { searchOne } = treeSearcherOf(memory);
const state = memory.control;
let round = 0;
parentPort?.postMessage('ready');
// ends when the pool terminates the thread
for (;;) {
  Atomics.wait(state, control.round, round);
  round += 1;
  takeGroups(memory, searchOne);
  Atomics.add(state, control.done, 1);
  Atomics.notify(state, control.done);
}
