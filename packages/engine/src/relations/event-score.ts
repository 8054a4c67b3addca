import { goldsteinByCode } from '../event-codes/cameo.ts';
import { ploverOfCameo } from '../event-codes/plover-of-cameo.ts';
import { ploverScores } from '../event-codes/plover/scores.ts';
import type { scoreTables } from '../questions/choices.ts';

/** Which table gives an act its score from -10 (conflict) to 10 (cooperation). */
export type ScoreTable = (typeof scoreTables)[number];

const byTypeAndMode = new Map(ploverScores.map(([type, mode, score]) => [`${type} ${mode}`, score]));

/** Goldstein score of a code of CAMEO 1.1b3 as GDELT has it (Goldstein, 1992); undefined for a code that does not exist. */
export function goldsteinScore(cameoCode: string): number | undefined {
  return goldsteinByCode.get(cameoCode);
}

/** Score of a PLOVER type and mode (PLOVER 0.8); of the type alone where the mode has none; undefined for an unknown type. */
export function ploverScore(type: string, mode: string | undefined): number | undefined {
  return byTypeAndMode.get(`${type} ${mode ?? ''}`) ?? byTypeAndMode.get(`${type} `);
}

/** PLOVER mode of a CAMEO code where the map sends the code to this type. */
export function ploverModeOf(cameoCode: string, type: string): string | undefined {
  const mapped = ploverOfCameo(cameoCode);
  return mapped?.type === type ? mapped.mode : undefined;
}
