import { isRefusal, parseChange } from '@meridian/engine';
import type { NetworkChange } from '@meridian/engine';
import { departField, getField, questions } from '@meridian/engine/questions';
import { createParser, parseAsString, parseAsStringLiteral } from 'nuqs';
import type { inferParserType } from 'nuqs';
import { addressParsersOf, itemParser, listParser } from './question-parsers.ts';

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

/** A change as `close:link:x`, `capacity:corridor:western=0.5`, `water_level:passage:y=-1`. */
const parseAsChange = createParser<NetworkChange>({
  parse(text) {
    const change = parseChange(text);
    return isRefusal(change) ? null : change;
  },
  serialize: ({ kind, selector, value }) => `${kind}:${selector}${value === undefined ? '' : `=${String(value)}`}`,
  eq: (a, b) => a.kind === b.kind && a.selector === b.selector && a.value === b.value,
});

const { route, reach, assign, relations, relationProfile, explain } = questions;
/** The page asks for days, not hours of them. */
const parseAsDay = itemParser({ ...departField, type: 'day' });
const parseAsTruth = itemParser({ name: 'truth', type: 'boolean', meaning: 'True or false.', example: 'true' });
const parseAsWords = listParser(parseAsString);
const cargo = addressParsersOf(route, ['commodity', 'teu', 'tonnes', 'via', 'avoid', 'comply', 'criteria', 'exact']);
const flows = addressParsersOf(assign, ['period', 'select']);
const relation = addressParsersOf(relationProfile, ['dyad', 'dimension', 'scores', 'halfLife', 'confidence', 'level']);

/**
 * Everything that the page shows is here, so that an address reproduces it. What is null is as the model has it. The
 * names of a question are those of the HTTP API.
 */
export const parsers = {
  view: parseAsStringLiteral(viewNames).withDefault('routes'),
  model: parseAsString,
  from: parseAsString,
  to: parseAsString,
  depart: parseAsDay,
  commodity: cargo.commodity,
  teu: cargo.teu,
  tonnes: cargo.tonnes,
  criteria: cargo.criteria.withDefault([...criterionNames]),
  via: cargo.via.withDefault([]),
  avoid: cargo.avoid.withDefault([]),
  comply: cargo.comply.withDefault([]),
  exact: cargo.exact.withDefault(false),
  /** Route that is looked at, and the one set beside it. */
  route: parseAsString,
  beside: parseAsString,
  /** Second date, for the network of two dates side by side. */
  besideDate: parseAsDay,
  hours: addressParsersOf(reach, ['hours']).hours.withDefault(720),
  rivals: parseAsWords.withDefault([]),
  /** Quarter of the flows, what is changed of the network in it, and whose cargo is looked at, as a selector. */
  period: flows.period,
  changes: listParser(parseAsChange).withDefault([]),
  select: flows.select,
  color: parseAsStringLiteral(flowColors),
  animate: parseAsTruth.withDefault(true),
  /** Pair of actors that is looked at, those set beside it, and how their relation is measured. */
  dyad: relation.dyad,
  pairs: addressParsersOf(relations, ['dyad']).dyad.withDefault([]),
  dimension: relation.dimension,
  scores: relation.scores.withDefault('goldstein'),
  halflife: relation.halfLife,
  confidence: relation.confidence.withDefault(false),
  level: relation.level.withDefault('structural'),
  /** Event of the register that is opened. */
  event: parseAsString,
  drawer: parseAsStringLiteral(drawerNames),
  /** Corridors that the legend has switched off. */
  hide: parseAsWords.withDefault([]),
  selected: parseAsSelection,
  /** TABLE.ROW.COLUMN that is explained. */
  cell: addressParsersOf(explain, ['cell']).cell,
  map: parseAsMapPosition,
};

export type Address = inferParserType<typeof parsers>;

/** Parsers of the items of lists, which leave out an item that they cannot read. */
export const itemParsers = {
  criteria: itemParser(getField(route, 'criteria')),
  avoid: itemParser(getField(route, 'avoid')),
  changes: parseAsChange,
  pairs: relation.dyad,
} as const;
