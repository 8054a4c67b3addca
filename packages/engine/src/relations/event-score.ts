import { goldsteinByCode } from '../model/event-codes/cameo.ts';
import { ploverByCameo } from '../model/event-codes/plover/cameo-to-plover.ts';
import { ploverScores } from '../model/event-codes/plover/scores.ts';

export const scoreTables = ['goldstein', 'plover'] as const;
/** Which table gives an act its score from -10 (conflict) to 10 (cooperation). */
export type ScoreTable = (typeof scoreTables)[number];

const byTypeAndMode = new Map(ploverScores.map(([type, mode, score]) => [`${type} ${mode}`, score]));

/** Goldstein score of a CAMEO code as GDELT has it (Goldstein, 1992); undefined for a code that does not exist. */
export function goldsteinScore(cameoCode: string): number | undefined {
  return goldsteinByCode.get(cameoCode);
}

/** Score of a PLOVER type and mode (PLOVER 0.8); of the type alone where the mode has none; undefined for an unknown type. */
export function ploverScore(type: string, mode: string | undefined): number | undefined {
  return byTypeAndMode.get(`${type} ${mode ?? ''}`) ?? byTypeAndMode.get(`${type} `);
}

/** PLOVER mode of a CAMEO code where the map sends the code to this type. */
export function ploverModeOf(cameoCode: string, type: string): string | undefined {
  const mapped = ploverByCameo.get(cameoCode);
  return mapped?.[0] === type && mapped[1] !== '' ? mapped[1] : undefined;
}
