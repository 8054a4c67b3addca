import { firstDay, formatDay, isWithin, lastDay } from '../calendar/date.ts';
import { fromTables } from '../model/from-tables.ts';
import type { ModelPart } from '../model/from-tables.ts';
import type { Model, ModelTables } from '../model/model.ts';
import { rowOf } from '../model/rows-by-id.ts';

/** In the order of rows and columns of a generator matrix. */
export const regimeStates = ['open', 'restricted', 'closed'] as const;
export type RegimeState = (typeof regimeStates)[number];

/** A time in one state, as one row of the record has it, or open where no row holds. */
export interface Spell {
  readonly state: RegimeState;
  /** Days from 1970-01-01; -Infinity and Infinity where the record has no end. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** The row of regime_state; undefined for open without a row. */
  readonly row: ModelTables['regime_state'][number] | undefined;
}

/** An event of the register, in short. */
export interface NamedEvent {
  readonly id: string;
  readonly date: string;
  readonly title: string;
}

/** How a regime stands on a day, and what brought that about. */
export interface RegimeStanding {
  readonly id: string;
  readonly name: string;
  readonly state: RegimeState;
  /** First day of the state as the record has it; null: since before the record. */
  readonly since: string | null;
  /** Last day that is on record; null: still so. */
  readonly until: string | null;
  readonly note: string | null;
  readonly events: readonly NamedEvent[];
  readonly sources: readonly string[];
}

/** All time cut into the spells of a regime, in order. Where rows overlap the later in the file holds. */
export function regimeSpells(model: ModelPart<'regime_state'>, regimeId: string): readonly Spell[] {
  return spellsByRegime(model).get(regimeId) ?? alwaysOpen;
}

const alwaysOpen: readonly Spell[] = makeSpells([]);

/** Of the regimes that have a row. */
const spellsByRegime = fromTables(['regime_state'], ({ tables }) => {
  const rows = Map.groupBy(tables.regime_state, ({ regimeId }) => regimeId as string);
  return new Map(Array.from(rows, ([regimeId, own]) => [regimeId, makeSpells(own)]));
});

function makeSpells(rows: ModelTables['regime_state']): readonly Spell[] {
  const starts = rows.flatMap(({ validFrom, validTo }) => {
    const last = validTo === undefined ? undefined : lastDay(validTo);
    return [firstDay(validFrom), last === undefined ? undefined : last + 1].filter((day) => day !== undefined);
  });
  const spells: Spell[] = [];
  for (const start of [-Infinity, ...[...new Set(starts)].sort((a, b) => a - b)]) {
    const row = rows.findLast(({ validFrom, validTo }) => isWithin(start, validFrom, validTo));
    const before = spells.at(-1);
    if (before !== undefined && before.row === row) continue;
    if (before !== undefined) spells[spells.length - 1] = { ...before, lastDay: start - 1 };
    spells.push({ state: row?.state ?? 'open', firstDay: start, lastDay: Infinity, row });
  }
  return spells;
}

/** The spell in which a day lies. */
export function spellOn(model: ModelPart<'regime_state'>, regimeId: string, day: number): Spell {
  const found = regimeSpells(model, regimeId).findLast((spell) => spell.firstDay <= day);
  if (found === undefined) throw new RangeError(`seen day ${String(day)}, expected a number of days`);
  return found;
}

/** The regime on a day in the words of its record. */
export function standingOn(
  model: Model,
  { regimeId, name }: { readonly regimeId: string; readonly name: string },
  day: number,
): RegimeStanding {
  const { state, row, firstDay: first, lastDay: last } = spellOn(model, regimeId, day);
  return {
    id: regimeId,
    name,
    state,
    since: row?.validFrom ?? (first === -Infinity ? null : formatDay(first)),
    until: row === undefined ? (last === Infinity ? null : formatDay(last)) : (row.validTo ?? null),
    note: row?.note ?? null,
    events: (row?.eventId ?? []).flatMap((id) => {
      const event = rowOf(model.tables, 'event', id);
      // what came later explains nothing on this day
      const isLater = event !== undefined && (firstDay(event.date) ?? -Infinity) > day;
      return event === undefined || isLater ? [] : [{ id: event.eventId, date: event.date, title: event.title }];
    }),
    sources: row?.sourceId ?? [],
  };
}

/** Days on which the state of any of these regimes changes, as ISO dates in order. */
export function changeDates(model: Model, regimeIds: readonly string[]): readonly string[] {
  const days = regimeIds.flatMap((id) => {
    const spells = regimeSpells(model, id);
    return spells.flatMap((spell, index) => {
      const before = spells[index - 1];
      return before === undefined || before.state === spell.state ? [] : [spell.firstDay];
    });
  });
  return [...new Set(days)].sort((a, b) => a - b).map(formatDay);
}
