import type { Api, Context } from '../context.ts';

/** The model in a format that other tools open. */
export function exportRoutes(app: Api, { model, pool }: Context): void {
  app.get('/export/geojson', { schema: { summary: 'Nodes and links as GeoJSON (RFC 7946)' } }, (_, reply) =>
    pool.send(
      'geoJson',
      undefined,
      reply.header('content-disposition', `attachment; filename="${model.name}.geojson"`),
    ),
  );
}
