import type { ByIndex, OfIndices } from '../units/index.ts';

/** The element that must be there; a missing one is a broken promise of the caller, not a value. */
export function at<V extends number, I extends number>(
  array: ByIndex<I, OfIndices<V, ArrayLike<number>>>,
  index: NoInfer<I>,
): V;
export function at<T, I extends number>(array: ByIndex<I, ArrayLike<T>>, index: NoInfer<I>): T;
export function at<T>(array: ArrayLike<T>, index: number): T {
  const value = array[index];
  if (value === undefined)
    throw new RangeError(`seen index ${String(index)}, expected 0 to ${String(array.length - 1)}`);
  return value;
}
