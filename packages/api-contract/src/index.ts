export { calibrationAnswerSchema, criticalityAnswerSchema } from './criticality.ts';
export { jobSchema, jobsAnswerSchema } from './job.ts';
export { exportAnswerSchema, faultAnswerSchema, importAnswerSchema, newAnswerSchema } from './made.ts';
export { receiptFileSchema, receiptSchema, rerunAnswerSchema } from './receipt.ts';
export {
  assignmentAnswerSchema,
  assignQuerySchema,
  flowsFileQuerySchema,
  instanceAssignmentSchema,
  jobRequestSchema,
  modelAssignmentSchema,
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
export {
  screenListLimit,
  screenQuerySchema,
  screenRequestSchema,
  screeningAnswerSchema,
  screeningBatchAnswerSchema,
} from './screening.ts';
