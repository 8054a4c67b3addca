import { highsSolver } from '@meridian/engine';
import type { LinearSolver } from '@meridian/engine';

let loaded: Promise<LinearSolver> | undefined;

/** HiGHS in this worker, fetched on first use (its code is 3.5 MB) and kept; a fetch that failed is tried again. */
export function loadLinearSolver(): Promise<LinearSolver> {
  loaded ??= load().catch((fault: unknown) => {
    loaded = undefined;
    throw fault;
  });
  return loaded;
}

/** The package names its code beside itself (`new URL`), which the bundler follows and gives an address of the page's. */
async function load(): Promise<LinearSolver> {
  const { default: loadHighs } = await import('highs');
  return highsSolver(await loadHighs());
}
