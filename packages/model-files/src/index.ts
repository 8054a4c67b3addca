export { exportCsv, importCsv } from './formats/csv.ts';
export { exportGeoJson } from './formats/geojson-export.ts';
export { importGeoJson } from './formats/geojson-import.ts';
export { exportGmns } from './formats/gmns-export.ts';
export { importGmns } from './formats/gmns-import.ts';
export { resultCsv } from './formats/result-csv.ts';
export { resultGeoJson } from './formats/result-geojson.ts';
export { resultParquet } from './formats/result-parquet.ts';
export { eventFormats } from './formats/events/imported-event.ts';
export type { EventFormat } from './formats/events/imported-event.ts';
export { readScenario } from './formats/scenario.ts';
export type { ScenarioResult } from './formats/scenario.ts';
export { importOdMatrix } from './formats/od-import.ts';
export type { OdOptions, OdResult } from './formats/od-import.ts';
export type { ListSummary } from './formats/list-reader.ts';
export { readNameList } from './formats/name-list.ts';
export { screeningRecord, screeningRecordTable } from './formats/screening-record.ts';
export type { ScreeningRecord } from './formats/screening-record.ts';
export { screenTextSteps } from './formats/screen-text.ts';
export type { ScreenedList } from './formats/screen-text.ts';
export { readTntp } from './formats/tntp.ts';
export type { TntpClass, TntpInstance, TntpOptions, TntpResult } from './formats/tntp.ts';
export { changeTntp } from './formats/tntp-changes.ts';
export { exportTntp } from './formats/tntp-export.ts';
export { importTntp } from './formats/tntp-import.ts';
export { compareTntp, lostDemand, tntpFlowsCsv, tntpSelectLink, tntpSkimsCsv } from './formats/tntp-results.ts';
export type { TntpComparison, TntpSelectLink } from './formats/tntp-results.ts';
export type { ImportOptions, ImportResult } from './formats/import-result.ts';
export { kmhPerUnit, lengthUnitOf, speedUnitOf } from './unit-names.ts';
export { repeatsIn } from './fault-list.ts';
export { LISTED_FAULTS_LIMIT } from './fault-list.ts';
export { FILE_BYTES_LIMIT, FILE_COUNT_LIMIT, MODEL_BYTES_LIMIT, TABLE_ROWS_LIMIT } from './limits.ts';
export type { Limits } from './limits.ts';
export type { ModelFiles } from './model-files.ts';
export { locateFindings } from './locate-findings.ts';
export { newModelFiles } from './new-model.ts';
export { readModel } from './read-model.ts';
export type { ReadOptions, ReadResult } from './read-model.ts';
export { formatTableReference } from './table-reference.ts';
export { writeModel, writeTable } from './write-model.ts';
export { readZip } from './zip.ts';
export type { FilesResult } from './zip.ts';
export { digestAnswer, formatAnswer, formatRows, nullForUnknown } from './receipt/answer-text.ts';
export { compareRuns } from './receipt/compare-answers.ts';
export type { FormerRun, LaterRun, RerunAnswer, RunDifference } from './receipt/compare-answers.ts';
export { digestModel } from './receipt/model-digest.ts';
export {
  csvMetadata,
  geoJsonWithReceipt,
  metadataName,
  pngWithReceipt,
  receiptKeyword,
  svgWithReceipt,
} from './receipt/embed.ts';
export type { AskedQuestion } from './receipt/asked-question.ts';
export { createReceipt } from './receipt/receipt.ts';
export type { Asked, Edge, ReadFile, Receipt } from './receipt/receipt.ts';
export { readRun } from './receipt/read-run.ts';
export { receiptFile } from './receipt/receipt-file.ts';
export type { ReceiptFile } from './receipt/receipt-file.ts';
export { sha256 } from './receipt/sha256.ts';
export { meridianVersion } from './receipt/version.ts';
