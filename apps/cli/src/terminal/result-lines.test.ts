import { numberColumn, resultTable, textColumn } from '@meridian/engine';
import { expect, test } from 'vitest';
import { formatResult } from './result-lines.ts';

type Row = readonly [string | undefined, number | undefined];
const table = resultTable(
  'places',
  [
    textColumn('name', 'A name.', ([name]: Row) => name),
    numberColumn('people', 'people', '', ([, people]: Row) => people),
  ],
  [
    ['Astrakhan', 475_000],
    [undefined, undefined],
  ],
);

test('01 figures stand to the right as they are to be written, and what is not known is blank', () => {
  const shown = [
    { column: 'people', title: 'thousands', format: (value: number) => String(value / 1000) },
    { column: 'name', title: 'place' },
  ];
  expect(formatResult(table, shown, Infinity).split('\n')).toEqual(['thousands  place', '      475  Astrakhan', '']);
});

test('02 a figure may be written by what else its row has', () => {
  const shown = [
    {
      column: 'people',
      title: 'n',
      format: (value: number, of: (name: string) => unknown) => `${String(of('name'))} ${value}`,
    },
  ];
  expect(formatResult(table, shown, Infinity)).toContain('Astrakhan 475000');
});

test('03 a column that the table does not have is a broken promise', () => {
  expect(() => formatResult(table, [{ column: 'persons', title: '' }], 80)).toThrow('no column persons');
});
