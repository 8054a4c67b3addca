import type { LinkRecord } from '@meridian/engine';
import { formatTonnes, formatWholePercent } from '@meridian/words';
import type { FlowsState } from './use-flows.ts';

/** What moves on a link, each way, and how full it is. */
export function linkFacts(
  link: LinkRecord,
  { shown }: FlowsState,
  nameOf: (nodeId: string) => string,
): readonly string[] {
  const flow = shown.value?.links.find((each) => each.link === link.linkId);
  if (flow === undefined) return ['No flow in the model'];
  const ways = [
    { to: link.toNodeId, tonnes: flow.tonnesForward },
    { to: link.fromNodeId, tonnes: flow.tonnesBackward },
  ].filter(({ tonnes }) => tonnes >= 0.5);
  return [
    ...ways.map(({ to, tonnes }) => `${formatTonnes(tonnes)} to ${nameOf(to)}`),
    `Load ${formatWholePercent(flow.load)}. Model, not observation.`,
  ];
}
