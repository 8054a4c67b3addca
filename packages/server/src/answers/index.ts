import { flows, flowsFile, periods } from './flows.ts';
import type { Content, Held, Sign, Unsigned } from './held.ts';
import { check, explanation, geoJson, modelTables } from './model.ts';
import { actor, regimes, relation, relations } from './relations.ts';
import { map, reached, routes, skims } from './routes.ts';
import { screenByList, screenByModel } from './screen.ts';

/** What is written already, or is still to be with its receipt. */
export type Answered = Content | Unsigned;

/** Every question that takes work, by its name, with the function that answers it in a thread of the pool. */
export const answerers = {
  actor,
  check,
  explanation,
  flows,
  flowsFile,
  geoJson,
  map,
  modelTables,
  periods,
  reached,
  regimes,
  relation,
  relations,
  routes,
  screenByList,
  screenByModel,
  skims,
} as const satisfies Record<string, (held: Held, question: never, sign: Sign) => Answered | Promise<Answered>>;

export type QuestionName = keyof typeof answerers;
/** What the question of a name is asked with; undefined where it takes nothing. */
export type QuestionOf<N extends QuestionName> = Parameters<(typeof answerers)[N]>[1];
