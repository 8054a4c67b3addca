import { isRefusal } from '../findings/refusal.ts';
import { getFirstDay, isWithin } from '../calendar/date.ts';
import type { Model } from '../model/model.ts';
import { parseSelector } from '../model/selector.ts';
import { zoneCountries } from '../demand/od-matrix.ts';

/** What demand of a commodity between two zones (indices in `model.tables.zone`) is multiplied by. */
export type DemandFactor = (commodity: string, fromZone: number, toZone: number) => number;

/** The factors of demand that hold on a date (YYYY-MM-DD), multiplied in the order of the table. */
export function demandFactors(model: Model, date: string): DemandFactor {
  const day = getFirstDay(date);
  const rows = model.tables.demand_factor.filter(({ validFrom, validTo }) => isWithin(day, validFrom, validTo));
  if (rows.length === 0) return () => 1;
  const countries = zoneCountries(model);
  const acting = rows.map(({ selector, factor }) => {
    const parsed = selector === undefined ? [[]] : parseSelector(selector);
    return { factor, groups: isRefusal(parsed) ? [] : parsed };
  });
  return (commodity, fromZone, toZone) => {
    const ends = [countries[fromZone], countries[toZone]];
    return acting.reduce((product, { factor, groups }) => {
      const isHere = groups.some((terms) =>
        terms.every(({ kind, value }) =>
          kind === 'country' ? ends.includes(value) : kind === 'commodity' && value === commodity,
        ),
      );
      return isHere ? product * factor : product;
    }, 1);
  };
}
