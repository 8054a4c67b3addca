import { fileURLToPath } from 'node:url';
import { compile, createModel, describeRegimes, findRoutes, isRefusal } from '@meridian/engine';
import type { Model, NodeId } from '@meridian/engine';
import { loadModelFolder } from '@meridian/model-files/disk';
import { beforeAll, describe, expect, it } from 'vitest';

let model: Model;

beforeAll(async () => {
  const loaded = await loadModelFolder(fileURLToPath(new URL('instc', import.meta.url)));
  if (loaded.model === undefined) throw new Error('the model does not load');
  model = loaded.model;
});

/** The model with one regime alone; counted: without its rows of transition, as from the record with one rate all year. */
function withOne(regimeId: string, basis: 'rows' | 'counted'): Model {
  const { regime, transition, ...tables } = model.tables;
  return createModel('one', {
    ...tables,
    regime: regime.filter((row) => row.regimeId === regimeId),
    transition: basis === 'counted' ? [] : transition,
  });
}

/** Risk of the cheapest way by river-sea ship from Aktau to Astrakhan. */
function iceRisk(depart: string, basis: 'rows' | 'counted' = 'rows'): number {
  const answer = findRoutes(compile(withOne('north_caspian_ice', basis)), {
    from: ['aktau' as NodeId],
    to: ['astrakhan' as NodeId],
    commodity: 'general_cargo',
    depart,
    criteria: ['cost'],
  });
  if (isRefusal(answer)) throw new Error(answer.message);
  const [route] = answer.routes;
  expect(route?.modes).toEqual(['river_sea']);
  return route?.risk ?? NaN;
}

describe('seasons of regimes of the INSTC model', () => {
  it('01 have no ice on the northern Caspian in July, more than the mean of the year in January', () => {
    const mean = iceRisk('2025-07-10', 'counted');
    expect(mean).toBeGreaterThan(0);
    expect(iceRisk('2025-07-10')).toBe(0);
    expect(iceRisk('2026-01-10')).toBeGreaterThan(2 * mean);
  });

  it('02 count only the days of a voyage that lie in the season', () => {
    const [before, over, within] = ['2025-11-10', '2025-11-26', '2025-12-05'].map((date) => iceRisk(date));
    expect(before).toBe(0);
    expect(over).toBeGreaterThan(0);
    expect(over).toBeLessThan(within ?? NaN);
  });

  it('03 take the rate of ice that is there on the day: it may only get worse', () => {
    // restricted since 13 December 2023: what is left is the rare closure
    const restricted = iceRisk('2024-01-10');
    expect(restricted).toBeGreaterThan(0);
    expect(restricted).toBeLessThan(iceRisk('2026-01-10') / 5);
  });

  it('04 show in the answer on a date', () => {
    const onset = (on: string): unknown => {
      const answer = describeRegimes(model, { on, regime: 'north_caspian_ice' });
      if (isRefusal(answer)) throw new Error(answer.message);
      const [regime] = answer.regimes;
      const rate = regime?.rates.find(({ from, to }) => from === 'open' && to === 'restricted');
      return [rate?.perYear, rate?.season, regime?.worseningPerYear];
    };
    expect(onset('2025-07-10')).toEqual([0, null, 0]);
    expect(onset('2026-01-10')).toEqual([6.3, '12-01/03-31', 6.3]);
  });
});
