import { createMemo } from '../memo/memo.ts';
import type { CommodityId } from '../units/id.ts';
import type { SanctionRecord } from '../model/model.ts';
import type { SelectorTerm } from '../model/selector.ts';
import { actsInForce } from '../sanctions/acts.ts';
import type { ActInForce } from '../sanctions/acts.ts';
import type { Deed } from '../sanctions/deed.ts';
import { deedsOfArc } from './deeds-of-arc.ts';
import type { Network } from './network.ts';

/** An act that touches an operation, and the term of its selector by which it does. */
export interface TouchingAct {
  readonly act: SanctionRecord;
  readonly through: SelectorTerm;
}

type ActsOnArc = (arc: number, day: number) => readonly TouchingAct[];

/** Commodities of a model that are asked for by turns. */
const mostCommodities = 16;

/** What is known of the arcs of a topology with one cargo: what each does, and the acts of a day that touch it. */
interface Known {
  readonly deeds: (readonly Deed[] | undefined)[];
  /** The same acts are in force on all days between two turns. */
  readonly touching: WeakMap<readonly ActInForce[], (readonly TouchingAct[] | undefined)[]>;
}

const known = createMemo<Known>(mostCommodities);

/** The acts that touch an operation with a cargo on a day (from 1970-01-01), in the order of the table; kept by topology. */
export function actsOnArcs(network: Network, commodity: CommodityId): ActsOnArc {
  const { deeds, touching } = known.of(network.arcs, commodity, () => ({ deeds: [], touching: new WeakMap() }));
  return (arc, day) => {
    const acts = actsInForce(network.model, day);
    let ofArcs = touching.get(acts);
    if (ofArcs === undefined) touching.set(acts, (ofArcs = []));
    return (ofArcs[arc] ??= touchingActs(acts, (deeds[arc] ??= deedsOfArc(network, arc, commodity))));
  };
}

function touchingActs(acts: readonly ActInForce[], deeds: readonly Deed[]): readonly TouchingAct[] {
  return acts.flatMap(({ act, outcome }) => {
    if (act.selector === undefined) return [];
    for (const deed of deeds) {
      const found = outcome(deed);
      if (found?.kind === 'touched') return [{ act, through: found.through }];
    }
    return [];
  });
}
