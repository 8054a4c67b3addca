import { expect, test } from 'vitest';
import { readModel } from './read-model.ts';
import { filesWith, printFindings } from './testing/small-files.ts';

const print = (changes: Parameters<typeof filesWith>[0]): readonly string[] =>
  printFindings(readModel(filesWith(changes)).findings);
const QUOTE_REMEDY = 'Put the whole cell in double quotes and double each quotation mark inside it: "say ""so""".';

test.each(['', '\n', 'a,A,10,20,seaport\n'])('01 no header: %j', (text) => {
  expect(print({ 'node.csv': text })).toEqual([
    'error header-missing node.csv, row 1: the first row is not a header: it names no column of the table. >> Begin the file with a row of column names: node_id,name,x_coord,y_coord,node_type,...',
  ]);
});

test('02 a required column is missing and a misspelt one is there', () => {
  expect(print({ 'mode.csv': 'mode_id,nam,way\nrail,Rail,rail\n' })).toEqual([
    'error column-unknown mode.csv, row 1, column nam: the table mode has no column "nam". >> Rename it to name.',
    'error column-missing mode.csv, row 1, column name: the required column is not in the header. >> Add the column: Name as shown.',
  ]);
});

test('03 an unknown column that resembles none, and one without a name', () => {
  expect(
    print({
      'passage.csv': '',
      'source.csv': 'source_id,title,kind,flavour_of_month,\ns,Yearbook,published,sour,\n',
    }).slice(1),
  ).toEqual([
    'error column-unknown source.csv, row 1, column flavour_of_month: the table source has no column "flavour_of_month". >> Delete the column, or keep what it says in the column note. Known are: source_id, title, publisher_id, kind, credibility, date, url, license, note.',
    'error column-unknown source.csv, row 1: the 5th cell of the header is empty. >> Name the column, or delete it.',
  ]);
});

test('04 a column is named twice', () => {
  expect(print({ 'mode.csv': 'mode_id,name,way,name\nrail,Rail,rail,R\n' })).toEqual([
    'error column-repeated mode.csv, row 1, column name: the header names the column twice. >> Delete or rename one of the two.',
  ]);
});

test.each([
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
])('05 separated by %j: read with a warning', (separator, name) => {
  const { model, findings } = readModel(
    filesWith({ 'mode.csv': ['mode_id', 'name', 'way\nrail', 'Rail', 'rail\n'].join(separator) }),
  );
  expect(printFindings(findings)).toEqual([
    `warning separator mode.csv, row 1: the cells are separated by ${name}; they were read all the same. >> Save the file with commas as separators.`,
  ]);
  expect(model?.tables.mode[0]).toMatchObject({ modeId: 'rail', name: 'Rail', way: 'rail' });
});

test('06 rows too long and too short', () => {
  expect(print({ 'mode.csv': 'mode_id,name,way\nrail,Rail, heavy,rail\nroad,Road\n' })).toEqual([
    'error row-length mode.csv, row 2: the row has 4 cells, the header 3. >> Put a text that holds a comma in double quotes, or delete the cells too many.',
    'error row-length mode.csv, row 3: the row has 2 cells, the header 3. >> Add the missing cells; an empty cell still needs its comma.',
  ]);
});

test('07 quotation marks that do not pair', () => {
  expect(print({ 'mode.csv': 'mode_id,name,way\nrail,"Rail,rail\n' })).toEqual([
    `error file-unreadable mode.csv, row 2: a quotation mark is opened and never closed. >> ${QUOTE_REMEDY}`,
  ]);
  expect(print({ 'mode.csv': 'mode_id,name,way\nrail,"Ra"il,rail\n' })[0]).toBe(
    `error file-unreadable mode.csv, row 2: a quotation mark stands in the middle of a cell. >> ${QUOTE_REMEDY}`,
  );
});

test('08 a key stands twice, of one column and of several', () => {
  expect(print({ 'mode.csv': 'mode_id,name,way\nrail,Rail,rail\nroad,Road,road\nrail,Again,rail\n' })).toEqual([
    'error key-repeated mode.csv, row 4, column mode_id: the key "rail" stands in row 2 already. >> Give one of the two rows another key, or delete it.',
  ]);
  const city =
    'city_id,name,country,year,population,x_coord,y_coord\na,A,XAA,2020,1,0,0\na,A,XAA,2021,1,0,0\na,A,XAA,2020,2,0,0\n';
  const names = ['config', 'node', 'link', 'mode', 'commodity', 'source', 'city'];
  const descriptor = JSON.stringify({ name: 's', resources: names.map((name) => ({ name, path: `${name}.csv` })) });
  expect(print({ 'city.csv': city, 'datapackage.json': descriptor })).toEqual([
    'error key-repeated city.csv, row 4, column city_id|year: the key "a|2020" stands in row 2 already. >> Give one of the two rows another key, or delete it.',
  ]);
  // a part of a key that may be empty counts as empty: two rates for the days that no season has
  const transition =
    'regime_id,from_state,to_state,season,rate_per_year\nr,open,closed,12-01/03-31,2\nr,open,closed,,1\nr,open,closed,,3\n';
  const regime = 'regime_id,name,selector,kind,record_from,record_to\nr,R,mode:rail,ice,2020,2021\n';
  const listed = [...names.slice(0, -1), 'regime', 'transition'].map((name) => ({ name, path: `${name}.csv` }));
  expect(
    print({
      'regime.csv': regime,
      'transition.csv': transition,
      'datapackage.json': JSON.stringify({ name: 's', resources: listed }),
    }).filter((line) => line.includes('key-repeated')),
  ).toEqual([
    'error key-repeated transition.csv, row 4, column regime_id|from_state|to_state|season: the key "r|open|closed|" stands in row 3 already. >> Give one of the two rows another key, or delete it.',
  ]);
});

test('09 line breaks in a cell count as one row', () => {
  expect(print({ 'mode.csv': 'mode_id,name,way\nrail,"Rail\nof all kinds",rail\nroad,Road,\n' })).toEqual([
    'error cell-required mode.csv, row 3, column way: the cell is empty, but it is required. >> Fill it in: Kind of way, which decides how it is drawn and which speeds are sane.',
  ]);
});

test('10 line ends of old Macs', () => {
  expect(print({ 'mode.csv': 'mode_id,name,way\rrail,Rail,rail\r' })).toEqual([]);
});
