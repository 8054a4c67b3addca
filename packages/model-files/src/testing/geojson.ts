/** A line of GeoJSON for tests. */
export function lineFeature(
  coordinates: readonly (readonly number[])[],
  properties: object | null,
  id?: string,
): object {
  return {
    type: 'Feature',
    ...(id === undefined ? {} : { id }),
    geometry: { type: 'LineString', coordinates },
    properties,
  };
}

/** A point of GeoJSON for tests. */
export function pointFeature(x: number, y: number, properties: object): object {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [x, y] }, properties };
}

/** The text of a collection, with members beside its features. */
export function collectionText(features: readonly object[], members: object = {}): string {
  return JSON.stringify({ type: 'FeatureCollection', ...members, features });
}
