import { expect, it } from 'vitest';
import { createModel } from '../model/model.ts';
import { checkRates } from './rates.ts';

const rate = (rateId: string, change: Record<string, unknown> = {}): Record<string, unknown> => ({
  rateId,
  modeId: 'rail',
  country: 'XAA',
  commodityId: 'grain',
  usdPerTonneKm: 0.01,
  ...change,
});

function codes(...rows: readonly Record<string, unknown>[]): readonly string[] {
  const commodity = [
    { commodityId: 'grain', unit: 'tonne' },
    { commodityId: 'box', unit: 'teu' },
  ];
  return checkRates(createModel('test', { commodity, rate: rows })).map(({ code, row }) => `${code} ${String(row)}`);
}

it('wants one rate a day for a cargo in a country', () => {
  expect(codes(rate('a'), rate('b'))).toEqual(['rates-overlap 3']);
  expect(codes(rate('a', { validTo: '2023-03-31' }), rate('b', { validFrom: '2023-03' }))).toEqual(['rates-overlap 3']);
  expect(codes(rate('a', { validTo: '2023-03' }), rate('b', { validFrom: '2023-04-01' }))).toEqual([]);
  for (const other of [{ country: 'XBB' }, { modeId: 'road' }, { commodityId: 'box', usdPerTeuKm: 1 }])
    expect(codes(rate('a'), rate('b', other))).toEqual([]);
});

it('wants the rate in the unit of the cargo', () => {
  expect(codes(rate('a', { commodityId: 'box' }))).toEqual(['rate-idle 2']);
  expect(codes(rate('a', { usdPerTonneKm: undefined, usdPerTeuKm: 1 }))).toEqual(['rate-idle 2']);
});
