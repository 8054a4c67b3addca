import { rowsById } from '../model/rows-by-id.ts';
import type {
  Bottleneck,
  BranchFlow,
  CountedVolume,
  FlowsAnswer,
  LinkFlow,
  SelectLinkAnswer,
} from '../flows/answer.ts';
import { compareLinks, tonnesOnLink } from '../flows/compare-flows.ts';
import type { BeforeAfter } from '../flows/compare-flows.ts';
import type { FlowSkim } from '../flows/skim-flows.ts';
import { parseLineString } from '../model/geometry.ts';
import type { Position } from '../model/geometry.ts';
import type { LinkRecord, Model } from '../model/model.ts';
import { numberColumn, resultTable, textColumn } from './result-table.ts';
import type { ColumnOf, ResultTable } from './result-table.ts';

/** A link with what it carries, and what it carried before a change. */
export interface LinkRow {
  readonly flow: LinkFlow;
  /** Undefined where nothing is compared. */
  readonly tonnesBefore: number | undefined;
}

/**
 * The links of an answer in its order (the heaviest first). Held against the flows before a change, all that carry
 * something before or after, in the order before: what carries nothing any more has flows of nothing.
 */
export function linkRows(answer: FlowsAnswer, before?: FlowsAnswer): readonly LinkRow[] {
  if (before === undefined) return answer.links.map((flow) => ({ flow, tonnesBefore: undefined }));
  const flows = new Map(answer.links.map((flow) => [flow.link, flow]));
  const commodities = before.links[0]?.tonnesByCommodity.map(() => 0) ?? [];
  return compareLinks(before, answer).map(({ id, before: tonnesBefore }) => ({
    flow: flows.get(id) ?? {
      link: id,
      tonnesForward: 0,
      tonnesBackward: 0,
      tonnesByCommodity: commodities,
      tonneKm: 0,
      capacityTonnes: undefined,
      load: undefined,
    },
    tonnesBefore,
  }));
}

/**
 * Flows of a period, a row per link (or per link that is wanted), with the words of the model and, by commodity, tonnes;
 * under a change, what each link carried without it. Lines are those of the model, from the start of a link to its end.
 */
export function flowsTable(
  answer: FlowsAnswer,
  model: Model,
  before?: FlowsAnswer,
  isWanted: (row: LinkRow) => boolean = () => true,
): ResultTable {
  const linkById = rowsById(model.tables, 'link');
  const nodeById = new Map<string, { readonly name: string; readonly position: Position }>(
    model.tables.node.map(({ nodeId, name, xCoord, yCoord }) => [nodeId, { name, position: [xCoord, yCoord] }]),
  );
  const rows = linkRows(answer, before).filter(isWanted);
  const text = (name: string, meaning: string, of: (link: LinkRecord) => string | undefined): ColumnOf<LinkRow> =>
    textColumn(name, meaning, ({ flow }) => {
      const link = linkById.get(flow.link);
      return link === undefined ? undefined : of(link);
    });
  const columns: readonly ColumnOf<LinkRow>[] = [
    textColumn('period', 'The period that was solved.', () => answer.period),
    textColumn('link_id', 'Row of the table link.', ({ flow }) => flow.link),
    text('name', 'Name of the link.', (link) => link.name),
    text('from_node_id', 'Where the link begins.', (link) => link.fromNodeId),
    text('from_name', 'Name of that place.', (link) => nodeById.get(link.fromNodeId)?.name),
    text('to_node_id', 'Where the link ends.', (link) => link.toNodeId),
    text('to_name', 'Name of that place.', (link) => nodeById.get(link.toNodeId)?.name),
    text('mode', 'Row of the table mode.', (link) => link.modeId),
    text('branch', 'Row of the table corridor that the link belongs to.', (link) => link.corridorId),
    numberColumn('tonnes', 't', 'Carried in the period, both ways.', ({ flow }) => tonnesOnLink(flow)),
    numberColumn('tonnes_forward', 't', 'From its start to its end.', ({ flow }) => flow.tonnesForward),
    numberColumn('tonnes_backward', 't', 'From its end to its start.', ({ flow }) => flow.tonnesBackward),
    ...model.tables.commodity.map(({ commodityId, name }, index) =>
      numberColumn<LinkRow>(
        `tonnes_${commodityId}`,
        't',
        `${name}, both ways.`,
        ({ flow }) => flow.tonnesByCommodity[index],
      ),
    ),
    numberColumn('tonne_km', 't km', 'Tonnes times the length of the link.', ({ flow }) => flow.tonneKm),
    numberColumn(
      'capacity_tonnes',
      't',
      'What the link can carry in the period; empty where the model does not know it.',
      ({ flow }) => flow.capacityTonnes,
    ),
    numberColumn(
      'load',
      'share',
      'Volume over capacity of the link, its crossing or its services, whichever is fullest.',
      ({ flow }) => flow.load,
    ),
    ...(before === undefined ? [] : comparedColumns),
  ];
  const table = resultTable('flows', columns, rows, `${model.name}-flows-${answer.period}`);
  const positions = (nodeId: string): Position | undefined => nodeById.get(nodeId)?.position;
  const lines = rows.map(({ flow }) => {
    const link = linkById.get(flow.link);
    return link && lineOf(link, positions);
  });
  return { ...table, features: { id: 'link_id', lines } };
}

