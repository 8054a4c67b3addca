import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import { massesOf } from '../model/masses.ts';
import type { Model } from '../model/model.ts';
import { doubled, parsePeriod } from '../calendar/period.ts';
import { checkCaptive } from './captive.ts';
import { checkDemandPeriods } from './demand-periods.ts';
import type { RecordOf } from '../model/tables/schema.ts';
import type { Tables } from '../model/tables/index.ts';
import { rowOf } from '../model/rows-by-id.ts';

type TradeRecord = RecordOf<Tables['trade']>;

/** Trade, masses, seasons and demand can be put together, and counts can be compared. */
export function checkDemand(model: Model): readonly Finding[] {
  return [
    ...checkPeriods(model),
    ...checkTrade(model),
    ...checkSeasons(model),
    ...checkZones(model),
    ...checkCounts(model),
    ...checkCaptive(model),
    ...checkDemandPeriods(model.tables.demand),
  ];
}

function* checkPeriods(model: Model): Generator<Finding> {
  for (const table of ['trade', 'demand', 'observation'] as const) {
    for (const { row, period } of model.tables[table]) {
      if (parsePeriod(period) !== undefined) continue;
      yield createFinding(
        'period-invalid',
        { file: `${table}.csv`, row, column: 'period', found: period },
        `“${period}” is no period.`,
        'Write a year, quarter (2023-Q1), month or day, or the first and the last of them joined by /.',
      );
    }
  }
}

function* checkTrade(model: Model): Generator<Finding> {
  const used = model.tables.trade.filter(({ use }) => use === 'demand');
  const groups = new Map<string, TradeRecord[]>();
  for (const trade of used) {
    yield* checkComplete(model, trade);
    const way = trade.captiveTo === undefined ? '' : ` by ${trade.captiveTo}`;
    const key = `${trade.fromCountry}-${trade.toCountry} ${trade.commodityId ?? ''}${way}`;
    groups.set(key, [...(groups.get(key) ?? []), trade]);
  }
  for (const [key, rows] of groups) {
    yield* checkOverlap(key, rows);
    yield* checkRules(key, rows);
    yield* checkMasses(model, rows[0]);
  }
}

function* checkComplete(model: Model, trade: TradeRecord): Generator<Finding> {
  const commodity = rowOf(model.tables, 'commodity', trade.commodityId);
  if (trade.commodityId === undefined) {
    yield createFinding(
      'trade-incomplete',
      { file: 'trade.csv', row: trade.row, column: 'commodity_id', found: undefined },
      `Demand is to be made from ${trade.tradeId}, which names no cargo.`,
      'Name a commodity, or set use to shown.',
    );
  } else if (trade.tonnes === undefined && (trade.usd === undefined || (commodity?.valueUsdPerTonne ?? 0) <= 0)) {
    yield createFinding(
      'trade-incomplete',
      { file: 'trade.csv', row: trade.row, column: 'tonnes', found: undefined },
      `The weight of ${trade.tradeId} is not known, nor its value together with the value of a tonne.`,
      'Give tonnes; or usd, and usd_per_tonne of the commodity.',
    );
  }
}

function* checkOverlap(key: string, rows: readonly TradeRecord[]): Generator<Finding> {
  for (const { row: trade, before } of doubled(rows)) {
    yield createFinding(
      'trade-overlap',
      { file: 'trade.csv', row: trade.row, column: 'period', found: trade.period },
      `${trade.tradeId} shares days with ${before.tradeId} (${before.period}): ${key} would count twice.`,
      'Shorten one of the periods, or set use of one to shown.',
    );
  }
}

function* checkRules(key: string, rows: readonly TradeRecord[]): Generator<Finding> {
  const [first] = rows;
  const other = rows.find(({ countingRule }) => countingRule !== first?.countingRule);
  if (first === undefined || other === undefined) return;
  yield createFinding(
    'trade-rules-mixed',
    { file: 'trade.csv', row: other.row, column: 'counting_rule', found: other.countingRule },
    `${key} is counted by one rule in ${first.tradeId} and by another in ${other.tradeId}.`,
    'Keep rows of one rule for the demand and show the others.',
  );
}

