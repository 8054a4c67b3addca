import { createModel } from '@meridian/engine';
import { expect, it } from 'vitest';
import { formatGmnsDemand } from './gmns-demand.ts';

it('writes captive cargo with the free cargo of its pair', () => {
  const row = (tonnes: number, captiveTo?: string): Record<string, unknown> => ({
    fromZoneId: 'a',
    toZoneId: 'b',
    commodityId: 'box',
    period: '2023-Q1',
    tonnes,
    captiveTo,
  });
  const model = createModel('test', { demand: [row(5), row(2, 'link:ab')] });
  expect(formatGmnsDemand(model)).toBe('o_zone_id,d_zone_id,volume,commodity_id,period\na,b,7,box,2023-Q1\n');
});
