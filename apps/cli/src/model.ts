import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkModel, sortFindings, today } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import type { ModelFiles } from '@meridian/model-files';
import { loadModelFiles, readLoaded, saveModelFolder } from '@meridian/model-files/disk';
import { now } from './clock.ts';
import { InputFault } from './faults.ts';
import { checkedBefore } from './kept-model.ts';
import type { CheckedModel } from './kept-model.ts';

const models = fileURLToPath(new URL('../../../models', import.meta.url));
const builtIn = join(models, 'instc');

/** The models that come with Meridian: name and title as their data packages have them. */
export async function listBuiltIn(): Promise<
  readonly { readonly name: string; readonly title: string; readonly folder: string }[]
> {
  const entries = await readdir(models, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(models, name));
  return Promise.all(
    folders.sort().map(async (folder) => {
      const text = await readFile(join(folder, 'datapackage.json'), 'utf8');
      const { name, title = name } = JSON.parse(text) as { readonly name: string; readonly title?: string };
      return { name, title, folder };
    }),
  );
}

/** The folder that --model names, or that of the built-in corridor. */
export function modelFolder(option: string | undefined): string {
  return option === undefined ? builtIn : resolve(option);
}

/** A model with everything that is wrong with it; no model where its form is at fault. */
export async function checkFolder(folder: string): Promise<CheckedModel> {
  const loaded = await loadModelFiles(folder);
  const day = today(now());
  const check = (): CheckedModel => {
    const { model, findings } = readLoaded(loaded);
    return { model, findings: sortFindings([...findings, ...(model === undefined ? [] : checkModel(model, day))]) };
  };
  // what loading found is in no file
  return loaded.findings.length > 0 ? check() : checkedBefore(loaded.files, day, check);
}

/** A model that may be worked with. Throws InputFault with all errors when there are any; warnings pass. */
export async function loadModel(option: string | undefined): Promise<Model> {
  const { model, findings } = await checkFolder(modelFolder(option));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (model === undefined || errors.length > 0) throw new InputFault(errors);
  return model;
}

/** Writes files to a new or empty folder, all or none. Throws InputFault where the folder holds something. */
export async function saveFolder(folder: string, files: ModelFiles): Promise<void> {
  const findings = await saveModelFolder(folder, files);
  if (findings.some(({ severity }) => severity === 'error')) throw new InputFault(findings);
}
