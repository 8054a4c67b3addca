import { FILE_COUNT_LIMIT, MODEL_BYTES_LIMIT } from '@meridian/model-files';
import { describe, expect, it } from 'vitest';
import { FoundFiles, walkEntry } from './walk-entries.ts';

type Sized = { readonly size: number };
const fileEntry = (fullPath: string, size = 1) => ({
  isFile: true,
  isDirectory: false,
  fullPath,
  file: (resolve: (file: Sized) => void) => resolve({ size }),
});
/** A folder as browsers show it: at most a hundred entries a call, none at the end. */
const folderEntry = (fullPath: string, inside: readonly { readonly fullPath: string }[]) => ({
  isFile: false,
  isDirectory: true,
  fullPath,
  createReader() {
    let next = 0;
    return {
      readEntries(resolve: (entries: never[]) => void) {
        resolve(inside.slice(next, next + 100) as never[]);
        next += 100;
      },
    };
  },
});
const paths = (found: FoundFiles<Sized>): readonly string[] => found.list.map(({ path }) => path);

describe('walkEntry', () => {
  it('takes all of a folder of more than a hundred files, and of folders within', async () => {
    const many = Array.from({ length: 250 }, (_, index) => fileEntry(`/m/${String(index)}.csv`));
    const found = new FoundFiles<Sized>();
    await walkEntry(folderEntry('/m', [...many, folderEntry('/m/deep', [fileEntry('/m/deep/x.csv')])]), found);
    expect(found.list).toHaveLength(251);
    expect(paths(found).at(-1)).toBe('m/deep/x.csv');
  });

  it('passes over hidden files and does not enter hidden folders', async () => {
    const history = Array.from({ length: FILE_COUNT_LIMIT + 1 }, (_, index) => fileEntry(`/m/.git/${String(index)}`));
    const inside = [
      folderEntry('/m/.git', history),
      folderEntry('/m/__MACOSX', history),
      fileEntry('/m/.DS_Store'),
      fileEntry('/m/~$node.csv'),
      fileEntry('/m/node.csv'),
    ];
    const found = new FoundFiles<Sized>();
    await walkEntry(folderEntry('/m', inside), found);
    expect(paths(found)).toEqual(['m/node.csv']);
  });

  it('hands on what the browser says of a file that is gone', async () => {
    const gone = {
      ...fileEntry('/a'),
      file: (_: unknown, reject: (fault: Error) => void) => reject(new Error('gone')),
    };
    await expect(walkEntry(gone, new FoundFiles<Sized>())).rejects.toThrow('gone');
  });
});

describe('FoundFiles', () => {
  it('has the limits of the store, and stops as soon as one is passed', async () => {
    const found = new FoundFiles<Sized>();
    for (let count = 0; count < FILE_COUNT_LIMIT; count += 1) found.add(`${String(count)}.csv`, { size: 0 });
    expect(() => found.add('more.csv', { size: 0 })).toThrow(/more than 10,000 files/);
    const large = new FoundFiles<Sized>();
    large.add('a.csv', { size: MODEL_BYTES_LIMIT });
    await expect(walkEntry(fileEntry('/b.csv'), large)).rejects.toThrow(/more than 256 MB/);
  });
});
