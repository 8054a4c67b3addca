import type { BaseShapes, Box, CountryName, FrameSpec } from '@meridian/cartography';

/** Natural Earth at 1:110 million, for the first moment, at 1:50 million, and near by at 1:10 million. */
export type Detail = 'coarse' | 'fine' | 'near';

export interface BaseRequest {
  readonly id: number;
  readonly spec: FrameSpec;
  readonly detail: Detail;
  /** What of it is wanted, in map units; all, without it. */
  readonly box: Box | undefined;
}

export interface DrawnBase {
  readonly shapes: BaseShapes;
  /** Names of countries; they come with the coarse shapes. */
  readonly countries: readonly CountryName[] | undefined;
}

export type BaseAnswer = ({ readonly id: number } & DrawnBase) | { readonly id: number; readonly fault: string };

const worker = new Worker(new URL('./base-map-worker.ts', import.meta.url), { type: 'module', name: 'base-map' });
const waiting = new Map<number, (answer: BaseAnswer) => void>();
let lastId = 0;

worker.onmessage = ({ data }: MessageEvent<BaseAnswer>) => {
  waiting.get(data.id)?.(data);
  waiting.delete(data.id);
};

/** The base map in the units of a frame, projected in a thread of its own. Rejects where it cannot be read. */
export function projectBaseMap(spec: FrameSpec, detail: Detail, box?: Box): Promise<DrawnBase> {
  lastId += 1;
  const request: BaseRequest = { id: lastId, spec, detail, box };
  return new Promise((resolve, reject) => {
    waiting.set(request.id, (answer) => {
      if ('fault' in answer) reject(new Error(answer.fault));
      else resolve(answer);
    });
    worker.postMessage(request);
  });
}
