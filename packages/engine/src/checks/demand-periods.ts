import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import { doubled, formatPeriod, joinPeriods, parsePeriod, periodsWithout } from '../calendar/period.ts';
import type { RecordOf } from '../model/tables/schema.ts';
import type { Tables } from '../model/tables/index.ts';

type DemandRecord = RecordOf<Tables['demand']>;

/** No tonne of the table demand counts twice, none is lost, and no time between its rows is left out. */
export function checkDemandPeriods(rows: readonly DemandRecord[]): readonly Finding[] {
  return [...checkOverlaps(rows), ...checkHoles(rows), ...checkWithinZones(rows)];
}

function* checkOverlaps(rows: readonly DemandRecord[]): Generator<Finding> {
  const groups = Map.groupBy(rows, ({ fromZoneId, toZoneId, commodityId, captiveTo }) =>
    [fromZoneId, toZoneId, commodityId, captiveTo].join('\t'),
  );
  for (const group of groups.values()) {
    for (const { row, before } of doubled(group)) {
      yield createFinding(
        'demand-overlap',
        { file: 'demand.csv', row: row.row, column: 'period', found: row.period },
        `${row.commodityId} from ${row.fromZoneId} to ${row.toZoneId} in ${row.period} shares days with row ${String(before.row)} (${before.period}): it would count twice.`,
        'Keep one of the two, or shorten a period.',
      );
    }
  }
}

function* checkHoles(rows: readonly DemandRecord[]): Generator<Finding> {
  const periods = new Map(rows.map(({ period }) => [period, parsePeriod(period)]));
  const covered = joinPeriods([...periods.values()].filter((period) => period !== undefined));
  const [first, last] = [covered[0], covered.at(-1)];
  if (first === undefined || last === undefined) return;
  for (const hole of periodsWithout({ first: first.first, last: last.last }, covered)) {
    const after = rows.find(({ period }) => periods.get(period)?.first === hole.last + 1);
    yield createFinding(
      'demand-period-hole',
      { file: 'demand.csv', row: after?.row, column: 'period', found: after?.period },
      `There is demand before and after ${formatPeriod(hole)}, but none in it.`,
      'Add the demand of these days; until then flows of a period that has one of them are refused.',
    );
  }
}

function* checkWithinZones(rows: readonly DemandRecord[]): Generator<Finding> {
  const within = rows.filter(({ fromZoneId, toZoneId }) => (fromZoneId as string) === toZoneId);
  const [first] = within;
  if (first === undefined) return;
  const tonnes = within.reduce((sum, row) => sum + row.tonnes, 0);
  yield createFinding(
    'demand-within-zone',
    { file: 'demand.csv', row: first.row, column: 'to_zone_id', found: first.toZoneId },
    `${String(within.length)} rows with ${String(tonnes)} t begin and end in the same zone: they are left out of the flows.`,
    'Divide the zone, or remove the rows.',
  );
}
