import { overlapDays, parsePeriod } from '../calendar/period.ts';
import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import { isRefusal } from '../findings/refusal.ts';
import type { Model } from '../model/model.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { parseSelector, select } from '../model/selector.ts';
import type { Tables } from '../model/tables/index.ts';
import type { RecordOf } from '../model/tables/schema.ts';

type TradeRecord = RecordOf<Tables['trade']>;
type CountRecord = RecordOf<Tables['count']>;

/** Trade that was counted on one way has its count as an input, and no fit is praised for what it was given. */
export function* checkCaptive(model: Model): Generator<Finding> {
  const { trade, count } = model.tables;
  const captive = trade.filter(({ use, captiveTo }) => use === 'demand' && captiveTo !== undefined);
  if (captive.length === 0) return;
  const wayOf = waysOf(model);
  const sourcesOf = tradeSources(model);
  const told = new Set<number>();
  for (const row of captive) {
    const passed = count.filter(({ selector, alsoSelector = selector }) => {
      const way = wayOf(row.captiveTo ?? '');
      return meets(way, wayOf(selector)) || meets(way, wayOf(alsoSelector));
    });
    for (const each of passed) {
      if (
        (each.use !== 'fit' && each.use !== 'held_out') ||
        told.has(each.row) ||
        !isMadeFrom(model, row, sourcesOf(row), each)
      )
        continue;
      told.add(each.row);
      yield createFinding(
        'count-fits-its-own-input',
        { file: 'count.csv', row: each.row, column: 'use', found: each.use },
        `${each.countId} counts what the demand is made from: ${row.tradeId} rests on the same source and is captive to the same way.`,
        'Set use to input; or free the trade by leaving captive_to empty.',
      );
    }
    if (passed.some(({ use }) => use === 'input')) continue;
    yield createFinding(
      'captive-without-input',
      { file: 'trade.csv', row: row.row, column: 'captive_to', found: row.captiveTo },
      `${row.tradeId} is captive to where it was counted, and no count with use input is of that way.`,
      'Add the count that the row is made from, with use input; or leave captive_to empty.',
    );
  }
}

/** Whether a count may be what a trade is made from: a source, days and the cargo in common, and its countries. */
function isMadeFrom(model: Model, trade: TradeRecord, sources: ReadonlySet<string>, count: CountRecord): boolean {
  const observed = rowOf(model.tables, 'observation', count.observationId);
  const [own, counted] = [parsePeriod(trade.period), parsePeriod(observed?.period ?? '')];
  if (observed === undefined || own === undefined || counted === undefined) return false;
  const has = (some: readonly string[], one: string | undefined): boolean =>
    some.length === 0 || (one !== undefined && some.includes(one));
  return (
    overlapDays(own, counted) > 0 &&
    observed.sourceId.some((source) => sources.has(source)) &&
    has(count.commodityIds, trade.commodityId) &&
    has(count.fromCountries, trade.fromCountry) &&
    has(count.toCountries, trade.toCountry)
  );
}

/** By row of trade: its sources, and those of the figures that it is calculated from. */
function tradeSources({ tables }: Model): (trade: TradeRecord) => ReadonlySet<string> {
  const inputs = Map.groupBy(
    tables.evidence.filter(({ table }) => table === 'trade'),
    ({ rowKey }) => rowKey,
  );
  return ({ tradeId, sourceId }) =>
    new Set<string>(
      [...sourceId, ...(inputs.get(tradeId) ?? []).flatMap((each) => [...each.sourceId, ...each.inputs])].filter(
        (source) => source !== 'assumption',
      ),
    );
}

/** By selector: the links and the services that it selects; none where it cannot be read, which `checkSelectors` tells. */
function waysOf(model: Model): (selector: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) {
      const parsed = parseSelector(text);
      const { links, services } = isRefusal(parsed) ? { links: [], services: [] } : select(model, parsed);
      known.set(text, (found = new Set([...links, ...services])));
    }
    return found;
  };
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const each of a) if (b.has(each)) return true;
  return false;
}
