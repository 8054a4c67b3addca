import { createMemo } from '../memo/memo.ts';
import { at } from '../network/at.ts';
import { reverseGraph } from '../network/kernels/shortest-path.ts';
import type { Network } from '../network/network.ts';
import type { Overlay } from '../network/overlay.ts';

/**
 * What regimes add to arcs on which cargo comes under them, for flows, whose arcs have one cost whoever comes: an arc is
 * charged as for the dearest arc that leads to it, the way back left out. Cargo that starts in the midst of a regime's
 * links is charged only where nothing else comes there, and may so be spared the charge.
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
interface Entries {
  readonly addedMinutes: Float64Array;
  readonly addedCents: Float64Array;
}

/** Cargoes and states that add something, by which regimes rule each arc; two arrays by arc each. */
const mostEntries = 24;
const entries = createMemo<Entries>(mostEntries);

function makeEntries(overlay: Overlay): Entries {
  const { network, regimeSet, sets } = overlay;
  const count = network.arcs.length;
  const added = { addedMinutes: new Float64Array(count), addedCents: new Float64Array(count) };
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
