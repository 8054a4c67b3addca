import type { Model } from '@meridian/engine';
import type { Address } from '../address-parsers.ts';
import type { AddressFault } from './address-fault.ts';
import { conflicts } from './conflicts.ts';
import type { Answered } from './conflicts.ts';
import { notInModel } from './not-in-model.ts';
import { unreadable } from './unreadable.ts';

/** Everything of an address that is not shown as it is written, so that nothing is answered in silence in its place. */
export function findAddressFaults(
  written: string,
  address: Address,
  model: Model,
  answered: Answered,
): readonly AddressFault[] {
  return [...unreadable(written, address), ...notInModel(address, model), ...conflicts(address, model, answered)];
}
