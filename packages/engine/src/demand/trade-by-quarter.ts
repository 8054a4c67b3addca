import type { CommodityId } from '../units/id.ts';
import type { Model } from '../model/model.ts';
import { overlapDays, parsePeriod, periodDays, quartersIn } from '../calendar/period.ts';
import type { NamedQuarter, Period } from '../calendar/period.ts';
import type { RecordOf } from '../model/tables/schema.ts';
import type { Tables } from '../model/tables/index.ts';
import { rowOf } from '../model/rows-by-id.ts';

type TradeRecord = RecordOf<Tables['trade']>;

/** What one country sends to another of one cargo in one quarter. */
export interface QuarterTrade {
  readonly fromCountry: string;
  readonly toCountry: string;
  readonly commodityId: CommodityId;
  readonly quarter: NamedQuarter;
  readonly tonnes: number;
  /** The selector of what the cargo must pass; undefined: it is free to choose its way. */
  readonly captiveTo: string | undefined;
}

/**
 * The trade that the demand is made from, by quarter, in the order of the table and then of time. A row falls to the quarters
 * of its period by the season's shares and the days of each quarter that it covers. What rows together cover of a quarter stands for
 * all of it: a year that begins on 21 March gives the whole first quarter its pace. Quarters that the rows of no
 * pair and cargo cover in full lie outside the model's time and are left out.
 */
export function tradeByQuarter(model: Model): readonly QuarterTrade[] {
  const rows = model.tables.trade.flatMap((record) => {
    const period = parsePeriod(record.period);
    const tonnes = tonnesOf(model, record);
    return record.use === 'demand' && period !== undefined && tonnes !== undefined ? [{ record, period, tonnes }] : [];
  });
  const sums = new Map<string, QuarterTrade & { readonly covered: number }>();
  for (const { record, period, tonnes } of rows) {
    const { fromCountry, toCountry, commodityId, captiveTo } = record;
    if (commodityId === undefined) continue;
    for (const part of spread(model, record, period)) {
      const key = [fromCountry, toCountry, commodityId, part.quarter.name, captiveTo ?? ''].join(' ');
      const sum = sums.get(key);
      sums.set(key, {
        fromCountry,
        toCountry,
        commodityId,
        captiveTo,
        quarter: part.quarter,
        tonnes: (sum?.tonnes ?? 0) + tonnes * part.share,
        covered: (sum?.covered ?? 0) + part.covered,
      });
    }
  }
  const inTime = new Set(
    [...sums.values()].filter(({ covered }) => covered > 1 - 1e-9).map(({ quarter }) => quarter.name),
  );
  return [...sums.values()]
    .filter(({ quarter, tonnes }) => inTime.has(quarter.name) && tonnes > 0)
    .map(({ covered, tonnes, ...rest }) => ({ ...rest, tonnes: tonnes / covered }));
}

/** Weight of a row of trade; from its value where only that is published. Undefined where neither is. */
function tonnesOf(model: Model, { tonnes, usd, commodityId }: TradeRecord): number | undefined {
  if (tonnes !== undefined) return tonnes;
  const price = rowOf(model.tables, 'commodity', commodityId)?.valueUsdPerTonne;
  return usd === undefined || price === undefined || price <= 0 ? undefined : usd / price;
}

interface Part {
  readonly quarter: NamedQuarter;
  /** Of the row's weight. */
  readonly share: number;
  /** Of the quarter's days. */
  readonly covered: number;
}

function spread(model: Model, trade: TradeRecord, period: Period): readonly Part[] {
  const parts = quartersIn(period).map((quarter) => {
    const covered = overlapDays(quarter, period) / periodDays(quarter);
    return { quarter, covered, weight: covered * seasonShare(model, trade, quarter.quarter) };
  });
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  // a period in which, by the season, nothing moves: what it says is spread evenly
  return parts.map(({ quarter, covered, weight }) => ({
    quarter,
    covered,
    share: sum > 0 ? weight / sum : covered / parts.reduce((total, part) => total + part.covered, 0),
  }));
}

/** Share of a year that a quarter has: of the pair, else of the sender, else of all, else a quarter of the year. */
function seasonShare(model: Model, { commodityId, fromCountry, toCountry }: TradeRecord, quarter: number): number {
  const rows = model.tables.seasonality.filter((row) => row.commodityId === commodityId);
  for (const [from, to] of [
    [fromCountry, toCountry],
    [fromCountry, undefined],
    [undefined, toCountry],
    [undefined, undefined],
  ]) {
    const used = rows.filter((row) => row.fromCountry === from && row.toCountry === to);
    if (used.length > 0) return used.find((row) => row.quarter === quarter)?.share ?? 0;
  }
  return 0.25;
}
