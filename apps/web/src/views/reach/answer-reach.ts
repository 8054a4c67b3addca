import { compareWithRivals, hoursToNodes, reach } from '@meridian/engine';
import type { Network } from '@meridian/engine';
import type { ReachInput, ReachOutput } from './requests.ts';

/** What the reach view shows: cities and places within reach, and where the corridor beats its rivals. */
export function answerReach(network: Network, { rivals, ...query }: ReachInput): ReachOutput | string {
  const reached = reach(network, query);
  if (typeof reached === 'string') return reached;
  const nodeHours = hoursToNodes(network, query);
  if (typeof nodeHours === 'string') return nodeHours;
  // the comparison is of all cities: a limit would hide where only one side is within it
  const compared = compareWithRivals(network, { ...query, hours: undefined, usd: undefined }, rivals);
  return typeof compared === 'string' ? compared : { reached, nodeHours, compared };
}
