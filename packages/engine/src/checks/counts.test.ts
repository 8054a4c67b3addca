import { expect, it } from 'vitest';
import { createModel } from '../model/model.ts';
import type { ModelDraft } from '../model/model.ts';
import { checkCounts } from './counts.ts';

type Count = NonNullable<ModelDraft['count']>[number];
type Observation = NonNullable<ModelDraft['observation']>[number];

/** Two ports and a point at sea between them; a count of the leg by the link of one of its ports. */
function codes(count: Count = {}, observation: Observation = {}): readonly string[] {
  const model = createModel('sea', {
    node: [
      { nodeId: 'p', nodeType: 'seaport' },
      { nodeId: 'w', nodeType: 'waypoint' },
      { nodeId: 'q', nodeType: 'seaport' },
    ],
    mode: [{ modeId: 'sea' }],
    link: [
      { linkId: 'pw', fromNodeId: 'p', toNodeId: 'w', modeId: 'sea' },
      { linkId: 'wq', fromNodeId: 'w', toNodeId: 'q', modeId: 'sea' },
      { linkId: 'pq', fromNodeId: 'p', toNodeId: 'q', modeId: 'sea' },
    ],
    observation: [{ observationId: 'o', selector: 'mode:sea', unit: 'TEU', ...observation }],
    count: [{ countId: 'c', observationId: 'o', selector: 'link:pw', ...count }],
  });
  return [...checkCounts(model)].map(({ code }) => code);
}

it('a count of containers on a leg names both of its ends', () => {
  expect(codes()).toEqual(['count-one-ended']);
  expect(codes({ alsoSelector: 'link:wq' })).toEqual([]);
  expect(codes({ selector: 'link:pq' })).toEqual([]);
  // tonnes have other counts beside them, and a port has one end
  expect(codes({}, { unit: 'kt' })).toEqual([]);
  expect(codes({}, { selector: 'node:p' })).toEqual([]);
  expect(codes({}, { selector: 'node:p', fromNodeId: 'p', toNodeId: 'q' })).toEqual(['count-one-ended']);
});
