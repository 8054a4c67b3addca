import type { ComboboxItem, OptionsFilter } from '@mantine/core';
import { foldName, indexPlaces, searchPlaces, once } from '@meridian/engine';
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
  const index = indexPlaces(model);
  const found = (text: string): readonly string[] =>
    searchPlaces(index, text).flatMap(({ nodeId }) => labels.get(nodeId) ?? []);
  return {
    labels: [...labels.values()],
    byLabel: new Map([...labels].map(([id, label]) => [label, id])),
    labelOf: (nodeId) => labels.get(nodeId) ?? nodeId,
    filter: ({ options: items, search, limit }) => {
      const byLabel = new Map((items as readonly ComboboxItem[]).map((item) => [item.value, item]));
      return found(search)
        .flatMap((label) => byLabel.get(label) ?? [])
        .slice(0, limit);
    },
    bestMatch: (text) => (foldName(text) === '' ? undefined : found(text)[0]),
  };
});
