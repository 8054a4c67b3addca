import { refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { CommodityRecord, Model } from '../model/model.ts';
import { dayNumber, parseDate } from '../calendar/date.ts';
import { parameterOf } from '../model/parameter.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { refuseCommodity } from '../model/offer.ts';
import type { NetworkChange } from '../scenario/change.ts';
import type { RegimeState } from '../regimes/regime-state.ts';

/** The cargo, the day and what to leave out: what a state of the network depends on. */
export interface StateQuery {
  /** `YYYY-MM-DD`, with `THH:MM` if wanted; default: the model's reference date. */
  readonly depart?: string | undefined;
  readonly commodity?: string | undefined;
  readonly teu?: number | undefined;
  readonly tonnes?: number | undefined;
  /** Selectors of what to leave out. */
  readonly avoid?: readonly string[] | undefined;
  /** Parties whose sanctions to obey. */
  readonly comply?: readonly string[] | undefined;
  /** Days after departure on which acts that are obeyed matter too; default 0: the state of one day. */
  readonly daysAhead?: number | undefined;
  /** Regimes taken to be in these states, by id; the others, and by default all, as their record has them on the day. */
  readonly states?: Readonly<Record<string, RegimeState>> | undefined;
  /** Projects whose links are taken as built, by id, beside what the model has as open. */
  readonly built?: readonly string[] | undefined;
  /** Changes of the model for this question alone, in their order. */
  readonly changes?: readonly NetworkChange[] | undefined;
  /** Water above (below 0: under) the level for which draughts hold, in meters, beside what the model has on the day. */
  readonly water?: readonly { readonly selector: string; readonly meters: number }[] | undefined;
}

/** A query with every default filled in. */
export interface Consignment {
  readonly depart: string;
  /** Days from 1970-01-01, and minutes after its midnight. */
  readonly departDay: number;
  readonly departMinute: number;
  readonly commodity: CommodityRecord;
  readonly unit: 'teu' | 'tonne';
  readonly teu: number;
  readonly tonnes: number;
}

/** Fills the defaults of a query. Refused where a part of it does not make sense. */
export function readConsignment(model: Model, query: StateQuery): Consignment | Refusal {
  const config = model.tables.config[0];
  const depart = query.depart ?? config?.referenceDate ?? '';
  const [date = '', time = '00:00'] = depart.split('T');
  const parts = parseDate(date);
  if (parts?.day === undefined || parts.month === undefined)
    return refuse(
      'value-invalid',
      'depart',
      `“${depart}” is no date.`,
      'Write YYYY-MM-DD, and THH:MM after it if wanted.',
    );
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (clock === null)
    return refuse(
      'value-invalid',
      'depart',
      `“${time}” is no time of day.`,
      'Write HH:MM after the date, such as 2026-11-15T08:30.',
    );
  const id = query.commodity ?? config?.defaultCommodityId;
  const commodity = rowOf(model.tables, 'commodity', id);
  if (commodity === undefined) return refuseCommodity(model, id ?? '');
  const load = commodityLoad(model, commodity, query);
  return {
    depart: `${date}T${time}`,
    departDay: dayNumber(parts.year, parts.month, parts.day),
    departMinute: Number(clock[1]) * 60 + Number(clock[2]),
    commodity,
    unit: commodity.unit,
    ...load,
  };
}

/** TEU and tonnes of a consignment: what is given, the other from the load of a TEU, else the model's default. */
function commodityLoad(
  model: Model,
  commodity: CommodityRecord,
  { teu, tonnes }: StateQuery,
): { readonly teu: number; readonly tonnes: number } {
  const perTeu = commodity.tonnesPerTeu ?? 10;
  if (commodity.unit === 'tonne')
    return { teu: 0, tonnes: tonnes ?? (teu === undefined ? parameterOf(model, 'default_tonnes') : teu * perTeu) };
  const boxes = teu ?? (tonnes === undefined ? parameterOf(model, 'default_teu') : Math.ceil(tonnes / perTeu));
  return { teu: boxes, tonnes: tonnes ?? boxes * perTeu };
}
