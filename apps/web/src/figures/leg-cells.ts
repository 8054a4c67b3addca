import { rowOf } from '@meridian/engine';
import type { Leg, Model } from '@meridian/engine';

/** The cells that decide the figures of a leg, as TABLE.ROW.COLUMN. */
export interface LegCells {
  readonly hours?: string;
  readonly waitHours?: string;
  readonly dwellHours?: string;
  readonly costUsd?: string;
  readonly co2eKg?: string;
  readonly distanceKm?: string;
}

/**
 * Which cells a leg's time, money and emissions come from. Where a link has no figure of its own, that of its mode
 * holds. A service of several links has its cost and days from the service, its distance from no single cell.
 */
export function legCells(model: Model, leg: Leg, unit: 'teu' | 'tonne'): LegCells {
  const [table = '', ...rest] = leg.row.split('.');
  const key = rest.join('.');
  const price = unit === 'teu' ? 'usd_per_teu' : 'usd_per_tonne';
  const cell = (column: string): string => `${leg.row}.${column}`;
  switch (table) {
    case 'link': {
      const link = rowOf(model.tables, 'link', key);
      if (link === undefined) return {};
      const mode = (column: string): string => `mode.${link.modeId}.${column}`;
      const ownPrice = unit === 'teu' ? link.usdPerTeu : link.usdPerTonne;
      return {
        hours:
          link.freeFlowHours !== undefined
            ? cell('free_flow_h')
            : link.freeSpeedKmh !== undefined
              ? cell('free_speed')
              : mode('speed_kmh'),
        ...(leg.waitHours > 0 && link.season !== undefined ? { waitHours: cell('season') } : {}),
        costUsd: ownPrice !== undefined ? cell(price) : mode(`${price}_km`),
        co2eKg: mode('co2e_g_per_tonne_km'),
        distanceKm: cell('length'),
      };
    }
    case 'crossing':
      return { dwellHours: cell('dwell_median_h'), waitHours: cell('hours_open'), costUsd: cell(price) };
    case 'transfer':
      return { dwellHours: cell('dwell_median_h'), costUsd: cell(price), co2eKg: cell('co2e_kg_per_tonne') };
    case 'mode':
      return { waitHours: cell('wait_h') };
    case 'service':
      return { waitHours: cell('departures_per_month'), costUsd: cell(price) };
    default:
      return {};
  }
}
