import { parseNumber } from '../number-text.ts';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import type { TrafficDemand } from './traffic-demand.ts';
import { slowedLink } from './traffic-demand.ts';
import { cellOf } from './text-table.ts';
import type { TextRow, TextTable } from './text-table.ts';

/** Whether any link states what an hour lets pass. */
export function hasCapacities({ rows }: TextTable): boolean {
  return rows.some((row) => hourlyCapacity(row) !== undefined);
}

/** Vehicles an hour on all lanes: GMNS states those of one lane, and DTALite, Path4GMNS and TAPLite do so too. */
function hourlyCapacity(link: TextRow | undefined): number | undefined {
  const perLane = parseNumber(cellOf(link, 'capacity')) ?? 0;
  const lanes = parseNumber(cellOf(link, 'lanes')) ?? 0;
  return perLane > 0 ? perLane * (lanes > 0 ? lanes : 1) : undefined;
}

/** What a road is slowed by; nothing where its capacity is not stated. */
export function readCapacity(link: TextRow, demand: TrafficDemand): TextRow {
  const perHour = hourlyCapacity(link);
  if (perHour === undefined) return {};
  const [alpha, beta] = [parseNumber(cellOf(link, 'vdf_alpha')), parseNumber(cellOf(link, 'vdf_beta'))];
  return slowedLink(perHour, demand, { alpha, beta });
}

export function reportCapacities({ rows }: TextTable, demand: TrafficDemand, faults: FaultList): void {
  const stated = rows.filter((row) => hourlyCapacity(row) !== undefined);
  if (stated.length === 0) return;
  const withoutLanes = stated.filter((row) => !((parseNumber(cellOf(row, 'lanes')) ?? 0) > 0)).length;
  const lanes = withoutLanes === 0 ? '' : ` (one lane where none is stated: ${formatCount(withoutLanes)} links)`;
  const of = demand.isOfOnePeriod
    ? `the demand of the file is carried in ${formatCount(demand.hours)} ${demand.hours === 1 ? 'hour' : 'hours'}, of which the model makes a day`
    : 'they hold for the 24 hours of each day';
  const fault = `capacities were read as vehicles an hour and lane, times lanes${lanes}; ${of}. Travel slows as BPR has it (0.15 and 4 where no vdf_alpha and vdf_beta are stated).`;
  const remedy = 'Give --demand-hours if demand is carried in other hours.';
  faults.add('import-assumed', { file: 'link.csv', column: 'capacity' }, fault, remedy);
}
