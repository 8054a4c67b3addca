import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uniformAt } from '@meridian/engine';
import type { ListEntity, NameKind } from '@meridian/engine';

/** A pair of names of which somebody has said whether they are of one bearer. */
export interface LabeledPair {
  readonly schema: string;
  readonly query: string;
  readonly listed: string;
  readonly isMatch: boolean;
}

const cellPattern = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/y;

/** Cells of one line of CSV; the files that are read here have no line ends in cells. */
function cellsOf(line: string): readonly string[] {
  const cells: string[] = [];
  cellPattern.lastIndex = 0;
  while (cellPattern.lastIndex < line.length || cells.length === 0) {
    const cell = cellPattern.exec(line)?.[1] ?? '';
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell.trim());
  }
  return cells;
}

function linesOf(folder: string, file: string): readonly (readonly string[])[] | undefined {
  const path = join(folder, file);
  if (!existsSync(path)) return undefined;
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && line !== '\u001a')
    .map(cellsOf);
}

/** Labeled pairs in the columns of nomenklatura's `contrib/name_bench/cases.csv`. */
export function readPairs(folder: string): readonly LabeledPair[] | undefined {
  const [header = [], ...rows] = linesOf(folder, 'cases.csv') ?? [];
  const cell = (row: readonly string[], column: string): string => row[header.indexOf(column)] ?? '';
  const pairs = rows.map((row) => ({
    schema: cell(row, 'schema'),
    query: cell(row, 'name1'),
    listed: cell(row, 'name2'),
    isMatch: cell(row, 'is_match') === 'true',
  }));
  return pairs.length === 0 ? undefined : pairs;
}

/** Names of nobody, in the column `full_name` of yente's `negatives_us.csv` and `negatives_global.csv`. */
export function readNegatives(folder: string, file: string): readonly string[] | undefined {
  const [header = [], ...rows] = linesOf(folder, file) ?? [];
  const names = rows.map((row) => row[header.indexOf('full_name')] ?? '').filter((name) => name !== '');
  return names.length === 0 ? undefined : names;
}

const schemaOfType: Readonly<Record<string, string>> = { individual: 'Person', vessel: 'Vessel', aircraft: 'Airplane' };

/** The list of OFAC in its own files `sdn.csv` and `alt.csv`, which have no header. */
export function readOfacList(folder: string): readonly ListEntity[] | undefined {
  const names = linesOf(folder, 'sdn.csv');
  if (names === undefined) return undefined;
  const aliases = new Map<string, string[]>();
  for (const [id = '', , , alias = ''] of linesOf(folder, 'alt.csv') ?? [])
    aliases.set(id, [...(aliases.get(id) ?? []), alias]);
  return names.map(([id = '', name = '', type = '']) =>
    toEntity(id, schemaOfType[type] ?? 'Company', [name, ...(aliases.get(id) ?? [])]),
  );
}

/** A list of one name. */
export function toEntity(id: string, schema: string, names: readonly string[]): ListEntity {
  const kindOf = (place: number): NameKind => (place === 0 ? 'name' : 'alias');
  return {
    id,
    schema,
    caption: names[0] ?? id,
    names: names.map((text, place) => ({ text, kind: kindOf(place) })),
    identifiers: [],
    countries: [],
    topics: [],
    sanctions: [],
  };
}

const consonants = 'b d f g h j k l m n p r s t v z sh ch kh gh st br'.split(' ');
const vowels = 'a e i o u a i ay ou'.split(' ');

/** A made-up name of two to four words, the same for the same number. */
export function madeUpName(seed: number, number: number): string {
  const pick = (counter: number, below: number): number => Math.floor(uniformAt(seed, number, counter) * below);
  const letter = (list: readonly string[], counter: number): string => list[pick(counter, list.length)] ?? '';
  const word = (place: number): string =>
    Array.from(
      { length: 2 + pick(place * 16, 2) },
      (_, at) => letter(consonants, place * 16 + 2 * at + 1) + letter(vowels, place * 16 + 2 * at + 2),
    ).join('') + letter(consonants, place * 16 + 15);
  return Array.from({ length: 2 + pick(0, 3) }, (_, place) => word(place + 1)).join(' ');
}

/** Which half a pair belongs to, by its text alone (FNV-1a over its letters, 32 bits): 0 is for tuning, 1 to report. */
export function halfOf({ query, listed }: LabeledPair): 0 | 1 {
  const text = `${query}|${listed}`;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash % 2 === 0 ? 0 : 1;
}
