import { questions, serverSecondsField } from '@meridian/engine/questions';
import { z } from 'zod';
import { questionSchema, questionShape } from './question-schema.ts';

/** The questions as they stand in an address. */
export const routeQuerySchema = questionSchema(questions.route);
export const reachQuerySchema = questionSchema(questions.reach);
export const skimQuerySchema = questionSchema(questions.skim);
export const mapQuerySchema = questionSchema(questions.map);
export const assignQuerySchema = questionSchema({ fields: [...questions.assign.fields, serverSecondsField] });
export const flowsFileQuerySchema = questionSchema(questions.flows);
export const relationsQuerySchema = questionSchema(questions.relations);
export const relationProfileQuerySchema = questionSchema(questions.relationProfile);
export const actorProfileQuerySchema = questionSchema(questions.actorProfile);
export const regimesQuerySchema = questionSchema(questions.regimes);
export const screenQuerySchema = questionSchema(questions.screen);
export const explainQuerySchema = questionSchema(questions.explain);
export const placesQuerySchema = questionSchema(questions.places);
export const tableQuerySchema = questionSchema(questions.table);

/** A name, and the list of the one who asks, in the body of a request. */
export const screenRequestSchema = questionSchema(questions.screenList).meta({ id: 'ScreenRequest' });

/** The questions of kinds of jobs, as they stand in the body of a request. */
export const assignJobBodySchema = z.strictObject(questionShape(questions.flows));
export const criticalityJobBodySchema = z.strictObject(questionShape(questions.criticality));
export const calibrateJobBodySchema = z.strictObject(questionShape(questions.calibrate));
