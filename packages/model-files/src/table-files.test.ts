import { expect, test } from 'vitest';
import { readModel } from './read-model.ts';
import { filesWith, printFindings } from './testing/small-files.ts';

const print = (changes: Parameters<typeof filesWith>[0]): readonly string[] =>
  printFindings(readModel(filesWith(changes)).findings);
const descriptor = (resources: readonly object[]): string =>
  JSON.stringify({
    name: 'small',
    resources: [
      ...['config', 'node', 'link', 'mode', 'commodity', 'source'].map((name) => ({ name, path: `${name}.csv` })),
      ...resources,
    ],
  });

test('01 an empty folder', () => {
  expect(printFindings(readModel(new Map([['README.md', 'x']])).findings)).toEqual([
    'error folder-empty .: the folder holds no datapackage.json and no table. >> Name the folder that holds datapackage.json, or begin with "meridian new DIR".',
  ]);
});

test('02 no datapackage.json: the tables are checked all the same', () => {
  expect(print({ 'datapackage.json': undefined, 'mode.csv': 'mode_id,name,way\nrail,Rail,rails\n' })).toEqual([
    'error file-missing datapackage.json: the file that lists the tables of the model is not there. >> Add one that lists the tables; "meridian import csv DIR --to NEW" makes it from the tables that are there.',
    'error cell-value mode.csv, row 2, column way: "rails" is not one of the allowed values. >> Write rail. Allowed are: rail, road, sea, river, ferry, air, pipeline.',
  ]);
});

test('03 datapackage.json is no JSON', () => {
  expect(print({ 'datapackage.json': '{\n "name": "x",\n "resources": [}\n' })).toEqual([
    'error file-unreadable datapackage.json, row 3: the text is not valid JSON from here on. >> Look for a missing or surplus comma, bracket or quotation mark there.',
  ]);
});

test('04 datapackage.json has the wrong form', () => {
  const remedy = 'Give it the form {"name": "my-model", "resources": [{"name": "node", "path": "node.csv"}, ...]}.';
  expect(print({ 'datapackage.json': '{"resources": [{"name": "node"}, {"name": "", "path": 3}]}' })).toEqual([
    `error package-invalid datapackage.json, column name: the value is missing or is not a text. >> ${remedy}`,
    `error package-invalid datapackage.json, column resources[0].path: the value is missing or is not a text. >> ${remedy}`,
    `error package-invalid datapackage.json, column resources[1].name: the value is empty. >> ${remedy}`,
    `error package-invalid datapackage.json, column resources[1].path: the value is missing or is not a text. >> ${remedy}`,
  ]);
});

test('05 a listed file is not there', () => {
  expect(
    print({
      'datapackage.json': descriptor([{ name: 'passage', path: 'pasage.csv' }]),
      'passage.csv': 'passage_id,name,link_ids\n',
    }),
  ).toEqual([
    'error file-missing pasage.csv: datapackage.json lists the file, but it is not there. >> Rename passage.csv to pasage.csv, or write its name into the list.',
    'warning file-unlisted passage.csv: the file is not read, because datapackage.json does not list it. >> Add {"name": "passage", "path": "passage.csv"} to resources, or remove the file.',
  ]);
});

test('06 a required table is not listed', () => {
  const resources = ['config', 'node', 'link', 'mode', 'source'].map((name) => ({ name, path: `${name}.csv` }));
  const changes = { 'datapackage.json': JSON.stringify({ name: 'small', resources }) };
  expect(print(changes)).toEqual([
    'error file-missing commodity.csv: every model needs the table commodity, and datapackage.json does not list it. >> List it in datapackage.json: {"name": "commodity", "path": "commodity.csv"}.',
    'warning file-unlisted commodity.csv: the file is not read, because datapackage.json does not list it. >> Add {"name": "commodity", "path": "commodity.csv"} to resources, or remove the file.',
  ]);
  expect(print({ ...changes, 'commodity.csv': undefined })).toEqual([
    'error file-missing commodity.csv: every model needs the table commodity, and datapackage.json does not list it. >> Add commodity.csv and list it in datapackage.json: {"name": "commodity", "path": "commodity.csv"}. It holds: A class of cargo.',
  ]);
});

