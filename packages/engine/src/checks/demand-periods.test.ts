import { describe, expect, it } from 'vitest';
import { createModel } from '../model/model.ts';
import { checkDemandPeriods } from './demand-periods.ts';

/** Rows as `from-to cargo period tonnes`. */
function findings(...rows: readonly string[]): readonly string[] {
  const demand = rows.map((text) => {
    const [pair = '', commodityId = '', period = '', tonnes = ''] = text.split(' ');
    const [fromZoneId = '', toZoneId = ''] = pair.split('-');
    return { fromZoneId, toZoneId, commodityId, period, tonnes: Number(tonnes) };
  });
  return checkDemandPeriods(createModel('test', { demand }).tables.demand).map(
    ({ code, row, message }) => `${code} ${String(row)} ${message}`,
  );
}

describe('checkDemandPeriods', () => {
  it('finds nothing where rows of a pair and cargo follow one another', () => {
    expect(findings('p-q ore 2021-Q1 5', 'p-q ore 2021-04/2021-12 5', 'q-p ore 2021 5', 'p-q coal 2021 5')).toEqual([]);
  });

  it('finds a year beside one of its quarters, whatever their order', () => {
    expect(findings('p-q ore 2021-Q3 5', 'p-q ore 2021 20')).toEqual([
      'demand-overlap 2 ore from p to q in 2021-Q3 shares days with row 3 (2021): it would count twice.',
    ]);
  });

  it('finds a year that begins in spring beside the quarter that it shares days with', () => {
    expect(findings('p-q ore 2021-Q1 5', 'p-q ore 2021-03-21/2022-03-20 20')).toEqual([
      'demand-overlap 3 ore from p to q in 2021-03-21/2022-03-20 shares days with row 2 (2021-Q1): it would count twice.',
    ]);
  });

  it('finds days between the periods of which nothing is said', () => {
    expect(findings('p-q ore 2021-Q1 5', 'q-p ore 2021-Q4 5')).toEqual([
      'demand-period-hole 3 There is demand before and after 2021-04-01/2021-09-30, but none in it.',
    ]);
    expect(findings('p-q ore 2020 5', 'p-q ore 2021-01-02/2021-12-31 5')[0]).toContain('2021-01-01, but');
  });

  it('counts what stays within a zone', () => {
    expect(findings('p-p ore 2021 5', 'p-q ore 2021 5', 'q-q ore 2021 7')).toEqual([
      'demand-within-zone 2 2 rows with 12 t begin and end in the same zone: they are left out of the flows.',
    ]);
  });
});
