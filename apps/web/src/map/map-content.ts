import type { FlowStyle, KeyEntry, NetworkStyle } from '@meridian/cartography';
import type { Selection } from '../state/address-parsers.ts';

/** A row of the key on the page: a stroke and what it means, a color of areas, or words alone. */
export type LegendEntry =
  | (KeyEntry & { readonly kind: 'stroke' })
  | { readonly kind: 'area'; readonly color: string; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string };

/** What is drawn on top of the base map, and how. */
export interface MapContent {
  readonly style: NetworkStyle;
  /** Places that are named at any zoom, by their ids. */
  readonly named: readonly string[];
  readonly selected: Selection | undefined;
  /** How far cargo gets: hours to each node, and the limit. */
  readonly within?: {
    readonly nodeHours: ReadonlyMap<string, number>;
    readonly hours: number;
    readonly accessKm: number;
  };
  /** What moves, drawn in place of the network's own strokes, with the key of a saved picture. */
  readonly moving?: { readonly style: FlowStyle; readonly key: readonly KeyEntry[] };
  /** Rows of the key on the page besides those of the corridors. */
  readonly legend?: readonly LegendEntry[];
}

/** Rows of the key that are strokes, or words beside them. */
export function strokes(entries: readonly KeyEntry[]): readonly LegendEntry[] {
  return entries.map((entry) => ({ ...entry, kind: 'stroke' }));
}
