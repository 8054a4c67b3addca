import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { numberColumn, resultTable, textColumn } from '@meridian/engine';
import { formatCsv } from '../csv-format.ts';
import { resultCsv } from './result-csv.ts';

const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', '+', '-', '@', '1', '.', ' ', 'ж') });

/** What a reader gets back: the apostrophe before a formula is part of the cell. */
function guarded(value: string): string {
  const isNumber = value.trim() === value && value !== '' && Number.isFinite(Number(value));
  return /^[=+\-@\t\r]/.test(value) && !isNumber ? `'${value}` : value;
}

type Row = readonly [string | undefined, string, number];
const columns = [
  textColumn('a', '', ([a]: Row) => a),
  textColumn('b c', '', ([, b]: Row) => b),
  numberColumn('d,"e"', 'h', '', ([, , c]: Row) => c),
];

test('01 what papaparse reads is what was written', () => {
  const row = fc.tuple(text, text, fc.double({ noNaN: true, noDefaultInfinity: true }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const csv = resultCsv(resultTable('t', columns, rows));
      const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\n' });
      expect(errors).toEqual([]);
      expect(data[0]).toEqual(columns.map(({ name }) => name));
      expect(data.slice(1, -1)).toEqual(rows.map(([a, b, c]) => [guarded(a), guarded(b), String(c)]));
    }),
    { seed: 20_230_301 },
  );
});

test('02 cells are quoted where papaparse quotes them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), (rows) => {
      const papa = Papa.unparse({ fields: ['a', 'b'], data: rows }, { newline: '\n' });
      expect(formatCsv(['a', 'b'], rows)).toBe(`${papa}\n`);
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
])('03 %s is written as %s', (value, cell) => {
  expect(resultCsv(resultTable('t', columns.slice(0, 1), [[value, '', 0]]))).toBe(`a\n${cell}\n`);
});

test('04 what is not known is empty, and no rows are a head alone', () => {
  const head = 'a,b c,"d,""e"""\n';
  expect(resultCsv(resultTable('t', columns, [[undefined, 'x', Number.NaN]]))).toBe(`${head},x,\n`);
  expect(resultCsv(resultTable('t', columns, []))).toBe(head);
});
