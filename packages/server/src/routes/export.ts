import { exportGeoJson } from '@meridian/model-store';
import type { Api, Context } from '../context.ts';

/** The model in a format that other tools open. */
export function exportRoutes(app: Api, { model }: Context): void {
  app.get('/export/geojson', { schema: { summary: 'Nodes and links as GeoJSON (RFC 7946)' } }, (_, reply) =>
    reply
      .type('application/geo+json')
      .header('content-disposition', `attachment; filename="${model.name}.geojson"`)
      .send(exportGeoJson(model)),
  );
}