test('07 an unlisted file that is no table; those in folders below may be what they like', () => {
  expect(print({ 'notes.csv': 'x', 'raw/node.csv': 'x' })).toEqual([
    'warning file-unlisted notes.csv: the file is not read, because datapackage.json does not list it. >> Remove the file, or move it into a folder of its own.',
  ]);
});

test('08 a listed file that is no table', () => {
  const tables = 'config, node, link, mode, mode_country, rate, transfer, crossing, berth, service';
  const [finding] = readModel(
    filesWith({ 'datapackage.json': descriptor([{ name: 'passages', path: 'passage.csv' }]) }),
  ).findings;
  expect(finding?.message).toBe('datapackage.json, column resources[6].name: "passages" is no table of a model.');
  expect(finding?.remedy).toContain(`Name it passage, or take it off the list. Tables are: ${tables}`);
});

test('09 a table is listed twice', () => {
  expect(print({ 'datapackage.json': descriptor([{ name: 'node', path: 'node.csv' }]) })).toEqual([
    'error package-invalid datapackage.json, column resources[6].name: the table node is listed twice. >> Keep one entry a table.',
  ]);
});

test.each([
  '../passage.csv',
  '/etc/passwd',
  'a/../../b.csv',
  'C:\\x.csv',
  'C:x.csv',
  '..\\x.csv',
  'https://example.org/x.csv',
  '~/x.csv',
  '..',
  'x\u0000.csv',
])('10 a path that leaves the folder: %j', (path) => {
  expect(print({ 'datapackage.json': descriptor([{ name: 'passage', path }]) })).toEqual([
    `error path-outside datapackage.json, column resources[6].path: the path "${path}" leaves the folder of the model. >> Write a path inside the folder, such as passage.csv.`,
  ]);
});

test('11 limits', () => {
  const long = 'x'.repeat(2000);
  const read = (limits: object, changes = {}): readonly string[] =>
    printFindings(readModel(filesWith(changes), { limits }).findings);
  expect(read({ fileBytes: 1500 }, { 'node.csv': long })).toEqual([
    'error file-too-large node.csv: the file has 2,000 bytes; the limit is 1,500 bytes a file. >> Leave rows out, or split the model into several.',
  ]);
  expect(read({ tableRows: 1 })).toEqual([
    'error file-too-large node.csv: the table has more than 1 rows, which is the limit a table. >> Leave rows out, or split the model into several.',
  ]);
  expect(read({ tableRows: 2 })).toEqual([]);
  expect(read({ modelBytes: 1500 }, { 'node.csv': long })[0]).toMatch(
    /^error file-too-large \.: the files have 2,\d{3} bytes together; the limit is 1,500 bytes a model\. >> Move files that are no part of the model out of its folder\.$/,
  );
});

test('12 text that is not UTF-8', () => {
  const remedy = 'Save the file again as UTF-8 (in a spreadsheet: "CSV UTF-8").';
  const latin = new Uint8Array([...new TextEncoder().encode('node_id,name\na,K'), 0xf6, 0x6c, 0x6e]);
  expect(print({ 'node.csv': latin })).toEqual([
    `error file-unreadable node.csv, row 2: the text is not UTF-8. >> ${remedy}`,
  ]);
  expect(print({ 'node.csv': new Uint8Array([0xff, 0xfe, 0x6e, 0]) })).toEqual([
    `error file-unreadable node.csv: the file is UTF-16 text, not UTF-8. >> ${remedy}`,
  ]);
  expect(print({ 'node.csv': new Uint8Array([0x6e, 0, 0x6f, 0]) })).toEqual([
    `error file-unreadable node.csv: the file is not text: it holds zero bytes. >> ${remedy}`,
  ]);
});
