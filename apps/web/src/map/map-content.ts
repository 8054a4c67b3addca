import type { FlowStyle, KeyEntry, NetworkStyle } from '@meridian/cartography';
import type { Selection } from '../state/address-parsers.ts';

/** What is drawn on top of the base map, and how. */
export interface MapContent {
  readonly style: NetworkStyle;
  readonly named: readonly string[];
  readonly selected: Selection | undefined;
  /** How far cargo gets: hours to each node, and the limit. */
  readonly reach?: {
    readonly nodeHours: ReadonlyMap<string, number>;
    readonly hours: number;
    readonly accessKm: number;
  };
  /** Rows of the key besides those of the corridors. */
  readonly key?: readonly KeyEntry[];
  /** What moves, drawn in place of the network's own strokes, with the key of a saved picture and that of the page. */
  readonly flows?: {
    readonly style: FlowStyle;
    readonly key: readonly KeyEntry[];
    readonly legend: readonly KeyEntry[];
  };
}
