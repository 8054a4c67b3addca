import { createMemo } from '../memo/memo.ts';
import { at } from '../network/at.ts';
import { reverseGraph } from '../network/kernels/shortest-path.ts';
import type { Network } from '../network/network.ts';
import type { Overlay } from '../network/overlay.ts';

/**
 * What regimes add where cargo comes under them. A path bears what a regime adds once, however often it comes under it
 * (`charges`). A search over arcs, whose arcs have one cost whoever comes, meets it on arcs: there an arc is charged as for the
 * dearest arc that leads to it, the way back left out.
 */
export function regimeEntries(overlay: Overlay): Entries {
  const { regimeSet, regimes, consignment } = overlay;
  const added = regimes.flatMap(({ hoursAdded, usdPerTeuAdded, usdPerTonneAdded }, index) =>
    hoursAdded + usdPerTeuAdded + usdPerTonneAdded > 0 ? [[index, hoursAdded, usdPerTeuAdded, usdPerTonneAdded]] : [],
  );
  const { unit, teu, tonnes } = consignment;
  return entries.of(regimeSet, JSON.stringify([added, unit, teu, tonnes]), () => makeEntries(overlay));
}

/** What is added by arc. */
export interface Entries {
  readonly addedMinutes: Float64Array;
  readonly addedCents: Float64Array;
  /** By up to 32 regimes that add something. */
  readonly charges: readonly RegimeCharges[];
}

/** What regimes add to a consignment once, bit k of an arc's mask being set where regime k of the group rules it. */
export interface RegimeCharges {
  readonly maskOfArc: Int32Array;
  readonly minutes: Float64Array;
  readonly cents: Float64Array;
}

/** Cargoes and states that add something, by which regimes rule each arc; two arrays by arc each. */
const mostEntries = 24;
const entries = createMemo<Entries>(mostEntries);

function makeEntries(overlay: Overlay): Entries {
  const { network, regimeSet, sets } = overlay;
  const count = network.arcs.length;
  const added = {
    addedMinutes: new Float64Array(count),
    addedCents: new Float64Array(count),
    charges: chargesOf(overlay),
  };
  const transitions = sets.transitions();
  const size = sets.members.length;
  const isFree =
    transitions.addedMinutes.every((each) => each === 0) && transitions.addedCents.every((each) => each === 0);
  if (isFree) return added;
  const comingOf = indexComing(network);
  for (let arc = 0; arc < count; arc += 1) {
    const set = at(regimeSet, arc);
    if (set === 0) continue;
    const before = comingOf(arc).map((other) => at(regimeSet, other));
    for (const from of before.length === 0 ? [0] : before) {
      const place = from * size + set;
      added.addedMinutes[arc] = Math.max(at(added.addedMinutes, arc), at(transitions.addedMinutes, place));
      added.addedCents[arc] = Math.max(at(added.addedCents, arc), at(transitions.addedCents, place));
    }
  }
  return added;
}

function chargesOf({ network, regimeSet, regimes, sets, consignment }: Overlay): readonly RegimeCharges[] {
  const { unit, teu, tonnes } = consignment;
  const adding = regimes.flatMap(({ hoursAdded, usdPerTeuAdded, usdPerTonneAdded }, index) => {
    const usd = unit === 'teu' ? usdPerTeuAdded * teu : usdPerTonneAdded * tonnes;
    return hoursAdded + usd > 0 ? [{ index, minutes: hoursAdded * 60, cents: usd * 100 }] : [];
  });
  const groups: RegimeCharges[] = [];
  for (let first = 0; first < adding.length; first += 32) {
    const group = adding.slice(first, first + 32);
    const maskOfSet = sets.members.map((members) =>
      group.reduce((mask, { index }, bit) => (members.includes(index) ? mask | (1 << bit) : mask), 0),
    );
    groups.push({
      maskOfArc: Int32Array.from(network.arcs, (_, arc) => at(maskOfSet, at(regimeSet, arc))),
      minutes: Float64Array.from(group, ({ minutes }) => minutes),
      cents: Float64Array.from(group, ({ cents }) => cents),
    });
  }
  return groups;
}

/** The arcs by which cargo may have come to an arc: movements where there are any, else whatever leads to it. */
function indexComing(network: Network): (arc: number) => readonly number[] {
  const { graph, tail, arcs } = network;
  const turned = reverseGraph(graph);
  const into = (vertex: number): readonly number[] =>
    Array.from(turned.originalArc.subarray(at(turned.graph.firstArc, vertex), at(turned.graph.firstArc, vertex + 1)));
  return (arc) => {
    const { link } = at(arcs, arc);
    // a service that stands at a stop has come by the ride before
    const leading = into(at(tail, arc)).flatMap((other) =>
      at(arcs, other).kind === 'stay' ? into(at(tail, other)) : other,
    );
    const movements = leading.filter((other) => {
      const facts = at(arcs, other);
      const isMovement = facts.kind === 'move' || facts.kind === 'cross' || facts.kind === 'ride';
      return isMovement && !(link !== undefined && facts.link === link && facts.forward !== at(arcs, arc).forward);
    });
    return movements.length > 0 ? movements : leading;
  };
}
