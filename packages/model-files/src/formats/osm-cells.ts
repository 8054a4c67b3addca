import { kilometersPerUnit } from '@meridian/engine';
import { quote } from '../fault-list.ts';
import { countOf } from './import-tally.ts';
import type { ImportTally, Remark } from './import-tally.ts';
import { cellOf } from './text-table.ts';
import type { TextRow } from './text-table.ts';

/** What the tags of OpenStreetMap say of a way beside its kind. */
export interface OsmCells {
  /** electrified, directed and free_speed, where the tags give them. */
  readonly cells: TextRow;
  /** Gauges in mm; several where trains of each can run. */
  readonly gaugesMm: readonly number[];
  /** Whether the way is passable only against the direction in which it is drawn. */
  readonly isReversed: boolean;
  /** Ways that cross on different levels (a bridge over a road) do not meet. */
  readonly level: string;
}

/** Tags that are read here; `electrified` and `tracks` are columns of link besides. */
export const cellTags: ReadonlySet<string> = new Set([
  ...[
    'electrified',
    'gauge',
    'maxspeed',
    'maxspeed:hgv',
    'oneway',
    'directed',
    'junction',
    'bridge',
    'tunnel',
    'layer',
  ],
]);

/**
 * The greatest speed that a limit gives to freight: lorries are limited to 90 km/h (Directive 92/6/EEC), ordinary wagons
 * to 120 km/h (UIC, regime SS). A limit on water is above what ships do, but for the narrow ones.
 */
const greatestKmh: ReadonlyMap<string, number> = new Map([
  ['rail', 120],
  ['road', 90],
  ['river', 20],
  ['ferry', 40],
]);
/** Below this a limit is a slip, or a word that is no speed. */
const leastKmh = 5;

export function readOsmCells(tags: TextRow, mode: string, number: number, tally: ImportTally): OsmCells {
  const unread = (tag: string): void => {
    tally.count(unreadTag(tag), `${quote(cellOf(tags, tag))} in feature ${String(number)}`);
  };
  const direction = readDirection(tags);
  if (direction === 'unread') unread(cellOf(tags, 'oneway') === '' ? 'directed' : 'oneway');
  if (direction === 'reversible') tally.count(reversible, String(number));
  const gauges = readGauges(cellOf(tags, 'gauge'));
  if (gauges === undefined) unread('gauge');
  const electrified = readElectrified(cellOf(tags, 'electrified'));
  if (electrified === undefined) unread('electrified');
  const speed = readSpeed(tags, mode, unread, tally);
  return {
    cells: {
      ...(electrified === undefined || electrified === '' ? {} : { electrified }),
      ...(direction === 'along' || direction === 'against' ? { directed: 'true' } : {}),
      ...(speed === undefined ? {} : { free_speed: String(speed) }),
    },
    gaugesMm: gauges ?? [],
    isReversed: direction === 'against',
    level: [cellOf(tags, 'layer') || '0', isPresent(tags, 'bridge'), isPresent(tags, 'tunnel')].join(),
  };
}

function isPresent(tags: TextRow, tag: string): string {
  const value = cellOf(tags, tag);
  return value === '' || value === 'no' ? '' : tag;
}

const yes = /^(yes|true|t|y|1|1[.]0)$/i;
const no = /^(no|false|f|n|0|0[.]0)$/i;

function readDirection(tags: TextRow): 'both' | 'along' | 'against' | 'reversible' | 'unread' {
  const stated = cellOf(tags, 'oneway') || cellOf(tags, 'directed');
  if (/^(-1|-1[.]0|reverse)$/.test(stated)) return 'against';
  if (/^(reversible|alternating)$/.test(stated)) return 'reversible';
  if (yes.test(stated)) return 'along';
  if (no.test(stated)) return 'both';
  if (stated !== '') return 'unread';
  // wiki.openstreetmap.org, Key:oneway: what is one-way without a tag
  const isImplied = cellOf(tags, 'highway') === 'motorway' || /^(roundabout|circular)$/.test(cellOf(tags, 'junction'));
  return isImplied ? 'along' : 'both';
}

/** Gauges in mm, in the order in which they are written; undefined where there is a gauge that is no such number. */
function readGauges(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const gauges = text
    .split(';')
    .map((item) => (item.trim() === 'standard' ? 1435 : Number(item.trim().replace(/ ?mm$/, ''))));
  return gauges.every((gauge) => Number.isInteger(gauge) && gauge >= 600 && gauge <= 1676)
    ? [...new Set(gauges)]
    : undefined;
}

