import type { ByIndex, QueueIndex } from '../units/index.ts';

/**
 * Volume-delay functions: BPR (Bureau of Public Roads, 1964), conical (Spiess, 1990), and a queue that grows over a
 * period (Akçelik, 1991), which stays finite above capacity.
 */
export const delayKinds = ['bpr', 'conical', 'queue', 'excess'] as const;
export type DelayKind = (typeof delayKinds)[number];

/**
 * One volume-delay function per facility f, x being volume / capacity:
 *
 * - bpr: free (1 + coefficient x^power)
 * - conical: free (2 + sqrt(a² (1-x)² + b²) - a (1-x) - b), a = coefficient > 1, b = (2a-1)/(2a-2)
 * - queue: free + (power/4) (x - 1 + sqrt((x-1)² + coefficient x)), power being the length of the period in units of
 *   delay, and coefficient 8 J / (vehicles that capacity lets pass in the period), J = 1 for random arrivals
 * - excess: free coefficient x^power, what BPR adds to the time at no volume, which is counted elsewhere then
 */
export interface DelayFunctions {
  /** Index in `delayKinds`. */
  readonly kind: ByIndex<QueueIndex, Uint8Array>;
  /** Delay at no volume, >= 0; of excess, the time that it is a part of. */
  readonly free: ByIndex<QueueIndex, Float64Array>;
  /** Volume per unit of time that x is measured against, > 0. */
  readonly capacity: ByIndex<QueueIndex, Float64Array>;
  readonly coefficient: ByIndex<QueueIndex, Float64Array>;
  readonly power: ByIndex<QueueIndex, Float64Array>;
}
