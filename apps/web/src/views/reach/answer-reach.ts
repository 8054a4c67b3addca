import { compareWithRivals, hoursToNodes, isRefusal, reach } from '@meridian/engine';
import type { Network, Refusal } from '@meridian/engine';
import type { ReachInput, ReachOutput } from './requests.ts';

/** What the reach view shows: cities and places within reach, and where the corridor beats its rivals. */
export function answerReach(network: Network, { rivals, ...query }: ReachInput): ReachOutput | Refusal {
  const reached = reach(network, query);
  if (isRefusal(reached)) return reached;
  const nodeHours = hoursToNodes(network, query);
  if (isRefusal(nodeHours)) return nodeHours;
  // the comparison is of all cities: a limit would hide where only one side is within it
  const compared = compareWithRivals(network, { ...query, hours: undefined, usd: undefined }, rivals);
  return isRefusal(compared) ? compared : { reached, nodeHours, compared };
}
