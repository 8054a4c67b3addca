import type { ResultTable } from '@meridian/engine';

/**
 * A table of results whose rows are lines as a GeoJSON FeatureCollection (RFC 7946), named by its title: a LineString for
 * each row, the columns as its properties; what is not known is left out. A row whose line is not known has a null geometry.
 */
export function resultGeoJson({ title, columns, rows, features }: ResultTable): string {
  const id = columns.findIndex(({ name }) => name === features?.id);
  const lines = rows.map((row, at) => {
    const coordinates = features?.lines[at];
    const known = columns.flatMap(({ name }, column) =>
      row[column] === undefined ? [] : [[name, row[column]] as const],
    );
    return JSON.stringify({
      type: 'Feature',
      id: row[id],
      geometry: coordinates === undefined ? null : { type: 'LineString', coordinates },
      properties: Object.fromEntries(known),
    });
  });
  // a feature a line: two files can be compared by line
  return `{"type":"FeatureCollection","name":${JSON.stringify(title)},"features":[\n${lines.join(',\n')}\n]}\n`;
}
