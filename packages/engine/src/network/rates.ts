import { isWithin } from '../calendar/date.ts';
import { fromTables } from '../model/from-tables.ts';
import type { LinkRecord } from '../model/model.ts';
import { rowsById } from '../model/rows-by-id.ts';
import type { RecordOf } from '../model/tables/schema.ts';
import type { Tables } from '../model/tables/index.ts';
import type { TopologyModel } from './network.ts';
import type { Consignment } from './query.ts';
import { indexModes } from './running-time.ts';
import type { ModeFigures, ModeLookup } from './running-time.ts';

type RateRecord = RecordOf<Tables['rate']>;
type Shipped = Pick<Consignment, 'commodity' | 'departDay'>;

/** The rates of one cargo that hold on a day, and where. */
export interface Rates {
  readonly rows: readonly RateRecord[];
  /** At the begin and at the end of a link. */
  ends(link: LinkRecord): readonly [RateRecord | undefined, RateRecord | undefined];
}

/** The rows of the table rate that hold for a consignment on the day when it departs. */
export function ratesFor(model: TopologyModel, { commodity, departDay }: Shipped): Rates {
  const rows = model.tables.rate.filter(
    ({ commodityId, validFrom, validTo }) =>
      commodityId === commodity.commodityId && isWithin(departDay, validFrom, validTo),
  );
  const byPlace = new Map(rows.map((row) => [`${row.modeId}|${row.country}`, row]));
  const countryOf = countries(model);
  const at = (link: LinkRecord, node: string): RateRecord | undefined =>
    byPlace.get(`${link.modeId}|${countryOf(node) ?? ''}`);
  return { rows, ends: (link) => [at(link, link.fromNodeId), at(link, link.toNodeId)] };
}

const countries = fromTables(['node'], (model) => {
  const nodes = rowsById(model.tables, 'node');
  return (node: string): string | undefined => nodes.get(node)?.country;
});

/** The figures of modes by link, with the rates of a cargo in place of those for all cargo where there are some. */
export function modesFor(model: TopologyModel, shipped: Shipped): ModeLookup {
  const modes = indexModes(model);
  const rates = ratesFor(model, shipped);
  if (rates.rows.length === 0) return modes;
  const charge = (figures: ModeFigures, rate: RateRecord | undefined): ModeFigures =>
    rate === undefined
      ? figures
      : {
          ...figures,
          usdPerTeuKm: rate.usdPerTeuKm ?? figures.usdPerTeuKm,
          usdPerTonneKm: rate.usdPerTonneKm ?? figures.usdPerTonneKm,
        };
  return {
    mode: (link) => modes.mode(link),
    ends: (link) => {
      const [begin, end] = modes.ends(link);
      const [first, last] = rates.ends(link);
      return [charge(begin, first), charge(end, last)];
    },
  };
}
