import { giveAnswer } from '../../give-answer.ts';
import { resolve } from 'node:path';
import { newModelFiles, readModel } from '@meridian/model-files';
import { saveFolder } from '../../model.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** `meridian new`: a small model that passes its checks, to be edited. */
export async function createNew(
  options: { readonly dir: string; readonly json: boolean; readonly receipt: string | undefined },
  terminal: Terminal,
): Promise<void> {
  const { dir } = options;
  const folder = resolve(dir);
  const files = newModelFiles();
  await saveFolder(folder, files);
  const answer = { schema: 'meridian.new/1', folder, files: [...files.keys()] };
  await giveAnswer(answer, { ask: 'new', options, model: readModel(files).model }, terminal);
  if (options.json) return;
  terminal.out(`Made ${folder} with ${files.size} files. Edit the tables in a spreadsheet, and look with:`);
  terminal.out(`  meridian check ${dir} --watch\n  meridian serve --model ${dir} --open`);
}
