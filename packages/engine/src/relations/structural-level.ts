import { firstDay, isWithin, lastDay } from '../calendar/date.ts';
import { createMemo } from '../memo/memo.ts';
import { fromTables } from '../model/from-tables.ts';
import type { ModelPart } from '../model/from-tables.ts';
import { formatsShared, strongestObligation } from './bonds.ts';
import { driverLevel } from './driver-level.ts';
import { dyadKey } from './dyad.ts';
import type { Dyad } from './dyad.ts';
import { tradeShareChanges, tradeShareOn, tradeShareTables } from './trade-share.ts';

/** The level from a day on. */
export interface LevelStep {
  readonly day: number;
  readonly level: number;
  /** Each term's value from 0 to 1 before its weight; undefined where the model does not know it. */
  readonly terms: LevelTerms;
}

export const levelTerms = ['alliance', 'formats', 'trade', 'rivalry', 'sanctions', 'drivers'] as const;
export type LevelTerm = (typeof levelTerms)[number];
export type LevelTerms = Readonly<Record<LevelTerm, number | undefined>>;

/** Index points of a term at 1: 10 x its weight. Votes (0.15) have no data and are left out; drivers are in points. */
export const levelWeights: Readonly<Record<LevelTerm, number>> = {
  alliance: 3,
  formats: 2,
  trade: 2.5,
  rivalry: -1,
  sanctions: -2,
  drivers: 1,
};

const noTerms: LevelTerms = {
  alliance: undefined,
  formats: undefined,
  trade: undefined,
  rivalry: undefined,
  sanctions: undefined,
  drivers: undefined,
};

/** The level of a set of events that nothing structural is known of. */
export const noLevel: readonly LevelStep[] = [{ day: -Infinity, level: 0, terms: noTerms }];

/**
 * The structural level of a dyad over time: treaties, shared formats, trade, rivalry and sanctions as a slow prior to which
 * the index of events decays. Each step holds from its day to the next. A level is the same in both directions. `wanted`
 * names the terms that make it.
 */
export function structuralLevel(model: StructuralModel, dyad: Dyad, wanted: readonly string[]): readonly LevelStep[] {
  const part = structural(model);
  return levels.of(part, `${dyadKey(dyad.a, dyad.b)} ${wanted.join(' ')}`, () => makeLevels(part, dyad, wanted));
}

/** What a level follows from. */
export const structuralTables = [
  ...tradeShareTables,
  'relation',
  'membership',
  'sanction',
  'dependency',
  'driver_state',
] as const;
export type StructuralModel = ModelPart<(typeof structuralTables)[number]>;
const structural = fromTables(structuralTables, (part) => part);

/** Pairs of all actors of a large model times its dimensions; a level is a few dozen steps. */
const mostLevels = 4096;
/** By pair and terms. */
const levels = createMemo<readonly LevelStep[]>(mostLevels);

function makeLevels(model: StructuralModel, dyad: Dyad, wanted: readonly string[]): readonly LevelStep[] {
  const reads = termReaders(model, dyad).filter(({ term }) => wanted.includes(term));
  const days = [...new Set(reads.flatMap(({ changes }) => changes))].sort((a, b) => a - b);
  const steps: LevelStep[] = [];
  for (const day of [-Infinity, ...days]) {
    const terms: Record<LevelTerm, number | undefined> = { ...noTerms };
    for (const { term, valueOn } of reads) terms[term] = valueOn(day);
    const level = levelTerms.reduce((sum, term) => sum + levelWeights[term] * (terms[term] ?? 0), 0);
    if (steps.at(-1)?.level !== level) steps.push({ day, level, terms });
  }
  return steps;
}

interface TermReader {
  readonly term: LevelTerm;
  /** Days on which it may change. */
  readonly changes: readonly number[];
  readonly valueOn: (day: number) => number | undefined;
}

interface Dated {
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
}

function changesOf(rows: readonly Dated[]): readonly number[] {
  return rows.flatMap(({ validFrom, validTo }) => {
    const from = validFrom === undefined ? undefined : firstDay(validFrom);
    const to = validTo === undefined ? undefined : lastDay(validTo);
    return [...(from === undefined ? [] : [from]), ...(to === undefined ? [] : [to + 1])];
  });
}

const inForce =
  (day: number) =>
  ({ validFrom, validTo }: Dated): boolean =>
    isWithin(day, validFrom, validTo);

function termReaders(model: StructuralModel, { a, b }: Dyad): readonly TermReader[] {
  const { tables } = model;
  const between = (x: string, y: string): boolean => dyadKey(x, y) === dyadKey(a, b);
  const relations = tables.relation.filter((row) => between(row.actorAId, row.actorBId));
  const alliances = relations.filter(({ kind }) => kind === 'alliance');
  const rivalries = relations.filter(({ kind }) => kind === 'rivalry');
  const memberships = tables.membership.filter(({ actorId }) => actorId === a || actorId === b);
  const acts = tables.sanction.filter(
    ({ imposingActorId: by, targetActorId: on, exempts }) =>
      exempts.length === 0 && by.some((x) => on.some((y) => between(x, y))),
  );
  const moves = tables.dependency.filter(({ dyad, onKind }) => {
    const [x = '', y = ''] = (dyad ?? '').split('-');
    return onKind === 'driver' && between(x, y);
  });
  const driverRows = tables.driver_state.filter(({ driverId }) => moves.some(({ on }) => on === driverId));
  return [
    {
      term: 'alliance',
      changes: changesOf(alliances),
      valueOn: (day) => strongestObligation(alliances.filter(inForce(day))) / 3,
    },
    {
      term: 'formats',
      changes: changesOf(memberships),
      valueOn: (day) => formatsShared(memberships.filter(inForce(day)), a, b),
    },
    tradeReader(model, [a, b]),
    {
      term: 'rivalry',
      changes: changesOf(rivalries),
      valueOn: (day) => (rivalries.some(inForce(day)) ? 1 : 0),
    },
    {
      term: 'sanctions',
      changes: changesOf(acts),
      // each further act adds half of what is left: the first closes most, the twentieth little
      valueOn: (day) => 1 - 0.5 ** acts.filter(inForce(day)).length,
    },
    {
      term: 'drivers',
      changes: changesOf(driverRows),
      valueOn: (day) =>
        moves.reduce((sum, { on, effect, reference }) => sum + effect * (driverLevel(model, on, day) - reference), 0),
    },
  ];
}

/** Trade of the pair: its share of all trade of each side of which it is known, on the mean; see trade-share.ts. */
function tradeReader(model: StructuralModel, [a, b]: readonly [a: string, b: string]): TermReader {
  return {
    term: 'trade',
    changes: tradeShareChanges(model, a, b),
    valueOn: (day) => {
      const found = tradeShareOn(model, a, b, day);
      const shares = [found?.shareOfA, found?.shareOfB].filter((share) => share !== undefined && share !== null);
      return shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0) / shares.length;
    },
  };
}
