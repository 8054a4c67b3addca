import { expect, test } from 'vitest';
import type { Model } from '../../src/model/model.ts';
import { ask as askRoutes, textModel } from './text-network.ts';
import { ask, modelWith, quarter, tonnesOf } from './flow-model.ts';

const rate = (country: string, usdPerTeuKm: number, change: Record<string, unknown> = {}): Record<string, unknown> => ({
  rateId: `${country} ${String(usdPerTeuKm)}`,
  modeId: 'rail',
  country,
  commodityId: 'box',
  usdPerTeuKm,
  sourceId: ['tariff'],
  ...change,
});
const source = ['s', 'tariff'].map((sourceId) => ({ sourceId, title: sourceId, kind: 'published' }));
/** A railway of 100 km from XA to XB, at 1 USD a TEU and km unless a rate says otherwise; 20 USD of handling. */
const railway = (...rows: readonly Record<string, unknown>[]): Model =>
  textModel('a-b rail 100', { rate: rows, source });
const usd = (model: Model, depart = '2023-06-01'): number | undefined =>
  askRoutes(model, 'a', 'b', { depart }).routes[0]?.costUsd;

test('R01 a rate holds for its cargo, on its half of a link and in its days', () => {
  const plain = usd(railway()) ?? NaN;
  expect(usd(railway(rate('XA', 0.2)))).toBeCloseTo(plain - 50 * 0.8, 6);
  expect(usd(railway(rate('XA', 0.2), rate('XB', 0.4)))).toBeCloseTo(plain - 50 * 0.8 - 50 * 0.6, 6);
  for (const idle of [
    { modeId: 'road' },
    { commodityId: 'other' },
    { validTo: '2023-05-31' },
    { validFrom: '2023-07' },
  ])
    expect(usd(railway(rate('XA', 0.2, idle)))).toBeCloseTo(plain, 6);
});

test('R02 a rate of some days holds on these days of one network', () => {
  const model = railway(rate('XA', 0.2, { validTo: '2023-06-30' }), rate('XA', 0.6, { validFrom: '2023-07-01' }));
  expect((usd(model, '2023-07-01') ?? NaN) - (usd(model, '2023-06-30') ?? NaN)).toBeCloseTo(50 * 0.4, 6);
});

test('R03 a leg names the source of its rate', () => {
  const [route] = askRoutes(railway(rate('XB', 0.2)), 'a', 'b').routes;
  expect(route?.legs.find(({ operation }) => operation === 'move')?.sources).toContain('tariff');
});

test('R04 flows go where a rate is low', () => {
  const cheap = modelWith({ rate: [rate('XC', 0.1)], source });
  expect(tonnesOf(ask(cheap, { period: quarter }), 'a-c-rail')).toBeGreaterThan(
    2 * tonnesOf(ask(modelWith(), { period: quarter }), 'a-c-rail'),
  );
});
