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
    expect(short.findings.map(({ code, column }) => `${code} ${column ?? ''}`)).toEqual([
      'import-assumed volume',
      'import-assumed commodity',
    ]);
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
      ['import-assumed', undefined, undefined],
      ['key-repeated', 8, undefined],
    ]);
    expect(findings[1]?.remedy).toBe(`Write ${first} if that is meant.`);
    expect(read('from,to\n').findings.map(({ code }) => code)).toEqual(['column-missing']);
    expect(read('').findings.map(({ code }) => code)).toEqual(['header-missing']);
    expect(read(`zone,${first}\n${second},\n`).findings.map(({ code }) => code)).toEqual(['row-count']);
  });

  test.each([
    ['capitals alone', `O,D,Ton\n${first},${second},5\n`],
    ['words in short', `orig,dest,trips\n${first},${second},5\n`],
    ['ids of origin and destination', `origin_id,destination_id,journeys\n${first},${second},5\n`],
    ['capital letters within', `OriginZone,DestinationZone,Demand\n${first},${second},5\n`],
    ['semicolons', `origin;destination;flow\n${first};${second};5\n`],
    ['tabs and quotes', `"from"\t"to"\t"value"\n"${first}"\t"${second}"\t5\n`],
    ['blanks', `  from to  tonnes\n  ${first} ${second}  5\n`],
    ['another order', `ton,d,o\n5,${second},${first}\n`],
    [
      'further columns',
      `origin_name,origin_id,destination_name,destination_id,flow,share\nA,${first},B,${second},5,0.1\n`,
    ],
    ['no header', `${first},${second},5\n`],
    ['no header, bars', `${first}|${second}|5\n`],
  ])('05 pairs whose header has %s', (_, text) => {
    const result = read(text, { period: '2023-Q1', commodity });
    expect(demandOf(result)).toEqual([[first, second, commodity, '2023-Q1', 5]]);
    expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('06 a header that cannot be read is one finding that says what it saw and what is read', () => {
    const rows = Array.from({ length: 40 }, () => `${first},${second},1`).join('\n');
    const why = (header: string): readonly (string | undefined)[] =>
      read(`${header}\n${rows}\n`).findings.map(({ message }) => message);
    expect(why('alpha,beta,gamma')).toEqual([
      'od.csv, row 1: the header is "alpha, beta, gamma": it names neither columns of pairs nor zones.',
    ]);
    expect(why('from,beta,gamma')).toEqual([
      'od.csv, row 1: the header is "from, beta, gamma": no column holds the destinations or the tonnes.',
    ]);
    expect(why('from,to,tonnes_per_year')).toEqual([
      'od.csv, row 1: the header is "from, to, tonnes_per_year": no column holds the tonnes.',
    ]);
    const [both] = read(`from,to,trips,volume\n${first},${second},1,2\n`).findings;
    expect(both?.message).toContain('trips and volume could both be the tonnes');
    expect(both?.remedy).toContain('zone,zone,tonnes');
  });

  test('07 ids with a point and nothing behind it, and pairs without a value', () => {
    const [from, to] = ['7', '12'];
    const text = new Map(files).set('zone.csv', renamed(from, to));
    const { model: numbered } = readModel(text);
    if (numbered === undefined) throw new Error('The model with numbers does not read.');
    const result = importOdMatrix(text, numbered, `o,d,tonnes\n7.0,12.0,3\n12.0,7.0,\n12.00,12.0,NaN\n`);
    expect(result).toMatchObject({ pairs: 1, tonnes: 3 });
    expect(result.findings.map(({ message }) => message)).toContain(
      'od.csv: pairs without a value: 2; they were read as without demand.',
    );
    const bare = importOdMatrix(text, numbered, '7.0,12,3\n12,7.0,4\n');
    expect(bare).toMatchObject({ pairs: 2, tonnes: 7 });
    const square = importOdMatrix(text, numbered, ',7.0,12\n7,1,2\n12.0,3,4\n');
    expect(square).toMatchObject({ pairs: 4, tonnes: 10 });
  });

  test('08 zones that the model lacks are one finding with their number and examples', () => {
    const rows = Array.from({ length: 300 }, (_, row) => `x${String(row % 150)},${second},1`);
    const { files: made, findings } = read(`from,to,tonnes\n${rows.join('\n')}\n${first},nowhere,0\n`, {
      period: '2023',
      commodity,
    });
    expect(made).toBeUndefined();
    expect(findings.map(({ message }) => message)).toEqual([
      'od.csv, row 2, column zone: zone.csv has no row for 150 ids of the file: x0, x1, x2, x3, x4 ... (300 times in the file).',
    ]);
  });

  test('09 a header of nodes: the zones that stand at them, or zones where the ids are no nodes', () => {
    const [one, two] = model.tables.zone;
    const byNode = read(`orig_node,dest_node,trips\n${one?.nodeId ?? ''},${two?.nodeId ?? ''},2\n`, { period: '2023' });
    expect(demandOf(byNode)).toEqual([[first, second, commodity, '2023', 2]]);
    const byZone = read(`orig_node,dest_node,trips\n${first},${second},2\n`, { period: '2023' });
    expect(demandOf(byZone)).toEqual([[first, second, commodity, '2023', 2]]);
  });
});

/** The zones of the new model under other ids. */
function renamed(...ids: readonly string[]): string {
  const [header = '', ...rows] = String(files.get('zone.csv')).trimEnd().split('\n');
  const at = header.split(',').indexOf('zone_id');
  const cells = rows.map((row, index) =>
    row.split(',').map((cell, column) => (column === at ? (ids[index] ?? cell) : cell)),
  );
  return `${[header, ...cells.map((row) => row.join(','))].join('\n')}\n`;
}
