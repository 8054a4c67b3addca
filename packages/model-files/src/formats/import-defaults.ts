import type { TextRow } from './text-table.ts';

// What an import fills in where the imported files say nothing. All are round figures of the right order,
// marked as assumptions, so that a network can be routed before its own figures are known.

export const FILE_SOURCE = 'import-file';
export const CALCULATION_SOURCE = 'import-calculation';
export const ASSUMPTION_SOURCE = 'import-assumption';

export const DEFAULT_REFERENCE_DATE = '2025-01-01';

const NOTE = 'Round figure filled in by the import, for want of one in the imported files; replace it.';

/** Rows of the table source that imported and filled rows name. */
export const importSources: readonly TextRow[] = [
  {
    source_id: FILE_SOURCE,
    title: 'The imported files',
    kind: 'general',
    note: 'The files do not say where their figures come from. Name the document here and change the kind to published once it is known.',
  },
  {
    source_id: CALCULATION_SOURCE,
    title: 'Length of the line on the ellipsoid',
    kind: 'calculation',
    note: 'Sum of the distances between the points of the line on the WGS 84 ellipsoid (Lambert 1942), rounded up to a meter.',
  },
  {
    source_id: ASSUMPTION_SOURCE,
    title: 'Defaults of the import',
    kind: 'assumption',
    note: 'Round figures of the right order, so that the network can be routed before its own figures are known.',
  },
];

interface ModeDefault {
  readonly way: string;
  readonly speedKmh: number;
  readonly waitHours: number;
  readonly waitP90Hours: number;
  readonly usdPerTeuKm: number;
  readonly usdPerTonneKm: number;
  readonly co2eGramsPerTonneKm: number;
}

const modeDefaults: readonly ModeDefault[] = [
  {
    way: 'rail',
    speedKmh: 30,
    waitHours: 24,
    waitP90Hours: 72,
    usdPerTeuKm: 0.7,
    usdPerTonneKm: 0.04,
    co2eGramsPerTonneKm: 22,
  },
  {
    way: 'road',
    speedKmh: 45,
    waitHours: 6,
    waitP90Hours: 24,
    usdPerTeuKm: 1.2,
    usdPerTonneKm: 0.08,
    co2eGramsPerTonneKm: 80,
  },
  {
    way: 'sea',
    speedKmh: 26,
    waitHours: 84,
    waitP90Hours: 150,
    usdPerTeuKm: 0.1,
    usdPerTonneKm: 0.005,
    co2eGramsPerTonneKm: 10,
  },
  {
    way: 'river',
    speedKmh: 12,
    waitHours: 48,
    waitP90Hours: 120,
    usdPerTeuKm: 0.25,
    usdPerTonneKm: 0.02,
    co2eGramsPerTonneKm: 30,
  },
  {
    way: 'ferry',
    speedKmh: 22,
    waitHours: 24,
    waitP90Hours: 72,
    usdPerTeuKm: 0.6,
    usdPerTonneKm: 0.04,
    co2eGramsPerTonneKm: 50,
  },
  {
    way: 'air',
    speedKmh: 600,
    waitHours: 24,
    waitP90Hours: 72,
    usdPerTeuKm: 12,
    usdPerTonneKm: 1,
    co2eGramsPerTonneKm: 600,
  },
  {
    way: 'pipeline',
    speedKmh: 5,
    waitHours: 24,
    waitP90Hours: 48,
    usdPerTeuKm: 0.1,
    usdPerTonneKm: 0.01,
    co2eGramsPerTonneKm: 10,
  },
];

/** Modes that the defaults know; any other is given the figures of road. */
export const defaultModeIds: readonly string[] = modeDefaults.map(({ way }) => way);

/** A row of the table mode, with the figures of road where the mode is not one of `defaultModeIds`. */
export function defaultMode(modeId: string): TextRow {
  const figures = modeDefaults.find((mode) => mode.way === modeId) ?? modeDefaults.find((mode) => mode.way === 'road');
  if (figures === undefined) throw new Error('The defaults of the import have no row for road.');
  return {
    mode_id: modeId,
    name: modeId.charAt(0).toUpperCase() + modeId.slice(1),
    way: figures.way,
    speed_kmh: String(figures.speedKmh),
    wait_h: String(figures.waitHours),
    wait_p90_h: String(figures.waitP90Hours),
    usd_per_teu_km: String(figures.usdPerTeuKm),
    usd_per_tonne_km: String(figures.usdPerTonneKm),
    co2e_g_per_tonne_km: String(figures.co2eGramsPerTonneKm),
    source_id: ASSUMPTION_SOURCE,
    note: NOTE,
  };
}

export const defaultCommodity: TextRow = {
  commodity_id: 'container',
  name: 'Goods in containers',
  unit: 'teu',
  tonnes_per_teu: '12',
  usd_per_tonne: '2500',
  value_of_time_usd_per_tonne_h: '0.05',
  storage_usd_per_teu_day: '10',
  source_id: ASSUMPTION_SOURCE,
  note: NOTE,
};

/** Loading onto a mode and unloading from it, at every node of a type. */
export function defaultLoading(nodeType: string, modeId: string): TextRow {
  return {
    transfer_id: `load-${nodeType}-${modeId}`,
    node_type: nodeType,
    from_mode_id: '',
    to_mode_id: modeId,
    ...handling('12', '36', '60', '4'),
  };
}

/** Change between two modes, either way, at every node of a type. */
export function defaultTransfer(nodeType: string, modeId: string, otherModeId: string): TextRow {
  const transferId = `change-${nodeType}-${modeId}-${otherModeId}`;
  return {
    transfer_id: transferId,
    node_type: nodeType,
    from_mode_id: modeId,
    to_mode_id: otherModeId,
    ...handling('24', '72', '120', '8'),
  };
}

/** The passage of a border on a link. */
export function defaultCrossing(linkId: string): TextRow {
  return {
    crossing_id: `border-${linkId}`,
    name: `Border on ${linkId}`,
    link_id: linkId,
    ...handling('24', '72', '100', '6'),
  };
}

function handling(medianHours: string, p90Hours: string, usdPerTeu: string, usdPerTonne: string): TextRow {
  return {
    dwell_median_h: medianHours,
    dwell_p90_h: p90Hours,
    usd_per_teu: usdPerTeu,
    usd_per_tonne: usdPerTonne,
    source_id: ASSUMPTION_SOURCE,
    note: NOTE,
  };
}
