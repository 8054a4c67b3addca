export type {
  CommodityId,
  CorridorId,
  LinkId,
  ModeId,
  NodeId,
  PassageId,
  RegimeId,
  ServiceId,
  SourceId,
} from './units/id.ts';
export { inferLengthUnit, kilometersPerUnit } from './units/length.ts';
export type { InferredLengthUnit, LengthSample } from './units/length.ts';
export { formatPercent } from './units/percent.ts';
export { createMemo } from './memo/memo.ts';
export type { Memo } from './memo/memo.ts';
export { once } from './memo/once.ts';
export type { Progress, Steps } from './steps/progress.ts';
export { atMostEvery, drain, isStopped, pump } from './steps/pump.ts';
export type { PumpOptions, Stopped } from './steps/pump.ts';
export { createFinding, findingCodes } from './findings/finding.ts';
export type { Finding, FindingCode, Severity } from './findings/finding.ts';
export { isRefusal, refusalCodes, refusalFinding, refuse } from './findings/refusal.ts';
export type { Refusal, RefusalCode } from './findings/refusal.ts';
export { pickRule } from './grades/pick.ts';
export { dayOfMoment, formatMoment, momentOfDay, today } from './calendar/clock.ts';
export { countingDate, countingMonth } from './calendar/counting-day.ts';
export {
  civilDate,
  dayNumber,
  firstDay,
  formatDay,
  getFirstDay,
  getLastDay,
  isDay,
  lastDay,
  parseDate,
  yearsBefore,
} from './calendar/date.ts';
export { monthEnd, monthsIn } from './calendar/month.ts';
export { parseHoursOpen, parseSeason } from './calendar/opening-hours.ts';
export { isYearOrQuarter, parsePeriod, periodDays, quarterOf } from './calendar/period.ts';
export { checkModel, sortFindings } from './checks/check-model.ts';
export { isBelowDistance } from './checks/lengths.ts';
export { commercialSpeedsKmh } from './checks/plausibility.ts';
export { coverageOf } from './evidence/coverage.ts';
export { knownParameters, parameterOf } from './model/parameter.ts';
export type { Coverage } from './evidence/coverage.ts';
export { goldsteinByCode } from './event-codes/cameo.ts';
export { ploverOfCameo } from './event-codes/plover-of-cameo.ts';
export { ploverTypes } from './event-codes/plover/types.ts';
export { explainCell } from './evidence/explain.ts';
export type { ExplainedValue, Explanation } from './evidence/explain.ts';
export { formatLineString, parseLineString } from './model/geometry.ts';
export type { Position } from './model/geometry.ts';
export { greatCircleKm } from './model/great-circle.ts';
export { createModel } from './model/model.ts';
export type * from './model/model.ts';
export { findPlaces, foldName, indexPlaces, nearestSpellings, searchPlaces } from './model/place-index.ts';
export type { PlaceIndex } from './model/place-index.ts';
export { indexById, rowOf, rowsById } from './model/rows-by-id.ts';
export { parseSelector, select, selectorKinds } from './model/selector.ts';
export { tableNames, tables } from './model/tables/index.ts';
export type { TableName } from './model/tables/index.ts';
export { fieldOf } from './model/tables/schema.ts';
export type { ColumnSchema, TableSchema } from './model/tables/schema.ts';
export { findRelations, relationsSteps } from './relations/find-relations.ts';
export type { RelationsProgress } from './relations/find-relations.ts';
export { assignmentMethods, scoreTables, screeningMethods } from './questions/choices.ts';
export { stepEnd } from './calendar/step.ts';
export type { RelationStep } from './calendar/step.ts';
export type {
  DyadAnswer,
  EventContribution,
  RelationPoint,
  RelationsAnswer,
  RelationsQuery,
} from './relations/answer.ts';
export { listDimensions } from './relations/dimension.ts';
export type { Dimension } from './relations/dimension.ts';
export { dyadKey, formatDyad, parseDyad } from './relations/dyad.ts';
export type { Dyad } from './relations/dyad.ts';
export { eventsOfMonths } from './relations/event-months.ts';
export type { EventMonth } from './relations/event-months.ts';
export { goldsteinScore, ploverModeOf, ploverScore } from './relations/event-score.ts';
export type { ScoreTable } from './relations/event-score.ts';
export { actorProfile, relationProfile } from './relations/profile.ts';
export type {
  ActorProfile,
  ActorProfileQuery,
  RelationProfile,
  RelationProfileQuery,
} from './relations/profile-answer.ts';
export { gradedEvents, registerEvents } from './relations/relation-event.ts';
export type { RelationEvent } from './relations/relation-event.ts';
export { recordEndNotes } from './model/record-end.ts';
export { describeRegimes } from './regimes/describe-regimes.ts';
export type { DescribedRegime, RegimesAnswer } from './regimes/answer.ts';
export { changeDates } from './regimes/regime-state.ts';
export type { NamedEvent, RegimeStanding } from './regimes/regime-state.ts';
export type { TransitionRate } from './regimes/transition-rates.ts';
export type { ActNotice } from './sanctions/act-notice.ts';
export { screeningAnswer, screeningNotice } from './screening/answer.ts';
export type { ScreenedListSummary, ScreeningAnswer } from './screening/answer.ts';
export { coverageOfActs } from './sanctions/act-coverage.ts';
export type { NotNamed, PartyCoverage } from './sanctions/act-coverage.ts';
export { decideActs } from './sanctions/decide.ts';
export type { ActDecision, ActsAnswer, ActsQuery, Verdict } from './sanctions/decide.ts';
export { isImoNumber } from './names/identifiers.ts';
export type {
  ListEntity,
  ListIdentifier,
  ListName,
  ListSanction,
  NameKind,
  ScreenedSchema,
} from './screening/list-entity.ts';
export type { Match } from './screening/match.ts';
export type { MatchReason } from './screening/match-reason.ts';
export { placeNames, screenModel } from './screening/screen-model.ts';
export { Screening } from './screening/screening.ts';
export type { ScreenQuery } from './screening/screening.ts';
export { ScreeningBatch } from './screening/screening-batch.ts';
export type { Screener } from './screening/screening-batch.ts';
export type { ScreeningMethod } from './screening/screening-method.ts';
export { compile } from './network/compile.ts';
export type { Network } from './network/network.ts';
export { linkStates } from './network/link-states.ts';
export type { LinkState } from './network/link-states.ts';
export { rulesOfLink } from './network/rules-of-link.ts';
export { overlay } from './network/overlay.ts';
export type { Overlay } from './network/overlay.ts';
export type { StateQuery } from './network/query.ts';
export { indexModes, runningHours } from './network/running-time.ts';
export type {
  AnsweredQuery,
  ExcludedRule,
  Leg,
  ReachAnswer,
  ReachedCity,
  Route,
  RoutesAnswer,
} from './routing/answer.ts';
export { bestAt } from './routing/best.ts';
export { findRoutes } from './routing/find-routes.ts';
export type { RoutesQuery } from './routing/find-routes.ts';
export { compareWithRivals, hoursToNodes, reach } from './routing/reach.ts';
export type { ComparedCity, ReachQuery } from './routing/reach.ts';
export { skim } from './routing/skim.ts';
export { reverseGraph, ShortestPathSearch } from './network/kernels/shortest-path.ts';
export type { Graph } from './network/kernels/shortest-path.ts';
export { assign, assignSteps } from './assignment/assign.ts';
export { checkProblem } from './assignment/check-problem.ts';
export type { ProblemFault, ProblemFaultKind } from './assignment/check-problem.ts';
export { searchPlan, treeSearcherOf } from './assignment/tree-searcher.ts';
export type { SearchMemory, TreeSearcher } from './assignment/tree-searcher.ts';
export type { AssignOptions } from './assignment/options.ts';
export type { DelayFunctions } from './assignment/delay.ts';
export type { AssignmentProblem, ClassDemand } from './assignment/problem.ts';
export { highsSolver } from './assignment/linear-program-highs.ts';
export type { LinearSolver } from './assignment/linear-program-solver.ts';
export { linearProgramSteps } from './assignment/linear-program.ts';
export type {
  AssignmentMethod,
  AssignmentOptions,
  AssignmentProgress,
  AssignmentSolution,
} from './assignment/solution.ts';
export { biObjectiveFront } from './routing/kernels/bi-objective.ts';
export type { BiObjectiveFront } from './routing/kernels/bi-objective.ts';
export type {
  Bottleneck,
  BranchFlow,
  CountedVolume,
  FlowsAnswer,
  FlowsQuery,
  LinkFlow,
  NamedTonnes,
  SelectLinkAnswer,
} from './flows/answer.ts';
export { demandPeriods } from './demand/od-matrix.ts';
export { describeFlows, findFlows } from './flows/find-flows.ts';
export { selectFlows, usersOf } from './flows/select-flows.ts';
export { skimFlows } from './flows/skim-flows.ts';
export type { FlowSkim } from './flows/skim-flows.ts';
export { enterElementSteps, flowsSteps } from './flows/period-flows.ts';
export type { FlowsOptions } from './flows/flows-base.ts';
export type { PeriodFlows } from './flows/period-flows.ts';
export { stateFlowsSteps } from './flows/state-flows.ts';
export type { FlowState, StateFigures, StateFlows } from './flows/state-flows.ts';
export { choosePeriod } from './flows/choose-period.ts';
export { compareBranches, compareFlows, compareLinks, tonnesOnLink } from './flows/compare-flows.ts';
export type { BeforeAfter, FlowsComparison } from './flows/compare-flows.ts';
export { criticalitySteps } from './criticality/criticality.ts';
export type { CriticalItem, CriticalityAnswer, CriticalityKind, CriticalityQuery } from './criticality/criticality.ts';
export { applyCalibration } from './calibration/apply-calibration.ts';
export { calibrateSteps } from './calibration/calibrate.ts';
export type { Calibration, CalibrateQuery } from './calibration/calibrate.ts';
export { fillUniforms, uniformAt } from './random/kernels/philox.ts';
export {
  bottleneckTable,
  branchChangeTable,
  branchQuarterTable,
  branchTable,
  countTable,
  flowsTable,
  linkRows,
  skimTable,
  usersTable,
} from './report/flow-tables.ts';
export type { BranchQuarter, LinkRow } from './report/flow-tables.ts';
export { coverageTable, findingTable } from './report/model-tables.ts';
export { actTable, relationMatrixTable, relationSeriesTable } from './report/relation-tables.ts';
export { numberColumn, resultTable, textColumn } from './report/result-table.ts';
export type { ColumnOf, ResultCell, ResultColumn, ResultTable } from './report/result-table.ts';
export { comparedCityTable, legTable, reachTable, routeTable } from './report/route-tables.ts';
export { criticalityTable, regimeTable } from './report/stress-tables.ts';
export { changeForms, changeKinds, formatChange, parseChange } from './scenario/change.ts';
export type { ChangeKind, ChangeValue, NetworkChange } from './scenario/change.ts';
export { applyScenario } from './scenario/apply-scenario.ts';
export { undoneChanges } from './scenario/undone-changes.ts';
export { underChanges } from './network/under-changes.ts';
export { scenarioSchema } from './scenario/scenario.ts';
export type { Scenario } from './scenario/scenario.ts';
export { assignmentAnswer } from './answers/assignment-answer.ts';
export type { AssignmentAnswer, BesideFlows } from './answers/assignment-answer.ts';
export { calibrationAnswer } from './answers/calibration-answer.ts';
export type { CalibrationAnswer } from './answers/calibration-answer.ts';
export { checkAnswer } from './answers/check-answer.ts';
export type { CheckAnswer } from './answers/check-answer.ts';
export { importAnswer } from './answers/import-answer.ts';
export type { ImportAnswer } from './answers/import-answer.ts';
export { periodsAnswer } from './answers/periods-answer.ts';
export type { PeriodsAnswer } from './answers/periods-answer.ts';
export { relationSeriesAnswer } from './answers/relations-answer.ts';
export type { ImportedRows, RelationSeriesAnswer } from './answers/relations-answer.ts';
export { screeningBatchAnswer } from './answers/screening-batch.ts';
export type { ScreeningBatchAnswer } from './answers/screening-batch.ts';
export { skimAnswer } from './answers/skim-answer.ts';
export type { SkimAnswer } from './answers/skim-answer.ts';
export type { CriticalityProgress } from './criticality/criticality.ts';
export type { FitProgress } from './calibration/fit-parameters.ts';
