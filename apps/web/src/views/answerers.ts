import type { Answerer } from '../worker/answerer.ts';
import { evidenceAnswerers } from './evidence/answerers.ts';
import { flowsAnswerers } from './flows/answerers.ts';
import { reachAnswerers } from './reach/answerers.ts';
import { relationsAnswerers } from './relations/answerers.ts';
import { routesAnswerers } from './routes/answerers.ts';

/**
 * What the worker answers for the views: a line for each view that asks questions of its own. Apart from the list of
 * views, since the worker has no use for what draws them.
 */
export const answerersOfViews: readonly Answerer[] = [
  ...routesAnswerers,
  ...reachAnswerers,
  ...flowsAnswerers,
  ...relationsAnswerers,
  ...evidenceAnswerers,
];
