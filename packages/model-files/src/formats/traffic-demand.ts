import type { TextRow } from './text-table.ts';
import { ASSUMPTION_SOURCE } from './import-defaults.ts';

// Networks of road traffic state capacities of an hour and demand of some hours in vehicles. A model has capacities of a
// day and demand of a period; here the one becomes the other so that volume over capacity is what it was.

/** The hours in which demand is carried, whose capacity a day of the model has. */
export interface TrafficDemand {
  readonly hours: number;
  /** Whether all demand of the files is that of one day of the model; else it has periods of its own, or there is none. */
  readonly isOfOnePeriod: boolean;
}

/** Figures of the Bureau of Public Roads (1964). */
const usualDelay = { alpha: 0.15, beta: 4 } as const;

/** Cells of a link that traffic slows. Vehicles choose by time, so where demand is theirs moving costs them nothing else. */
export function slowedLink(
  capacityPerHour: number,
  { hours, isOfOnePeriod }: TrafficDemand,
  {
    alpha = usualDelay.alpha,
    beta = usualDelay.beta,
  }: { readonly alpha: number | undefined; readonly beta: number | undefined },
  usdPerVehicle = 0,
): TextRow {
  return {
    capacity_t_per_day: String(capacityPerHour * hours),
    vdf_alpha: String(alpha),
    vdf_beta: String(beta),
    ...(isOfOnePeriod ? { usd_per_tonne: String(usdPerVehicle) } : {}),
  };
}

/** USD that an hour of a vehicle is worth: any figure gives the same ways where time alone is paid for. */
export const USD_PER_VEHICLE_HOUR = 20;

/** What travels where demand is in vehicles, each of which a model counts as a tonne. */
export const vehicleCommodity: TextRow = {
  commodity_id: 'vehicle',
  name: 'Vehicles (one for a tonne)',
  unit: 'tonne',
  value_of_time_usd_per_tonne_h: String(USD_PER_VEHICLE_HOUR),
  source_id: ASSUMPTION_SOURCE,
  note: 'A vehicle of the imported demand counts as a tonne; the value of an hour is a round figure.',
};

/** Demand of vehicles does not stay away when ways are slow. */
export const vehicleParameters: readonly TextRow[] = [
  {
    parameter_id: 'outside_share',
    value: '0',
    unit: 'ratio',
    source_id: ASSUMPTION_SOURCE,
    note: 'The imported demand is fixed: none of it stays away.',
  },
];
