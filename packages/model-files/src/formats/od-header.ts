// The first row of an OD table: which of its columns hold origin, destination and tonnes, whatever they are called, or
// whether it is no header at all.

/** What a column of a table of pairs holds. */
export type OdField = 'from' | 'to' | 'commodity' | 'period' | 'tonnes';

/** Cells of each field in a row of pairs; -1 where the table has none. */
export interface OdColumns {
  readonly at: Readonly<Record<OdField, number>>;
  /** Whether the ids of the ends are those of nodes, as their names say. */
  readonly isOfNodes: boolean;
}

/** How a table is laid out. In words, why it cannot be told. */
export type OdLayout =
  | ({ readonly kind: 'pairs'; readonly hasHeader: boolean } & OdColumns)
  | { readonly kind: 'square' }
  | { readonly kind: 'unknown'; readonly fault: string };

const zoneWord =
  'zone|taz|centroid|area|region|district|node|station|stop|port|place|city|code|name|id|no|nr|num|number';
const endOf = (words: string): RegExp => new RegExp(`^(?:(?:id|zone|taz|node)_)?(?:${words})((?:_?(?:${zoneWord}))*)$`);
const ends = {
  from: endOf('o|orig|origin|origins|from|start|source|i|a|production|ozone|otaz'),
  to: endOf('d|dest|destination|destinations|to|end|target|j|b|attraction|dzone|dtaz'),
} as const;

/** Names of the amount, those first that leave no doubt about the unit. */
const amounts: readonly (readonly string[])[] = [
  ['tonnes', 'tonne', 'tons', 'ton', 'tonnage', 'weight_t', 't'],
  ['volume', 'volumes', 'vol', 'demand', 'trip', 'trips', 'flow', 'flows', 'journeys', 'od_volume', 'od_flow'],
  ['value', 'total', 'count', 'amount', 'quantity', 'freight', 'vehicles', 'veh', 'pcu', 'persons', 'passengers'],
];
const others = { commodity: ['commodity', 'commodity_id'], period: ['period', 'quarter', 'year'] } as const;

/** What a header may say, for the one finding about it. */
export const readHeaders =
  'Name the columns origin, destination and tonnes (o, orig, from, o_zone_id ...; d, dest, to, d_zone_id ...; ton, volume, trips, demand, flow, journeys ...); or leave the header out, with rows of zone,zone,tonnes; or write a square with the zones in its first row and first column.';

function plain(name: string): string {
  return name
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
}

/** Whether a table of pairs may have a column of this name. */
export function isOdColumn(name: string): boolean {
  const text = plain(name);
  return (
    ends.from.test(text) ||
    ends.to.test(text) ||
    [...amounts, ...Object.values(others)].some((names) => names.includes(text))
  );
}

/** Tells the layout of a table from its first row; `isZone` knows the zones of the model. */
export function layoutOf(first: readonly string[], isZone: (text: string) => boolean): OdLayout {
  const names = first.map(plain);
  const [from, to, tonnes] = [findEnd(names, ends.from), findEnd(names, ends.to), findAmount(names)];
  if (from >= 0 && to >= 0 && typeof tonnes === 'number' && tonnes >= 0) {
    const at = { from, to, tonnes, commodity: findOther(names, 'commodity'), period: findOther(names, 'period') };
    const isOfNodes = [from, to].every((column) => names[column]?.includes('node') === true);
    return { kind: 'pairs', hasHeader: true, at, isOfNodes };
  }
  const [corner = '', ...rest] = first.map((cell) => cell.trim());
  const zones = rest.filter(isZone).length;
  const isSquare = rest.length > 0 && !isZone(corner) && 2 * zones >= rest.length;
  if (isSquare && (rest.length !== 2 || zones === 2)) return { kind: 'square' };
  if (first.length === 3 && isNumber(rest[1] ?? '') && (isNumber(corner) || isZone(corner))) {
    const at = { from: 0, to: 1, tonnes: 2, commodity: -1, period: -1 };
    return { kind: 'pairs', hasHeader: false, at, isOfNodes: false };
  }
  return { kind: 'unknown', fault: typeof tonnes === 'string' ? tonnes : missingOf(from, to, tonnes) };
}

function isNumber(text: string): boolean {
  return text !== '' && Number.isFinite(Number(text));
}

/** Of several columns of an end the id of its zone comes first, then a bare name, then what else it says of it. */
function findEnd(names: readonly string[], pattern: RegExp): number {
  const ranks = names.map((name) => {
    const tail = pattern.exec(name)?.[1];
    if (tail === undefined) return Infinity;
    if (/zone|taz|centroid/.test(name)) return /name/.test(tail) ? 4 : 0;
    if (tail === '') return 2;
    return /name/.test(tail) ? 5 : /node|id|code|no|nr|num/.test(tail) ? 1 : 3;
  });
  const best = Math.min(...ranks);
  return best === Infinity ? -1 : ranks.indexOf(best);
}

/** The column of the amount; in words, where two have as good a claim. */
function findAmount(names: readonly string[]): number | string {
  for (const tier of amounts) {
    const found = names.filter((name) => tier.includes(name));
    if (found.length > 1) return `${found.join(' and ')} could both be the tonnes.`;
    if (found.length === 1) return names.indexOf(found[0] ?? '');
  }
  return -1;
}

function findOther(names: readonly string[], field: 'commodity' | 'period'): number {
  return names.findIndex((name) => (others[field] as readonly string[]).includes(name));
}

function missingOf(from: number, to: number, tonnes: number): string {
  const found = { origins: from >= 0, destinations: to >= 0, tonnes: tonnes >= 0 };
  const missing = Object.entries(found).flatMap(([what, is]) => (is ? [] : [what]));
  return missing.length === 3
    ? 'it names neither columns of pairs nor zones.'
    : `no column holds the ${missing.join(' or the ')}.`;
}
