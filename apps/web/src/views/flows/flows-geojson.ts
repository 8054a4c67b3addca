import type { CsvRow } from '../../export/to-csv.ts';

interface Feature {
  readonly id?: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The lines of a model's GeoJSON that carry something, with their volumes as properties under the names of the CSV. */
export function flowsGeoJson(modelGeoJson: string, rows: readonly CsvRow[], period: string): string {
  const { features } = JSON.parse(modelGeoJson) as { readonly features: readonly Feature[] };
  const volumes = new Map(rows.map(({ link, ...row }) => [link, row]));
  const moving = features.flatMap((feature) => {
    const row = feature.id === undefined ? undefined : volumes.get(feature.id);
    if (row === undefined) return [];
    return [JSON.stringify({ ...feature, properties: { ...feature.properties, ...row, period } })];
  });
  // a feature a line: the file can be compared by line
  return `{"type":"FeatureCollection","name":${JSON.stringify(`flows ${period}`)},"features":[\n${moving.join(',\n')}\n]}\n`;
}
