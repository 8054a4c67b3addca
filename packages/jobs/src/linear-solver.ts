import { highsSolver } from '@meridian/engine';
import type { LinearSolver } from '@meridian/engine';

let loaded: Promise<LinearSolver> | undefined;

/** HiGHS in this thread, loaded from its package on first use and kept: about 45 ms, once, and 21 MB. */
export function loadLinearSolver(): Promise<LinearSolver> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<LinearSolver> {
  const { default: entry } = await import('highs');
  // its types are written for require(), by which the loader is the default of the default; its module has one default
  const loadHighs = entry as unknown as typeof entry.default;
  return highsSolver(await loadHighs());
}
