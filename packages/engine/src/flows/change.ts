/**
 * A change of the network or of what wants to move on it, for a what-if. Selectors as everywhere (model/selector.ts):
 * - close: nothing passes what is selected; open: what is planned, being built or closed on the date is there
 * - capacity: capacity times a factor; hours, cost: running time or dwell, and money, times a factor
 * - water_level: metres by which the water of the selected links rises (below 0: falls); laden ships go less deep
 * - demand: tonnes times a factor, of pairs that start in or end in the selected countries or of selected commodities
 */
export const changeKinds = ['close', 'open', 'capacity', 'hours', 'cost', 'water_level', 'demand'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface NetworkChange {
  readonly kind: ChangeKind;
  /** For demand: terms `country:XXX` and `commodity:ID`; empty text: all. */
  readonly selector: string;
  /** Factor, or metres for water_level; not read for close and open. */
  readonly value?: number | undefined;
}
