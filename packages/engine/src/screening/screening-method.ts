import { matchNames } from '../names/match-names.ts';
import { readName } from '../names/name-parts.ts';
import type { NameBearer, NameParts } from '../names/name-parts.ts';
import { closeness, readQueryName, scoreTokens } from '../names/ofac-score.ts';
import type { QueryName } from '../names/ofac-score.ts';
import type { screeningMethods } from '../questions/choices.ts';
import type { ListName } from './list-entity.ts';
import { allBearers } from './read-entity.ts';
import type { ReadName } from './read-entity.ts';

export type ScreeningMethod = (typeof screeningMethods)[number];

/** Least score shown where none is asked; meant for at most 0.2 hits of a name of nobody on a list of sanctions (`bench` counts them). */
export const defaultThreshold: Readonly<Record<ScreeningMethod, number>> = { parts: 70, ofac: 85 };

/** A name that is looked for, read for either method. */
export interface SoughtName {
  readonly text: string;
  readonly readings: Readonly<Record<NameBearer, NameParts>>;
  readonly ofac: QueryName;
}

export function readSought(text: string): SoughtName {
  const readings = Object.fromEntries(allBearers.map((bearer) => [bearer, readName(text, bearer)]));
  return { text, readings: readings as Record<NameBearer, NameParts>, ofac: readQueryName(text) };
}

/** The score of a listed name, 0 to 100, and the readings that gave it. */
export interface NameScored {
  readonly score: number;
  /** Orders names of one score in the method of OFAC, which leaves parts out; else 0. */
  readonly closeness: number;
  readonly bearer: NameBearer | undefined;
}

/** A weak (broad) alias says less: its score counts so much (as in logic-v1 of nomenklatura). */
export const weakAliasFactor = 0.8;

function factorOf({ kind }: ListName): number {
  return kind === 'weakAlias' ? weakAliasFactor : 1;
}

export function scoreByParts(sought: SoughtName, name: ReadName, bearers: readonly NameBearer[]): NameScored {
  let best: NameScored = { score: 0, closeness: 0, bearer: undefined };
  for (const [place, bearer] of bearers.entries()) {
    const listed = name.readings[place];
    if (listed === undefined) continue;
    const score = 100 * factorOf(name.name) * matchNames(sought.readings[bearer], listed).score;
    if (score > best.score) best = { score, closeness: 0, bearer };
  }
  return best;
}

/** A score below `least` may come out lower than it is. */
export function scoreByOfac(sought: SoughtName, name: ReadName, least: number): NameScored {
  const factor = factorOf(name.name);
  const score = scoreTokens(sought.ofac, name.tokens, least / factor).score * factor;
  return { score, closeness: score < least ? 0 : closeness(sought.ofac, name.tokens), bearer: undefined };
}
