// Checks the pairs of an OD table or matrix against a model. A fault is one finding, however many cells have it.

import { isYearOrQuarter } from '@meridian/engine';
import type { FindingCode, Model } from '@meridian/engine';
import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import { findNearestName } from '../nearest-name.ts';
import { parseNumber, suggestNumber } from '../number-text.ts';
import type { OdCell } from './od-cells.ts';
import type { ZoneFinder } from './od-zones.ts';

/** A pair of zones with its tonnes, and the row of the file that gives them. */
export interface OdEntry {
  readonly fromZone: string;
  readonly toZone: string;
  readonly commodity: string;
  readonly period: string;
  readonly tonnes: number;
  readonly row: number;
  /** What the row does not say itself. */
  readonly unstated: readonly ('commodity' | 'period')[];
}

export interface OdDefaults {
  readonly commodity: string;
  readonly period: string;
}

/** The pairs with tonnes, in the order of the cells, and one more than `most` at the most; all that is wrong with them is a finding. */
export function listOdEntries(
  file: string,
  cells: Iterable<OdCell>,
  model: Model,
  zoneOf: ZoneFinder,
  { defaults, most }: { readonly defaults: OdDefaults; readonly most: number },
  faults: FaultList,
): readonly OdEntry[] {
  const check = new CellCheck(file, model, zoneOf, defaults);
  const entries: OdEntry[] = [];
  for (const cell of cells) {
    const entry = check.entryOf(cell);
    if (entry !== undefined) entries.push(entry);
    if (entries.length > most) break;
  }
  check.report(faults);
  reportRepeated(file, entries, faults);
  return entries;
}

/** A fault that cells share: where it was met first, and the texts that have it. */
interface SharedFault {
  readonly code: FindingCode;
  readonly column: string;
  readonly row: number;
  readonly texts: Set<string>;
  count: number;
}

/** Checks cells one by one and keeps count of their faults, so that each is told once. */
class CellCheck {
  readonly #file: string;
  readonly #zones: readonly string[];
  readonly #commodities: ReadonlySet<string>;
  readonly #zoneOf: ZoneFinder;
  readonly #defaults: OdDefaults;
  readonly #shared = new Map<string, SharedFault>();
  #empty = 0;

  constructor(file: string, model: Model, zoneOf: ZoneFinder, defaults: OdDefaults) {
    this.#file = file;
    this.#zones = model.tables.zone.map(({ zoneId }) => zoneId);
    this.#commodities = new Set<string>(model.tables.commodity.map(({ commodityId }) => commodityId));
    this.#zoneOf = zoneOf;
    this.#defaults = defaults;
  }

