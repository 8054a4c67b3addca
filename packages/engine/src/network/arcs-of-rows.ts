import { createMemo } from '../memo/memo.ts';
import type { Selection } from '../model/selector.ts';
import { at } from './at.ts';
import type { Network, TopologyModel } from './network.ts';

/** The arcs of rows of the model: what a selection of rows comes to in a topology. */
export interface ArcsOfRows {
  /** By index in `model.tables.link`: movements over it, its borders, and rides that follow it. */
  readonly ofLink: readonly (readonly number[])[];
  /** By index in `model.tables.service`: its rides. */
  readonly ofService: readonly (readonly number[])[];
  /** By `node|mode`: handling, waiting and calls there that the mode has a part in. */
  readonly atPlace: ReadonlyMap<string, readonly number[]>;
  readonly linkIndex: ReadonlyMap<string, number>;
  readonly serviceIndex: ReadonlyMap<string, number>;
}

/** By arcs, of which a topology has one list. */
const indices = createMemo<ArcsOfRows>(1);

/** The arcs of all rows, made once for the topology. */
export function arcsOfRows(network: Network): ArcsOfRows {
  return indices.of(network.arcs, '', () => indexArcs(network));
}

function indexArcs({ model, arcs, tail, vertexNode }: Network): ArcsOfRows {
  const { link, service, node, mode } = model.tables;
  const ofLink: number[][] = link.map(() => []);
  const ofService: number[][] = service.map(() => []);
  const atPlace = new Map<string, number[]>();
  for (const [arc, facts] of arcs.entries()) {
    if (facts.link !== undefined) {
      at(ofLink, facts.link).push(arc);
      continue;
    }
    if (facts.ride !== undefined) {
      at(ofService, facts.ride.service).push(arc);
      for (const index of new Set(facts.ride.links)) at(ofLink, index).push(arc);
      continue;
    }
    const { nodeId } = at(node, at(vertexNode, at(tail, arc)));
    for (const index of new Set([facts.fromMode, facts.toMode])) {
      if (index === undefined) continue;
      const place = `${nodeId}|${at(mode, index).modeId}`;
      const known = atPlace.get(place);
      if (known === undefined) atPlace.set(place, [arc]);
      else known.push(arc);
    }
  }
  return {
    ofLink,
    ofService,
    atPlace,
    linkIndex: new Map(link.map(({ linkId }, index) => [linkId, index])),
    serviceIndex: new Map(service.map(({ serviceId }, index) => [serviceId, index])),
  };
}

/** Handling that a selection selects, `node|mode`: at its nodes, of the modes of its links that end there. */
export function handledModes({ tables }: TopologyModel, { links, nodes }: Selection): ReadonlySet<string> {
  const ends = tables.link.flatMap(({ linkId, modeId, fromNodeId, toNodeId }) =>
    links.has(linkId) ? [fromNodeId, toNodeId].filter((id) => nodes.has(id)).map((id) => `${id}|${modeId}`) : [],
  );
  return new Set(ends);
}

/** By arcs and selection: selections are kept with the tables that they are of. */
const selected = createMemo<WeakMap<Selection, Uint32Array>>(1);

/**
 * The arcs that a selection rules, ascending: movements over its links and their borders, rides of its services and over its
 * links, and handling at its nodes for the modes of its links that end there.
 */
export function arcsOfSelection(network: Network, selection: Selection): Uint32Array {
  const kept = selected.of(network.arcs, '', () => new WeakMap<Selection, Uint32Array>());
  let arcs = kept.get(selection);
  if (arcs === undefined) kept.set(selection, (arcs = makeArcs(network, selection)));
  return arcs;
}

function makeArcs(network: Network, selection: Selection): Uint32Array {
  const { ofLink, ofService, atPlace, linkIndex, serviceIndex } = arcsOfRows(network);
  const found = new Set<number>();
  const add = (arcs: readonly number[] | undefined): void => {
    for (const arc of arcs ?? []) found.add(arc);
  };
  for (const id of selection.links) add(ofLink[linkIndex.get(id) ?? -1]);
  for (const id of selection.services) add(ofService[serviceIndex.get(id) ?? -1]);
  for (const place of handledModes(network.model, selection)) add(atPlace.get(place));
  return Uint32Array.from(found).sort();
}
