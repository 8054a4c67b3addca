import { describe, expect, it } from 'vitest';
import type { ModelDraft } from '../../src/model/model.ts';
import { ask, textModel } from './text-network.ts';
import { refused } from './refused.ts';
import { compile } from '../../src/network/compile.ts';
import { findRoutes } from '../../src/routing/find-routes.ts';
import type { NodeId } from '../../src/units/id.ts';

const lengths = (answer: ReturnType<typeof ask>): readonly number[] =>
  answer.routes.map(({ distanceKm }) => distanceKm);
/** a - m - b on one line, and a way round by road that is handled at m. */
const line = 'a-m rail 100\nm-b rail 100';

describe('V: going by a place', () => {
  it('V01 does not count a place that is only passed', () => {
    expect(lengths(ask(textModel(line), 'a', 'b'))).toEqual([200]);
    const { routes, excluded } = ask(textModel(line), 'a', 'b', { via: ['m'] });
    expect(routes).toEqual([]);
    expect(excluded[0]?.reason).toMatch(
      /^No path goes through the points .*Cargo is to be handled at M; to go by a place that is only passed, ask for node:ID or link:ID$/,
    );
  });
  it('V02 counts a move from one mode to another there', () => {
    const { routes } = ask(textModel(`${line}\nm-b road 150`), 'a', 'b', { via: ['m'], criteria: ['time'] });
    expect(routes[0]?.legs.map(({ operation, from }) => `${operation}:${from}`)).toContain('transfer:m');
    expect(routes[0]?.distanceKm).toBe(250);
  });
  it('V03 counts the ends of the journey', () => {
    expect(lengths(ask(textModel(line), 'a', 'b', { via: ['a', 'b'] }))).toEqual([200]);
    expect(lengths(ask(textModel(line), 'a', 'b', { via: ['b', 'a'] }))).toEqual([]);
  });
  it('V04 counts a stop at a border, at the stations that stand there', () => {
    const crossing = [{ crossingId: 'x', name: 'The Border', linkId: 'm-b-rail', dwellMedianHours: 5 }];
    expect(lengths(ask(textModel(line, { crossing }), 'a', 'b', { via: ['m'] }))).toEqual([200]);
    const node = textModel(line).tables.node.map((each) =>
      each.nodeId === 'm' ? { ...each, nodeType: 'border_crossing' } : { ...each },
    );
    const transfer = [
      { transferId: 'at-a', nodeId: 'a', toModeId: 'rail', dwellMedianHours: 1 },
      { transferId: 'at-b', nodeId: 'b', toModeId: 'rail', dwellMedianHours: 1 },
    ];
    const stationed = textModel('a-m rail 100\nm-n rail 100\nn-b rail 100', {
      crossing: [{ crossingId: 'x', name: 'The Border', linkId: 'm-n-rail', dwellMedianHours: 5 }],
    });
    expect(lengths(ask(stationed, 'a', 'b', { via: ['m', 'n'] }))).toEqual([300]);
    expect(lengths(ask(textModel(line, { crossing, node, transfer }), 'a', 'b', { via: ['m'] }))).toEqual([200]);
    // the crossing is one way only
    const back = crossing.map((each) => ({ ...each, direction: 'backward' }));
    expect(lengths(ask(textModel(line, { crossing: back }), 'a', 'b', { via: ['m'] }))).not.toContain(200);
  });
  it('V05 counts the calls of a service, not what it passes', () => {
    const service = [{ serviceId: 's', name: 'S', modeId: 'rail', usdPerTeu: 1, departuresPerMonth: 1000 }];
    const calls = (...stops: readonly string[]): ModelDraft => ({
      service,
      service_stop: stops.map((nodeId, at) => ({ serviceId: 's', stopSequence: at + 1, nodeId })),
    });
    const by = (draft: ModelDraft): readonly (string | null)[] =>
      ask(textModel(line, draft), 'a', 'b', { via: ['m'] }).routes.flatMap(({ legs }) =>
        legs.map(({ service: id }) => id),
      );
    expect(by(calls('a', 'm', 'b'))).toContain('s');
    expect(by(calls('a', 'b'))).toEqual([]);
    // a timetable makes no difference
    const service_calendar = [
      { serviceId: 's', days: ['mon', 'thu'], departureTime: '08:00', validFrom: '2023-01-01', validTo: '2023-12-31' },
    ];
    expect(by({ ...calls('a', 'm', 'b'), service_calendar })).toContain('s');
    // the crossing on its way is a stop
    const crossing = [{ crossingId: 'x', name: 'The Border', linkId: 'a-m-rail', dwellMedianHours: 5 }];
    expect(by({ ...calls('a', 'b'), crossing })).toContain('s');
  });
  it('V06 passes links and places where a selector asks for that', () => {
    for (const via of ['node:m', 'link:a-m-rail', 'country:XM'])
      expect(lengths(ask(textModel(line), 'a', 'b', { via: [via] })), via).toEqual([200]);
    expect(() => ask(textModel(line), 'a', 'b', { via: ['node:zz'] })).toThrow(
      'The model has no node “zz” to go through.',
    );
    expect(() => ask(textModel(line), 'a', 'b', { via: ['place:m'] })).toThrow('“place:m” cannot be gone through');
  });
  it('V08 rides a service that is asked for, where another way is cheaper', () => {
    const service = [{ serviceId: 's', name: 'S', modeId: 'rail', usdPerTeu: 9000, departuresPerMonth: 2 }];
    const service_stop = ['a', 'm', 'b'].map((nodeId, at) => ({ serviceId: 's', stopSequence: at + 1, nodeId }));
    const model = textModel(line, { service, service_stop });
    const ridden = (via: readonly string[]): readonly (string | null)[] =>
      ask(model, 'a', 'b', { via, criteria: ['cost'] }).routes.flatMap(({ legs }) => legs.map(({ service: id }) => id));
    expect(ridden([])).not.toContain('s');
    expect(ridden(['service:s'])).toContain('s');
    expect(() => ask(model, 'a', 'b', { via: ['service:t'] })).toThrow('no service “t”');
  });
  it('V07 refuses a place where nothing is ever handled, and names what to ask', () => {
    const node = textModel(line).tables.node.map((each) => ({
      ...each,
      nodeType: each.nodeId === 'm' ? 'waypoint' : 'city',
    }));
    const query = { from: ['a' as NodeId], to: ['b' as NodeId], via: ['m'] };
    const refusal = refused(findRoutes(compile(textModel(line, { node })), query));
    expect(refusal).toMatch(/^via: Nothing is handled at M: cargo can only pass it\. .* node:m or one of its links/);
  });
});
