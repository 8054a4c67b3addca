import type { Bottleneck, CountedVolume, FlowsAnswer, LinkFlow, Model, SelectLinkAnswer } from '@meridian/engine';
import type { CsvRow } from '../../export/to-csv.ts';
import { linkName } from '@meridian/words';
import type { BeforeAfter } from './compare-flows.ts';
import { tonnesOf } from './compare-flows.ts';

/** Rows for CSV: units in the names of columns, tenths of a tonne kept, what is not known empty. */

/** A link with what it carries, and what it carried without the changes. */
export interface VolumeRow {
  readonly link: string;
  readonly name: string;
  readonly mode: string;
  readonly corridor: string | undefined;
  readonly flow: LinkFlow | undefined;
  readonly tonnes: number;
  readonly before: number | undefined;
}

/** All links with flow, before a change or after it. */
export function volumeRows(
  model: Model,
  answer: FlowsAnswer,
  compared: ReadonlyMap<string, BeforeAfter> | undefined,
): readonly VolumeRow[] {
  const flows = new Map(answer.links.map((flow) => [flow.link, flow]));
  const links = new Map(model.tables.link.map((link) => [link.linkId as string, link]));
  const ids = compared === undefined ? [...flows.keys()] : [...compared.keys()];
  return ids.map((id) => {
    const flow = flows.get(id);
    const link = links.get(id);
    return {
      link: id,
      name: linkName(model, id),
      mode: link?.modeId ?? '',
      corridor: link?.corridorId,
      flow,
      tonnes: flow === undefined ? 0 : tonnesOf(flow),
      before: compared?.get(id)?.before,
    };
  });
}

export function volumeCsv(model: Model, rows: readonly VolumeRow[]): readonly CsvRow[] {
  return rows.map(({ link, name, mode, corridor, flow, tonnes, before }) => ({
    link,
    name,
    mode,
    corridor,
    forward_t: round(flow?.tonnesForward ?? 0),
    backward_t: round(flow?.tonnesBackward ?? 0),
    total_t: round(tonnes),
    ...Object.fromEntries(
      model.tables.commodity.map(({ commodityId }, at) => [
        `${commodityId}_t`,
        round(flow?.tonnesByCommodity[at] ?? 0),
      ]),
    ),
    tonne_km: round(flow?.tonneKm ?? 0),
    capacity_t: round(flow?.capacityTonnes),
    load: round(flow?.load, 4),
    ...(before === undefined ? {} : { without_changes_t: round(before), difference_t: round(tonnes - before) }),
  }));
}

export function bottleneckCsv(bottlenecks: readonly Bottleneck[]): readonly CsvRow[] {
  return bottlenecks.map((each) => ({
    row: each.row,
    name: each.name,
    volume_t: round(each.tonnes),
    capacity_t: round(each.capacityTonnes),
    load: round(each.load, 4),
    queue_h: round(each.queueHours, 2),
    queue_usd: round(each.queueUsd, 0),
    price_usd_per_t: round(each.priceUsdPerTonne, 2),
  }));
}

export function countCsv(counts: readonly CountedVolume[]): readonly CsvRow[] {
  return counts.map((each) => ({
    count: each.count,
    observation: each.observation,
    period: each.period,
    selector: each.selector,
    unit: each.unit,
    observed: round(each.observed),
    observed_low: round(each.observedLow),
    observed_high: round(each.observedHigh),
    modelled: round(each.modelled),
    use: each.use,
    held_out: String(each.heldOut),
    note: each.note,
    sources: each.sources.join(' '),
  }));
}

export function pairCsv({ pairs }: SelectLinkAnswer): readonly CsvRow[] {
  return pairs.map(({ from, to, commodity, tonnes }) => ({ from, to, commodity, tonnes: round(tonnes) }));
}

function round(value: number, digits?: number): number;
function round(value: number | undefined, digits?: number): number | undefined;
function round(value: number | undefined, digits = 1): number | undefined {
  return value === undefined ? undefined : Math.round(value * 10 ** digits) / 10 ** digits;
}
