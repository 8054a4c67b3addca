import type { BaseMap } from '@meridian/cartography';
import { indexPlaces } from '@meridian/engine';
import type { Model, PlaceIndex } from '@meridian/engine';
import { JobRunner } from '@meridian/jobs';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ZodType } from 'zod';
import { AnswerPool } from './answer-pool.ts';
import type { PoolLimits } from './answer-pool.ts';

/** What every resource answers from. What takes work is asked of the pool. */
export interface Context {
  readonly model: Model;
  readonly places: PlaceIndex;
  readonly hasMap: boolean;
  /** Models that a page can open; the one that is served comes first. */
  readonly offered: readonly OfferedModel[];
  readonly pool: AnswerPool;
  /** Long work on the model. */
  readonly jobs: JobRunner;
}

/** A model that is read when a page first opens it; without a folder it is the one that is served. */
export interface OfferedModel {
  readonly name: string;
  readonly title: string;
  readonly folder?: string | undefined;
}

export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export function createContext(
  model: Model,
  baseMap: BaseMap | undefined,
  others: readonly OfferedModel[],
  limits: PoolLimits | undefined,
): Context {
  return {
    model,
    places: indexPlaces(model),
    hasMap: baseMap !== undefined,
    pool: new AnswerPool({ model, baseMap }, limits),
    jobs: new JobRunner(model),
    offered: [{ name: model.name, title: model.title }, ...others],
  };
}

/** Documents an answer in the OpenAPI description. The types of answers are the engine's; a test holds the two together. */
export function answers(schema: ZodType): { readonly 200: ZodType } {
  return { 200: schema };
}
