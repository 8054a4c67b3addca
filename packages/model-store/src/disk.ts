export { loadModelFiles, loadModelFolder } from './disk/load.ts';
export type { LoadResult } from './disk/load.ts';
export { isFreeFolder, saveModelFolder } from './disk/save.ts';
export { screenListFile } from './disk/screen-file.ts';
export { watchModelFolder } from './disk/watch.ts';
