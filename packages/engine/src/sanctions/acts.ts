import { firstDay, isWithin, lastDay } from '../calendar/date.ts';
import type { SanctionRecord } from '../model/model.ts';
import { fromTables } from '../model/from-tables.ts';
import type { ModelPart } from '../model/from-tables.ts';
import type { SelectorTerm } from '../model/selector.ts';
import { deedTables, deedTests } from './deed.ts';
import type { Deed, DeedTest } from './deed.ts';

/** What an act in force does to a deed; `through` is the term of its selector by which it names the deed. */
export type ActOutcome =
  | { readonly kind: 'touched'; readonly through: SelectorTerm }
  | { readonly kind: 'exempt'; readonly through: SelectorTerm; readonly by: SanctionRecord };

/** An act on a day when it is in force, with the exceptions in force on that day. */
export interface ActInForce {
  readonly act: SanctionRecord;
  readonly exceptions: readonly SanctionRecord[];
  /** What it does to a deed; undefined: its selector does not meet the deed. */
  readonly outcome: (deed: Deed) => ActOutcome | undefined;
}

/** Whether a row of the table sanction frees (an exception, license or waiver) and forbids nothing itself. */
export function isException(row: SanctionRecord): boolean {
  return row.exempts.length > 0;
}

interface Timeline {
  /** Days (from 1970-01-01) on which some row comes into force or has ended, ascending. */
  readonly turns: readonly number[];
  /** Acts in force by the number of turns that lie behind. */
  readonly acts: Map<number, readonly ActInForce[]>;
}

/** What acts follow from. */
const actTables = ['sanction', ...deedTables] as const;
type ActModel = ModelPart<(typeof actTables)[number]>;

const timelineOf = fromTables(actTables, ({ tables }): Timeline => {
  const days = tables.sanction.flatMap(({ validFrom, validTo }) => {
    const end = validTo === undefined ? undefined : lastDay(validTo);
    return [firstDay(validFrom), end === undefined ? undefined : end + 1].filter((day) => day !== undefined);
  });
  return { turns: [...new Set(days)].sort((a, b) => a - b), acts: new Map<number, readonly ActInForce[]>() };
});

/** Days on which some act or exception of the model comes into force, or is in force no more, ascending. */
export function turnsOfActs(model: ActModel): readonly number[] {
  return timelineOf(model).turns;
}

/** Every act in force on a day (from 1970-01-01), in the order of the table. The same list for days between two turns. */
export function actsInForce(model: ActModel, day: number): readonly ActInForce[] {
  const { turns, acts } = timelineOf(model);
  const behind = turns.findLastIndex((turn) => turn <= day) + 1;
  let found = acts.get(behind);
  if (found === undefined) {
    const rows = model.tables.sanction.filter(({ validFrom, validTo }) => isWithin(day, validFrom, validTo));
    found = rows.flatMap((act) =>
      isException(act)
        ? []
        : [
            makeAct(
              model,
              act,
              rows.filter(({ exempts }) => exempts.includes(act.sanctionId)),
            ),
          ],
    );
    acts.set(behind, found);
  }
  return found;
}

/**
 * The one rule of acts. An act in force touches a deed when some alternative of its selector holds of it and no exception
 * in force frees it. A deed that an alternative names by its places, carrier, mode or cargo is free only when each place at
 * which the alternative holds is freed, so an exception for one port does not open a lane to another; one that is named as
 * a link is free when an exception meets the link.
 */
function makeAct(model: ActModel, act: SanctionRecord, exceptions: readonly SanctionRecord[]): ActInForce {
  const tests = deedTests(model, act.selector);
  const frees = exceptions.map((row) => ({ row, tests: deedTests(model, row.selector) }));
  const freed = (deed: Deed): SanctionRecord | undefined =>
    frees.find(({ tests: some }) => some.some((test) => test.holds(deed)))?.row;
  const freedFrom = (test: DeedTest, deed: Deed): SanctionRecord | undefined => {
    if (frees.length === 0) return undefined;
    const places = test.namesLinks ? [] : deed.nodes.map((node) => ({ ...deed, nodes: [node] })).filter(test.holds);
    if (places.length === 0) return freed(deed);
    const rows = places.map(freed);
    return rows.includes(undefined) ? undefined : rows[0];
  };
  return {
    act,
    exceptions,
    outcome: (deed) => {
      let exempt: ActOutcome | undefined;
      for (const test of tests) {
        if (!test.holds(deed)) continue;
        const by = freedFrom(test, deed);
        if (by === undefined) return { kind: 'touched', through: test.through };
        exempt ??= { kind: 'exempt', through: test.through, by };
      }
      return exempt;
    },
  };
}
