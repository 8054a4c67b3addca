import { firstDay, lastDay } from '../calendar/date.ts';
import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import type { Model } from '../model/model.ts';
import { rowOf } from '../model/rows-by-id.ts';
import type { Tables } from '../model/tables/index.ts';
import type { RecordOf } from '../model/tables/schema.ts';

type RateRecord = RecordOf<Tables['rate']>;

/** Each cargo has one rate a day in a country, in the unit in which it is counted. */
export function checkRates(model: Model): readonly Finding[] {
  return [...checkOverlaps(model), ...checkUnits(model)];
}

function* checkOverlaps({ tables }: Model): Generator<Finding> {
  const groups = Map.groupBy(tables.rate, ({ modeId, country, commodityId }) =>
    [modeId, country, commodityId].join(' '),
  );
  for (const rows of groups.values()) {
    for (const [index, row] of rows.entries()) {
      const before = rows.slice(0, index).find((each) => overlap(each, row));
      if (before === undefined) continue;
      yield createFinding(
        'rates-overlap',
        { file: 'rate.csv', row: row.row, column: 'valid_from', found: row.validFrom },
        `${row.rateId} and ${before.rateId} are rates of ${row.commodityId} by ${row.modeId} in ${row.country} on the same day.`,
        'End one with valid_to before the other begins, or remove it.',
      );
    }
  }
}

function overlap(a: RateRecord, b: RateRecord): boolean {
  const first = ({ validFrom }: RateRecord): number =>
    (validFrom === undefined ? undefined : firstDay(validFrom)) ?? -Infinity;
  const last = ({ validTo }: RateRecord): number => (validTo === undefined ? undefined : lastDay(validTo)) ?? Infinity;
  return first(a) <= last(b) && first(b) <= last(a);
}

function* checkUnits({ tables }: Model): Generator<Finding> {
  for (const { row, rateId, commodityId, usdPerTeuKm, usdPerTonneKm } of tables.rate) {
    const unit = rowOf(tables, 'commodity', commodityId)?.unit;
    const [column, value] = unit === 'teu' ? ['usd_per_teu_km', usdPerTeuKm] : ['usd_per_tonne_km', usdPerTonneKm];
    if (unit === undefined || value !== undefined) continue;
    yield createFinding(
      'rate-idle',
      { file: 'rate.csv', row, column, found: undefined },
      `${rateId} has no rate in the unit in which ${commodityId} is counted (${unit}): nothing reads it.`,
      `Give ${column}, or remove the row.`,
    );
  }
}
