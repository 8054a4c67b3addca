import type { ComboboxItem, OptionsFilter } from '@mantine/core';
import { foldName, once } from '@meridian/engine';
import type { Model } from '@meridian/engine';

/** Places as choices of a field: what is read, what it stands for, and a filter that knows aliases and codes. */
export interface PlaceOptions {
  /** One list for a model, so that fields which show it are not drawn anew. */
  readonly labels: string[];
  readonly byLabel: ReadonlyMap<string, string>;
  readonly labelOf: (nodeId: string) => string;
  readonly filter: OptionsFilter;
  /** The choice that a text most likely means. */
  readonly bestMatch: (text: string) => string | undefined;
}

/** The choices of a model; one that shares its name with another has its id beside it. */
export const placeOptions = once((model: Model): PlaceOptions => {
  const places = model.tables.node.filter(({ nodeType }) => nodeType !== 'waypoint');
  const counts = new Map<string, number>();
  for (const { name } of places) counts.set(name, (counts.get(name) ?? 0) + 1);
  const labels = new Map(
    places.map(({ nodeId, name }) => [nodeId as string, (counts.get(name) ?? 0) > 1 ? `${name} [${nodeId}]` : name]),
  );
  const words = new Map(
    places.map(({ nodeId, name, aliases, unlocode = '' }) => [
      labels.get(nodeId) ?? name,
      [name, nodeId, unlocode, ...aliases].map(foldName),
    ]),
  );
  return {
    labels: [...labels.values()],
    byLabel: new Map([...labels].map(([id, label]) => [label, id])),
    labelOf: (nodeId) => labels.get(nodeId) ?? nodeId,
    filter: ({ options: items, search, limit }) => {
      const wanted = foldName(search);
      const scored = (items as readonly ComboboxItem[])
        .map((item) => ({ item, score: scoreOf(words.get(item.value) ?? [foldName(item.value)], wanted) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score);
      return scored.slice(0, limit).map(({ item }) => item);
    },
    bestMatch(text) {
      const wanted = foldName(text);
      if (wanted === '') return undefined;
      let [best, most]: [string | undefined, number] = [undefined, 0];
      for (const [label, names] of words) {
        const score = scoreOf(names, wanted);
        if (score > most) [best, most] = [label, score];
      }
      return best;
    },
  };
});

/** 3: begins with it, 2: a word does, 1: has it, 0: not. */
function scoreOf(words: readonly string[], wanted: string): number {
  if (wanted === '') return 1;
  let best = 0;
  for (const word of words) {
    if (word.startsWith(wanted)) best = Math.max(best, 3);
    else if (word.includes(` ${wanted}`)) best = Math.max(best, 2);
    else if (word.includes(wanted)) best = Math.max(best, 1);
  }
  return best;
}
