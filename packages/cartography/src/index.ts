export { baseMapSource, readBaseMap } from './base-map.ts';
export type { BaseMap } from './base-map.ts';
export { composeMap } from './compose-map.ts';
export type { MapOptions } from './compose-map.ts';
export type { LinkState } from './lines.ts';
export type { Scene } from './scene.ts';
export { formatSvg } from './svg.ts';
