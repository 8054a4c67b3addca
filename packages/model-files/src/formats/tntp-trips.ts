import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import { suggestNumber } from '../number-text.ts';
import { readTntpFactors, readTntpMetadata, reportUnknownTags, tagNumber } from './tntp-metadata.ts';
import type { TntpFactors, TntpMetadata } from './tntp-metadata.ts';
import { TntpScanner } from './tntp-scanner.ts';

/** Pairs with demand between two zones, in compressed sparse rows by zone of origin: those of zone z begin at `firstPair[z - 1]`. */
interface TntpPairs {
  readonly file: string;
  /** Length zones + 1. */
  readonly firstPair: Uint32Array;
  /** Zone where each pair ends. */
  readonly destination: Uint32Array;
  readonly demand: Float64Array;
  /** Line of each pair, from 1. */
  readonly line: Uint32Array;
  /** Sum of `demand`. */
  readonly total: number;
  /** Demand that stays within its zone: it is never assigned. */
  readonly intrazonal: number;
}

/** A trips file: its pairs, and what toll and length are worth to its class if it says so. */
export type TntpTrips = TntpPairs & TntpFactors;

/** Pairs in the order of the file. */
interface Entries {
  readonly origin: number[];
  readonly destination: number[];
  readonly demand: number[];
  readonly line: number[];
  intrazonal: number;
  /** Whether the last pair of the file is closed by `;`. */
  closed: boolean;
}

/** Reads a trips file for a network of so many zones, with findings for all that is wrong with it. */
export function readTntpTrips(file: string, text: string, zones: number, faults: FaultList): TntpTrips {
  const metadata = readTntpMetadata(file, text, faults);
  const announced = tagNumber(metadata, 'NUMBER OF ZONES', { least: 0, most: 1e8, whole: true }, faults);
  if (announced !== undefined && announced !== zones) {
    const place = { file, row: metadata.tags.get('NUMBER OF ZONES')?.line, column: 'NUMBER OF ZONES' };
    const fault = `<NUMBER OF ZONES> says ${formatCount(announced)}, and the network has ${formatCount(zones)}.`;
    faults.add(
      'total-mismatch',
      { ...place, found: String(announced) },
      fault,
      'See whether the two files belong together.',
    );
  }
  const entries = readEntries(file, new TntpScanner(text, metadata.bodyAt, metadata.bodyLine), zones, faults);
  const trips = { ...sortByOrigin(file, entries, zones, faults), ...readTntpFactors(metadata, faults) };
  reportUnknownTags(metadata, ['NUMBER OF ZONES', 'TOTAL OD FLOW', 'TOLL FACTOR', 'DISTANCE FACTOR'], faults);
  checkTotal(metadata, trips, entries.closed, faults);
  return trips;
}

function readEntries(file: string, scanner: TntpScanner, zones: number, faults: FaultList): Entries {
  const entries: Entries = { origin: [], destination: [], demand: [], line: [], intrazonal: 0, closed: true };
  // 0: no block has begun; NaN: that of a zone which does not exist
  let origin = 0;
  for (;;) {
    const mark = scanner.advance();
    if (mark === 'end') return entries;
    if (mark === 'row-end') entries.closed = true;
    if (mark === 'tag') reportText(file, scanner, faults);
    if (mark !== 'text') continue;
    const word = scanner.word();
    if (word === 'origin') origin = readZone(file, scanner, zones, 'origin', faults);
    else if (word !== '') reportText(file, scanner, faults, word);
    else readEntry(file, scanner, { origin, zones }, entries, faults);
  }
}

function reportText(file: string, scanner: TntpScanner, faults: FaultList, before = ''): void {
  const [row, found] = [scanner.line, before + scanner.restOfLine()];
  const remedy = 'Write blocks of "Origin 1" and behind it pairs of "2 : 100.0;", zone and demand.';
  faults.add('file-unreadable', { file, row, found }, `${quote(found)} is neither an origin nor a pair.`, remedy);
}

/** The zone that stands next; NaN, with a finding, where it is none. */
function readZone(file: string, scanner: TntpScanner, zones: number, column: string, faults: FaultList): number {
  while (column === 'origin' && scanner.advance() === 'line-end');
  const zone = scanner.number();
  if (Number.isInteger(zone) && zone >= 1 && zone <= zones) return zone;
  const found = scanner.token;
  const fault = found === '' ? 'no zone stands here.' : `${quote(found)} is no zone.`;
  const remedy = `Write a whole number from 1 to ${String(zones)}, the <NUMBER OF ZONES>.`;
  faults.add('cell-range', { file, row: scanner.line, column, found }, fault, remedy);
  return Number.NaN;
}

