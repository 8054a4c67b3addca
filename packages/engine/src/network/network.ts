import type { Graph } from './kernels/shortest-path.ts';
import type { DaySpan } from '../calendar/day-spans.ts';
import type { ModelPart } from '../model/from-tables.ts';
import type { Model } from '../model/model.ts';

/**
 * What stands at a vertex. origin, destination: where cargo starts and ends; yard: at the terminal of a mode, ready to
 * leave; line: aboard an unscheduled vehicle; border: between a link and its crossing; arrived: brought by a mode;
 * aboard, calling: on a service as it leaves and as it reaches a stop.
 */
export const vertexKinds = ['origin', 'destination', 'yard', 'line', 'border', 'arrived', 'aboard', 'calling'] as const;
export type VertexKind = (typeof vertexKinds)[number];

/** One operation per arc. `finish` (line to arrived), `stay` (calling to aboard) and `alight` may take no time. */
export const arcKinds = [
  'load',
  'unload',
  'transfer',
  'gauge',
  'dispatch',
  'move',
  'cross',
  'finish',
  'board',
  'ride',
  'stay',
  'alight',
] as const;
export type ArcKind = (typeof arcKinds)[number];

/** The table whose row an arc of each kind came from. */
export const arcTables = {
  load: 'transfer',
  unload: 'transfer',
  transfer: 'transfer',
  gauge: 'transfer',
  dispatch: 'mode',
  move: 'link',
  cross: 'crossing',
  finish: 'mode',
  board: 'service',
  ride: 'service',
  stay: 'service',
  alight: 'service',
} as const satisfies Record<ArcKind, string>;

/** A service between two calls that follow each other, in one direction. */
export interface Ride {
  /** Index in `model.tables.service`. */
  readonly service: number;
  /** Indices in `model.tables.link` of the way that it follows. */
  readonly links: readonly number[];
  /** Whether each of them is passed from begin to end. */
  readonly forward: readonly boolean[];
  /** Of each link, the rows of crossing that are passed, as indices in `model.tables.crossing`. */
  readonly crossings: readonly (readonly number[])[];
  readonly lengthKm: number;
  readonly hours: number;
  /** Share of the length of the whole service, for prices from end to end. */
  readonly share: number;
  /** Whether it begins where nothing is loaded or unloaded, so that it is as full as the ride before it. */
  readonly continues: boolean;
}

/** A row whose hours hold more than its own operation. */
export interface Held {
  readonly table: 'transfer' | 'crossing' | 'link' | 'mode' | 'mode_country';
  /** Index in its table. */
  readonly row: number;
}

/** What an arc does, in rows of the model. */
export interface ArcFacts {
  readonly kind: ArcKind;
  /** Index of the row in the table that `arcTables` names. */
  readonly row: number;
  /** Days on which the row is the one that holds, for dated rows of transfer and crossing and what passes them; undefined: all. */
  readonly days: readonly DaySpan[] | undefined;
  /** The row whose hours hold those of this operation already, wholly or in part. */
  readonly held: Held | undefined;
  /** Index in `model.tables.link` for move and cross. */
  readonly link: number | undefined;
  readonly forward: boolean;
  /** Indices in `model.tables.mode`: what brings the cargo and what takes it on. */
  readonly fromMode: number | undefined;
  readonly toMode: number | undefined;
  readonly ride: Ride | undefined;
  /** Index in `model.tables.berth` for handling to or from ships at a port whose berths are known; each has an arc of its own. */
  readonly berth: number | undefined;
  /** Hours of a service between its first departure and that at this stop, for board; its stand, for stay. */
  readonly offsetHours: number;
}

/**
 * Vertices for places, terminals and vehicles, one arc per operation, frozen. Arcs are in compressed sparse rows: the arcs
 * that leave vertex v are `firstArc[v] .. firstArc[v + 1] - 1`, in the order in which rows made them. Models that share the
 * tables `topologyTables` share all of it, so that what follows from these tables alone may be kept with `arcs`.
 */
export interface Topology {
  readonly graph: Graph;
  /** Tail of each arc. */
  readonly tail: Uint32Array;
  /** By arc. Plain records: they are read once per overlay, never in a search. */
  readonly arcs: readonly ArcFacts[];
  /** Index in `model.tables.node` of the place of each vertex. */
  readonly vertexNode: Int32Array;
  /** Index in `vertexKinds`. */
  readonly vertexKind: Uint8Array;
  /** Vertices where cargo starts and ends at a node, by index in `model.tables.node`; -1 where it cannot. */
  readonly originVertex: Int32Array;
  readonly destinationVertex: Int32Array;
}

/** The supernetwork of a model: its topology, with the model whose rows its arcs are. */
export interface Network extends Topology {
  readonly model: Model;
}

/** The tables that the topology and the timetables on it follow from. */
export const topologyTables = [
  'node',
  'link',
  'crossing',
  'mode',
  'mode_country',
  'rate',
  'transfer',
  'service',
  'service_stop',
  'service_calendar',
  'berth',
] as const;

/** A model, or as much of it as the topology follows from. */
export type TopologyModel = ModelPart<(typeof topologyTables)[number]>;
