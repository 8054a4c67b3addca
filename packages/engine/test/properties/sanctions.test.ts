import { isRefusal } from '../../src/findings/refusal.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDay } from '../../src/calendar/date.ts';
import { createModel } from '../../src/model/model.ts';
import type { LinkRecord } from '../../src/model/model.ts';
import { actsOnLink } from '../../src/sanctions/act-notice.ts';
import { decideActs } from '../../src/sanctions/decide.ts';
import type { Route } from '../../src/routing/answer.ts';
import type { CommodityId, NodeId } from '../../src/units/id.ts';
import { ask, textModel } from '../cases/text-network.ts';

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
            if (isRefusal(answer)) throw new Error(answer.message);
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

  // Rail, road and a train of a carrier on a small triangle; acts that begin, end and are lifted while the cargo is under
  // way. Whatever is found by those who comply is touched by nothing, and what was touched by nothing is still found.
  it('02 leave out of routes what they touch on the day, and nothing else', () => {
    const where = fc.constantFrom(
      'node:b&mode:rail',
      'node:c',
      'country:XB&mode:road',
      'country:XB&country:XC&mode:rail',
      'link:a-b-rail',
      'carrier:Gray Line',
      'carrier:Gray Line&node:b',
      'service:t;node:d&mode:road',
      'commodity:box&mode:road',
      'commodity:food',
    );
    const drawn = fc.record({
      selector: where,
      from: fc.integer({ min: 0, max: 5 }),
      days: fc.integer({ min: 0, max: 4 }),
    });
    const dates = ({ from, days }: { from: number; days: number }): object => ({
      validFrom: `2023-06-0${String(1 + from)}`,
      validTo: from + days > 6 ? undefined : `2023-06-0${String(1 + from + days)}`,
    });
    const common = { imposingParty: 'P', target: 't', legalAct: 'l', sourceId: ['s'] };
    let compared = 0;
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 3 }), fc.array(drawn, { maxLength: 2 }), (acts, frees) => {
        const model = textModel(
          'a-b rail 400\nb-c rail 900\na-c road 2000\na-d road 700\nd-c rail 1200\nb-c road 1100\na-b road 500',
          {
            service: [
              {
                serviceId: 't',
                name: 'T',
                operator: 'Gray Line',
                modeId: 'rail',
                usdPerTeu: 9,
                departuresPerMonth: 90,
              },
            ],
            service_stop: [
              { serviceId: 't', stopSequence: 1, nodeId: 'a' },
              { serviceId: 't', stopSequence: 2, nodeId: 'b' },
              { serviceId: 't', stopSequence: 3, nodeId: 'c' },
            ],
            sanction: [
              ...acts.map((each, at) => ({
                ...common,
                sanctionId: `x${String(at)}`,
                selector: each.selector,
                ...dates(each),
              })),
              ...frees.map((each, at) => ({
                ...common,
                sanctionId: `e${String(at)}`,
                exempts: ['x0'],
                selector: each.selector,
                ...dates(each),
              })),
            ],
          },
        );
        const all = ask(model, 'a', 'c', { exact: true, alternatives: 100 });
        const complying = ask(model, 'a', 'c', { exact: true, alternatives: 100, comply: ['P'] });
        for (const { legs } of complying.routes) expect(legs.flatMap(({ acts: own }) => own)).toEqual([]);
        const least = (pick: (route: Route) => number): number => Math.min(...complying.routes.map(pick));
        for (const free of all.routes.filter(({ legs }) => legs.every(({ acts: own }) => own.length === 0))) {
          compared += 1;
          expect(least(({ costUsd }) => costUsd)).toBeLessThanOrEqual(free.costUsd + 1e-6);
          expect(least(({ co2eKg }) => co2eKg)).toBeLessThanOrEqual(free.co2eKg + 1e-6);
          expect(least(({ hours }) => hours.planned)).toBeLessThanOrEqual(free.hours.planned + 1e-6);
        }
      }),
      { seed: 20251015, numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