function* checkMasses(model: Model, trade: TradeRecord | undefined): Generator<Finding> {
  if (trade?.commodityId === undefined) return;
  const { fromCountry, toCountry, commodityId } = trade;
  for (const [role, country, partner, column] of [
    ['production', fromCountry, toCountry, 'from_country'],
    ['attraction', toCountry, fromCountry, 'to_country'],
  ] as const) {
    if (massesOf(model, role, country, partner, commodityId).length > 0) continue;
    yield createFinding(
      'trade-without-zone',
      { file: 'trade.csv', row: trade.row, column, found: country },
      `No zone of ${country} has a mass of ${role} of ${commodityId} for trade with ${partner}: it is left out of the demand.`,
      'Add a row to generation.csv for a zone whose node lies in the country.',
    );
  }
}

function* checkSeasons(model: Model): Generator<Finding> {
  const groups = new Map<string, { readonly row: number; sum: number }>();
  for (const { commodityId, fromCountry, toCountry, share, row } of model.tables.seasonality) {
    const key = `${commodityId} from ${fromCountry ?? 'any country'} to ${toCountry ?? 'any'}`;
    const group = groups.get(key) ?? { row, sum: 0 };
    group.sum += share;
    groups.set(key, group);
  }
  for (const [key, { row, sum }] of groups) {
    if (Math.abs(sum - 1) <= 0.001) continue;
    yield createFinding(
      'season-sum',
      { file: 'seasonality.csv', row, column: 'share', found: String(sum) },
      `The quarters of ${key} have ${String(Number(sum.toPrecision(6)))} of the year together.`,
      'Give each of the four quarters a row; their shares add up to 1.',
    );
  }
}

/** Zones that demand or masses name, at whose node no row of transfer loads or unloads a mode that meets there. */
function* checkZones(model: Model): Generator<Finding> {
  const { zone: zones, link: links, transfer: transfers, generation, demand } = model.tables;
  const used = new Set<string>([
    ...generation.map(({ zoneId }) => zoneId),
    ...demand.flatMap(({ fromZoneId, toZoneId }) => [fromZoneId, toZoneId]),
  ]);
  for (const { zoneId, nodeId, row } of zones) {
    if (!used.has(zoneId)) continue;
    const node = rowOf(model.tables, 'node', nodeId);
    const modes = new Set(
      links.filter((link) => link.fromNodeId === nodeId || link.toNodeId === nodeId).map(({ modeId }) => modeId),
    );
    const here = transfers.filter(
      (each) => each.nodeId === nodeId || (each.nodeId === undefined && each.nodeType === node?.nodeType),
    );
    const loads = here.some(({ fromModeId, toModeId, directed }) =>
      fromModeId === undefined ? has(modes, toModeId) : toModeId === undefined && !directed && has(modes, fromModeId),
    );
    const unloads = here.some(({ fromModeId, toModeId, directed }) =>
      toModeId === undefined ? has(modes, fromModeId) : fromModeId === undefined && !directed && has(modes, toModeId),
    );
    if (loads && unloads) continue;
    yield createFinding(
      'zone-unconnected',
      { file: 'zone.csv', row, column: 'node_id', found: nodeId },
      `Cargo of zone ${zoneId} cannot be ${loads ? 'unloaded' : 'loaded'} at ${nodeId}.`,
      'Give the zone a node that links touch, and a row of transfer that loads and unloads there.',
    );
  }
}

function has<T>(values: ReadonlySet<T>, value: T | undefined): boolean {
  return value !== undefined && values.has(value);
}

const countable: ReadonlySet<string> = new Set(['t', 'kt', 'Mt', 'TEU', 'M TEU']);

function* checkCounts(model: Model): Generator<Finding> {
  for (const { countId, observationId, row } of model.tables.count) {
    const unit = rowOf(model.tables, 'observation', observationId)?.unit;
    if (unit === undefined || countable.has(unit)) continue;
    yield createFinding(
      'count-unit',
      { file: 'count.csv', row, column: 'observation_id', found: unit },
      `${countId} rests on ${observationId}, which is in ${unit}: it is not compared.`,
      `Count observations in ${[...countable].join(', ')}.`,
    );
  }
}
