import { resolve } from 'node:path';
import { newModelFiles } from '@meridian/model-store';
import { saveFolder } from '../../model.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** `meridian new`: a small model that passes its checks, to be edited. */
export async function createNew(
  { dir, json }: { readonly dir: string; readonly json: boolean },
  terminal: Terminal,
): Promise<void> {
  const folder = resolve(dir);
  const files = newModelFiles();
  await saveFolder(folder, files);
  if (json) {
    terminal.out(JSON.stringify({ schema: 'meridian.new/1', folder, files: [...files.keys()] }));
    return;
  }
  terminal.out(`Made ${folder} with ${files.size} files. Edit the tables in a spreadsheet, and look with:`);
  terminal.out(`  meridian check ${dir} --watch\n  meridian serve --model ${dir} --open`);
}
