/** A linear scale that chart and label placing share. */
export interface Scale {
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
}

/** From data to pixels. */
export function toPixel({ domain: [d0, d1], range: [r0, r1] }: Scale, value: number): number {
  return d1 === d0 ? (r0 + r1) / 2 : r0 + ((value - d0) / (d1 - d0)) * (r1 - r0);
}

/** From pixels to data. */
export function fromPixel({ domain: [d0, d1], range: [r0, r1] }: Scale, pixel: number): number {
  return d0 + ((pixel - r0) / (r1 - r0)) * (d1 - d0);
}

/** Ends of the values with `share` of their span added at both; a single value gets a tenth of itself. */
export function paddedDomain(values: readonly number[], share: number): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = high > low ? (high - low) * share : Math.abs(high) * 0.1 || 1;
  return [low - pad, high + pad];
}
