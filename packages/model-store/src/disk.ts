export { loadModelFiles, loadModelFolder } from './disk/load.ts';
export type { LoadResult } from './disk/load.ts';
export { saveModelFolder } from './disk/save.ts';
export { watchModelFolder } from './disk/watch.ts';
