import { drain, Screening, isRefusal } from '@meridian/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFtmLine } from './ftm.ts';
import { LIST_RECORD_LIMIT, ListReader } from './list-reader.ts';
import type { ListSummary } from './list-reader.ts';
import type { ListRecord } from './list-record.ts';
import { screenTextSteps } from './screen-text.ts';

const ship = {
  id: 'NK-1',
  schema: 'Vessel',
  caption: 'TOUSKA',
  properties: {
    name: ['TOUSKA'],
    alias: ['Adalia', 'Sabalan'],
    imoNumber: ['IMO9187629'],
    flag: ['ir'],
    topics: ['sanction'],
  },
};
const sanction = {
  id: 'S-1',
  schema: 'Sanction',
  properties: {
    entity: ['NK-1'],
    authority: ['OFAC'],
    program: ['IRAN'],
    startDate: ['2018-11-05'],
    status: ['Active'],
  },
};
const address = { id: 'A-1', schema: 'Address', properties: { full: ['Tehran'] } };
const csvHeader =
  'id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen,last_seen,last_change';

/** Reads a text in pieces of a size. */
function read(
  text: string,
  size = Infinity,
): { readonly records: readonly ListRecord[]; readonly end: ListSummary | string } {
  const records: ListRecord[] = [];
  const reader = new ListReader((record) => records.push(record));
  for (let at = 0; at < text.length; at += Math.min(size, text.length)) reader.push(text.slice(at, at + size));
  return { records, end: reader.finish() };
}

const lines = (...values: readonly unknown[]): string =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');

describe('lists of FollowTheMoney', () => {
  it('01 reads names, numbers, countries, topics and sanctions', () => {
    const { records, end } = read(`\uFEFF${lines(ship, sanction, address)}\r\n`);
    expect(records).toEqual([
      {
        kind: 'entity',
        entity: {
          id: 'NK-1',
          schema: 'Vessel',
          caption: 'TOUSKA',
          names: [
            { text: 'TOUSKA', kind: 'name' },
            { text: 'Adalia', kind: 'alias' },
            { text: 'Sabalan', kind: 'alias' },
          ],
          identifiers: [{ kind: 'imoNumber', value: 'IMO9187629' }],
          countries: ['ir'],
          topics: ['sanction'],
          sanctions: [],
        },
      },
      {
        kind: 'sanction',
        entityIds: ['NK-1'],
        sanction: { authority: 'OFAC', program: 'IRAN', from: '2018-11-05', to: null, listed: null, status: 'Active' },
      },
      { kind: 'other' },
    ]);
    expect(end).toEqual({ format: 'ftm', entities: 1, sanctions: 1, others: 1, skipped: {}, firstSkipped: {} });
  });

  it('02 reads sanctions nested in their target', () => {
    const nested = { ...ship, properties: { ...ship.properties, sanctions: [sanction, 'S-2'] } };
    expect(parseFtmLine(JSON.stringify(nested))).toMatchObject({
      entity: { sanctions: [{ authority: 'OFAC', from: '2018-11-05' }] },
    });
  });

  it('03 counts lines that are no entity, says where the first is, and keeps the rest', () => {
    const text = lines(ship, '{"id": "x"', '', '{"id":"x","schema":"Person"}', '[1]', '{"id":"x"', {
      ...sanction,
      properties: {},
    });
    expect(read(text).end).toMatchObject({
      entities: 1,
      skipped: {
        'the line is not JSON': 2,
        'the entity lacks properties': 1,
        'the entity lacks id or schema': 1,
        'the sanction names no entity': 1,
      },
      firstSkipped: { 'the line is not JSON': 2, 'the entity lacks properties': 4, 'the entity lacks id or schema': 5 },
    });
  });

  it('04 skips an endless line without keeping it', () => {
    const piece = 'x'.repeat(1_000_000);
    const records: ListRecord[] = [];
    const reader = new ListReader((record) => records.push(record));
    reader.push(`${JSON.stringify(ship)}\n{"`);
    for (let i = 0; i < 20; i += 1) reader.push(piece);
    reader.push(`\n${JSON.stringify(ship)}`);
    expect(LIST_RECORD_LIMIT).toBeLessThan(20 * piece.length);
    expect(reader.finish()).toMatchObject({ entities: 2, skipped: { 'the record is longer than 8 MB': 1 } });
    expect(records).toHaveLength(2);
  });

  it.each([
    ['', 'it is empty.'],
    [' \n\n ', 'it is empty.'],
    ['[{"id": "x"}]', 'it is one JSON array; lists have one entity a line.'],
    ['\u001F\uFFFD\b', 'it is packed; unpack it first.'],
    ['<html><body>', 'it begins with “<html><body>”, which is neither'],
    ['name,country\nx,y', 'it begins with “name,country”, which is neither'],
    ['{"type": "FeatureCollection"}', 'none of its records can be read: the entity lacks id or schema (1).'],
    [`${csvHeader}\n`, 'it holds no entity.'],
  ])('05 says what %j is not', (text, fault) => {
    expect(read(text).end).toContain(fault);
  });
});

