import { isRefusal, parseDyad, rowOf } from '@meridian/engine';
import type { Model } from '@meridian/engine';

/** Rows of a model by name; by their id where the model does not know them. */

/** Name of a link of the model: its own, or that of its ends. */
export function linkName(model: Model, id: string): string {
  const link = rowOf(model.tables, 'link', id);
  if (link === undefined) return id;
  if (link.name !== undefined) return link.name;
  return `${nodeName(model, link.fromNodeId)} – ${nodeName(model, link.toNodeId)}`;
}

/** Name of a place without what stands in brackets behind it, or its id. */
export function nodeName(model: Model, id: string): string {
  return placeName(rowOf(model.tables, 'node', id)?.name ?? id);
}

/** Name of the zone, or its id. */
export function zoneName(model: Model, id: string): string {
  return rowOf(model.tables, 'zone', id)?.name ?? id;
}

/** Name of the cargo, or its id. */
export function commodityName(model: Model, id: string): string {
  return rowOf(model.tables, 'commodity', id)?.name ?? id;
}

/** Name of the branch, or its id; cargo may follow none. */
export function corridorName(model: Model, id: string): string {
  return rowOf(model.tables, 'corridor', id)?.name ?? (id === '' ? 'No branch' : id);
}

/** The name of what a term of a selector names. */
export function termName(model: Model, kind: string, value: string): string {
  const { tables } = model;
  switch (kind) {
    case 'link':
      return linkName(model, value);
    case 'node':
      return nodeName(model, value);
    case 'corridor':
      return corridorName(model, value);
    case 'passage':
      return rowOf(tables, 'passage', value)?.name ?? value;
    case 'regime':
      return rowOf(tables, 'regime', value)?.name ?? value;
    case 'country':
      return rowOf(tables, 'actor', value)?.name ?? value;
    case 'mode':
      return rowOf(tables, 'mode', value)?.name ?? value;
    case 'service':
      return rowOf(tables, 'service', value)?.name ?? value;
    case 'commodity':
      return commodityName(model, value);
    default:
      return value;
  }
}

/** `Nhava Sheva (JNPA)` as `Nhava Sheva`. */
export function placeName(name: string): string {
  return name.split('(')[0]?.trim() ?? name;
}

/** Name of a state or body, or its code. */
export function actorName({ tables }: Model, actorId: string): string {
  return rowOf(tables, 'actor', actorId)?.name ?? actorId;
}

/** `Iran – Russia`, or `Iran towards Russia`. */
export function dyadName(model: Model, dyad: string): string {
  const parsed = parseDyad(dyad);
  if (isRefusal(parsed)) return dyad;
  const [a, b] = [actorName(model, parsed.a), actorName(model, parsed.b)];
  return parsed.directed ? `${a} towards ${b}` : `${a} – ${b}`;
}
