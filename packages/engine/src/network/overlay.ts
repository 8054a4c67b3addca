import { daysAheadOf } from './act-closures.ts';
import { at } from './at.ts';
import type { Network } from './network.ts';
import { isRefusal } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { createMemo } from '../memo/memo.ts';
import { arcsOfSelection } from './arcs-of-rows.ts';
import { figuresOf, takesFactors, wholeCents, wholeMinutes } from './figures.ts';
import type { Figures } from './figures.ts';
import { openingsOf } from './openings.ts';
import type { Openings } from './openings.ts';
import { readConsignment } from './query.ts';
import type { Consignment, StateQuery } from './query.ts';
import { numberOfSelection } from './regime-membership.ts';
import { rulesOfState } from './rules-of-state.ts';
import type { RulesOfState } from './rules-of-state.ts';
import { underChanges } from './under-changes.ts';
import { ratioOfArcs, sails } from './water.ts';

/**
 * The state of a network for one question, figures times rules: weights of arcs in a state for a consignment, and why what
 * is closed is closed. Figures are whole numbers (minutes, US cents, grams) for the whole consignment, so that sums are
 * exact. Its arrays are shared with other states where nothing sets them apart: nobody may change them.
 */
export interface Overlay
  extends RulesOfState, Openings, Pick<Figures, 'minutes' | 'cents' | 'grams' | 'storageCentsPerMinute' | 'unknown'> {
  readonly network: Network;
  readonly consignment: Consignment;
}

/** Dates and cargoes that a page or a period asks for by turns. An overlay holds three arrays by arc of its own. */
const mostOverlays = 8;
/** By network: an overlay follows from its question alone. */
const overlays = createMemo<Overlay | Refusal>(mostOverlays);

/** The overlay of a question, under its changes; refused where a part of it does not make sense. */
export function overlay(base: Network, query: StateQuery): Overlay | Refusal {
  const network = underChanges(base, query.changes);
  if (isRefusal(network)) return network;
  const consignment = readConsignment(network.model, query);
  if (isRefusal(consignment)) return consignment;
  const { depart, commodity, teu, tonnes, avoid, comply, states, built, water } = query;
  const daysAhead = daysAheadOf(network, consignment.departDay, query);
  const given = Object.entries(states ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const key = JSON.stringify([depart, commodity, teu, tonnes, avoid, comply, daysAhead, given, built, water]);
  return overlays.of(network, key, () => makeOverlay(network, consignment, query));
}

function makeOverlay(network: Network, consignment: Consignment, query: StateQuery): Overlay | Refusal {
  const rules = rulesOfState(network, consignment, query);
  if (isRefusal(rules)) return rules;
  const { minutes, cents, grams, storageCentsPerMinute, unknown, ...plain } = figuresOf(network, consignment);
  return {
    network,
    consignment,
    ...rules,
    ...openingsOf(network),
    ...underFactors(network, { minutes, cents, ...plain }, rules),
    grams,
    storageCentsPerMinute,
    unknown,
  };
}

/** States of one cargo by turns whose factors differ; two arrays by arc each. */
const mostRuled = 16;
const ruled = createMemo<Pick<Figures, 'minutes' | 'cents'>>(mostRuled);

/**
 * Minutes and cents with the factors of the regimes that rule each arc, multiplied in the order of the table, and with what
 * ships carry less for want of water.
 */
function underFactors(
  network: Network,
  { minutes, cents, hours, usd }: Pick<Figures, 'minutes' | 'cents' | 'hours' | 'usd'>,
  { regimes, water: { ratioOfLink } }: RulesOfState,
): Pick<Figures, 'minutes' | 'cents'> {
  const acting = regimes.filter(({ hoursFactor, costFactor }) => hoursFactor !== 1 || costFactor !== 1);
  if (acting.length === 0 && ratioOfLink.size === 0) return { minutes, cents };
  const acts = acting.map((each) => [numberOfSelection(each.selection), each.hoursFactor, each.costFactor]);
  return ruled.of(cents, JSON.stringify([acts, [...ratioOfLink]]), () => multiply());

  function multiply(): Pick<Figures, 'minutes' | 'cents'> {
    const factors = new Map<number, { hours: number; cost: number }>();
    for (const { selection, hoursFactor, costFactor } of acting) {
      for (const arc of arcsOfSelection(network, selection)) {
        if (!takesFactors(at(network.arcs, arc))) continue;
        const own = factors.get(arc) ?? { hours: 1, cost: 1 };
        own.hours *= hoursFactor;
        own.cost *= costFactor;
        factors.set(arc, own);
      }
    }
    for (const [arc, ratio] of ratioOfArcs(network, ratioOfLink)) {
      const own = factors.get(arc) ?? { hours: 1, cost: 1 };
      // where none sails the arc is closed, and its figures are as before
      if (sails(ratio)) own.cost /= ratio;
      factors.set(arc, own);
    }
    const changed = { minutes: minutes.slice(), cents: cents.slice() };
    for (const [arc, factor] of factors) {
      changed.minutes[arc] = wholeMinutes(at(hours, arc) * factor.hours);
      changed.cents[arc] = wholeCents(at(usd, arc) * factor.cost);
    }
    return changed;
  }
}