const comparedColumns: readonly ColumnOf<LinkRow>[] = [
  numberColumn('tonnes_before', 't', 'The same without the changes.', ({ tonnesBefore }) => tonnesBefore),
  numberColumn(
    'tonnes_change',
    't',
    'What the changes add; below zero what they take.',
    ({ flow, tonnesBefore = 0 }) => tonnesOnLink(flow) - tonnesBefore,
  ),
];

function lineOf(
  { geometry, fromNodeId, toNodeId }: LinkRecord,
  positions: (nodeId: string) => Position | undefined,
): readonly Position[] | undefined {
  const drawn = geometry === undefined ? undefined : parseLineString(geometry);
  if (drawn !== undefined) return drawn;
  const [from, to] = [positions(fromNodeId), positions(toNodeId)];
  return from === undefined || to === undefined ? undefined : [from, to];
}

/** Branches (and `lost`, what does not move) before and after a change, in the order given. */
export function branchChangeTable(branches: readonly BeforeAfter[]): ResultTable {
  return resultTable('branch_change', branchChangeColumns, branches);
}

const branchChangeColumns: readonly ColumnOf<BeforeAfter>[] = [
  textColumn('branch', 'Row of the table corridor; `lost` is trade that does not move.', ({ id }) => id),
  numberColumn('tonnes_before', 't', 'Cargo that uses it without the changes, each tonne once.', (row) => row.before),
  numberColumn('tonnes', 't', 'The same with the changes.', (row) => row.after),
  numberColumn('tonnes_change', 't', 'What the changes add.', (row) => row.after - row.before),
];

/** Branches by the cargo that uses them, in the order given. */
export function branchTable(branches: readonly BranchFlow[]): ResultTable {
  return resultTable('branches', branchColumns, branches);
}

const branchColumns: readonly ColumnOf<BranchFlow>[] = [
  textColumn('branch', 'Row of the table corridor.', ({ branch }) => branch),
  numberColumn('tonnes', 't', 'Cargo that uses it, each tonne once.', ({ tonnes }) => tonnes),
  numberColumn('tonne_km', 't km', 'What that cargo moves on it.', ({ tonneKm }) => tonneKm),
];

/** What congests, in the order given. */
export function bottleneckTable(bottlenecks: readonly Bottleneck[]): ResultTable {
  return resultTable('bottlenecks', bottleneckColumns, bottlenecks);
}

const bottleneckColumns: readonly ColumnOf<Bottleneck>[] = [
  textColumn('row', 'Row of the model, as TABLE.KEY.', ({ row }) => row),
  textColumn('name', 'Its name.', ({ name }) => name),
  numberColumn('tonnes', 't', 'What passes in the period.', ({ tonnes }) => tonnes),
  numberColumn('capacity_tonnes', 't', 'What can pass in the period.', ({ capacityTonnes }) => capacityTonnes),
  numberColumn('load', 'share', 'Volume over capacity.', ({ load }) => load),
  numberColumn('queue_hours', 'h', 'Mean wait for capacity.', ({ queueHours }) => queueHours),
  numberColumn('queue_usd', 'USD', 'What that wait costs all its users in the period.', ({ queueUsd }) => queueUsd),
  numberColumn(
    'price_usd_per_tonne',
    'USD/t',
    'What one more tonne of capacity would save; by linear program alone.',
    ({ priceUsdPerTonne }) => priceUsdPerTonne,
  ),
];

/** Observed volumes beside the modelled ones, each in its own unit. */
export function countTable(counts: readonly CountedVolume[]): ResultTable {
  return resultTable('counts', countColumns, counts);
}

