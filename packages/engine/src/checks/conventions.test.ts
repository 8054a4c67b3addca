import { describe, expect, it } from 'vitest';
import { createModel } from '../model/model.ts';
import type { ModelDraft } from '../model/model.ts';
import { checkConventions } from './conventions.ts';

const config = { datasetName: 'Test', referenceYear: 2021, referenceDate: '2021-05-01' };

function findings(draft: ModelDraft): readonly string[] {
  return checkConventions(createModel('test', { config: [config], ...draft })).map(
    ({ code, severity, file, row, column, found, remedy }) =>
      `${severity} ${code} ${file}:${String(row)} ${String(column)} “${String(found)}” ${remedy}`,
  );
}

describe('time zones', () => {
  it('knows zones by any of their names', () => {
    const names = ['Asia/Almaty', 'asia/almaty', 'Asia/Calcutta', 'UTC', 'Etc/GMT-5'];
    expect(findings({ node: names.map((timeZone, at) => ({ nodeId: `n${String(at)}`, timeZone })) })).toEqual([]);
  });

  it('refuses each cell with a zone that does not exist, and offers the nearest', () => {
    const node = ['Asia/Almatty', 'Moscow time', 'Asia/Almatty'].map((timeZone, at) => ({
      nodeId: `n${String(at)}`,
      timeZone,
    }));
    expect(findings({ node })).toEqual([
      expect.stringMatching(/^error time-zone-unknown node.csv:2 time_zone “Asia\/Almatty” Did you mean Asia\/Almaty/),
      expect.stringContaining('node.csv:3 time_zone “Moscow time”'),
      expect.stringContaining('node.csv:4 time_zone “Asia/Almatty”'),
    ]);
  });
});

describe('money', () => {
  it('refuses what is no currency, and a currency that costs are not counted in', () => {
    expect(findings({})).toEqual([]);
    expect(findings({ config: [{ ...config, currency: 'USD' }] })).toEqual([]);
    expect(findings({ config: [{ ...config, currency: 'CHF' }] })[0]).toMatch(
      /^error currency-not-counted config.csv:2 currency “CHF” Convert the costs to USD/,
    );
    for (const currency of ['Dollars', 'usd', 'UDS', 'EUR2021'])
      expect(findings({ config: [{ ...config, currency }] })[0]).toContain(`currency-unknown config.csv:2 currency`);
  });

  it('asks for the currency of a cost that was promised', () => {
    const promise = ['m CHF', 'bn KZT (2019 prices)', 'bn', 'bn EURO', undefined].map((currencyUnit, at) => ({
      promiseId: `p${String(at)}`,
      cost: '3' as never,
      ...(currencyUnit === undefined ? {} : { currencyUnit }),
    }));
    expect(findings({ promise }).map((text) => text.split(' ').slice(1, 3).join(' '))).toEqual([
      'currency-unknown promise.csv:4',
      'currency-unknown promise.csv:5',
      'currency-unknown promise.csv:6',
    ]);
    expect(findings({ promise: [{ promiseId: 'p' }] })).toEqual([]);
  });
});

describe('parameters', () => {
  const mode = [{ modeId: 'barge' }];
  const parameter = (parameterId: string, unit: string): ModelDraft => ({
    mode,
    parameter: [{ parameterId, unit, value: 1 }],
  });

  it('knows those that are read, also by mode, in their unit however it is spelled', () => {
    for (const [id, unit] of [
      ['carbon_price_usd_per_tonne', 'USD/t'],
      ['carbon_price_usd_per_tonne', 'USD per tonne'],
      ['carbon_price_usd_per_tonne', 'USD/tCO2e'],
      ['max_route_days', 'days'],
      ['mode_cost_factor_barge', '1'],
      ['mode_constant_usd_per_tonne_barge', 'usd / t'],
    ] as const)
      expect(findings(parameter(id, unit))).toEqual([]);
  });

  it('refuses one that nothing reads, and offers the nearest', () => {
    expect(findings(parameter('risk_prise_usd', 'USD/t'))).toEqual([
      'error parameter-unknown parameter.csv:2 parameter_id “risk_prise_usd” Did you mean risk_price_usd?',
    ]);
    expect(findings(parameter('mode_cost_factor_bargee', 'ratio'))[0]).toContain('Did you mean mode_cost_factor_barge');
    expect(findings(parameter('wholly_other', 'ratio'))[0]).toContain('Known are carbon_price_usd_per_tonne, ');
  });

  it('refuses another unit', () => {
    for (const [id, unit] of [
      ['carbon_price_usd_per_tonne', 'EUR/t'],
      ['carbon_price_usd_per_tonne', 'USD/kg'],
      ['max_route_days', 'h'],
      ['access_radius_km', 'mi'],
      ['outside_share', '%'],
    ] as const)
      expect(findings(parameter(id, unit))[0]).toContain(`error parameter-unit parameter.csv:2 unit “${unit}” Convert`);
  });
});
