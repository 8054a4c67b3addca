import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import { isRefusal } from '../findings/refusal.ts';
import type { Model } from '../model/model.ts';
import { rowOf, rowsById } from '../model/rows-by-id.ts';
import { parseSelector, select } from '../model/selector.ts';

type CountRecord = Model['tables']['count'][number];

const containerUnits: ReadonlySet<string> = new Set(['TEU', 'M TEU']);

/**
 * A count of containers on a leg names both of its ends. A link from a port to a point at sea tells one end: all that
 * calls at the port passes it, wherever the other end is, so that another flow makes a hit of a miss. What a port
 * handles has one end: an observation that selects one node, with no node that it goes from or to.
 */
export function* checkCounts(model: Model): Generator<Finding> {
  const isWaypoint = waypointTest(model);
  for (const count of model.tables.count) {
    const observed = rowOf(model.tables, 'observation', count.observationId);
    if (observed === undefined || !containerUnits.has(observed.unit)) continue;
    const isOfPlace = observed.fromNodeId === undefined && /^node:[^&;]+$/.test(observed.selector ?? '');
    if (isOfPlace || count.alsoSelector !== undefined || !isOneEnded(model, count, isWaypoint)) continue;
    yield createFinding(
      'count-one-ended',
      { file: 'count.csv', row: count.row, column: 'also_selector', found: undefined },
      `${count.countId} counts containers of a leg by links that tell one end of it alone (${count.selector}).`,
      'Name the links of the other end in also_selector; or let the observation select the one node, if it is what a port handles.',
    );
  }
}

function waypointTest({ tables }: Model): (nodeId: string) => boolean {
  const nodes = rowsById(tables, 'node');
  return (nodeId) => nodes.get(nodeId)?.nodeType === 'waypoint';
}

/** Whether a link of the count's lens leads to a point on the way. */
function isOneEnded(model: Model, { selector }: CountRecord, isWaypoint: (nodeId: string) => boolean): boolean {
  const parsed = parseSelector(selector);
  if (isRefusal(parsed)) return false;
  const links = rowsById(model.tables, 'link');
  return [...select(model, parsed).links].some((id) => {
    const link = links.get(id);
    return link !== undefined && (isWaypoint(link.fromNodeId) || isWaypoint(link.toNodeId));
  });
}
