import type { AskedQuestion } from '@meridian/model-files';
import type { FastifyRequest } from 'fastify';
import type { QuestionName } from './answers/index.ts';

/**
 * What a receipt calls a question of the API: where the command line has it too, the name of the command, and its arguments
 * by their names there, so that `meridian rerun` can ask it again.
 */
const names = {
  actor: ['relation', { actor: 'who' }],
  check: ['check'],
  explanation: ['explain'],
  flows: ['assign'],
  flowsFile: ['assign'],
  geoJson: ['export'],
  map: ['map'],
  modelTables: ['model'],
  periods: ['periods'],
  reached: ['reach'],
  regimes: ['regimes'],
  relation: ['relation', { dyad: 'who' }],
  relations: ['relations'],
  routes: ['route'],
  screenByList: ['screen'],
  screenByModel: ['screen'],
  skims: ['skim'],
} as const satisfies Record<QuestionName, readonly [ask: string, renamed?: Readonly<Record<string, string>>]>;

/** Values that are no part of a receipt: the text of a list is named by its hash. */
const leftOut = ['list'];

/** The question of a request, every value as it was read and defaults filled in. */
export function askedOf(name: QuestionName, { query, body, params }: FastifyRequest): AskedQuestion {
  const [ask, renamed]: readonly [string, Readonly<Record<string, string>>?] = names[name];
  return { ask, ...valuesOf({ query, body, params }, renamed) };
}

/** Of a request that is answered without the pool: the resource itself is the question. */
export function resourceOf({ routeOptions, ...request }: FastifyRequest): AskedQuestion {
  return { ask: (routeOptions.url ?? '').replace('/api/', ''), ...valuesOf(request) };
}

function valuesOf(
  { query, body, params }: Pick<FastifyRequest, 'query' | 'body' | 'params'>,
  renamed: Readonly<Record<string, string>> = {},
): Readonly<Record<string, unknown>> {
  const values = { ...(params as object), ...(query as object), ...(body as object | null) };
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]: readonly [string, unknown]) =>
      value === undefined || leftOut.includes(key) ? [] : [[renamed[key] ?? key, value]],
    ),
  );
}
