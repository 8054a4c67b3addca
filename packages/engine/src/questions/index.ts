import { actorProfileQuestion, relationProfileQuestion, relationQuestion, relationsQuestion } from './relations.ts';
import { assignQuestion, calibrateQuestion, criticalityQuestion, flowsQuestion } from './flows.ts';
import type { QuestionSchema } from './field.ts';
import { explainQuestion, placesQuestion, tableQuestion } from './model.ts';
import { mapQuestion } from './map.ts';
import { reachQuestion, routeQuestion, skimQuestion } from './route.ts';
import { regimesQuestion } from './regimes.ts';
import { screenListQuestion, screenQuestion } from './screen.ts';

export { clocks } from './choices.ts';
export type { Clock } from './choices.ts';
export { isRefusal, refuse } from '../findings/refusal.ts';
export type { Refusal } from '../findings/refusal.ts';
export { gapField, methodField, ownSecondsField, periodField, serverSecondsField } from './flows.ts';
export { changeField, commodityField, departField } from './cargo.ts';
export { defineField, defineQuestion, getField } from './field.ts';
export type {
  FieldNamed,
  FieldSchema,
  FieldType,
  QuestionSchema,
  ReadValueOf,
  ValueOf,
  ValuesOf,
  ValuesOfQuestion,
} from './field.ts';
export { defaultOf, formOf } from './form.ts';
export { readField, readQuestion, refuseStranger, splitList } from './read-question.ts';
export type { LabelOf, RawQuestion } from './read-question.ts';
export { readValue } from './read-value.ts';
export { screenedKindField, screenListLimit } from './screen.ts';
export { sizeFields, themeField } from './map.ts';

/** Every question, in the order in which the reference page shows them. */
export const questions = {
  route: routeQuestion,
  reach: reachQuestion,
  skim: skimQuestion,
  map: mapQuestion,
  assign: assignQuestion,
  flows: flowsQuestion,
  criticality: criticalityQuestion,
  calibrate: calibrateQuestion,
  relations: relationsQuestion,
  relation: relationQuestion,
  relationProfile: relationProfileQuestion,
  actorProfile: actorProfileQuestion,
  regimes: regimesQuestion,
  screen: screenQuestion,
  screenList: screenListQuestion,
  explain: explainQuestion,
  places: placesQuestion,
  table: tableQuestion,
} as const satisfies Readonly<Record<string, QuestionSchema>>;
