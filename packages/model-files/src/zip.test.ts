import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { newModelFiles } from './new-model.ts';
import { readModel } from './read-model.ts';
import { printFindings } from './testing/small-files.ts';
import { checksumOf } from './zip-checksum.ts';
import { readZip } from './zip.ts';

const zip = (entries: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(entries).map(([name, content]) => [name, strToU8(content)])));

test('01 a model in an archive reads as the folder does, with or without the folder itself', () => {
  const files = newModelFiles();
  const plain = readZip(zip(Object.fromEntries(files)));
  const nested = readZip(zip(Object.fromEntries([...files].map(([path, content]) => [`my model/${path}`, content]))));
  expect(plain.findings).toEqual([]);
  expect(readModel(plain.files).model).toEqual(readModel(files).model);
  expect(readModel(nested.files).model).toEqual(readModel(files).model);
});

test('02 paths that leave the archive are refused, the others read', () => {
  const { files, findings } = readZip(
    zip({ 'node.csv': 'n', '../evil.csv': 'e', 'a/../../b.csv': 'b', '/etc/x.csv': 'x', 'c\\..\\d.csv': 'd' }),
  );
  expect([...files.keys()]).toEqual(['node.csv']);
  expect(printFindings(findings)).toEqual(
    ['../evil.csv', 'a/../../b.csv', '/etc/x.csv', 'c\\..\\d.csv'].map(
      (path) =>
        `error path-outside ${path}: the archive holds the path "${path}", which leaves its folder. >> Pack the folder again, with paths inside it only.`,
    ),
  );
});

test('03 what finders and version control leave behind is passed over', () => {
  const { files, findings } = readZip(
    zip({ 'm/node.csv': 'n', '__MACOSX/m/._node.csv': 'x', 'm/.DS_Store': 'x', 'm/.git/config': 'x' }),
  );
  expect([[...files.keys()], findings]).toEqual([['node.csv'], []]);
});

test('04 limits hold before anything is inflated', () => {
  const bomb = zip({ 'node.csv': 'x'.repeat(5000), 'link.csv': 'y' });
  expect(bomb.length).toBeLessThan(1000);
  const one = readZip(bomb, { limits: { fileBytes: 1000 } });
  expect([...one.files.keys()]).toEqual(['link.csv']);
  expect(printFindings(one.findings)).toEqual([
    'error file-too-large node.csv: the file has 5,000 bytes; the limit is 1,000 bytes a file. >> Leave rows out, or split the model into several.',
  ]);
  const all = readZip(bomb, { limits: { modelBytes: 1000 } });
  expect(all.files.size).toBe(0);
  expect(printFindings(all.findings)).toEqual([
    'error file-too-large .: the files have 5,001 bytes together; the limit is 1,000 bytes a model. >> Move files that are no part of the model out of its folder.',
  ]);
  expect(printFindings(readZip(bomb, { limits: { fileCount: 1 } }).findings)).toEqual([
    'error file-too-large .: the archive holds 2 files; the limit is 1. >> Pack the files of the model alone.',
  ]);
});

test('05 an entry that states less than it holds does not grow past that, and is found out by its checksum', () => {
  const bytes = zip({ 'node.csv': 'x'.repeat(5000) });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const directory = view.getUint32(bytes.length - 6, true);
  view.setUint32(directory + 24, 10, true);
  const { files, findings } = readZip(bytes);
  expect(files.size).toBe(0);
  expect(printFindings(findings)).toEqual([
    'error file-unreadable node.csv: the archive is damaged, or is no zip archive. >> Pack the folder again as zip.',
  ]);
});

test('06 no archive', () => {
  expect(printFindings(readZip(strToU8('not a zip')).findings)).toEqual([
    'error file-unreadable .: the archive is damaged, or is no zip archive. >> Pack the folder again as zip.',
  ]);
});

test('07 the checksum is that of the standard: 0xCBF43926 for the digits 1 to 9', () => {
  expect(checksumOf(strToU8('123456789'))).toBe(0xcbf43926);
});
