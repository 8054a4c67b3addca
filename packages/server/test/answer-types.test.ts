// The schemas of the contract and the types of the answers are the same, to the field: the compiler holds them together.
// A field that is added, removed, renamed or made optional on one side makes `npm run types` fail at its line below.
import type * as contract from '@meridian/api-contract';
import type {
  ActorProfile,
  AssignmentAnswer,
  AssignmentProgress,
  CalibrationAnswer,
  CheckAnswer,
  CriticalityAnswer,
  CriticalityProgress,
  Explanation,
  Finding,
  FitProgress,
  ImportAnswer,
  PeriodsAnswer,
  ReachAnswer,
  RegimesAnswer,
  RelationProfile,
  RelationSeriesAnswer,
  RoutesAnswer,
  ScreeningAnswer,
  ScreeningBatchAnswer,
  SkimAnswer,
} from '@meridian/engine';
import type { Receipt, ReceiptFile, RerunAnswer } from '@meridian/model-files';
import { expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { Equal, Json } from './json-type.ts';

type Said<S extends z.ZodType> = Json<z.output<S>>;
type Answered<A> = Json<A & { readonly receipt: Receipt }>;
type Contract = typeof contract;
type JobOf<K extends string> = Extract<z.output<Contract['jobSchema']>, { kind: K }>;
type ProgressOf<K extends string> = Json<NonNullable<JobOf<K>['progress']>>;
type ResultOf<K extends string> = Json<NonNullable<JobOf<K>['result']>>;

/** The contract has codes of findings as text: a new one is no new contract. */
type TextCodes<A> = Omit<A, 'findings'> & {
  readonly findings: readonly (Omit<Finding, 'code'> & { readonly code: string })[];
};

/** By answer: whether the schema and the type are the same. */
interface Agreement {
  routes: Equal<Said<Contract['routesAnswerSchema']>, Answered<RoutesAnswer>>;
  reach: Equal<Said<Contract['reachAnswerSchema']>, Answered<ReachAnswer>>;
  skim: Equal<Said<Contract['skimAnswerSchema']>, Answered<SkimAnswer>>;
  assignment: Equal<Said<Contract['modelAssignmentSchema']>, Answered<AssignmentAnswer>>;
  periods: Equal<Said<Contract['periodsAnswerSchema']>, Answered<PeriodsAnswer>>;
  calibration: Equal<Said<Contract['calibrationAnswerSchema']>, Answered<CalibrationAnswer>>;
  criticality: Equal<Said<Contract['criticalityAnswerSchema']>, Answered<CriticalityAnswer>>;
  relations: Equal<Said<Contract['relationsAnswerSchema']>, Answered<TextCodes<RelationSeriesAnswer>>>;
  relation: Equal<Said<Contract['relationProfileSchema']>, Answered<RelationProfile>>;
  actor: Equal<Said<Contract['actorProfileSchema']>, Answered<ActorProfile>>;
  regimes: Equal<Said<Contract['regimesAnswerSchema']>, Answered<RegimesAnswer>>;
  screening: Equal<Said<Contract['screeningAnswerSchema']>, Answered<ScreeningAnswer>>;
  screeningBatch: Equal<Said<Contract['screeningBatchAnswerSchema']>, Answered<ScreeningBatchAnswer>>;
  explanation: Equal<Said<Contract['explanationSchema']>, Answered<Explanation>>;
  check: Equal<Said<Contract['checkAnswerSchema']>, Answered<TextCodes<CheckAnswer>>>;
  import: Equal<Said<Contract['importAnswerSchema']>, Answered<TextCodes<ImportAnswer>>>;
  rerun: Equal<Said<Contract['rerunAnswerSchema']>, Answered<RerunAnswer>>;
  receipt: Equal<Said<Contract['receiptSchema']>, Json<Receipt>>;
  receiptFile: Equal<Said<Contract['receiptFileSchema']>, Json<ReceiptFile>>;
  assignProgress: Equal<ProgressOf<'assign'>, Json<AssignmentProgress>>;
  criticalityProgress: Equal<ProgressOf<'criticality'>, Json<CriticalityProgress>>;
  calibrateProgress: Equal<ProgressOf<'calibrate'>, Json<FitProgress>>;
  assignJob: Equal<ResultOf<'assign'>, Answered<AssignmentAnswer>>;
  criticalityJob: Equal<ResultOf<'criticality'>, Answered<CriticalityAnswer>>;
  calibrateJob: Equal<ResultOf<'calibrate'>, Answered<CalibrationAnswer>>;
}

test('01 every schema of an answer is the type of that answer as JSON', () => {
  expectTypeOf<Agreement>().toEqualTypeOf<Record<keyof Agreement, true>>();
});

test('02 the comparison sees a field that is added, removed, optional, or of another type', () => {
  expectTypeOf<Equal<Json<{ a: number; b: string }>, Json<{ a: number }>>>().toEqualTypeOf<false>();
  expectTypeOf<Equal<Json<{ a?: number }>, Json<{ a: number }>>>().toEqualTypeOf<false>();
  expectTypeOf<Equal<Json<{ a: 'x' | 'y' }>, Json<{ a: string }>>>().toEqualTypeOf<false>();
  expectTypeOf<Json<{ a: number | undefined }>>().toEqualTypeOf<{ a: number | null }>();
  // what JSON cannot hold has no type
  expectTypeOf<Json<{ a: Map<string, number> }>['a']>().toEqualTypeOf<never>();
  expectTypeOf<Json<{ a: Float64Array }>['a']>().toEqualTypeOf<never>();
  // the compiler checks the lines above; at run time there is nothing left of them
  expect.assertions(0);
});
