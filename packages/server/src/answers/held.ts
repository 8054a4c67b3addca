import type { BaseMap } from '@meridian/cartography';
import { compile, findPlaces, indexPlaces } from '@meridian/engine';
import type { Model, Network, NodeId, PlaceIndex } from '@meridian/engine';
import type { ReadFile, Receipt } from '@meridian/model-files';
import { answerOrFail } from '../faults.ts';

/** What a thread is given to answer from. */
export interface Holding {
  readonly model: Model;
  readonly baseMap: BaseMap | undefined;
}

/** What answers are computed from, made once in each thread. */
export interface Held extends Holding {
  readonly network: Network;
  readonly places: PlaceIndex;
  /** The nodes that the text of a field names; throws RefusedQuestion with the nearest spellings where there are none. */
  readonly placesOf: (text: string, field: string) => readonly NodeId[];
}

export function hold({ model, baseMap }: Holding): Held {
  const places = indexPlaces(model);
  return {
    model,
    baseMap,
    places,
    network: compile(model),
    placesOf: (text, field) => answerOrFail(findPlaces(places, text, field), text),
  };
}

/** An answer as it is sent: a text or bytes, and what they are. */
export interface Content {
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Where the body has no room for it: it goes as a header. */
  readonly receipt?: Receipt;
}

/** An answer whose receipt is still to be put beside it, with what the receipt has to name beside the model and the question. */
export interface Unsigned {
  readonly answer: object;
  readonly files: readonly ReadFile[];
}

export const jsonType = 'application/json; charset=utf-8';

/** An answer as an object. It is written in the thread that computed it: a large answer takes long to write. */
export function json(answer: object, files: readonly ReadFile[] = []): Unsigned {
  return { answer, files };
}

/** The receipt of what is being answered; of another model than the one that is held where one is named. */
export type Sign = (more?: {
  readonly model?: Model;
  readonly files?: readonly ReadFile[];
  /** Which says what was filled in. */
  readonly answer?: object;
}) => Receipt;
