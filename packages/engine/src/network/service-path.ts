import type { ModelPart } from '../model/from-tables.ts';
import type { LinkRecord } from '../model/model.ts';
import { ShortestPathSearch } from './kernels/shortest-path.ts';
import type { Graph } from './kernels/shortest-path.ts';
import { at } from './at.ts';

/** A way along the links of one mode, in order: indices in `model.tables.link`, and whether each is passed from begin to end. */
export type LinkPath = readonly { readonly link: number; readonly forward: boolean }[];

/** A planned link takes part only where nothing that stands joins two stops. */
const plannedPenalty = 1000;

/** Finds the way that a service takes between two stops: the shortest along the links of its mode, gauges disregarded. */
export function indexServicePaths(
  model: ModelPart<'link'>,
): (mode: string, from: string, to: string) => LinkPath | undefined {
  const byMode = new Map<string, ModeGraph>();
  return (mode, from, to) => {
    let graph = byMode.get(mode);
    if (graph === undefined) {
      graph = modeGraph(model, mode);
      byMode.set(mode, graph);
    }
    return graph.find(from, to);
  };
}

interface ModeGraph {
  find(from: string, to: string): LinkPath | undefined;
}

function modeGraph(model: ModelPart<'link'>, mode: string): ModeGraph {
  const vertexOf = new Map<string, number>();
  const vertex = (id: string): number => {
    const known = vertexOf.get(id);
    if (known !== undefined) return known;
    vertexOf.set(id, vertexOf.size);
    return vertexOf.size - 1;
  };
  const arcs: {
    readonly tail: number;
    readonly head: number;
    readonly link: number;
    readonly forward: boolean;
    readonly weight: number;
  }[] = [];
  for (const [link, record] of model.tables.link.entries()) {
    if (record.modeId !== mode) continue;
    const [a, b] = [vertex(record.fromNodeId), vertex(record.toNodeId)];
    const weight = weightOf(record);
    arcs.push({ tail: a, head: b, link, forward: true, weight });
    if (!record.directed) arcs.push({ tail: b, head: a, link, forward: false, weight });
  }
  arcs.sort((a, b) => a.tail - b.tail || a.link - b.link);
  const firstArc = new Uint32Array(vertexOf.size + 1);
  for (const { tail } of arcs) firstArc[tail + 1] = at(firstArc, tail + 1) + 1;
  for (let v = 0; v < vertexOf.size; v += 1) firstArc[v + 1] = at(firstArc, v + 1) + at(firstArc, v);
  const graph: Graph = { vertexCount: vertexOf.size, firstArc, head: Uint32Array.from(arcs, ({ head }) => head) };
  const weight = Float64Array.from(arcs, (arc) => arc.weight);
  const search = new ShortestPathSearch(graph);
  return {
    find(from, to) {
      const [start, end] = [vertexOf.get(from), vertexOf.get(to)];
      if (start === undefined || end === undefined) return undefined;
      search.run(start, weight, { target: end });
      if (at(search.distance, end) === Infinity) return undefined;
      const links: { readonly link: number; readonly forward: boolean }[] = [];
      for (let v = end; v !== start;) {
        const arc = at(arcs, at(search.predecessorArc, v));
        links.push({ link: arc.link, forward: arc.forward });
        v = arc.tail;
      }
      return links.reverse();
    },
  };
}

function weightOf(link: LinkRecord): number {
  return link.lengthKm * (link.status === 'open' ? 1 : plannedPenalty);
}
