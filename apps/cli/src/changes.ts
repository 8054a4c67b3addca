import { readFile } from 'node:fs/promises';
import { createFinding, isRefusal, parseChange } from '@meridian/engine';
import type { NetworkChange } from '@meridian/engine';
import { readScenario } from '@meridian/model-files';
import { InputFault, RefusedQuestion } from './faults.ts';
import type { ScenarioOptions } from './shared-options.ts';

/** What is changed of the model for one question. */
interface ChangeOptions extends ScenarioOptions {
  readonly change: readonly string[];
}

/** What a question changes of the model: the changes of a scenario's file, then those of the command line. */
export async function changesOf({ change, scenario }: ChangeOptions): Promise<readonly NetworkChange[]> {
  const ofFile = scenario === undefined ? [] : await loadScenario(scenario);
  return [...ofFile, ...change.map(changeOrFail)];
}

/** A change in words of the command line. */
export function changeOrFail(text: string): NetworkChange {
  const change = parseChange(text);
  if (isRefusal(change)) throw new RefusedQuestion(change, { found: text, status: 2 });
  return change;
}

async function loadScenario(file: string): Promise<readonly NetworkChange[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    const message = `There is no file ${file} to read a scenario from.`;
    throw new InputFault([createFinding('file-missing', { file }, message, 'Look at the path.')]);
  });
  const { scenario, findings } = readScenario(text, file);
  if (scenario === undefined) throw new InputFault(findings);
  return scenario.changes;
}
