import type { FlowSkim } from '@meridian/engine';
import { formatCell, formatCsv } from '../cell-text.ts';

const columns: readonly (readonly [name: string, of: (skim: FlowSkim) => string | number])[] = [
  ['from_zone', ({ from }) => from],
  ['to_zone', ({ to }) => to],
  ['commodity', ({ commodity }) => commodity],
  ['demand_tonnes', ({ demandTonnes }) => demandTonnes],
  ['lost_tonnes', ({ lostTonnes }) => lostTonnes],
  ['ways', ({ ways }) => ways],
  ['hours', ({ hours }) => hours],
  ['queue_hours', ({ queueHours }) => queueHours],
  ['usd_per_tonne', ({ usdPerTonne }) => usdPerTonne],
  ['generalized_usd_per_tonne', ({ generalizedUsdPerTonne }) => generalizedUsdPerTonne],
  ['co2e_kg_per_tonne', ({ co2eKgPerTonne }) => co2eKgPerTonne],
  ['distance_km', ({ distanceKm }) => distanceKm],
];

/** Skims as CSV, a row per pair and commodity; figures of pairs without a way are empty. */
export function flowSkimsCsv(skims: readonly FlowSkim[]): string {
  const cell = (value: string | number): string =>
    formatCell(typeof value === 'number' && Number.isNaN(value) ? undefined : value);
  return formatCsv(
    columns.map(([name]) => name),
    skims.map((skim) => columns.map(([, of]) => cell(of(skim)))),
  );
}
