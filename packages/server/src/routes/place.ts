import { placesAnswerSchema, placesQuerySchema } from '@meridian/api-contract';
import { searchPlaces } from '@meridian/engine';
import type { NodeRecord } from '@meridian/engine';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';

/** Search for places by any of their names. */
export function placeRoutes(app: Api, { places }: Context): void {
  app.get(
    '/places',
    { schema: { summary: 'Places by name', querystring: placesQuerySchema, response: answers(placesAnswerSchema) } },
    (request) => {
      const found = searchPlaces(places, request.query.q);
      return {
        schema: 'meridian.places/1' as const,
        places: found.slice(0, request.query.limit).map(describePlace),
      };
    },
  );
}

function describePlace(node: NodeRecord) {
  return {
    id: node.nodeId,
    name: node.name,
    type: node.nodeType,
    country: node.country ?? null,
    unlocode: node.unlocode ?? null,
    longitude: node.xCoord,
    latitude: node.yCoord,
  };
}