  entryOf(cell: OdCell): OdEntry | undefined {
    const { row, column, tonnes: text } = cell;
    // an empty cell is a pair without cargo, and its zones do not matter; NaN and NA are how programs write one
    if (text === '' || /^(?:nan|na|n\/a|null)$/i.test(text)) {
      this.#empty += 1;
      return undefined;
    }
    const { commodity, period } = { ...this.#defaults, ...cell };
    const tonnes = parseNumber(text);
    // squares are full of zones without cargo, which a model need not have
    if (tonnes === 0) return undefined;
    const [fromZone, toZone] = [this.#zoneOf(cell.from), this.#zoneOf(cell.to)];
    if (fromZone === undefined) this.#add('reference-broken', 'zone', row, cell.from);
    if (toZone === undefined) this.#add('reference-broken', 'zone', row, cell.to);
    const hasCommodity = this.#commodities.has(commodity);
    if (!hasCommodity) this.#add('reference-broken', 'commodity', row, commodity);
    if (tonnes === undefined) this.#add('cell-type', column, row, text);
    else if (tonnes < 0) this.#add('cell-range', column, row, text);
    const hasPeriod = isYearOrQuarter(period);
    if (!hasPeriod) this.#add('date-invalid', 'period', row, period);
    if (fromZone === undefined || toZone === undefined || tonnes === undefined) return undefined;
    if (!hasCommodity || !hasPeriod || tonnes < 0) return undefined;
    const unstated = (['commodity', 'period'] as const).filter((field) => cell[field] === undefined);
    return { fromZone, toZone, commodity, period, tonnes, row, unstated };
  }

  #add(code: FindingCode, column: string, row: number, text: string): void {
    // tonnes of a square have a column for each zone: they are one kind of cell
    const isTonnes = code === 'cell-type' || code === 'cell-range';
    const key = isTonnes ? code : `${code} ${column}`;
    const shared = this.#shared.get(key) ?? { code, column, row, texts: new Set(), count: 0 };
    this.#shared.set(key, shared);
    shared.count += 1;
    shared.texts.add(text);
  }

  /** One finding for each kind of fault, and one for what is empty. */
  report(faults: FaultList): void {
    for (const shared of this.#shared.values()) {
      const [found = ''] = shared.texts;
      const place = { file: this.#file, row: shared.row, column: shared.column, found };
      const [fault, remedy] = this.#describe(shared, found);
      faults.add(shared.code, place, fault, remedy);
    }
    if (this.#empty === 0) return;
    const fault = `pairs without a value: ${formatCount(this.#empty)}; they were read as without demand.`;
    faults.add('import-assumed', { file: this.#file }, fault, 'Nothing needs to be done if no value means no demand.');
  }

  #describe({ code, column, texts, count }: SharedFault, found: string): readonly [string, string] {
    const times = count === 1 ? '' : ` (${formatCount(count)} times in the file)`;
    if (code === 'reference-broken') {
      const nearest = findNearestName(found, column === 'zone' ? this.#zones : [...this.#commodities]);
      const known =
        column === 'zone' ? `The model has ${formatCount(this.#zones.length)} zones: ${listSome(this.#zones)}. ` : '';
      const fault =
        texts.size === 1
          ? `${column}.csv has no row ${quote(found)}${times}.`
          : `${column}.csv has no row for ${formatCount(texts.size)} ids of the file: ${listSome([...texts])}${times}.`;
      const remedy =
        nearest === undefined
          ? `${known}Write the ${column}_id of a row of ${column}.csv.`
          : `Write ${nearest} if that is meant.`;
      return [fault, remedy];
    }
    const which = count === 1 ? found : `${listSome([...texts])}${times}`;
    if (code === 'cell-range') return [`${which}: below 0.`, 'Write 0 or a number above it (t).'];
    if (code === 'date-invalid')
      return [`${quote(found)}${times} is no period.`, 'Write a quarter (2023-Q1) or a year (2023).'];
    return [`${quote(found)}${times} is not a number.`, suggestNumber(found, 't')];
  }
}

function listSome(texts: readonly string[]): string {
  return `${texts.slice(0, 5).join(', ')}${texts.length > 5 ? ' ...' : ''}`;
}

function reportRepeated(file: string, entries: readonly OdEntry[], faults: FaultList): void {
  const rowByKey = new Map<string, number>();
  let first: { readonly entry: OdEntry; readonly earlier: number } | undefined;
  let count = 0;
  for (const entry of entries) {
    const key = JSON.stringify([entry.fromZone, entry.toZone, entry.commodity, entry.period]);
    const earlier = rowByKey.get(key);
    rowByKey.set(key, earlier ?? entry.row);
    if (earlier === undefined) continue;
    first ??= { entry, earlier };
    count += 1;
  }
  if (first === undefined) return;
  const { entry, earlier } = first;
  const found = `${entry.fromZone}-${entry.toZone}`;
  const more = count === 1 ? '' : ` (so do ${formatCount(count - 1)} more)`;
  const fault = `the pair ${found} (${entry.commodity}, ${entry.period}) stands in row ${String(earlier)} already${more}.`;
  const remedy = 'Write one row for the pair, with the sum if both are meant.';
  faults.add('key-repeated', { file, row: entry.row, found }, fault, remedy);
}
