import { composeMap, formatSvg } from '@meridian/cartography';
import { linkStates, overlay } from '@meridian/engine';
import { mapQuerySchema } from '@meridian/api-contract';
import { answerOrFail } from '../context.ts';
import type { Api, Context } from '../context.ts';

/** The network of a date as a picture, with the links of a route set off. */
export function mapRoutes(app: Api, { model, network, baseMap }: Context): void {
  if (baseMap === undefined) return;
  app.get(
    '/map.svg',
    { schema: { summary: 'Map of the network (SVG)', querystring: mapQuerySchema } },
    (request, reply) => {
      const { links = [], theme, extent, width, height, ...state } = request.query;
      const states = new Map(
        [...linkStates(answerOrFail(overlay(network, state)))].map(([link, { state: each }]) => [link, each]),
      );
      const highlighted = new Set(links);
      const shown = extent === 'highlighted' ? highlighted : extent;
      const scene = composeMap(model, baseMap, { width, height, theme, extent: shown, states, highlighted });
      return reply.type('image/svg+xml').send(formatSvg(scene));
    },
  );
}
