import type { BaseMap } from '@meridian/cartography';
import { compile, findPlaces, indexPlaces } from '@meridian/engine';
import type { Model, Network, NodeId, PlaceIndex } from '@meridian/engine';
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
}

/** An object as JSON. Written in the thread that computed it: a large answer takes long to write. */
export function json(answer: object): Content {
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(answer) };
}
