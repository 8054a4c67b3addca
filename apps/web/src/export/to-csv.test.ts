import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { toCsv } from './to-csv.ts';

const columns = ['a', 'b c', 'd,"e"'];
const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', '+', '-', '@', '1', '.', ' ', 'ж') });

/** What a reader gets back: the apostrophe before a formula is part of the cell. */
function guarded(value: string): string {
  const isNumber = value.trim() === value && value !== '' && Number.isFinite(Number(value));
  return /^[=+\-@\t\r]/.test(value) && !isNumber ? `'${value}` : value;
}

test('01 what papaparse reads is what was written', () => {
  const row = fc.tuple(text, text, fc.double({ noNaN: true, noDefaultInfinity: true }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const csv = toCsv(
        rows.map((cells) => Object.fromEntries(columns.map((column, index) => [column, cells[index]]))),
      );
      const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\r\n' });
      expect(errors).toEqual([]);
      expect(data[0]).toEqual(columns);
      expect(data.slice(1, -1)).toEqual(rows.map(([a, b, c]) => [guarded(a), guarded(b), String(c)]));
    }),
    { seed: 20_230_301 },
  );
});

test.each([
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['-2+3', `'-2+3`],
  ['-12.5', '-12.5'],
  ['+7', '+7'],
  ['-1e-7', '-1e-7'],
  ['Nhava Sheva', 'Nhava Sheva'],
])('02 %s is written as %s', (value, cell) => {
  expect(toCsv([{ a: value }])).toBe(`a\r\n${cell}\r\n`);
});

test('03 what is not known is empty, and a column that only a later row has is kept', () => {
  expect(
    toCsv([
      { a: 1, b: undefined },
      { a: NaN, c: 0 },
    ]),
  ).toBe('a,b,c\r\n1,,\r\n,,0\r\n');
});

test('04 no rows, no lines but an empty head', () => {
  expect(toCsv([])).toBe('\r\n');
});
