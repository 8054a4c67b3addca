import type { NodeId } from '../units/id.ts';
import { fromTables } from './from-tables.ts';
import { refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { Model, NodeRecord } from './model.ts';
import { rowsById } from './rows-by-id.ts';

/** Places by every word that names them. */
export interface PlaceIndex {
  /** Folded name -> nodes, in the order of the model. */
  readonly byName: ReadonlyMap<string, readonly NodeId[]>;
  /** Nodes by id, in the order of the model. */
  readonly nodes: ReadonlyMap<string, NodeRecord>;
}

/** Case and diacritics do not matter: `Göteborg` and `goteborg` are one. */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();
}

/** Names of a node: its id, UN/LOCODE, name, name before a bracket, aliases. */
function namesOf(node: NodeRecord): readonly string[] {
  const beforeBracket = node.name.split('(')[0] ?? node.name;
  return [node.nodeId, node.unlocode ?? '', node.name, beforeBracket, ...node.aliases];
}

/** The places of a model; made once for its nodes. */
export const indexPlaces: (model: Model) => PlaceIndex = fromTables(['node'], ({ tables }) => {
  const byName = new Map<string, NodeId[]>();
  for (const node of tables.node) {
    if (node.nodeType === 'waypoint') continue;
    for (const name of new Set(namesOf(node).map(foldName))) {
      if (name === '') continue;
      const found = byName.get(name);
      if (found === undefined) byName.set(name, [node.nodeId]);
      else if (!found.includes(node.nodeId)) found.push(node.nodeId);
    }
  }
  return { byName, nodes: rowsById(tables, 'node') };
});

/**
 * The nodes that a text names: an id names one, a name that several nodes share names all of them.
 * An unknown text is refused as the part `field` of a question, with the nearest spellings.
 */
export function findPlaces(index: PlaceIndex, text: string, field: string): readonly NodeId[] | Refusal {
  const exact = index.nodes.get(text.trim());
  if (exact !== undefined && exact.nodeType !== 'waypoint') return [exact.nodeId];
  const found = index.byName.get(foldName(text));
  if (found !== undefined) return found;
  const near = nearestSpellings([...index.byName.keys()], foldName(text), 3);
  const offer = near.map((name) => displayName(index, name)).filter((name, at, all) => all.indexOf(name) === at);
  const remedy = offer.length > 0 ? `Nearest: ${offer.join(', ')}.` : 'Use a node id, name, alias or UN/LOCODE.';
  return refuse('place-unknown', field, `No place is called “${text}”.`, remedy);
}

/**
 * The places that have a text in one of their names, best first: those of which it is a whole name, then those with a
 * name that begins with it, then with a word that does, then the rest; of each kind in the order of the model. All places
 * where the text is empty.
 */
export function searchPlaces(index: PlaceIndex, text: string): readonly NodeRecord[] {
  const wanted = foldName(text);
  const ranks = new Map<NodeId, number>();
  for (const [name, ids] of index.byName) {
    const rank = rankOf(name, wanted);
    if (rank === undefined) continue;
    for (const id of ids) ranks.set(id, Math.min(rank, ranks.get(id) ?? rank));
  }
  const found: NodeRecord[][] = [[], [], [], []];
  for (const node of index.nodes.values()) {
    const rank = ranks.get(node.nodeId);
    if (rank !== undefined) found[rank]?.push(node);
  }
  return found.flat();
}

/** 0: the whole name, 1: its begin, 2: the begin of a word in it, 3: anywhere else; undefined: not in it. */
function rankOf(name: string, wanted: string): number | undefined {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 3 : undefined;
}

function displayName(index: PlaceIndex, folded: string): string {
  const id = index.byName.get(folded)?.[0];
  return (id === undefined ? undefined : index.nodes.get(id)?.name) ?? folded;
}

/** The candidates nearest to a text by edit distance, beginnings that agree first; at most `most` of them. */
export function nearestSpellings(candidates: readonly string[], text: string, most: number): readonly string[] {
  const limit = Math.max(2, Math.ceil(text.length / 3));
  return candidates
    .map((name) => ({ name, distance: name.startsWith(text) ? 0.5 : editDistance(name, text, limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** Edit distance (Levenshtein, 1966) with neighbors exchanged counting one; above `limit` it is only known to be above. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}