const supplies: ReadonlySet<string> = new Set([
  ...['contact_line', 'rail', '4th_rail', 'third_rail', 'ground-level_power_supply', 'overhead', 'trolley_wire'],
]);

function readElectrified(text: string): string | undefined {
  if (text === '') return '';
  const items = text.split(';').map((item) => item.trim());
  if (items.some((item) => supplies.has(item) || yes.test(item))) return 'true';
  return items.every((item) => no.test(item)) ? 'false' : undefined;
}

/** km/h in one unit of a limit; a number alone is in km/h. */
const kmhPerUnit: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['km/h', 1],
  ['kmh', 1],
  ['kph', 1],
  ['mph', kilometersPerUnit.get('mi') ?? NaN],
  ['knots', kilometersPerUnit.get('nmi') ?? NaN],
  ['kn', kilometersPerUnit.get('nmi') ?? NaN],
]);

/** The limit as speed of freight in km/h: the lowest where there are several. */
function readSpeed(tags: TextRow, mode: string, unread: (tag: string) => void, tally: ImportTally): number | undefined {
  const tag = mode === 'road' && cellOf(tags, 'maxspeed:hgv') !== '' ? 'maxspeed:hgv' : 'maxspeed';
  const text = cellOf(tags, tag);
  const most = greatestKmh.get(mode);
  // no limit at all: the speed of the mode holds
  if (text === '' || text === 'none' || most === undefined) return undefined;
  const speeds = text.split(/[;|,]/).map(parseSpeed);
  const known = speeds.filter((speed) => speed !== undefined).filter((speed) => speed >= leastKmh);
  if (known.length < speeds.length) {
    unread(tag);
    return undefined;
  }
  const lowest = Math.round(Math.min(...known) * 100) / 100;
  tally.count(limitAsSpeed);
  if (lowest > most) tally.count(cappedSpeed(mode, most), String(lowest), mode);
  return Math.min(lowest, most);
}

function parseSpeed(text: string): number | undefined {
  const match = /^(\d+(?:[.]\d+)?) ?([a-z/]*)$/i.exec(text.trim());
  const unit = match === null ? undefined : kmhPerUnit.get((match[2] ?? '').toLowerCase());
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}

const limitAsSpeed: Remark = {
  code: 'import-assumed',
  column: 'maxspeed',
  say: (count) =>
    `the limit of ${countOf(count, 'line')} was taken for the speed of freight there; lines without one have the speed of their mode.`,
  remedy: 'Replace free_speed where a commercial speed is known: stops make it lower than the limit.',
};

function cappedSpeed(mode: string, most: number): Remark {
  return {
    code: 'import-assumed',
    column: 'maxspeed',
    say: (count, example) =>
      `the limit of ${countOf(count, 'line')} of ${mode} is above what freight does (the first has ${example} km/h); ${String(most)} km/h was put in its place.`,
    remedy: 'Nothing needs to be done.',
  };
}

const reversible: Remark = {
  code: 'import-assumed',
  column: 'oneway',
  say: (count, example) =>
    `${countOf(count, 'line')} (the first is feature ${example}) ${count === 1 ? 'changes its' : 'change their'} direction by the hour and ${count === 1 ? 'was' : 'were'} taken as passable both ways.`,
  remedy: 'Set directed where one direction holds for the cargo in question.',
};

function unreadTag(tag: string): Remark {
  return {
    code: 'import-ignored',
    column: tag,
    say: (count, example) =>
      `${countOf(count, 'value')} of the property cannot be read and ${count === 1 ? 'was' : 'were'} left out (the first is ${example}).`,
    remedy: `Nothing needs to be done, unless the figure is known: then write it as ${unreadRemedies.get(tag) ?? 'yes or no'}.`,
  };
}

const unreadRemedies: ReadonlyMap<string, string> = new Map([
  ['gauge', 'millimeters, such as 1435, or 1520;1435'],
  ['maxspeed', 'km/h, such as 80, or with a unit: 60 mph'],
  ['maxspeed:hgv', 'km/h, such as 80, or with a unit: 60 mph'],
  ['oneway', 'yes, no or -1'],
  ['directed', 'true or false'],
  ['electrified', 'contact_line, rail, 4th_rail, yes or no'],
]);
