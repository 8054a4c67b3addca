export {
  assignmentAnswerSchema,
  assignQuerySchema,
  flowsFileQuerySchema,
  jobRequestSchema,
  jobSchema,
  jobsAnswerSchema,
  periodsAnswerSchema,
} from './flows.ts';
export { checkAnswerSchema, coverageSchema, findingSchema, problemSchema, refusalSchema } from './finding.ts';
export { explainQuerySchema, explanationSchema, placeSchema, placesAnswerSchema, placesQuerySchema } from './place.ts';
export { modelAnswerSchema, modelTablesAnswerSchema, modelsAnswerSchema, tableAnswerSchema } from './model.ts';
export {
  actorProfileQuerySchema,
  actorProfileSchema,
  relationProfileQuerySchema,
  relationProfileSchema,
} from './relation-profile.ts';
export { relationsAnswerSchema, relationsQuerySchema } from './relations.ts';
export { regimesAnswerSchema, regimesQuerySchema } from './regime.ts';
export {
  legSchema,
  mapQuerySchema,
  reachAnswerSchema,
  reachQuerySchema,
  routeQuerySchema,
  routeSchema,
  routesAnswerSchema,
  skimAnswerSchema,
  skimQuerySchema,
} from './route.ts';
export type { ReachQuery, RouteQuery } from './route.ts';
export { screenListLimit, screenQuerySchema, screenRequestSchema, screeningAnswerSchema } from './screening.ts';
