import type { BaseMap } from '@meridian/cartography';
import { compile, createFinding, findPlaces, indexPlaces } from '@meridian/engine';
import type { Model, Network, NodeId, PlaceIndex } from '@meridian/engine';
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
import { InputFault } from './problem.ts';

/** What every resource answers from: one model, compiled once. */
export interface Context {
  readonly model: Model;
  readonly network: Network;
  readonly places: PlaceIndex;
  readonly baseMap: BaseMap | undefined;
  /** Models that a page can open; the one that is served comes first. */
  readonly offered: readonly OfferedModel[];
  /** Long work on the model. */
  readonly jobs: JobRunner;
  /** The nodes that a text names; throws InputFault with the nearest spellings where there are none. */
  readonly placesOf: (text: string) => readonly NodeId[];
}

/** A model that is read when a page first opens it. */
export interface OfferedModel {
  readonly name: string;
  readonly title: string;
  readonly load: () => Promise<Model>;
}

export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export function createContext(model: Model, baseMap: BaseMap | undefined, others: readonly OfferedModel[]): Context {
  const places = indexPlaces(model);
  return {
    model,
    network: compile(model),
    places,
    baseMap,
    jobs: new JobRunner(model),
    offered: [{ name: model.name, title: model.title, load: () => Promise.resolve(model) }, ...others],
    placesOf(text) {
      const found = findPlaces(places, text);
      if ('code' in found) throw new InputFault([found]);
      return found;
    },
  };
}

/** Documents an answer in the OpenAPI description. The types of answers are the engine's; a test holds the two together. */
export function answers(schema: ZodType): { readonly 200: ZodType } {
  return { 200: schema };
}

/** An answer of the engine; words in place of one say which part of the question makes no sense. */
export function answerOrFail<T extends object>(answer: T | string): T {
  if (typeof answer !== 'string') return answer;
  throw new InputFault([createFinding('query-invalid', { file: '' }, answer, 'See /api/openapi.json.')]);
}