describe('lists as the simplified table', () => {
  const row =
    'Q1,Vessel,TOUSKA,"Adalia;Sabalan",,ir,,9187629;EPAB7,"OFAC SDN, IRAN; UK",,,us_ofac_sdn,2020-01-01,2025-01-01,2025-01-01';

  it('06 reads lists in cells, and quotation marks over several lines', () => {
    const other = 'Q2,Company,"Line\nbreak ""Co""",,,,,,,,,,,,';
    const { records, end } = read(lines(csvHeader, row, other, 'Q3,Person', 'Q4,Person,,,,,,,,,,,,,'));
    expect(records).toMatchObject([
      {
        entity: {
          id: 'Q1',
          names: [{ text: 'TOUSKA' }, { text: 'Adalia', kind: 'alias' }, { text: 'Sabalan' }],
          identifiers: [
            { kind: 'imoNumber', value: '9187629' },
            { kind: 'identifier', value: 'EPAB7' },
          ],
          countries: ['ir'],
          sanctions: [{ program: 'OFAC SDN, IRAN' }, { program: 'UK', authority: null }],
        },
      },
      { entity: { id: 'Q2', caption: 'Line\nbreak "Co"' } },
      { kind: 'other' },
    ]);
    expect(end).toMatchObject({
      format: 'targets',
      entities: 2,
      others: 1,
      firstSkipped: { 'the row has another number of cells than the header': 4 },
    });
  });

  it('07 loses the line of a quotation mark that is never closed, and no other', () => {
    const { records, end } = read(lines(csvHeader, row, 'Q5,Person,"Open,,,,,,,,,,,,', row));
    expect(records.map((record) => record.kind)).toEqual(['entity', 'entity']);
    expect(end).toMatchObject({ skipped: { 'a quotation mark is never closed': 1 } });
  });
});

describe('any list', () => {
  it('08 reads the same in whatever pieces it comes', () => {
    const csv = lines(csvHeader, 'Q1,Person,"A ""B""\nC",x;y,,,,,,,,,,,', '', 'bad', 'Q2,Company,D,,,,,,,,,,,,');
    const json = lines(ship, 'bad', '', sanction, address, ship);
    fc.assert(
      fc.property(fc.constantFrom(csv, json), fc.integer({ min: 1, max: 60 }), fc.boolean(), (text, size, ends) => {
        const whole = ends ? `${text}\n` : text;
        expect(read(whole, size)).toEqual(read(whole));
      }),
      { seed: 20250105, numRuns: 300 },
    );
  });

  it('09 never throws, whatever the text', () => {
    const part = fc.constantFrom('{', '}', '"', '\n', ',', 'id', JSON.stringify(ship), csvHeader, ':', 'null', '\r');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => parts.join('')),
        ),
        (text) => {
          expect(() => read(text, 7)).not.toThrow();
        },
      ),
      { seed: 20250106, numRuns: 1000 },
    );
  });

  it('10 joins sanctions to the matches, before or after their target in the list', () => {
    for (const text of [lines(ship, sanction), lines(sanction, ship)]) {
      const screening = Screening.begin({ name: 'Sabalan' });
      if (isRefusal(screening)) throw new Error(screening.message);
      const told: string[] = [];
      const screened = drain(screenTextSteps('list', text, screening), ({ phase, done, of }) =>
        told.push(`${phase} ${String(done)} of ${String(of)}`),
      );
      expect(told).toEqual(['entities 1 of 1', 'sanctions 1 of 1']);
      expect(screened).toMatchObject({ summary: { entities: 1, sanctions: 1 } });
      expect(screening.matches()).toMatchObject([{ id: 'NK-1', score: 100, sanctions: [{ authority: 'OFAC' }] }]);
    }
  });
});
