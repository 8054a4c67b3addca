import { formatCount } from './numbers.ts';

/** What strokes of a map of the network mean, a line each. */
export const networkKeyWords = [
  'double line: rail; long dash: sea; short dash: river',
  'hollow: planned; gray with a cross: closed',
] as const;

/** What strokes of a map of flows or reach mean besides its colors. */
export const flowKeyWords = ['thin gray: no flow; cross: closed'] as const;

/** Length of a scale bar: `200 km`, `500 m`. */
export function scaleWords(km: number): string {
  return km >= 1 ? `${formatCount(km)} km` : `${formatCount(km * 1000)} m`;
}
