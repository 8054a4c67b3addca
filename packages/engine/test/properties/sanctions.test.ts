import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDay } from '../../src/model/date.ts';
import { createModel } from '../../src/model/model.ts';
import type { LinkRecord } from '../../src/model/model.ts';
import { actsOnLink } from '../../src/screening/act-notice.ts';
import { decideActs } from '../../src/screening/decide.ts';
import type { CommodityId, NodeId } from '../../src/units/id.ts';

const nodes = ['a', 'b', 'c', 'd'];
const modes = ['sea', 'rail'];
const countryOf: Readonly<Record<string, string>> = { a: 'XX', b: 'XX', c: 'YY', d: 'YY' };
const link = fc.record({
  fromNodeId: fc.constantFrom(...nodes),
  toNodeId: fc.constantFrom(...nodes),
  modeId: fc.constantFrom(...modes),
});
const place = fc.oneof(
  fc.constantFrom(...nodes).map((id) => `node:${id}`),
  fc.constantFrom('country:XX', 'country:YY'),
);
const group = fc
  .tuple(place, fc.constantFrom('', ...modes.map((mode) => `&mode:${mode}`)))
  .map(([where, mode]) => where + mode);
const selector = fc.array(group, { minLength: 1, maxLength: 3 }).map((groups) => groups.join(';'));
const act = fc.record({ selector, from: fc.integer({ min: 1, max: 4 }), days: fc.integer({ min: 0, max: 4 }) });

const date = (day: number): string => `2020-01-${String(day).padStart(2, '0')}`;
const row = { imposingParty: 'P', target: 't', legalAct: 'l' };

describe('sanctions on random networks', () => {
  it('01 forbid a link exactly where they forbid its mode at one of its ends, exceptions included', () => {
    fc.assert(
      fc.property(
        fc.array(link, { minLength: 1, maxLength: 8 }),
        act,
        fc.array(act, { maxLength: 3 }),
        fc.integer({ min: 1, max: 8 }),
        (links, forbids, exceptions, day) => {
          const dates = ({ from, days }: typeof forbids): object => ({
            validFrom: date(from),
            validTo: date(from + days),
          });
          const model = createModel('random', {
            config: [{ referenceDate: date(day), defaultCommodityId: 'box' }],
            node: nodes.map((nodeId) => ({ nodeId, name: nodeId, country: countryOf[nodeId] })),
            mode: modes.map((modeId) => ({ modeId })),
            link: links.map((each, index) => ({ linkId: `l${index}`, ...each })),
            commodity: [{ commodityId: 'box' }],
            sanction: [
              { ...row, sanctionId: 'act', selector: forbids.selector, ...dates(forbids) },
              ...exceptions.map((each, index) => ({
                ...row,
                sanctionId: `e${index}`,
                exempts: ['act'],
                selector: each.selector,
                ...dates(each),
              })),
            ],
          });
          const today = firstDay(date(day)) ?? NaN;
          const isShut = ({ linkId }: LinkRecord): boolean =>
            actsOnLink(model, linkId, today, 'box' as CommodityId).length > 0;
          const isForbidden = (node: NodeId, { modeId }: LinkRecord): boolean => {
            const answer = decideActs(model, { nodes: [node], mode: modeId });
            if (typeof answer === 'string') throw new Error(answer);
            return answer.verdict === 'forbidden';
          };
          for (const each of model.tables.link) {
            const expected = isForbidden(each.fromNodeId, each) || isForbidden(each.toNodeId, each);
            expect(isShut(each)).toBe(expected);
          }
        },
      ),
      { seed: 20250103, numRuns: 1500 },
    );
  });
});
