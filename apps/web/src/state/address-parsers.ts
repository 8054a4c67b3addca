import { formatDyad, isRefusal, parseChange, parseDyad } from '@meridian/engine';
import type { NetworkChange } from '@meridian/engine';
import { createParser, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs';
import type { inferParserType } from 'nuqs';

export const viewNames = ['routes', 'reach', 'flows', 'relations', 'evidence', 'models'] as const;
export type ViewName = (typeof viewNames)[number];

export const drawerNames = [
  'tradeoff',
  'profile',
  'legs',
  'compare',
  'cities',
  'branches',
  'quarters',
  'bottlenecks',
  'volumes',
  'users',
  'timeline',
  'pairs',
  'acts',
  'matrix',
  'closures',
  'table',
  'findings',
] as const;
export type DrawerName = (typeof drawerNames)[number];

/** What the lines of flows say: load, branch, the difference that changes make, or the cargo that uses what is selected. */
export const flowColors = ['load', 'branch', 'difference', 'users'] as const;
export type FlowColor = (typeof flowColors)[number];

export const criterionNames = ['time', 'cost', 'co2', 'risk'] as const;

/** What is selected on the map. */
export interface Selection {
  readonly kind: 'node' | 'link';
  readonly id: string;
}

const parseAsSelection = createParser<Selection>({
  parse(text) {
    const at = text.indexOf(':');
    const kind = text.slice(0, at);
    const id = text.slice(at + 1);
    return (kind === 'node' || kind === 'link') && id !== '' ? { kind, id } : null;
  },
  serialize: ({ kind, id }) => `${kind}:${id}`,
  eq: (a, b) => a.kind === b.kind && a.id === b.id,
});

/** Longitude and latitude of the middle of the map, and how far it is zoomed in from the whole corridor. */
export interface MapPosition {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

const parseAsMapPosition = createParser<MapPosition>({
  parse(text) {
    const [longitude, latitude, zoom, ...rest] = text.split('_').map(Number);
    if (rest.length > 0 || longitude === undefined || latitude === undefined || zoom === undefined) return null;
    const isSound = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && zoom > 0 && zoom < 10_000;
    return isSound ? { longitude, latitude, zoom } : null;
  },
  serialize: ({ longitude, latitude, zoom }) => `${longitude.toFixed(4)}_${latitude.toFixed(4)}_${zoom.toPrecision(5)}`,
  eq: (a, b) => a.longitude === b.longitude && a.latitude === b.latitude && a.zoom === b.zoom,
});

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const parseAsDate = createParser<string>({
  parse: (text) => (isDay(text) ? text : null),
  serialize: (date) => date,
});

/** An amount of cargo, within the limits of the form and of the HTTP API. */
const parseAsAmount = (most: number) =>
  createParser<number>({
    parse(text) {
      const amount = Number(text);
      return amount > 0 && amount <= most ? amount : null;
    },
    serialize: String,
  });

/** true or false; the library's own takes every other word for false. */
const parseAsTruth = createParser<boolean>({
  parse: (text) => (text === 'true' ? true : text === 'false' ? false : null),
  serialize: String,
});

const parseAsHours = createParser<number>({
  parse(text) {
    const hours = Number(text);
    return Number.isInteger(hours) && hours > 0 && hours <= 87_600 ? hours : null;
  },
  serialize: String,
});

/** `IRN-RUS`, or `IRN>RUS` for the acts of one on the other. */
const parseAsDyad = createParser<string>({
  parse(text) {
    const dyad = parseDyad(text);
    return isRefusal(dyad) ? null : formatDyad(dyad);
  },
  serialize: (dyad) => dyad,
});

const parseAsHalfLife = createParser<number>({
  parse(text) {
    const days = Number(text);
    return Number.isInteger(days) && days >= 1 && days <= 36_525 ? days : null;
  },
  serialize: String,
});

const parseAsPeriod = createParser<string>({
  parse: (text) => (/^\d{4}(-Q[1-4])?$/.test(text) ? text : null),
  serialize: (period) => period,
});

/** A change as `close:link:x`, `capacity:corridor:western=0.5`, `water_level:passage:y=-1`. */
const parseAsChange = createParser<NetworkChange>({
  parse(text) {
    const change = parseChange(text);
    return isRefusal(change) ? null : change;
  },
  serialize: ({ kind, selector, value }) => `${kind}:${selector}${value === undefined ? '' : `=${String(value)}`}`,
  eq: (a, b) => a.kind === b.kind && a.selector === b.selector && a.value === b.value,
});

const list = parseAsArrayOf(parseAsString);
const parseAsCriterion = parseAsStringLiteral(criterionNames);

/**
 * Everything that the page shows is here, so that an address reproduces it. What is null is as the model has it. The
 * names of a question are those of the HTTP API.
 */
export const parsers = {
  view: parseAsStringLiteral(viewNames).withDefault('routes'),
  model: parseAsString,
  from: parseAsString,
  to: parseAsString,
  depart: parseAsDate,
  commodity: parseAsString,
  teu: parseAsAmount(100_000),
  tonnes: parseAsAmount(10_000_000),
  criteria: parseAsArrayOf(parseAsCriterion).withDefault([...criterionNames]),
  via: list.withDefault([]),
  avoid: list.withDefault([]),
  comply: list.withDefault([]),
  exact: parseAsTruth.withDefault(false),
  /** Route that is looked at, and the one set beside it. */
  route: parseAsString,
  beside: parseAsString,
  /** Second date, for the network of two dates side by side. */
  besideDate: parseAsDate,
  hours: parseAsHours.withDefault(720),
  rivals: list.withDefault([]),
  /** Quarter of the flows, what is changed of the network in it, and whose cargo is looked at, as a selector. */
  period: parseAsPeriod,
  changes: parseAsArrayOf(parseAsChange).withDefault([]),
  select: parseAsString,
  color: parseAsStringLiteral(flowColors),
  animate: parseAsTruth.withDefault(true),
  /** Pair of actors that is looked at, those set beside it, and how their relation is measured. */
  dyad: parseAsDyad,
  pairs: parseAsArrayOf(parseAsDyad).withDefault([]),
  dimension: parseAsString,
  scores: parseAsStringLiteral(['goldstein', 'plover']).withDefault('goldstein'),
  halflife: parseAsHalfLife,
  confidence: parseAsTruth.withDefault(false),
  level: parseAsStringLiteral(['structural', 'none']).withDefault('structural'),
  /** Event of the register that is opened. */
  event: parseAsString,
  drawer: parseAsStringLiteral(drawerNames),
  /** Corridors that the legend has switched off. */
  hide: list.withDefault([]),
  selected: parseAsSelection,
  /** TABLE.ROW.COLUMN that is explained. */
  cell: parseAsString,
  map: parseAsMapPosition,
};

export type Address = inferParserType<typeof parsers>;

/** Parsers of the items of lists, which leave out an item that they cannot read. */
export const itemParsers = { criteria: parseAsCriterion, changes: parseAsChange, pairs: parseAsDyad } as const;
