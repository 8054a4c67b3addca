import { cellOf } from './text-table.ts';
import type { TextRow } from './text-table.ts';

// Which lines carry freight, and as what, by the tags of OpenStreetMap (wiki.openstreetmap.org: Key:railway, Key:highway,
// Key:waterway, Key:route, Lifecycle prefix).

/** What the tags say a line is: a way of a mode with its state, no way of freight (`reason` is the tag), or nothing. */
export type OsmWay =
  | { readonly kind: 'way'; readonly mode: string; readonly status: string }
  | { readonly kind: 'left-out'; readonly reason: string }
  | { readonly kind: 'silent' };

/** Values of railway, highway, waterway and route that carry freight. */
const freightValues: ReadonlyMap<string, readonly [mode: string, values: ReadonlySet<string>]> = new Map([
  ['railway', ['rail', new Set(['rail', 'narrow_gauge'])]],
  [
    'highway',
    [
      'road',
      new Set([
        ...['motorway', 'trunk', 'primary', 'secondary', 'tertiary'].flatMap((value) => [value, `${value}_link`]),
        ...['unclassified', 'residential', 'living_street', 'service', 'road'],
      ]),
    ],
  ],
  ['waterway', ['river', new Set(['river', 'canal', 'fairway', 'tidal_channel'])]],
  ['route', ['ferry', new Set(['ferry'])]],
]);

/** States that stand in the place of a kind of way, which then stands under the state as a key. */
const statusOf: ReadonlyMap<string, string> = new Map([
  ['construction', 'under_construction'],
  ['proposed', 'planned'],
  ['planned', 'planned'],
  ['disused', 'suspended'],
]);

/** Nothing is left of these but the line on the map. */
const goneStates: ReadonlySet<string> = new Set([
  'abandoned',
  'razed',
  'demolished',
  'dismantled',
  'removed',
  'historic',
]);

/** Keys whose value `no` closes a line to freight. */
const accessKeys = ['hgv', 'goods', 'motor_vehicle', 'vehicle', 'access', 'boat', 'ship'] as const;

/** Lines with one of these keys, and none of the above, are drawn on the same map and are no ways. */
const otherKeys = [
  ...['aerialway', 'aeroway', 'amenity', 'barrier', 'boundary', 'building', 'cutline', 'embankment', 'geological'],
  ...[
    'historic',
    'landuse',
    'leisure',
    'man_made',
    'natural',
    'place',
    'power',
    'public_transport',
    'telecom',
    'tourism',
  ],
] as const;

export const wayKeys: ReadonlySet<string> = new Set([
  ...freightValues.keys(),
  ...statusOf.keys(),
  ...accessKeys,
  ...[...freightValues.keys()].flatMap((key) => [...statusOf.keys()].map((state) => `${state}:${key}`)),
]);

/** What the tags say the line is. The first key that says anything decides: a railway on a road is a railway. */
export function readOsmWay(tags: TextRow): OsmWay {
  // a pipeline is the one thing among man_made that carries cargo
  if (cellOf(tags, 'man_made') === 'pipeline') return { kind: 'way', mode: 'pipeline', status: '' };
  let reason: string | undefined;
  for (const [key, [mode, values]] of freightValues) {
    const found = findState(tags, key);
    if (found === undefined) continue;
    const { value, status, tag } = found;
    if (!values.has(value)) reason ??= tag;
    else return closedTo(tags, mode) ?? { kind: 'way', mode, status };
  }
  reason ??= otherKeys.filter((key) => cellOf(tags, key) !== '').map((key) => `${key}=${cellOf(tags, key)}`)[0];
  return reason === undefined ? { kind: 'silent' } : { kind: 'left-out', reason };
}

interface WayState {
  /** The kind of way, without its state. */
  readonly value: string;
  /** A value of link.status; empty for a way in use. */
  readonly status: string;
  /** The tag that a finding names. */
  readonly tag: string;
}

/** The value of a key in use, or of one whose way is being built, planned or disused: railway=construction, construction=rail. */
function findState(tags: TextRow, key: string): WayState | undefined {
  const value = cellOf(tags, key);
  const status = statusOf.get(value);
  if (status !== undefined) {
    const inner = cellOf(tags, value) || cellOf(tags, `${value}:${key}`);
    // an export of some columns has lost the inner tag: of what is built by the name of railway most is rail
    const built = inner === '' || inner === 'yes' ? (defaultInner.get(key) ?? '') : inner;
    return { value: built, status, tag: inner === '' ? `${key}=${value}` : `${key}=${value}, ${value}=${inner}` };
  }
  if (value !== '') return { value: goneStates.has(value) ? '' : value, status: '', tag: `${key}=${value}` };
  for (const [state, stateStatus] of statusOf) {
    const prefixed = cellOf(tags, `${state}:${key}`);
    if (prefixed !== '') return { value: prefixed, status: stateStatus, tag: `${state}:${key}=${prefixed}` };
  }
  for (const state of goneStates) {
    const prefixed = cellOf(tags, `${state}:${key}`);
    if (prefixed !== '') return { value: '', status: '', tag: `${state}:${key}=${prefixed}` };
  }
  return undefined;
}

const defaultInner: ReadonlyMap<string, string> = new Map([
  ['railway', 'rail'],
  ['highway', 'road'],
  ['waterway', 'canal'],
  ['route', 'ferry'],
]);

/** The tag that closes a road to lorries or water to ships; a railway has no such tags. */
function closedTo(tags: TextRow, mode: string): OsmWay | undefined {
  if (mode === 'rail') return undefined;
  // the narrower key decides: access=no with hgv=yes is open to lorries
  const keys = mode === 'river' ? (['ship', 'boat'] as const) : mode === 'road' ? accessKeys.slice(0, 5) : [];
  const key = keys.find((name) => cellOf(tags, name) !== '');
  return key !== undefined && cellOf(tags, key) === 'no' ? { kind: 'left-out', reason: `${key}=no` } : undefined;
}

/** Kinds of node by tags; points with other tags of a map (signals, switches, crossings) are no places of a network. */
const nodeTypes: readonly (readonly [key: string, values: readonly string[], nodeType: string])[] = [
  ['railway', ['station', 'halt', 'yard', 'junction', 'site', 'service_station', 'spur_junction'], 'rail_station'],
  ['railway', ['border'], 'border_crossing'],
  ['barrier', ['border_control'], 'border_crossing'],
  ['harbour', ['yes', 'cargo', 'container'], 'seaport'],
  ['industrial', ['port', 'harbour'], 'seaport'],
  ['landuse', ['harbour', 'port'], 'seaport'],
  ['amenity', ['ferry_terminal'], 'seaport'],
  ['place', ['city', 'town', 'village', 'suburb'], 'city'],
];

export const nodeKeys: ReadonlySet<string> = new Set(nodeTypes.map(([key]) => key));

/** The type of node that a point's tags mean, the tag that shows it to be none, or undefined where tags say nothing. */
export function readOsmPoint(tags: TextRow): { readonly nodeType: string } | { readonly reason: string } | undefined {
  const type = nodeTypes.find(([key, values]) => values.includes(cellOf(tags, key)))?.[2];
  if (type !== undefined) return { nodeType: type };
  const key = [...freightValues.keys(), ...otherKeys].find((name) => cellOf(tags, name) !== '');
  return key === undefined ? undefined : { reason: `${key}=${cellOf(tags, key)}` };
}
