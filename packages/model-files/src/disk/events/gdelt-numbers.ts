import { cameoActors, countryOfCameo } from '../../formats/events/country-codes.ts';
import { cameoCodes } from '../../formats/events/event-code.ts';

// Cells of GDELT as numbers. A text becomes its ordinal in a type of DuckDB, which costs one look-up, and the ordinals are
// chosen so that their bits say what the text means: a join, or a list by ordinal, takes longer than the rest of a row.

/** Bits of a state or region in the ordinal of an actor; what lies above tells codes of one state apart. */
export const actorBits = 9;
/** What stands for an actor that CAMEO does not have. */
export const noActor = 2 ** actorBits - 1;
/** Bits of the ordinal of a code, of which the upper ones are its root. */
export const codeBits = 10;
export const rootBits = 5;
const noCode = 2 ** codeBits - 1;
/** What stands for the root of a code that CAMEO does not have. */
export const noRoot = 2 ** rootBits - 1;
/** Bits of the number of an act that lie below its day (27 bits). */
export const bitsBelowDay = 2 * actorBits + rootBits;

/** States in the order of their codes, by the lower bits of an actor; what lies beyond is a region. */
export const statesInOrder: readonly string[] = [
  ...new Set(
    cameoActors.flatMap((code) => {
      const state = countryOfCameo(code);
      return state === undefined || state === 'region' ? [] : [state];
    }),
  ),
].sort();

/** The two states of the pair of an act. */
export function pairOf(pair: number): { readonly a: string; readonly b: string } {
  const [a, b] = [statesInOrder[pair >> actorBits], statesInOrder[pair & noActor]];
  if (a === undefined || b === undefined) throw new Error(`Expected a pair of states, found ${String(pair)}.`);
  return { a, b };
}

/** The ordinal of every CAMEO code: its root, then its place among those of the root. */
export const ordinalOfCode: ReadonlyMap<string, number> = new Map(
  [...Map.groupBy(cameoCodes, (code) => code.slice(0, 2))].flatMap(([root, codes]) =>
    codes.map((code, place): [string, number] => [code, (Number(root) << (codeBits - rootBits)) | place]),
  ),
);

/** The ordinal of every actor of CAMEO. */
export function ordinalsOfActors(): ReadonlyMap<string, number> {
  const ordinals = new Map<string, number>();
  const codesOf = Map.groupBy(cameoActors, countryOfCameo);
  for (const [base, state] of statesInOrder.entries())
    for (const [nth, code] of (codesOf.get(state) ?? []).entries()) ordinals.set(code, base | (nth << actorBits));
  for (const [nth, code] of (codesOf.get('region') ?? []).entries()) ordinals.set(code, statesInOrder.length + nth);
  return ordinals;
}

/** Texts by their ordinals. Between them stand texts that no cell has, since tabs part the cells. */
function listByOrdinal(ordinals: ReadonlyMap<string, number>): string {
  const texts = new Map([...ordinals].map(([text, ordinal]) => [ordinal, text]));
  const last = Math.max(...texts.keys());
  return Array.from({ length: last + 1 }, (_, ordinal) => `'${texts.get(ordinal) ?? `\t${String(ordinal)}`}'`).join(
    ', ',
  );
}

/** The types: actors and codes. */
export function typesSql(): readonly string[] {
  return [
    `CREATE TYPE actors AS ENUM (${listByOrdinal(ordinalsOfActors())})`,
    `CREATE TYPE codes AS ENUM (${listByOrdinal(ordinalOfCode)})`,
  ];
}

const ordinalSql = (type: string, column: string): string => `enum_code(TRY_CAST(${column} AS ${type}))`;
const actorSql = (column: string): string =>
  `coalesce(${ordinalSql('actors', column)} & ${String(noActor)}, ${String(noActor)})`;

/** The eight digits of a day as a number, 0 for what is no such: a type of all days is too large for the cache of a processor. */
const daySql = `CASE WHEN strlen(day) = 8 THEN greatest(coalesce(TRY_CAST(day AS BIGINT), 0), 0) ELSE 0 END`;
/** The number of a report: day, actors, root and the rest of the code. */
export const reportSql = `(((${daySql}) << ${String(actorBits)} | ${actorSql('stateA')}) << ${String(actorBits)} | ${actorSql('stateB')}) << ${String(codeBits)} | coalesce(${ordinalSql('codes', 'code')}, ${String(noCode)})`;
/** The act of a report: the same without the rest of the code. */
export const actOfReportSql = `report >> ${String(codeBits - rootBits)}`;
