export { assignmentAnswerSchema, periodsAnswerSchema } from './flows.ts';
export { jobRequestSchemaOf, jobsAnswerSchema, jobSchema } from './job.ts';
export type { JobKindSchema } from './job.ts';
export { checkAnswerSchema, coverageSchema, findingSchema, problemSchema, refusalSchema } from './finding.ts';
export { explanationSchema, placeSchema, placesAnswerSchema } from './place.ts';
export { modelAnswerSchema, modelTablesAnswerSchema, modelsAnswerSchema, tableAnswerSchema } from './model.ts';
export {
  actorProfileQuerySchema,
  assignJobBodySchema,
  assignQuerySchema,
  calibrateJobBodySchema,
  criticalityJobBodySchema,
  explainQuerySchema,
  flowsFileQuerySchema,
  mapQuerySchema,
  placesQuerySchema,
  reachQuerySchema,
  regimesQuerySchema,
  relationProfileQuerySchema,
  relationsQuerySchema,
  routeQuerySchema,
  screenQuerySchema,
  screenRequestSchema,
  skimQuerySchema,
  tableQuerySchema,
} from './queries.ts';
export { refusalOfIssue } from './question-schema.ts';
export { actorProfileSchema, relationProfileSchema } from './relation-profile.ts';
export { relationsAnswerSchema } from './relations.ts';
export { regimesAnswerSchema } from './regime.ts';
export { legSchema, reachAnswerSchema, routeSchema, routesAnswerSchema, skimAnswerSchema } from './route.ts';
export { screeningAnswerSchema } from './screening.ts';
