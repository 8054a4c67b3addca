import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import type { AnyRecord } from '../evidence/evidence-index.ts';
import type { Model } from '../model/model.ts';
import { firstDay, lastDay } from '../calendar/date.ts';
import { fieldOf } from '../model/tables/schema.ts';
import { tableNames, tables } from '../model/tables/index.ts';
import { rowsById } from '../model/rows-by-id.ts';

/** Commercial speeds in km/h that freight on each kind of way has, least and most; wide on purpose. */
export const commercialSpeedsKmh = {
  rail: [3, 160],
  road: [3, 110],
  sea: [5, 60],
  river: [2, 40],
  ferry: [5, 60],
  air: [200, 1000],
  pipeline: [1, 40],
} as const;

/** gCO2e per t-km, well to wheel: from an empty-ish large ship to air freight (DESNZ 2024 spans 3 to 2,200). */
const saneEmission = [1, 3000] as const;

/** Durations, periods, percentiles, speeds and emission intensities make sense. */
export function checkPlausibility(model: Model): readonly Finding[] {
  return [
    ...checkHours(model),
    ...checkPeriods(model),
    ...checkPercentiles(model),
    ...checkSpeeds(model),
    ...checkEmissions(model),
  ];
}

function* checkHours(model: Model): Generator<Finding> {
  for (const table of tableNames) {
    for (const column of tables[table].columns) {
      if (!('unit' in column) || column.unit !== 'h') continue;
      for (const record of model.tables[table] as readonly AnyRecord[]) {
        const value = record[fieldOf(column)] as number | undefined;
        if (value === undefined || value >= 0) continue;
        yield createFinding(
          'time-negative',
          { file: `${table}.csv`, row: record.row, column: column.name, found: String(value) },
          `A duration cannot be negative: ${String(value)} h.`,
          'Write the hours as a number of 0 or more, or leave the cell empty.',
        );
      }
    }
  }
}

function* checkPeriods(model: Model): Generator<Finding> {
  for (const [table, fromField, toField, toColumn] of [
    ['link', 'validFrom', 'validTo', 'valid_to'],
    ['transfer', 'validFrom', 'validTo', 'valid_to'],
    ['crossing', 'validFrom', 'validTo', 'valid_to'],
    ['service', 'validFrom', 'validTo', 'valid_to'],
    ['berth', 'validFrom', 'validTo', 'valid_to'],
    ['service_calendar', 'validFrom', 'validTo', 'valid_to'],
    ['sanction', 'validFrom', 'validTo', 'valid_to'],
    ['regime', 'recordFrom', 'recordTo', 'record_to'],
    ['regime_state', 'validFrom', 'validTo', 'valid_to'],
  ] as const) {
    for (const record of model.tables[table] as readonly AnyRecord[]) {
      const from = record[fromField] as string | undefined;
      const to = record[toField] as string | undefined;
      if (from === undefined || to === undefined) continue;
      const first = firstDay(from);
      const last = lastDay(to);
      if (first === undefined || last === undefined || first <= last) continue;
      yield createFinding(
        'dates-reversed',
        { file: `${table}.csv`, row: record.row, column: toColumn, found: to },
        `It ends (${to}) before it begins (${from}).`,
        'Exchange or correct the dates.',
      );
    }
  }
}

function* checkPercentiles(model: Model): Generator<Finding> {
  for (const [table, low, high, column] of [
    ['transfer', 'dwellMedianHours', 'dwellP90Hours', 'dwell_p90_h'],
    ['crossing', 'dwellMedianHours', 'dwellP90Hours', 'dwell_p90_h'],
    ['mode', 'waitHours', 'waitP90Hours', 'wait_p90_h'],
  ] as const) {
    for (const record of model.tables[table] as readonly AnyRecord[]) {
      const median = record[low] as number | undefined;
      const p90 = record[high] as number | undefined;
      if (median === undefined || p90 === undefined || p90 >= median) continue;
      yield createFinding(
        'percentile-below-median',
        { file: `${table}.csv`, row: record.row, column, found: String(p90) },
        `The 90th percentile (${String(p90)} h) is below the middle (${String(median)} h).`,
        'Correct one of the two, or leave the percentile empty.',
      );
    }
  }
}

function* checkSpeeds(model: Model): Generator<Finding> {
  const modes = rowsById(model.tables, 'mode');
  for (const [table, field, column] of [
    ['mode', 'speedKmh', 'speed_kmh'],
    ['mode_country', 'speedKmh', 'speed_kmh'],
    ['link', 'freeSpeedKmh', 'free_speed'],
  ] as const) {
    for (const record of model.tables[table] as readonly AnyRecord[]) {
      const speed = record[field] as number | undefined;
      const way = modes.get(record['modeId'] as never)?.way;
      if (speed === undefined || way === undefined) continue;
      const [least, most] = commercialSpeedsKmh[way];
      if (speed >= least && speed <= most) continue;
      yield createFinding(
        'speed-implausible',
        { file: `${table}.csv`, row: record.row, column, found: String(speed) },
        `${String(speed)} km/h is no commercial speed of freight by ${way} (${String(least)} to ${String(most)}).`,
        'Write kilometers per hour, stops on the line included.',
      );
    }
  }
  for (const link of model.tables.link) {
    const known = link.freeFlowHours ?? link.freeSpeedKmh ?? modes.get(link.modeId)?.speedKmh;
    if (known !== undefined || !modes.has(link.modeId)) continue;
    yield createFinding(
      'speed-or-hours-missing',
      { file: 'link.csv', row: link.row, column: 'free_speed', found: undefined },
      `Neither ${link.linkId} nor its mode ${link.modeId} says how fast it is.`,
      'Give free_speed or free_flow_h, or speed_kmh of the mode.',
    );
  }
}

function* checkEmissions(model: Model): Generator<Finding> {
  for (const table of ['mode', 'mode_country'] as const) {
    for (const record of model.tables[table]) {
      const value = record.co2eGPerTonneKm;
      if (value === undefined || (value >= saneEmission[0] && value <= saneEmission[1])) continue;
      yield createFinding(
        'emission-implausible',
        { file: `${table}.csv`, row: record.row, column: 'co2e_g_per_tonne_km', found: String(value) },
        `${String(value)} gCO2e per tonne-km is outside what freight has (${String(saneEmission[0])} to ${String(saneEmission[1])}).`,
        'The unit is grams per tonne-kilometer, well to wheel; kilograms or figures per TEU have to be converted.',
      );
    }
  }
}