const countColumns: readonly ColumnOf<CountedVolume>[] = [
  textColumn('count', 'Row of the table count.', ({ count }) => count),
  textColumn('observation', 'Row of the table observation.', ({ observation }) => observation),
  textColumn('period', 'The period of the observation, for which both figures hold.', ({ period }) => period),
  textColumn('selector', 'What is counted.', ({ selector }) => selector),
  textColumn('unit', 'Unit of the four figures: t or TEU.', ({ unit }) => unit),
  numberColumn('observed', undefined, 'What was observed.', ({ observed }) => observed),
  numberColumn('observed_low', undefined, 'The least that sources or their wording allow.', (row) => row.observedLow),
  numberColumn('observed_high', undefined, 'The most.', ({ observedHigh }) => observedHigh),
  numberColumn('modelled', undefined, 'What the model has.', ({ modelled }) => modelled),
  textColumn(
    'use',
    'fit: the model was fitted to it; held_out: it was not; shown: it is only shown; input: demand was made from it.',
    ({ use }) => use,
  ),
  textColumn('note', 'What is counted, in words.', ({ note }) => note),
  textColumn('miss_reason', 'Why the model is off, where it is known.', ({ missReason }) => missReason),
  textColumn('sources', 'Sources of the observation.', ({ sources }) => sources.join(' ')),
];

/** Whose cargo uses what is selected: a row per pair and cargo, the largest first. */
export function usersTable({ pairs }: Pick<SelectLinkAnswer, 'pairs'>): ResultTable {
  return resultTable('users', userColumns, pairs);
}

const userColumns: readonly ColumnOf<SelectLinkAnswer['pairs'][number]>[] = [
  textColumn('from_zone', 'Row of the table zone.', ({ from }) => from),
  textColumn('to_zone', 'Row of the table zone.', ({ to }) => to),
  textColumn('commodity', 'Row of the table commodity.', ({ commodity }) => commodity),
  numberColumn('tonnes', 't', 'Cargo of the pair that uses it, each tonne once.', ({ tonnes }) => tonnes),
];

/** What each pair pays on the mean of its ways: a row per pair and cargo; figures of pairs without a way are empty. */
export function skimTable(skims: readonly FlowSkim[]): ResultTable {
  return resultTable('skims', skimColumns, skims);
}

const skimColumns: readonly ColumnOf<FlowSkim>[] = [
  textColumn('from_zone', 'Row of the table zone.', ({ from }) => from),
  textColumn('to_zone', 'Row of the table zone.', ({ to }) => to),
  textColumn('commodity', 'Row of the table commodity.', ({ commodity }) => commodity),
  textColumn('captive_to', 'What its paths must pass; empty: it is free.', ({ captiveTo }) => captiveTo),
  numberColumn('demand_tonnes', 't', 'What would move.', ({ demandTonnes }) => demandTonnes),
  numberColumn('lost_tonnes', 't', 'What of it does not.', ({ lostTonnes }) => lostTonnes),
  numberColumn('ways', undefined, 'Paths in use.', ({ paths }) => paths),
  numberColumn('hours', 'h', 'From door to door, waits included.', ({ hours }) => hours),
  numberColumn('queue_hours', 'h', 'Of them, waits for capacity.', ({ queueHours }) => queueHours),
  numberColumn('usd_per_tonne', 'USD/t', 'Money.', ({ usdPerTonne }) => usdPerTonne),
  numberColumn(
    'generalized_usd_per_tonne',
    'USD/t',
    'Money with time priced.',
    ({ generalizedUsdPerTonne }) => generalizedUsdPerTonne,
  ),
  numberColumn('co2e_kg_per_tonne', 'kg/t', 'CO2 equivalent.', ({ co2eKgPerTonne }) => co2eKgPerTonne),
  numberColumn('distance_km', 'km', 'Length of the paths.', ({ distanceKm }) => distanceKm),
];

/** A branch in a quarter, beside what was counted of it there. */
export interface BranchQuarter {
  readonly period: string;
  readonly branch: string;
  readonly tonnes: number;
  readonly observed: CountedVolume | undefined;
}

/** Branches quarter by quarter, in the order given. */
export function branchQuarterTable(rows: readonly BranchQuarter[]): ResultTable {
  return resultTable('branch_quarters', branchQuarterColumns, rows);
}

const branchQuarterColumns: readonly ColumnOf<BranchQuarter>[] = [
  textColumn('period', 'The quarter.', ({ period }) => period),
  textColumn('branch', 'Row of the table corridor.', ({ branch }) => branch),
  numberColumn('tonnes', 't', 'Cargo that uses it in the quarter, each tonne once.', ({ tonnes }) => tonnes),
  numberColumn('counted_tonnes', 't', 'What the model has of it by the count.', ({ observed }) => observed?.modelled),
  numberColumn('observed_tonnes', 't', 'What was counted.', ({ observed }) => observed?.observed),
  numberColumn('observed_low_tonnes', 't', 'The least that it may be.', ({ observed }) => observed?.observedLow),
  numberColumn('observed_high_tonnes', 't', 'The most.', ({ observed }) => observed?.observedHigh),
];
