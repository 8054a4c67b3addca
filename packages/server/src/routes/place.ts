import { placesAnswerSchema, placesQuerySchema } from '@meridian/api-contract';
import { foldName, indexById } from '@meridian/engine';
import type { NodeRecord } from '@meridian/engine';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';

/** Search for places by any of their names. */
export function placeRoutes(app: Api, { model, places }: Context): void {
  app.get(
    '/places',
    { schema: { summary: 'Places by name', querystring: placesQuerySchema, response: answers(placesAnswerSchema) } },
    (request) => {
      const wanted = foldName(request.query.q);
      const order = indexById(model.tables, 'node');
      const best = new Map<NodeRecord, number>();
      for (const [name, ids] of places.byName) {
        const at = name.indexOf(wanted);
        if (at < 0) continue;
        // whole names first, then beginnings, then beginnings of words, then the rest
        const rank = name === wanted ? 0 : at === 0 ? 1 : name[at - 1] === ' ' ? 2 : 3;
        for (const id of ids) {
          const node = places.nodes.get(id);
          if (node !== undefined) best.set(node, Math.min(rank, best.get(node) ?? 9));
        }
      }
      const found = [...best].sort(
        (a, b) => a[1] - b[1] || (order.get(a[0].nodeId) ?? 0) - (order.get(b[0].nodeId) ?? 0),
      );
      return {
        schema: 'meridian.places/1' as const,
        places: found.slice(0, request.query.limit).map(([node]) => describePlace(node)),
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
