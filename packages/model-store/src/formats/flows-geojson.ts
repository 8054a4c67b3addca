import type { FlowsAnswer, Model } from '@meridian/engine';
import { flowsTable } from './flows-table.ts';

/**
 * Flows as a GeoJSON FeatureCollection (RFC 7946): a LineString for each link with flow, the columns of the table of
 * flows as its properties; what is not known is left out. A link whose nodes are unknown has a null geometry.
 */
export function flowsGeoJson(answer: FlowsAnswer, model: Model): string {
  const { rows, columns, lines } = flowsTable(answer, model);
  const features = Array.from({ length: rows }, (_, row) => {
    const known = columns.filter(({ values }) => values[row] !== undefined);
    const coordinates = lines[row];
    return JSON.stringify({
      type: 'Feature',
      id: answer.links[row]?.link,
      geometry: coordinates === undefined ? null : { type: 'LineString', coordinates },
      properties: Object.fromEntries(known.map(({ name, values }) => [name, values[row]])),
    });
  });
  const name = `${model.name}-flows-${answer.period}`;
  // a feature a line: two files can be compared by line
  return `{"type":"FeatureCollection","name":${JSON.stringify(name)},"features":[\n${features.join(',\n')}\n]}\n`;
}
