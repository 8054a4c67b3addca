import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../src/findings/refusal.ts';
import { formatDay } from '../../src/calendar/date.ts';
import type { Model } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import type { Network } from '../../src/network/network.ts';
import { overlay } from '../../src/network/overlay.ts';
import type { Overlay } from '../../src/network/overlay.ts';
import type { StateQuery } from '../../src/network/query.ts';
import { regimeStates, spellOn } from '../../src/regimes/regime-state.ts';
import { textModel } from '../cases/text-network.ts';

const first = 19_000;
const s = { sourceId: ['s'] };
const selectors = ['link:a-b-rail', 'country:XB&mode:rail', 'node:c;link:a-d-road', 'service:train', 'mode:road'];

/** Some regimes over a small network, each with a state from a day on and another after it. */
const models = fc
  .array(
    fc.record({
      selector: fc.constantFrom(...selectors),
      states: fc.tuple(fc.constantFrom(...regimeStates), fc.constantFrom(...regimeStates)),
      day: fc.integer({ min: 0, max: 60 }),
      factors: fc.record({ hoursFactor: fc.double({ min: 0.5, max: 3 }), costFactor: fc.constantFrom(1, 1.3, 2) }),
    }),
    { maxLength: 4 },
  )
  .map((regimes): Model =>
    textModel(
      `a-b rail 100
       b-c rail 200
       a-d road 150
       d-c road 100 status=planned`,
      {
        service: [{ serviceId: 'train', name: 'Train', modeId: 'rail', departuresPerMonth: 10, ...s }],
        service_stop: ['a', 'b', 'c'].map((nodeId, k) => ({
          serviceId: 'train',
          stopSequence: k + 1,
          nodeId,
          stopType: 'both',
        })),
        regime: regimes.map(({ selector }, k) => ({
          regimeId: `r${String(k)}`,
          name: `R${String(k)}`,
          selector,
          kind: 'other',
          recordFrom: formatDay(first),
          recordTo: formatDay(first + 365),
          ...s,
        })),
        regime_effect: regimes.flatMap(({ factors }, k) => [
          { regimeId: `r${String(k)}`, state: 'restricted', ...factors, hoursAdded: k, ...s },
          { regimeId: `r${String(k)}`, state: 'closed', forbidden: true, ...s },
        ]),
        regime_state: regimes.flatMap(({ states, day }, k) =>
          states.map((state, turn) => ({
            regimeId: `r${String(k)}`,
            state,
            validFrom: formatDay(first + day + 30 * turn),
            ...s,
          })),
        ),
      },
    ),
  );

function stateOf(network: Network, query: StateQuery): Overlay {
  const found = overlay(network, query);
  if (isRefusal(found)) throw new Error(found.message);
  return found;
}

/** All that a search reads of an overlay, and the words of what is closed. */
function readable({ minutes, cents, grams, closed, reasons, regimeSet, sets }: Overlay): object {
  return { minutes, cents, grams, closed, reasons, regimeSet, members: sets.members, rates: sets.ratesOfSets };
}

describe('the state of a network', () => {
  it('is the same from the states that the record has on a day as from the day', () => {
    fc.assert(
      fc.property(models, fc.integer({ min: 0, max: 150 }), (model, days) => {
        const network = compile(model);
        const depart = formatDay(first + days);
        const states = Object.fromEntries(
          model.tables.regime.map(({ regimeId }) => [regimeId, spellOn(model, regimeId, first + days).state]),
        );
        expect(readable(stateOf(network, { depart, states }))).toEqual(readable(stateOf(network, { depart })));
      }),
    );
  });

  it('is that of a model whose record has the states that are given, reasons aside', () => {
    fc.assert(
      fc.property(models, fc.array(fc.constantFrom(...regimeStates), { minLength: 4 }), (model, given) => {
        const depart = formatDay(first + 100);
        const stated = model.tables.regime.map(({ regimeId }, k) => ({ regimeId, state: given[k] ?? 'open' }));
        const regime_state = stated.map(({ regimeId, state }) => {
          const [row] = model.tables.regime_state.filter((each) => each.regimeId === regimeId);
          if (row === undefined) throw new Error('no row');
          return { ...row, state, validFrom: formatDay(first) };
        });
        const written = compile({ ...model, tables: { ...model.tables, regime_state } });
        const states = Object.fromEntries(stated.map(({ regimeId, state }) => [regimeId, state]));
        const asked = stateOf(compile(model), { depart, states });
        const { minutes, cents, closed, regimeSet } = stateOf(written, { depart });
        expect({
          minutes: asked.minutes,
          cents: asked.cents,
          closed: asked.closed,
          regimeSet: asked.regimeSet,
        }).toEqual({ minutes, cents, closed, regimeSet });
      }),
    );
  });

  it('shares figures between dates and copies of a model, and changes those of ruled arcs alone', () => {
    const model = textModel('a-b rail 100\nb-c rail 200', {
      regime: [
        { regimeId: 'r', name: 'R', selector: 'link:a-b-rail', kind: 'other', recordFrom: '2020', recordTo: '2023' },
      ],
      regime_effect: [{ regimeId: 'r', state: 'restricted', hoursFactor: 2, costFactor: 3 }],
    });
    const network = compile(model);
    const copy = compile({ ...model, tables: { ...model.tables, regime_state: [], event: [] } });
    expect(copy.arcs).toBe(network.arcs);
    const [one, other] = [stateOf(network, { depart: '2021-01-01' }), stateOf(copy, { depart: '2022-05-05' })];
    expect(other.minutes).toBe(one.minutes);
    const ruled = stateOf(network, { depart: '2021-01-01', states: { r: 'restricted' } });
    for (const [arc, { link, kind }] of network.arcs.entries()) {
      const isRuled = kind === 'move' && link === 0;
      expect(ruled.minutes[arc]).toBe((one.minutes[arc] ?? 0) * (isRuled ? 2 : 1));
      expect(ruled.cents[arc]).toBe((one.cents[arc] ?? 0) * (isRuled ? 3 : 1));
    }
  });

  it('takes a project as built, which a regime still closes', () => {
    const model = textModel('a-b rail 100\nb-c rail 200 status=planned', {
      project: [{ projectId: 'line', name: 'New line' }],
      regime: [
        { regimeId: 'r', name: 'R', selector: 'link:b-c-rail', kind: 'other', recordFrom: '2020', recordTo: '2023' },
      ],
      regime_effect: [{ regimeId: 'r', state: 'closed', forbidden: true }],
    });
    const link = model.tables.link.map((row) =>
      row.linkId === 'b-c-rail' ? { ...row, projectId: 'line' as never } : row,
    );
    const network = compile({ ...model, tables: { ...model.tables, link } });
    const closedMoves = (query: StateQuery): unknown =>
      [...stateOf(network, query).closed].filter((each, arc) => each !== 0 && network.arcs[arc]?.kind === 'move')
        .length;
    expect(closedMoves({})).toBe(2);
    expect(closedMoves({ built: ['line'] })).toBe(0);
    expect(closedMoves({ built: ['line'], states: { r: 'closed' } })).toBe(2);
    expect(overlay(network, { built: ['bridge'] })).toMatchObject({ field: 'built' });
    expect(overlay(network, { states: { q: 'closed' } })).toMatchObject({ field: 'states', code: 'value-unknown' });
  });
});
