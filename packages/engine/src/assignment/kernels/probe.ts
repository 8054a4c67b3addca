// What a single all-or-nothing load tells of a problem before it is solved.

import type { AssignmentProblem } from '../problem.ts';
import { localSearcher, searchPlan } from '../tree-searcher.ts';
import type { TreeSearcher } from '../tree-searcher.ts';
import type { TripTable } from '../trip-table.ts';
import { tripTable } from '../trip-table.ts';
import { emptyFlows, loadAll } from './flow-vector.ts';
import { VolumeDelay } from './volume-delay.ts';
import { fillCosts } from './volumes.ts';

function searchEmpty(problem: AssignmentProblem): TreeSearcher {
  const searcher = localSearcher(searchPlan(problem), problem.classes.length);
  fillCosts(problem, new VolumeDelay(problem.delays, false).delay, searcher.cost);
  searcher.search(0, 1);
  return searcher;
}

/** By trip, 1 where there is demand, no open path, and no outside option. */
export function tripsWithoutPath(problem: AssignmentProblem, trips: TripTable): Uint8Array {
  const { distance } = searchEmpty(problem);
  const lost = new Uint8Array(trips.count);
  for (let trip = 0; trip < trips.count; trip += 1) {
    const stays = trips.outsideCost[trip]! < Infinity;
    if (trips.demand[trip]! > 0 && distance[trip] === Infinity && !stays) lost[trip] = 1;
  }
  return lost;
}

/** By facility, the delay when all demand takes the paths that are shortest without traffic. */
export function delaysOfAllOrNothing(problem: AssignmentProblem): Float64Array {
  const trips = tripTable(problem);
  const flows = emptyFlows(problem, trips);
  loadAll(problem, trips, searchEmpty(problem), flows);
  const delays = new VolumeDelay(problem.delays, false);
  delays.volume.set(flows.facility);
  delays.refreshAll();
  return delays.delay;
}
