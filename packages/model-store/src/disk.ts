export { importEvents } from './disk/events/import-events.ts';
export type { ImportedEvents, ImportOptions } from './disk/events/import-events.ts';
export { ImportStopped } from './disk/events/event-limits.ts';
export { loadModelFiles, loadModelFolder } from './disk/load.ts';
export type { LoadResult } from './disk/load.ts';
export { isHdf5File, withOmxFile } from './disk/read-omx.ts';
export { isFreeFolder, saveModelFolder } from './disk/save.ts';
export { screenListFile } from './disk/screen-file.ts';
export { watchModelFolder } from './disk/watch.ts';
