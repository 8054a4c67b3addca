import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDay } from '../../src/calendar/date.ts';
import { createModel } from '../../src/model/model.ts';
import type { Model } from '../../src/model/model.ts';
import type { DependencyValues } from '../../src/regimes/dependency-values.ts';
import { countChanges, onsetsPerYear } from '../../src/regimes/record-count.ts';
import { regimeOutlook } from '../../src/regimes/regime-outlook.ts';
import { regimeStates, spellOn } from '../../src/regimes/regime-state.ts';

const first = 16_000;
const states = fc.constantFrom(...regimeStates);

/** A record of up to 400 days with rows that do not overlap, gaps between some. */
const records = fc
  .array(fc.record({ state: states, gap: fc.integer({ min: 0, max: 40 }), days: fc.integer({ min: 1, max: 60 }) }), {
    maxLength: 8,
  })
  .map((rows) => {
    let day = first - 20;
    const dated = rows.map(({ state, gap, days }) => {
      const from = day + gap;
      day = from + days;
      return { state, from, to: day - 1 };
    });
    return { dated, last: first + 300 };
  });

function modelOf({
  dated,
  last,
}: {
  dated: readonly { state: string; from: number; to: number }[];
  last: number;
}): Model {
  return createModel('record', {
    regime: [
      {
        regimeId: 'r',
        name: 'R',
        selector: 'mode:rail',
        kind: 'other',
        recordFrom: formatDay(first),
        recordTo: formatDay(last),
      },
    ],
    regime_state: dated.map(({ state, from, to }) => ({
      regimeId: 'r',
      state,
      validFrom: formatDay(from),
      validTo: formatDay(to),
      sourceId: ['s'],
    })),
  });
}

test('changes and years are those of a walk over the days of the record', () => {
  fc.assert(
    fc.property(records, (record) => {
      const model = modelOf(record);
      const [regime] = model.tables.regime;
      if (regime === undefined) throw new Error('no regime');
      const stateOn = (day: number): string =>
        record.dated.find(({ from, to }) => day >= from && day <= to)?.state ?? 'open';
      let onsets = stateOn(first - 1) === 'open' && stateOn(first) !== 'open' ? 1 : 0;
      for (let day = first + 1; day <= record.last; day += 1)
        if (stateOn(day) !== 'open' && stateOn(day - 1) === 'open') onsets += 1;
      const days = record.last - first + 1;
      expect(onsetsPerYear(model, regime)).toBeCloseTo((onsets + 0.5) / (days / 365.25 + 1), 12);
      for (const from of regimeStates) {
        for (const to of regimeStates) {
          if (from === to) continue;
          let [changes, spent] = [0, 0];
          for (let day = first; day <= record.last; day += 1) {
            if (stateOn(day) === from) spent += 1;
            if (day > first && stateOn(day - 1) === from && stateOn(day) === to) changes += 1;
            expect(spellOn(model, 'r', day).state).toBe(stateOn(day));
          }
          const counted = countChanges(model, regime, from, to);
          expect(counted.changes).toBe(changes);
          expect(counted.years).toBeCloseTo(spent / 365.25, 12);
        }
      }
    }),
    { seed: 21, numRuns: 60 },
  );
});

test('probabilities of an outlook sum to 1 and lie within their ranges', () => {
  fc.assert(
    fc.property(
      records,
      fc.integer({ min: 0, max: 300 }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      (record, on, effect) => {
        const plain = modelOf(record);
        const model: Model = createModel('record', {
          regime: plain.tables.regime,
          regime_state: plain.tables.regime_state,
          dependency: [
            {
              dependencyId: 'd',
              regimeId: 'r',
              fromState: 'open',
              toState: 'closed',
              onKind: 'driver',
              on: 'war',
              effect,
              effectLow: effect - 1,
              effectHigh: effect + 0.5,
              sourceId: ['s'],
            },
          ],
        });
        const [regime] = model.tables.regime;
        if (regime === undefined) throw new Error('no regime');
        const values: DependencyValues = {
          relation: () => undefined,
          sanction: () => 0,
          driver: () => 1.5,
          regime: () => 0,
        };
        const { quarter, year, rates } = regimeOutlook(model, regime, first + on, values);
        for (const rate of rates) {
          expect(rate.low).toBeLessThanOrEqual(rate.perYear);
          expect(rate.high).toBeGreaterThanOrEqual(rate.perYear);
        }
        for (const each of [quarter, year]) {
          expect(each.open + each.restricted + each.closed).toBeCloseTo(1, 12);
          for (const state of regimeStates) {
            expect(each.low[state]).toBeLessThanOrEqual(each[state]);
            expect(each.high[state]).toBeGreaterThanOrEqual(each[state]);
          }
        }
      },
    ),
    { seed: 22, numRuns: 100 },
  );
});
