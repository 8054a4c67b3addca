import { daysOnArc, daysToLookAt } from '../network/act-closures.ts';
import { actsOnArcs } from '../network/acts-on-arcs.ts';
import type { TouchingAct } from '../network/acts-on-arcs.ts';
import type { Overlay } from '../network/overlay.ts';
import { noticeOf } from '../sanctions/act-notice.ts';
import type { ActNotice } from '../sanctions/act-notice.ts';
import { turnsOfActs } from '../sanctions/acts.ts';
import type { Step } from './itinerary.ts';

/** The acts that touch a step of a path on any day from when it is begun to when it ends, whether or not they are obeyed. */
export function legActs({ network, consignment }: Overlay): (step: Step) => readonly ActNotice[] {
  const touching = actsOnArcs(network, consignment.commodity.commodityId);
  const turns = turnsOfActs(network.model);
  if (turns.length === 0) return () => [];
  return ({ arc, enter, end }) => {
    const found = new Map<string, TouchingAct>();
    for (const day of daysToLookAt(turns, ...daysOnArc(network, arc, enter, end)))
      for (const each of touching(arc, day)) if (!found.has(each.act.sanctionId)) found.set(each.act.sanctionId, each);
    return [...found.values()].map(({ act, through }) => noticeOf(act, through));
  };
}
