import { createMemo } from '../memo/memo.ts';
import type { CommodityId } from '../units/id.ts';
import type { SanctionRecord } from '../model/model.ts';
import type { SelectorTerm } from '../model/selector.ts';
import { actsInForce } from '../screening/acts.ts';
import type { ActInForce } from '../screening/acts.ts';
import type { Deed } from '../screening/deed.ts';
import { deedsOfArc } from './deeds-of-arc.ts';
import type { Network } from './network.ts';

/** An act that touches an operation, and the term of its selector by which it does. */
export interface TouchingAct {
  readonly act: SanctionRecord;
  readonly through: SelectorTerm;
}

type ActsOnArc = (arc: number, day: number) => readonly TouchingAct[];

/** Cargoes of one network by turns; each index grows to a list of acts by arc for every spell between two turns of acts. */
const mostCargoes = 16;
const indices = createMemo<ActsOnArc>(mostCargoes);

/** The acts that touch an operation with a cargo on a day (from 1970-01-01), in the order of the table; kept by network. */
export function actsOnArcs(network: Network, commodity: CommodityId): ActsOnArc {
  return indices.of(network, commodity, () => indexActs(network, commodity));
}

function indexActs(network: Network, commodity: CommodityId): ActsOnArc {
  const deeds: (readonly Deed[] | undefined)[] = [];
  // the same acts are in force on all days between two turns
  const kept = new Map<readonly ActInForce[], (readonly TouchingAct[] | undefined)[]>();
  return (arc, day) => {
    const acts = actsInForce(network.model, day);
    let touching = kept.get(acts);
    if (touching === undefined) kept.set(acts, (touching = []));
    return (touching[arc] ??= touchingActs(acts, (deeds[arc] ??= deedsOfArc(network, arc, commodity))));
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
