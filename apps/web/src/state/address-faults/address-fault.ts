import type { Address } from '../address-parsers.ts';

/** A part of the address that cannot be had as it is written. */
export interface AddressFault {
  /** Name of the parameter, and its value or the item of it that is at fault. */
  readonly name: string;
  readonly value: string;
  /** What is wrong, and what is shown in its place or what to do. */
  readonly message: string;
  /** The change that takes it out of the address; undefined where only the reader can. */
  readonly mend: Partial<{ readonly [K in keyof Address]: Address[K] | null }> | undefined;
}
