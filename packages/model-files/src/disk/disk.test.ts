import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newModelFiles } from '../new-model.ts';
import { readModel } from '../read-model.ts';
import { printFindings } from '../testing/small-files.ts';
import { loadModelFolder } from './load.ts';
import { saveModelFolder } from './save.ts';
import { watchModelFolder } from './watch.ts';

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'meridian-'));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

describe('load', () => {
  test('01 what was saved is loaded', async () => {
    const dir = join(home, 'deep', 'model');
    expect(await saveModelFolder(dir, newModelFiles())).toEqual([]);
    const { model, findings } = await loadModelFolder(dir);
    expect(findings).toEqual([]);
    expect(model).toEqual(readModel(newModelFiles()).model);
  });

  test('02 a zip archive', async () => {
    const path = join(home, 'model.zip');
    await writeFile(
      path,
      zipSync(Object.fromEntries([...newModelFiles()].map(([name, text]) => [name, new TextEncoder().encode(text)]))),
    );
    expect((await loadModelFolder(path)).model).toEqual(readModel(newModelFiles()).model);
  });

  test('03 no such folder, and an empty one', async () => {
    const dir = join(home, 'none');
    expect(printFindings((await loadModelFolder(dir)).findings)).toEqual([
      `error folder-empty ${dir}: there is no such folder. >> Name a folder that holds a model, or begin one with "meridian new DIR".`,
    ]);
    expect((await loadModelFolder(home)).findings.map(({ code }) => code)).toEqual(['folder-empty']);
  });

  test('04 a link that leads out of the folder is refused, one inside it followed', async () => {
    const dir = join(home, 'model');
    await saveModelFolder(dir, newModelFiles());
    await mkdir(join(home, 'outside'));
    await writeFile(join(home, 'outside', 'secret.csv'), 'x');
    await rm(join(dir, 'zone.csv'));
    await symlink(join(home, 'outside', 'secret.csv'), join(dir, 'zone.csv'));
    await symlink(join(dir, 'node.csv'), join(dir, 'again.csv'));
    // a folder is not entered through a link, so what lies there is never seen
    await symlink(join(home, 'outside'), join(dir, 'scenarios'));
    const { model, files, findings } = await loadModelFolder(dir);
    expect(model).toBeUndefined();
    expect([...files.keys()]).not.toContain('scenarios/secret.csv');
    expect(printFindings(findings)).toEqual([
      'error path-outside zone.csv: the file is a link that leads out of the folder. >> Put the file itself into the folder in place of the link.',
      'warning file-unlisted again.csv: the file is not read, because datapackage.json does not list it. >> Remove the file, or move it into a folder of its own.',
    ]);
  });

  test('05 limits hold before a file is read', async () => {
    const dir = join(home, 'model');
    await saveModelFolder(dir, newModelFiles());
    await writeFile(join(dir, 'zone.csv'), 'x'.repeat(60_000));
    const one = await loadModelFolder(dir, { limits: { fileBytes: 59_000 } });
    expect(one.files.has('zone.csv')).toBe(false);
    expect(printFindings(one.findings)).toEqual([
      'error file-too-large zone.csv: the file has 60,000 bytes; the limit is 59,000 bytes a file. >> Leave rows out, or split the model into several.',
    ]);
    const all = await loadModelFolder(dir, { limits: { modelBytes: 50_000 } });
    expect(all.findings.map(({ code, file }) => [code, file])).toEqual([['file-too-large', '.']]);
    const count = await loadModelFolder(dir, { limits: { fileCount: 5 } });
    expect(printFindings(count.findings)).toEqual([
      'error file-too-large .: the folder holds more than 5 files, which is the limit. >> Name the folder of the model itself, and keep other files out of it.',
    ]);
  });

  test('06 scenarios come along; hidden files and other kinds do not', async () => {
    const dir = join(home, 'model');
    await saveModelFolder(
      dir,
      new Map([...newModelFiles(), ['scenarios/close.yaml', 'changes: []'], ['.git/config', 'x'], ['big.bin', 'x']]),
    );
    const { files } = await loadModelFolder(dir);
    expect([...files.keys()].filter((path) => !/^[a-z_]+\.(csv|json)$/.test(path))).toEqual(['scenarios/close.yaml']);
  });
});

describe('save', () => {
  test('07 a folder that holds something is left alone', async () => {
    await writeFile(join(home, 'notes.txt'), 'mine');
    expect(printFindings(await saveModelFolder(home, newModelFiles()))).toEqual([
      `error folder-not-empty ${home}: the folder, or a file of this name, is there and not empty. >> Name a new folder, or empty this one.`,
    ]);
    expect(await readdir(home)).toEqual(['notes.txt']);
    expect((await saveModelFolder(join(home, 'notes.txt'), newModelFiles())).map(({ code }) => code)).toEqual([
      'folder-not-empty',
    ]);
  });

  test('08 an empty folder is filled', async () => {
    await mkdir(join(home, 'empty'));
    expect(await saveModelFolder(join(home, 'empty'), newModelFiles())).toEqual([]);
    expect(await readdir(home)).toEqual(['empty']);
  });

  test('09 a path that leaves the folder: nothing is written', async () => {
    const dir = join(home, 'new');
    expect(
      printFindings(
        await saveModelFolder(
          dir,
          new Map([
            ['node.csv', ''],
            ['../evil.csv', ''],
          ]),
        ),
      ),
    ).toEqual([
      'error path-outside ../evil.csv: the path "../evil.csv" does not lie inside the folder. >> Write a path inside the folder.',
    ]);
    expect(await readdir(home)).toEqual([]);
  });

  test('10 when writing fails half-way, nothing is left behind', async () => {
    const files = new Map([
      ['a', 'x'],
      ['a/b', 'y'],
    ]);
    await expect(saveModelFolder(join(home, 'new'), files)).rejects.toThrow();
    expect(await readdir(home)).toEqual([]);
  });
});

describe('watch', () => {
  const pause = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  test('11 a burst of changes is told once, and none after the stop', async () => {
    const dir = join(home, 'model');
    await saveModelFolder(dir, newModelFiles());
    let changes = 0;
    // long beside the burst, so that a slow machine does not make two of it
    const stop = watchModelFolder(dir, () => (changes += 1), 2000);
    await pause(200);
    for (const text of ['1', '2', '3']) await writeFile(join(dir, 'zone.csv'), text);
    while (changes === 0) await pause(50);
    expect(changes).toBe(1);
    stop();
    await writeFile(join(dir, 'zone.csv'), '4');
    await pause(400);
    expect(changes).toBe(1);
  });
});