function readEntry(
  file: string,
  scanner: TntpScanner,
  { origin, zones }: { readonly origin: number; readonly zones: number },
  entries: Entries,
  faults: FaultList,
): void {
  const row = scanner.line;
  const destination = readZone(file, scanner, zones, 'destination', faults);
  const named = scanner.token !== '';
  scanner.skipSeparator();
  const demand = scanner.number();
  entries.closed = false;
  if (!(demand >= 0)) {
    reportDemand(file, scanner, row, demand, faults);
    return;
  }
  if (origin === 0) {
    const fault = 'a pair stands before the first origin.';
    faults.add('file-unreadable', { file, row }, fault, 'Write "Origin" and the number of a zone above it.');
  }
  if (!named || !(demand > 0) || !(origin > 0) || !(destination > 0)) return;
  if (origin === destination) {
    entries.intrazonal += demand;
    return;
  }
  entries.origin.push(origin);
  entries.destination.push(destination);
  entries.demand.push(demand);
  entries.line.push(row);
}

function reportDemand(file: string, scanner: TntpScanner, row: number, demand: number, faults: FaultList): void {
  const place = { file, row, column: 'demand' };
  let found = scanner.token;
  if (demand < 0) {
    faults.add('cell-range', { ...place, found }, `${found} is below 0.`, 'Write 0 or a number above it.');
    return;
  }
  if (found !== '') {
    faults.add('cell-type', { ...place, found }, `${quote(found)} is not a number.`, suggestNumber(found, undefined));
    return;
  }
  found = scanner.restOfLine();
  const remedy = 'Write the demand behind the zone, as in "2 : 100.0;"; if the file ends here, get it again.';
  faults.add('cell-required', { ...place, found }, 'a zone stands without its demand.', remedy);
}

/** Pairs by origin, those of an origin in the order of the file; a pair that stands twice is a finding. */
function sortByOrigin(file: string, entries: Entries, zones: number, faults: FaultList): TntpPairs {
  const pairCount = entries.origin.length;
  const firstPair = new Uint32Array(zones + 1);
  for (const origin of entries.origin) firstPair[origin] = (firstPair[origin] ?? 0) + 1;
  for (let zone = 1; zone <= zones; zone += 1) firstPair[zone] = (firstPair[zone] ?? 0) + (firstPair[zone - 1] ?? 0);
  const next = firstPair.slice(0, zones);
  const destination = new Uint32Array(pairCount);
  const demand = new Float64Array(pairCount);
  const line = new Uint32Array(pairCount);
  let total = 0;
  for (let entry = 0; entry < pairCount; entry += 1) {
    const from = (entries.origin[entry] ?? 1) - 1;
    const place = next[from] ?? 0;
    next[from] = place + 1;
    destination[place] = entries.destination[entry] ?? 0;
    demand[place] = entries.demand[entry] ?? 0;
    line[place] = entries.line[entry] ?? 0;
    total += entries.demand[entry] ?? 0;
  }
  const trips = { file, firstPair, destination, demand, line, total, intrazonal: entries.intrazonal };
  reportRepeated(trips, zones, faults);
  return trips;
}

function reportRepeated({ file, firstPair, destination, line }: TntpPairs, zones: number, faults: FaultList): void {
  // by zone of destination, 1 more than the pair that ends there
  const seen = new Uint32Array(zones + 1);
  for (let origin = 1; origin <= zones; origin += 1) {
    const first = firstPair[origin - 1] ?? 0;
    for (let pair = first; pair < (firstPair[origin] ?? 0); pair += 1) {
      const to = destination[pair] ?? 0;
      const earlier = seen[to] ?? 0;
      seen[to] = pair + 1;
      if (earlier <= first) continue;
      const found = `${String(origin)}-${String(to)}`;
      const fault = `the pair ${found} stands in row ${String(line[earlier - 1])} already.`;
      const remedy = 'Write one row for the pair, with the sum if both are meant.';
      faults.add('key-repeated', { file, row: line[pair], column: 'destination', found }, fault, remedy);
    }
  }
}

/** The announced total is that of all demand, with or without what stays within zones; a file that ends open and short of it is cut. */
function checkTotal(metadata: TntpMetadata, trips: TntpTrips, closed: boolean, faults: FaultList): void {
  const { file } = metadata;
  const announced = tagNumber(metadata, 'TOTAL OD FLOW', { least: 0, most: 1e300, whole: false }, faults);
  if (announced === undefined) return;
  const total = trips.total + trips.intrazonal;
  const agrees = (sum: number): boolean => Math.abs(sum - announced) <= 1e-6 * Math.max(announced, sum);
  if (agrees(total) || agrees(trips.total)) return;
  const place = {
    file,
    row: metadata.tags.get('TOTAL OD FLOW')?.line,
    column: 'TOTAL OD FLOW',
    found: String(announced),
  };
  const fault = `<TOTAL OD FLOW> says ${String(announced)}, and the pairs have ${String(total)} together.`;
  if (total < announced && !closed) {
    faults.add(
      'count-mismatch',
      place,
      `${fault} The last of them is not closed by ";".`,
      'The file is cut short: get it again.',
    );
    return;
  }
  faults.add('total-mismatch', place, fault, 'See whether pairs are missing, or mend the total.');
}
