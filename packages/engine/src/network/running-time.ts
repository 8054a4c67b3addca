import type { LinkRecord, ModeRecord } from '../model/model.ts';
import type { HoldsWord } from '../model/tables/holds.ts';
import { rowsById } from '../model/rows-by-id.ts';
import { fromTables } from '../model/from-tables.ts';

/** What a mode does at the two ends of a link: half of the link follows each. */
export interface ModeFigures {
  readonly speedKmh: number | undefined;
  readonly usdPerTeuKm: number | undefined;
  readonly usdPerTonneKm: number | undefined;
  readonly co2eGPerTonneKm: number | undefined;
  /** What its speed and prices hold already, each by the row that gives it. */
  readonly holds: readonly string[];
}

export interface ModeLookup {
  mode(link: LinkRecord): ModeRecord | undefined;
  /** Figures at the begin and at the end of a link. */
  ends(link: LinkRecord): readonly [ModeFigures, ModeFigures];
}

const nothing: ModeFigures = {
  speedKmh: undefined,
  usdPerTeuKm: undefined,
  usdPerTonneKm: undefined,
  co2eGPerTonneKm: undefined,
  holds: [],
};

/** The rows of mode and mode_country by link; a country's empty cell falls back to the mode's. */
export const indexModes = fromTables(['mode', 'mode_country', 'node'], (model): ModeLookup => {
  const modes = rowsById(model.tables, 'mode');
  const nodes = rowsById(model.tables, 'node');
  const merged = new Map<string, ModeFigures>();
  for (const row of model.tables.mode_country) {
    const mode = modes.get(row.modeId) ?? nothing;
    const held = (own: number | undefined, words: readonly HoldsWord[]): readonly string[] =>
      (own === undefined ? mode : row).holds.filter((word) => words.some((each) => each === word));
    merged.set(`${row.modeId}|${row.country}`, {
      speedKmh: row.speedKmh ?? mode.speedKmh,
      usdPerTeuKm: row.usdPerTeuKm ?? mode.usdPerTeuKm,
      usdPerTonneKm: row.usdPerTonneKm ?? mode.usdPerTonneKm,
      co2eGPerTonneKm: row.co2eGPerTonneKm ?? mode.co2eGPerTonneKm,
      holds: [
        ...held(row.speedKmh, ['border', 'gauge']),
        ...held(row.usdPerTeuKm, ['border_fee_teu']),
        ...held(row.usdPerTonneKm, ['border_fee_tonne']),
      ],
    });
  }
  const at = (link: LinkRecord, country: string | undefined): ModeFigures =>
    (country === undefined || merged.size === 0 ? undefined : merged.get(`${link.modeId}|${country}`)) ??
    modes.get(link.modeId) ??
    nothing;
  return {
    mode: (link) => modes.get(link.modeId),
    ends: (link) => [at(link, nodes.get(link.fromNodeId)?.country), at(link, nodes.get(link.toNodeId)?.country)],
  };
});

/** Running time of a link in hours: its own, else by its speed, else by the mode's speed at each end for half the length. */
export function runningHours(link: LinkRecord, lookup: ModeLookup): number | undefined {
  if (link.freeFlowHours !== undefined) return link.freeFlowHours;
  if (link.freeSpeedKmh !== undefined && link.freeSpeedKmh > 0) return link.lengthKm / link.freeSpeedKmh;
  const [begin, end] = lookup.ends(link);
  if (begin.speedKmh === undefined || end.speedKmh === undefined || begin.speedKmh <= 0 || end.speedKmh <= 0)
    return undefined;
  return link.lengthKm / 2 / begin.speedKmh + link.lengthKm / 2 / end.speedKmh;
}
