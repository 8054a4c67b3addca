import { mapQuerySchema } from '@meridian/api-contract';
import type { Api, Context } from '../context.ts';

/** The network of a date as a picture, with the links of a route set off. */
export function mapRoutes(app: Api, { hasMap, pool }: Context): void {
  if (!hasMap) return;
  app.get(
    '/map.svg',
    { schema: { summary: 'Map of the network (SVG)', querystring: mapQuerySchema } },
    (request, reply) => pool.send('map', request.query, reply),
  );
}
