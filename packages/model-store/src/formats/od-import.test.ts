import { checkModel } from '@meridian/engine';
import { describe, expect, test } from 'vitest';
import { newModelFiles } from '../new-model.ts';
import { readModel } from '../read-model.ts';
import { printFindings } from '../testing/small-files.ts';
import { importOdMatrix } from './od-import.ts';
import type { OdOptions, OdResult } from './od-import.ts';

const files = newModelFiles();
const { model } = readModel(files);
if (model === undefined) throw new Error('The new model does not read.');
const [first = '', second = ''] = model.tables.zone.map(({ zoneId }) => zoneId);
const commodity = model.tables.config[0]?.defaultCommodityId ?? '';

const read = (text: string, options: OdOptions = {}): OdResult => importOdMatrix(files, model, text, options);

function demandOf({ files: made, findings }: OdResult): readonly (readonly unknown[])[] {
  if (made === undefined) throw new Error(printFindings(findings).join('\n'));
  const back = readModel(made);
  expect(printFindings(back.findings)).toEqual([]);
  expect(back.model && checkModel(back.model).filter(({ severity }) => severity === 'error')).toEqual([]);
  return (back.model?.tables.demand ?? []).map((row) => [
    row.fromZoneId,
    row.toZoneId,
    row.commodityId,
    row.period,
    row.tonnes,
  ]);
}

describe('OD matrices', () => {
  test('01 long form, with and without commodity and period', () => {
    const full = `from_zone,to_zone,commodity,period,tonnes\n${first},${second},${commodity},2023-Q2,12.5\n${second},${first},${commodity},2024,0\n`;
    const result = read(full);
    expect(result).toMatchObject({ pairs: 1, tonnes: 12.5, findings: [] });
    expect(demandOf(result)).toEqual([[first, second, commodity, '2023-Q2', 12.5]]);
    const short = read(`o_zone_id,d_zone_id,volume\n${first},${second},7\n`, { period: '2022' });
    expect(demandOf(short)).toEqual([[first, second, commodity, '2022', 7]]);
    expect(short.findings.map(({ code, column }) => `${code} ${column ?? ''}`)).toEqual(['import-assumed commodity']);
  });

  test('02 square form; blank cells are pairs without cargo', () => {
    const result = read(`zone,${first},${second}\n${first},,3\n${second},4,0\n`, { period: '2023-Q1', commodity });
    expect(result.findings).toEqual([]);
    expect(demandOf(result)).toEqual([
      [first, second, commodity, '2023-Q1', 3],
      [second, first, commodity, '2023-Q1', 4],
    ]);
  });

  test('03 a second matrix replaces that of its cargo and period alone', () => {
    const one = read(`from,to,tonnes\n${first},${second},1\n`, { period: '2023-Q1' });
    const withOne = one.files && readModel(one.files).model;
    if (withOne === undefined || one.files === undefined) throw new Error('no model');
    const two = importOdMatrix(one.files, withOne, `from,to,period,tonnes\n${second},${first},2023-Q2,2\n`);
    expect(demandOf(two)).toHaveLength(2);
    const three = importOdMatrix(one.files, withOne, `from,to,tonnes\n${second},${first},3\n`, { period: '2023-Q1' });
    expect(demandOf(three)).toEqual([[second, first, commodity, '2023-Q1', 3]]);
  });

  test('04 every fault at once, with row and column', () => {
    const rows = [
      'from_zone,to_zone,period,tonnes',
      `${first}x,${second},2023,1`,
      `${first},${second},2023,-1`,
      `${first},${second},2023,"1,5"`,
      `${first},${second},2023-Q5,1`,
      `${first},${second},2023,`,
      `${first},${second},2024,1`,
      `${first},${second},2024,2`,
      `${first},${second},2024`,
    ];
    const { files: made, findings } = read(`${rows.join('\n')}\n`);
    expect(made).toBeUndefined();
    expect(findings.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['row-length', 9, undefined],
      ['reference-broken', 2, 'zone'],
      ['cell-range', 3, 'tonnes'],
      ['cell-type', 4, 'tonnes'],
      ['date-invalid', 5, 'period'],
      ['cell-required', 6, 'tonnes'],
      ['key-repeated', 8, undefined],
    ]);
    expect(findings[1]?.remedy).toBe(`Write ${first} if that is meant.`);
    expect(read('from,to\n').findings.map(({ code }) => code)).toEqual(['column-missing']);
    expect(read('').findings.map(({ code }) => code)).toEqual(['header-missing']);
    expect(read(`zone,${first}\n${second},\n`).findings.map(({ code }) => code)).toEqual(['row-count']);
  });
});
