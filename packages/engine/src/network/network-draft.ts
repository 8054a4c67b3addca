import { indexById } from '../model/rows-by-id.ts';
import { at } from './at.ts';
import { vertexKinds } from './network.ts';
import type { ArcFacts, ArcKind, Topology, TopologyModel, VertexKind } from './network.ts';

/** A mode on one gauge at a node; gauge 0 where the mode has none. */
export interface Terminal {
  readonly mode: number;
  readonly gauge: number;
}

interface DraftArc {
  readonly tail: number;
  readonly head: number;
  readonly facts: ArcFacts;
}

/** Vertices and arcs while they are gathered. */
export class NetworkDraft {
  readonly model: TopologyModel;
  readonly nodeIndex: ReadonlyMap<string, number>;
  readonly modeIndex: ReadonlyMap<string, number>;
  /** Terminals by node, in order of appearance. */
  readonly terminals: Terminal[][];
  private readonly vertices = new Map<string, number>();
  private readonly vertexNode: number[] = [];
  private readonly vertexKind: number[] = [];
  private readonly arcs: DraftArc[] = [];
  private readonly byTail = new Map<number, DraftArc[]>();

  constructor(model: TopologyModel) {
    this.model = model;
    this.nodeIndex = indexById(model.tables, 'node');
    this.modeIndex = indexById(model.tables, 'mode');
    this.terminals = model.tables.node.map(() => []);
  }

  /** The vertex of a kind at a node; `key` tells apart several of the kind. */
  vertex(kind: VertexKind, node: number, key: string): number {
    const name = `${kind} ${String(node)} ${key}`;
    const known = this.vertices.get(name);
    if (known !== undefined) return known;
    const index = this.vertexNode.length;
    this.vertices.set(name, index);
    this.vertexNode.push(node);
    this.vertexKind.push(vertexKinds.indexOf(kind));
    return index;
  }

  hasVertex(kind: VertexKind, node: number, key: string): boolean {
    return this.vertices.has(`${kind} ${String(node)} ${key}`);
  }

  terminalVertex(kind: 'yard' | 'line' | 'arrived', node: number, { mode, gauge }: Terminal): number {
    const list = at(this.terminals, node);
    if (!list.some((terminal) => terminal.mode === mode && terminal.gauge === gauge)) list.push({ mode, gauge });
    return this.vertex(kind, node, `${String(mode)} ${String(gauge)}`);
  }

  arc(tail: number, head: number, facts: Pick<ArcFacts, 'kind' | 'row'> & Partial<ArcFacts>): void {
    const rest = {
      days: undefined,
      held: undefined,
      link: undefined,
      forward: true,
      fromMode: undefined,
      toMode: undefined,
      ride: undefined,
      berth: undefined,
      offsetHours: 0,
    };
    const made = { tail, head, facts: { ...rest, ...facts } };
    this.arcs.push(made);
    const leaving = this.byTail.get(tail);
    if (leaving === undefined) this.byTail.set(tail, [made]);
    else leaving.push(made);
  }

  /** The arcs of a kind that leave a vertex so far. */
  arcsFrom(tail: number, kind: ArcKind): readonly { readonly head: number; readonly facts: ArcFacts }[] {
    return (this.byTail.get(tail) ?? []).filter((arc) => arc.facts.kind === kind);
  }

  /** Sorts arcs by tail, keeping the order in which they were made. */
  finish(): Topology {
    const vertexCount = this.vertexNode.length;
    const firstArc = new Uint32Array(vertexCount + 1);
    for (const { tail } of this.arcs) firstArc[tail + 1] = at(firstArc, tail + 1) + 1;
    for (let v = 0; v < vertexCount; v += 1) firstArc[v + 1] = at(firstArc, v + 1) + at(firstArc, v);
    const next = firstArc.slice(0, vertexCount);
    const head = new Uint32Array(this.arcs.length);
    const tail = new Uint32Array(this.arcs.length);
    const arcs = new Array<ArcFacts>(this.arcs.length);
    for (const arc of this.arcs) {
      const place = at(next, arc.tail);
      next[arc.tail] = place + 1;
      head[place] = arc.head;
      tail[place] = arc.tail;
      arcs[place] = arc.facts;
    }
    const ends = (kind: VertexKind): Int32Array =>
      Int32Array.from(this.model.tables.node, (_, node) => this.vertices.get(`${kind} ${String(node)} `) ?? -1);
    return {
      graph: { vertexCount, firstArc, head },
      tail,
      arcs,
      vertexNode: Int32Array.from(this.vertexNode),
      vertexKind: Uint8Array.from(this.vertexKind),
      originVertex: ends('origin'),
      destinationVertex: ends('destination'),
    };
  }
}
