import { highsSolver } from '@meridian/engine';
import type { LinearSolver } from '@meridian/engine';

let loaded: Promise<LinearSolver> | undefined;

/** HiGHS in this thread, loaded from its package on first use and kept: about 45 ms, once, and 21 MB. */
export function loadLinearSolver(): Promise<LinearSolver> {
  loaded ??= load();
  return loaded;
}

type Runtime = Parameters<typeof highsSolver>[0];

async function load(): Promise<LinearSolver> {
  // its types say one thing to a bundler and another to Node; at run time the default of its module is the loader
  const entry: unknown = (await import('highs')).default;
  return highsSolver(await (entry as () => Promise<Runtime>)());
}
